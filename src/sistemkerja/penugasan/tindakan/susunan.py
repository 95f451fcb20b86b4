"""Menyusun, menugaskan, dan menetapkan penugasan di dalam unit dan PD (penunjukan)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from sistemkerja.alur.kunci import catat_hasil, kunci_versi, naikkan_versi
from sistemkerja.alur.mesin import Mesin, bagi_yang_mulai, mesin
from sistemkerja.alur.tugas import beri_tugas_menurut, tutup_tugas
from sistemkerja.alur.wenang import pastikan_wenang, wenang
from sistemkerja.aturan.organisasi import Jabatan
from sistemkerja.jejak.catat import BAHASA_CATATAN, catat
from sistemkerja.organisasi.pelaku import JabatanDipangku, Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru
from sistemkerja.penugasan.models import Penugasan, SusunanPenugasan
from sistemkerja.penugasan.penetapan import rampungkan
from sistemkerja.penugasan.periksa_susunan import SusunanTerperiksa, periksa_susunan
from sistemkerja.penugasan.tahapan import Tahap, naskah_penugasan, pastikan_ada_yang_menugaskan, tahap_penetapan
from sistemkerja.perencanaan.models import ButirStrategi
from sistemkerja.perencanaan.pembagian import jabatan_bagian
from sistemkerja.perencanaan.penyusun import pemberi_penugasan, penyusun_penugasan
from sistemkerja.perencanaan.ulangan import hasil_terdahulu


@dataclass(frozen=True, slots=True)
class IsianPenugasan:
    """Satu orang yang ditunjuk: kursinya dan perannya."""

    jabatan_id: UUID
    peran: str
    uraian_peran: str = ""


@transaksi.atomic
def susun_penugasan(
    butir_id: UUID, orang: Sequence[IsianPenugasan], nama_tim: str = "", *, oleh: Pelaku, versi: int,
    nomor_surat: str = "", tanggal_surat: date | None = None, kunci: UUID | None = None,
) -> SusunanPenugasan:  # fmt: skip
    """Tunjuk pelaksana sebuah pekerjaan; tahap yang menjadi wewenang penyusun sendiri langsung terlewati.

    Aturan `pengusul_penugasan`, `pemberi_penugasan`, `penentu_ketua`, `penetap_tim`/`penetap_penugasan`.
    Raises TidakBerwenang, TidakDiaturApp, SudahBerubah, MasukanKeliru.
    """
    lama = hasil_terdahulu(kunci, "susun_penugasan", SusunanPenugasan, oleh=oleh)
    if lama is not None:
        return lama
    butir = kunci_versi(ButirStrategi, butir_id, versi, oleh=oleh)
    m = mesin(oleh.pemda, oleh.per)
    unit_id = unit_pemilik(m, butir)
    sebagai, dasar = _sebagai_penyusun(m, unit_id, oleh)
    if butir.susunan.exclude(keadaan=SusunanPenugasan.Keadaan.DITOLAK).exists():
        raise GalatKerja(_("Pekerjaan ini sudah ada penugasannya."))
    terpilih = periksa_susunan(m, butir, unit_id, orang)
    _pastikan_diatur(m, butir, unit_id, terpilih)
    naskah, jawaban_naskah = naskah_penugasan(m, unit_id, terpilih.lingkup)
    susunan = SusunanPenugasan.objects.create(
        pemda=oleh.pemda, butir=butir, lingkup=terpilih.lingkup, penyusun_id=sebagai.jabatan_id, instrumen=naskah,
        nama_tim=nama_tim or (butir.nama[:200] if butir.bentuk == "tim" else ""), nomor_surat=nomor_surat,
        tanggal_surat=(tanggal_surat or oleh.per) if nomor_surat else None,
        dasar=list(dict.fromkeys([*dasar, *(d for c in jawaban_naskah.cabang for d in c.dasar)])),
    )  # fmt: skip
    Penugasan.objects.bulk_create(
        Penugasan(pemda=oleh.pemda, susunan=susunan, jabatan_id=o.jabatan_id, pegawai_id=pegawai, peran=o.peran,
                  uraian_peran=o.uraian_peran)
        for o, pegawai in terpilih.orang
    )  # fmt: skip
    naikkan_versi(butir)
    tutup_tugas(oleh.pemda, butir.pk)
    catat("penugasan.disusun", susunan, oleh=oleh, sebagai=sebagai.sebutan, kasus=butir.pk, dasar=susunan.dasar,
          kalimat=f"menunjuk {len(orang)} orang untuk “{butir.nama}”.")  # fmt: skip
    _majukan(m, susunan, unit_id, oleh)
    catat_hasil(kunci, susunan, oleh=oleh)
    return susunan


@transaksi.atomic
def setujui_tahap(
    pk: UUID, *, oleh: Pelaku, versi: int, nomor_surat: str = "", tanggal_surat: date | None = None,
    kunci: UUID | None = None,
) -> SusunanPenugasan:  # fmt: skip
    """Jalankan tahap yang menunggu (menugaskan, menetapkan ketua, menetapkan). Raises TidakBerwenang, SudahBerubah."""
    lama = hasil_terdahulu(kunci, "setujui_tahap", SusunanPenugasan, oleh=oleh)
    if lama is not None:
        return lama
    susunan = kunci_versi(SusunanPenugasan, pk, versi, oleh=oleh)
    _pastikan_menunggu(susunan)
    m = bagi_yang_mulai(mesin(oleh.pemda, oleh.per), susunan.dibuat)
    unit_id = unit_pemilik(m, susunan.butir)
    tahap = tahap_susunan(m, susunan, unit_id)
    kini = tahap[susunan.tahap]
    pastikan_wenang(oleh, kini.wenang, kini.nama)
    if nomor_surat:
        susunan.nomor_surat, susunan.tanggal_surat = nomor_surat, tanggal_surat or oleh.per
        susunan.save(update_fields=["nomor_surat", "tanggal_surat"])
    _majukan(m, susunan, unit_id, oleh)
    catat_hasil(kunci, susunan, oleh=oleh)
    return susunan


@transaksi.atomic
def tolak_susunan(
    pk: UUID, alasan: str, *, oleh: Pelaku, versi: int, kunci: UUID | None = None
) -> SusunanPenugasan:  # fmt: skip
    """Kembalikan susunan kepada penyusunnya dengan alasan; penyusun dapat menunjuk lagi."""
    lama = hasil_terdahulu(kunci, "tolak_susunan", SusunanPenugasan, oleh=oleh)
    if lama is not None:
        return lama
    susunan = kunci_versi(SusunanPenugasan, pk, versi, oleh=oleh)
    _pastikan_menunggu(susunan)
    if not alasan.strip():
        raise MasukanKeliru({"alasan": [_("Tulis alasannya, supaya penyusun tahu apa yang diubah.")]})
    m = bagi_yang_mulai(mesin(oleh.pemda, oleh.per), susunan.dibuat)
    unit_id = unit_pemilik(m, susunan.butir)
    kini = tahap_susunan(m, susunan, unit_id)[susunan.tahap]
    sebagai = pastikan_wenang(oleh, kini.wenang, kini.nama)
    susunan.keadaan = SusunanPenugasan.Keadaan.DITOLAK
    susunan.alasan_tolak = alasan.strip()
    naikkan_versi(susunan, "keadaan", "alasan_tolak")
    tutup_tugas(oleh.pemda, susunan.pk)
    catat("penugasan.ditolak", susunan, oleh=oleh, sebagai=sebagai.sebutan, dasar=kini.wenang.dasar,
          kasus=susunan.butir_id, kalimat=f"tidak menyetujui: {susunan.alasan_tolak}")  # fmt: skip
    beri_tugas_menurut(
        penyusun_penugasan(m, unit_id), susunan.butir, "menugaskan", kasus=susunan.butir_id, oleh=oleh,
        alamat=susunan.get_absolute_url(), ringkas=susunan.alasan_tolak, batas=susunan.butir.mulai,
        judul=f"Tunjuk lagi pelaksana untuk “{susunan.butir.nama}”",
    )  # fmt: skip
    catat_hasil(kunci, susunan, oleh=oleh)
    return susunan


def unit_pemilik(m: Mesin, butir: ButirStrategi) -> str:
    """Unit pemilik pekerjaan: unit penanggung jawab bagian targetnya, juga bila strateginya dirumuskan atasannya."""
    return jabatan_bagian(m, butir.strategi.bagian.untuk_jabatan_id).unit


def tahap_susunan(m: Mesin, susunan: SusunanPenugasan, unit_id: str) -> tuple[Tahap, ...]:
    """Tahap penetapan susunan ini."""
    orang = list(susunan.penugasan.values_list("jabatan_id", "peran"))
    kursi = [j for j in (_kursi(m, jabatan) for jabatan, _peran in orang) if j is not None]
    berketua = any(peran == "ketua_tim" for _jabatan, peran in orang)
    return tahap_penetapan(
        m, unit_id, bentuk=susunan.butir.bentuk, lingkup=susunan.lingkup, berketua=berketua, kursi=kursi
    )


def _kursi(m: Mesin, jabatan_id: UUID) -> Jabatan | None:
    """Kursi itu hari ini, atau None bila sudah ditutup sejak ditugaskan."""
    try:
        return m.org.jabatan(str(jabatan_id))
    except KeyError:
        return None


def _sebagai_penyusun(m: Mesin, unit_id: str, oleh: Pelaku) -> tuple[JabatanDipangku, list[str]]:
    """Pengusul, pemberi penugasan, atau perumus strategi boleh menyusun, dan dasarnya; yang lain ditolak."""
    pengusul = penyusun_penugasan(m, unit_id)
    pemberi = pemberi_penugasan(m, unit_id)
    perumus = wenang(m, "perumus_strategi", unit_id)
    for w in (pengusul, pemberi, perumus):
        dipangku = w.sebagai(oleh)
        if dipangku is not None:
            return dipangku, w.dasar
    pengusul = pengusul if pengusul.diatur else pemberi
    return pastikan_wenang(oleh, pengusul, _("menunjuk pelaksana")), pengusul.dasar


def _pastikan_diatur(m: Mesin, butir: ButirStrategi, unit_id: str, terpilih: SusunanTerperiksa) -> None:
    """Ada yang berwenang menugaskan atau menetapkan orang-orang ini. Raises TidakDiaturApp."""
    kursi = [j for o, _pegawai in terpilih.orang if (j := _kursi(m, o.jabatan_id)) is not None]
    berketua = any(o.peran == "ketua_tim" for o, _pegawai in terpilih.orang)
    tahap = tahap_penetapan(m, unit_id, bentuk=butir.bentuk, lingkup=terpilih.lingkup, berketua=berketua, kursi=kursi)
    pastikan_ada_yang_menugaskan(m, unit_id, tahap, terpilih.lingkup)


@override(BAHASA_CATATAN)  # nama tahapnya ikut tersimpan
def _majukan(m: Mesin, susunan: SusunanPenugasan, unit_id: str, oleh: Pelaku) -> None:
    """Lewati tahap yang menjadi wewenang pelaku, lalu letakkan giliran berikutnya atau rampungkan."""
    tahap = tahap_susunan(m, susunan, unit_id)
    tutup_tugas(oleh.pemda, susunan.pk)
    while susunan.tahap < len(tahap):
        kini = tahap[susunan.tahap]
        sebagai = kini.wenang.sebagai(oleh)
        if sebagai is None:
            break
        susunan.tahap += 1
        susunan.dasar = list(dict.fromkeys([*susunan.dasar, *kini.wenang.dasar]))
        kalimat = f"{kini.nama} untuk “{susunan.butir.nama}”."
        catat(f"penugasan.{kini.kerja}", susunan, oleh=oleh, sebagai=sebagai.sebutan, dasar=kini.wenang.dasar,
              kasus=susunan.butir_id, kalimat=kalimat)  # fmt: skip
    if susunan.tahap >= len(tahap):
        susunan.keadaan = SusunanPenugasan.Keadaan.DITETAPKAN
    naikkan_versi(susunan, "tahap", "keadaan", "dasar")
    if susunan.keadaan == SusunanPenugasan.Keadaan.DITETAPKAN:
        rampungkan(m, susunan, unit_id, tahap, oleh)
        return
    kini = tahap[susunan.tahap]
    beri_tugas_menurut(
        kini.wenang, susunan, kini.kerja, kasus=susunan.butir_id, alamat=susunan.get_absolute_url(), oleh=oleh,
        judul=f"{kini.nama.capitalize()}: “{susunan.butir.nama}”", batas=susunan.butir.mulai,
        ringkas=", ".join(str(p.pegawai) for p in susunan.penugasan.select_related("pegawai")[:8]),
    )  # fmt: skip


def _pastikan_menunggu(susunan: SusunanPenugasan) -> None:
    if susunan.keadaan != SusunanPenugasan.Keadaan.MENUNGGU:
        raise GalatKerja(_("Penugasan ini sudah %(k)s.") % {"k": susunan.get_keadaan_display().lower()})

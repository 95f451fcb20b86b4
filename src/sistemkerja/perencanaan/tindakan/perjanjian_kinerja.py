"""Membuat, mengubah, dan menetapkan Perjanjian Kinerja."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import catat_hasil, kunci_versi, naikkan_versi, sudah_berubah
from sistemkerja.alur.mesin import Mesin, mesin, mesin_kasus
from sistemkerja.alur.tugas import beri_tugas_menurut, tutup_tugas
from sistemkerja.alur.wenang import pastikan_wenang, wenang
from sistemkerja.jejak.catat import catat
from sistemkerja.organisasi.models import UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru
from sistemkerja.perencanaan.models import PerjanjianKinerja, SasaranKinerja
from sistemkerja.perencanaan.ulangan import hasil_terdahulu


@dataclass(frozen=True, slots=True)
class IsianSasaran:
    """Satu baris sasaran dari formulir."""

    sasaran: str
    indikator: str
    target: str
    satuan: str = ""


@transaksi.atomic
def buat_perjanjian_kinerja(
    unit: UnitOrganisasi, tahun: int, sasaran: Sequence[IsianSasaran], *, oleh: Pelaku, kunci: UUID | None = None
) -> PerjanjianKinerja:
    """Draf Perjanjian Kinerja sebuah unit (aturan `penetap_perjanjian_kinerja`).

    Raises TidakBerwenang, TidakDiaturApp (unit ini tidak ber-PK sendiri), SudahBerubah (sudah ada tahun itu).
    """
    ulang = hasil_terdahulu(kunci, "buat_perjanjian_kinerja", PerjanjianKinerja, oleh=oleh)
    if ulang is not None:
        return ulang
    if unit.pemda_id != oleh.pemda.pk:
        raise Http404
    m = mesin(oleh.pemda, oleh.per)
    w = wenang(m, "penetap_perjanjian_kinerja", unit.pk)
    sebagai = pastikan_wenang(oleh, w, _("menyusun Perjanjian Kinerja"))
    UnitOrganisasi.objects.select_for_update(of=("self",)).get(pk=unit.pk)  # dua penyusun berbaris di sini
    ada = PerjanjianKinerja.objects.filter(pemda=oleh.pemda, unit=unit, tahun=tahun).first()
    if ada is not None:
        raise sudah_berubah(ada.pk, oleh=oleh)
    pk = PerjanjianKinerja.objects.create(
        pemda=oleh.pemda, unit=unit, tahun=tahun, penetap_id=sebagai.jabatan_id, dasar=w.dasar,
        peraturan_id=m.peraturan.id, sidik=m.peraturan.sidik,
    )  # fmt: skip
    _tulis_sasaran(pk, sasaran)
    beri_tugas_menurut(
        w, pk, "menetapkan", kasus=pk.pk, alamat=pk.get_absolute_url(), oleh=oleh,
        judul=f"Tetapkan Perjanjian Kinerja {unit.nama} {tahun}",
    )  # fmt: skip
    catat(
        "perjanjian_kinerja.dibuat", pk, oleh=oleh, sebagai=sebagai.sebutan, dasar=w.dasar, kasus=pk.pk,
        kalimat=f"menyusun draf Perjanjian Kinerja {tahun} dengan {len(sasaran)} sasaran.",
    )  # fmt: skip
    catat_hasil(kunci, pk, oleh=oleh)
    return pk


@transaksi.atomic
def ubah_sasaran(
    pk: UUID, sasaran: Sequence[IsianSasaran], *, oleh: Pelaku, versi: int, kunci: UUID | None = None
) -> PerjanjianKinerja:
    """Ganti seluruh baris sasaran sebuah draf. Raises TidakBerwenang, SudahBerubah, GalatKerja (sudah ditetapkan)."""
    ulang = hasil_terdahulu(kunci, "ubah_sasaran", PerjanjianKinerja, oleh=oleh)
    if ulang is not None:
        return ulang
    perjanjian = kunci_versi(PerjanjianKinerja, pk, versi, oleh=oleh)
    w = wenang(mesin_kasus(oleh.pemda, oleh.per, perjanjian), "penetap_perjanjian_kinerja", perjanjian.unit_id)
    sebagai = pastikan_wenang(oleh, w, _("mengubah Perjanjian Kinerja"))
    _pastikan_draf(perjanjian)
    perjanjian.sasaran.all().delete()
    _tulis_sasaran(perjanjian, sasaran)
    naikkan_versi(perjanjian)
    catat(
        "perjanjian_kinerja.diubah", perjanjian, oleh=oleh, sebagai=sebagai.sebutan, dasar=w.dasar,
        kasus=perjanjian.pk, kalimat=f"mengubah sasaran; kini {len(sasaran)} baris.",
    )  # fmt: skip
    catat_hasil(kunci, perjanjian, oleh=oleh)
    return perjanjian


@transaksi.atomic
def tetapkan_perjanjian_kinerja(
    pk: UUID, *, oleh: Pelaku, versi: int, nomor: str = "", kunci: UUID | None = None
) -> PerjanjianKinerja:
    """Tetapkan Perjanjian Kinerja; sejak itu targetnya dapat dibagi (aturan `penetap_perjanjian_kinerja`).

    Raises TidakBerwenang, SudahBerubah, MasukanKeliru (belum ada sasaran), GalatKerja (sudah ditetapkan).
    """
    ulang = hasil_terdahulu(kunci, "tetapkan_perjanjian_kinerja", PerjanjianKinerja, oleh=oleh)
    if ulang is not None:
        return ulang
    perjanjian = kunci_versi(PerjanjianKinerja, pk, versi, oleh=oleh)
    m = mesin_kasus(oleh.pemda, oleh.per, perjanjian)
    w = wenang(m, "penetap_perjanjian_kinerja", perjanjian.unit_id)
    sebagai = pastikan_wenang(oleh, w, _("menetapkan Perjanjian Kinerja"))
    _pastikan_draf(perjanjian)
    if not perjanjian.sasaran.exists():
        raise MasukanKeliru({"": [_("Isi paling sedikit satu sasaran sebelum menetapkan.")]})
    perjanjian.keadaan = PerjanjianKinerja.Keadaan.DITETAPKAN
    perjanjian.ditetapkan_pada = timezone.now()
    perjanjian.nomor = nomor
    perjanjian.penetap_id = sebagai.jabatan_id
    naikkan_versi(perjanjian, "keadaan", "ditetapkan_pada", "nomor", "penetap")
    tutup_tugas(oleh.pemda, perjanjian.pk)
    _giliran_membagi(m, perjanjian, oleh)
    catat(
        "perjanjian_kinerja.ditetapkan", perjanjian, oleh=oleh, sebagai=sebagai.sebutan, dasar=w.dasar,
        kasus=perjanjian.pk, kalimat=f"menetapkan Perjanjian Kinerja {perjanjian.tahun}.",
    )  # fmt: skip
    catat_hasil(kunci, perjanjian, oleh=oleh)
    return perjanjian


def _giliran_membagi(m: Mesin, perjanjian: PerjanjianKinerja, oleh: Pelaku) -> None:
    """Giliran berikutnya: membagi target; bila pembaginya tidak diatur, perumus strategi mengambil langsung."""
    pembagi = wenang(m, "pembagi_target", perjanjian.unit_id)
    nama = f"Perjanjian Kinerja {perjanjian.unit.nama} {perjanjian.tahun}"
    if pembagi.diatur:
        judul = f"Bagi target {nama}"
        beri_tugas_menurut(pembagi, perjanjian, "membagi_target", kasus=perjanjian.pk,
                           alamat=perjanjian.get_absolute_url(), judul=judul, oleh=oleh)  # fmt: skip
        return
    perumus = wenang(m, "perumus_strategi", perjanjian.unit_id)
    judul = f"Ambil sasaran {nama} untuk dirumuskan strateginya"
    beri_tugas_menurut(perumus, perjanjian, "membagi_target", kasus=perjanjian.pk,
                       alamat=perjanjian.get_absolute_url(), judul=judul, oleh=oleh)  # fmt: skip


def _pastikan_draf(perjanjian: PerjanjianKinerja) -> None:
    if perjanjian.keadaan != PerjanjianKinerja.Keadaan.DRAF:
        raise GalatKerja(_("Perjanjian Kinerja ini sudah ditetapkan, jadi sasarannya tidak berubah lagi."))


def _tulis_sasaran(perjanjian: PerjanjianKinerja, sasaran: Sequence[IsianSasaran]) -> None:
    SasaranKinerja.objects.bulk_create(
        SasaranKinerja(
            pemda_id=perjanjian.pemda_id, perjanjian=perjanjian, urut=urut, sasaran=s.sasaran,
            indikator=s.indikator, target=s.target, satuan=s.satuan,
        )
        for urut, s in enumerate(sasaran, 1)
    )  # fmt: skip

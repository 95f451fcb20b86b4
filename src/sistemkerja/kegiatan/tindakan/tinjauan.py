"""Meninjau hasil langkah demi langkah, sampai seorang yang berwenang menyatakannya selesai."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import kunci_versi, naikkan_versi, sudah_dijalankan
from sistemkerja.alur.mesin import Mesin, mesin_kasus
from sistemkerja.alur.tugas import beri_tugas, tutup_kasus, tutup_tugas
from sistemkerja.alur.wenang import sebut_pejabat, wenang
from sistemkerja.aturan.alur import MENINJAU
from sistemkerja.aturan.rantai import LangkahRantai, Rantai
from sistemkerja.jejak.catat import catat
from sistemkerja.kegiatan.models import Hasil, Kegiatan, Tinjauan
from sistemkerja.kegiatan.peran import TimKegiatan, bertindak_di, jawaban_perbaikan, rantai_kegiatan, tim_kegiatan
from sistemkerja.kegiatan.tindakan.hasil import lanjutkan
from sistemkerja.kegiatan.tindakan.pelaksanaan import orang
from sistemkerja.organisasi.pelaku import JabatanDipangku, Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru, TidakBerwenang


@transaksi.atomic
def tinjau_hasil(
    pk: UUID, putusan: str, catatan: str = "", *, oleh: Pelaku, versi: int, kunci: UUID | None = None
) -> Kegiatan:
    """Jalankan langkah tinjauan yang menunggu (`rantai_tinjauan`): sesuai, belum_sesuai, atau selesai (teruskan).

    Bila peninjau terakhir juga penyelesai, hasil yang sesuai sekaligus dinyatakan selesai (aturan `penyelesai`).
    Raises TidakBerwenang, SudahBerubah, MasukanKeliru (kembali tanpa catatan).
    """
    kegiatan = kunci_versi(Kegiatan, pk, None, oleh=oleh)
    tim = tim_kegiatan(kegiatan)
    if sudah_dijalankan(kunci, "tinjau_hasil", oleh=oleh):
        return kegiatan
    kegiatan = kunci_versi(Kegiatan, pk, versi, oleh=oleh)
    m = mesin_kasus(oleh.pemda, oleh.per, kegiatan)
    rantai = rantai_kegiatan(m, kegiatan, tim)
    langkah = langkah_menunggu(kegiatan, rantai)
    sebagai = _pastikan_peninjau(m, kegiatan, langkah, oleh)
    _pastikan_putusan(langkah, putusan, catatan)
    hasil = kegiatan.hasil.order_by("-ke")[0]
    _catat_tinjauan(hasil, langkah, putusan, catatan, oleh, sebagai, kegiatan)
    tutup_tugas(oleh.pemda, kegiatan.pk)
    if putusan == Tinjauan.Putusan.BELUM:
        _kembalikan(m, kegiatan, tim, catatan, oleh)
    elif langkah.kerja == "menyatakan_selesai" or _sekaligus_selesai(rantai, langkah):
        _selesai(kegiatan, rantai, oleh, sebagai, hasil, langkah)
    else:
        naikkan_versi(kegiatan)
        lanjutkan(kegiatan, rantai, oleh, hasil)
    return kegiatan


def nyatakan_selesai(pk: UUID, *, oleh: Pelaku, versi: int, kunci: UUID | None = None) -> Kegiatan:
    """Nyatakan kegiatan selesai (aturan `penyelesai`): langkah terakhir rantai. Raises TidakBerwenang, SudahBerubah."""
    return tinjau_hasil(pk, Tinjauan.Putusan.SESUAI, oleh=oleh, versi=versi, kunci=kunci)


def langkah_menunggu(kegiatan: Kegiatan, rantai: Rantai) -> LangkahRantai:
    """Langkah rantai yang sedang menunggu. Raises GalatKerja bila kegiatan tidak sedang ditinjau."""
    if kegiatan.keadaan != Kegiatan.Keadaan.TINJAUAN:
        raise GalatKerja(
            _("Hasil kegiatan ini tidak sedang ditinjau; keadaannya “%(k)s”.") % {"k": kegiatan.get_keadaan_display()}
        )
    semua = [*rantai.langkah, *([rantai.penyelesai] if rantai.penyelesai else [])]
    kini = next((s for s in semua if s.n == kegiatan.langkah), None)
    if kini is not None and kini.dilewati:
        # Susunan pejabat berubah sejak hasil diserahkan; langkah yang kini dilewati diteruskan ke berikutnya.
        kini = next((s for s in semua if s.n > kegiatan.langkah and not s.dilewati), None)
    if kini is None:
        raise GalatKerja(_("Tidak ada langkah tinjauan yang menunggu."))
    return kini


def _pastikan_peninjau(m: Mesin, kegiatan: Kegiatan, langkah: LangkahRantai, oleh: Pelaku) -> JabatanDipangku:
    for jabatan in langkah.pejabat.jabatan:
        dipangku = bertindak_di(m, jabatan.id, oleh)
        if dipangku is not None:
            return dipangku
    siapa = sebut_pejabat(m, langkah.pejabat.jabatan)
    raise TidakBerwenang(
        _("Hasil ini menunggu %(siapa)s (%(dasar)s).") % {"siapa": siapa, "dasar": "; ".join(langkah.dasar)},
        siapa,
        langkah.dasar,
    )


def _pastikan_putusan(langkah: LangkahRantai, putusan: str, catatan: str) -> None:
    meninjau = langkah.kerja in MENINJAU or langkah.kerja == "menyatakan_selesai"
    boleh = (Tinjauan.Putusan.SESUAI, Tinjauan.Putusan.BELUM) if meninjau else (Tinjauan.Putusan.DITERUSKAN,)
    if putusan not in boleh:
        raise MasukanKeliru({"putusan": [_("Pilih putusan yang tersedia pada langkah ini.")]})
    if putusan == Tinjauan.Putusan.BELUM and not catatan.strip():
        raise MasukanKeliru({"catatan": [_("Tulis apa yang belum sesuai, supaya dapat diperbaiki.")]})


def _catat_tinjauan(
    hasil: Hasil, langkah: LangkahRantai, putusan: str, catatan: str, oleh: Pelaku, sebagai: JabatanDipangku,
    kegiatan: Kegiatan,
) -> None:  # fmt: skip
    tinjauan = Tinjauan.objects.create(
        pemda=oleh.pemda, hasil=hasil, n=langkah.n, kerja=langkah.kerja, putusan=putusan, catatan=catatan.strip(),
        dasar=list(langkah.dasar), **orang(oleh, sebagai),
    )  # fmt: skip
    kalimat = {
        "sesuai": "menyatakan hasil sesuai target.",
        "belum_sesuai": f"mengembalikan hasil: {catatan.strip()}",
        "selesai": "menerima hasil dan meneruskannya.",
    }[putusan]
    catat(f"hasil.{langkah.kerja}", kegiatan, oleh=oleh, sebagai=sebagai.sebutan, dasar=langkah.dasar,
          kasus=kegiatan.pk, kalimat=kalimat, isi={"tinjauan": str(tinjauan.pk), "putusan": putusan})  # fmt: skip


def _sekaligus_selesai(rantai: Rantai, langkah: LangkahRantai) -> bool:
    """Peninjau terakhir yang juga penyelesai: menerima hasil yang sesuai berarti menyatakannya selesai."""
    akhir = rantai.penyelesai
    if akhir is None or not rantai.berlaku or rantai.berlaku[-1].n != langkah.n:
        return False
    return bool({j.id for j in akhir.pejabat.jabatan} & {j.id for j in langkah.pejabat.jabatan})


def _kembalikan(m: Mesin, kegiatan: Kegiatan, tim: TimKegiatan, catatan: str, oleh: Pelaku) -> None:
    """Kembali kepada pelaksana; hanya hasil yang sesuai yang naik. Pembenah yang ditunjuk aturan ikut diberi tahu."""
    kegiatan.keadaan, kegiatan.langkah = Kegiatan.Keadaan.PERBAIKAN, 0
    naikkan_versi(kegiatan, "keadaan", "langkah")
    jawaban = jawaban_perbaikan(m, kegiatan)
    dasar = [d for c in jawaban.cabang for d in c.dasar]
    judul = f"Perbaiki hasil “{kegiatan.judul}”"
    untuk = list(tim.kursi_pengerja())
    if jawaban.diatur:
        untuk.extend(UUID(j) for j in wenang(m, "tidak_sesuai_target", kegiatan.unit_id).id_jabatan)
    beri_tugas(
        oleh.pemda, kegiatan, "memperbaiki", untuk, kasus=kegiatan.pk, alamat=kegiatan.get_absolute_url(),
        judul=judul, dari=oleh.nama, dasar=dasar, ringkas=catatan.strip(), batas=kegiatan.batas,
        alasan="Hasil belum sesuai target, jadi belum naik ke langkah berikutnya.",
    )  # fmt: skip


def _selesai(
    kegiatan: Kegiatan, rantai: Rantai, oleh: Pelaku, sebagai: JabatanDipangku, hasil: Hasil, langkah: LangkahRantai
) -> None:
    akhir = rantai.penyelesai
    assert akhir is not None
    kegiatan.keadaan, kegiatan.persen, kegiatan.langkah = Kegiatan.Keadaan.SELESAI, 100, akhir.n
    kegiatan.selesai_pada = timezone.now()
    naikkan_versi(kegiatan, "keadaan", "persen", "langkah", "selesai_pada")
    if langkah.n != akhir.n:
        Tinjauan.objects.create(
            pemda=oleh.pemda, hasil=hasil, n=akhir.n, kerja="menyatakan_selesai",
            putusan=Tinjauan.Putusan.DINYATAKAN, dasar=list(akhir.dasar), **orang(oleh, sebagai),
        )  # fmt: skip
    tutup_kasus(oleh.pemda, kegiatan.pk)
    catat("kegiatan.selesai", kegiatan, oleh=oleh, sebagai=sebagai.sebutan, dasar=akhir.dasar, kasus=kegiatan.pk,
          kalimat="menyatakan kegiatan selesai.")  # fmt: skip

"""Menjalankan putusan dari Meja Kerja: memanggil tindakan yang sama dengan halaman pekerjaannya."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import sudah_dijalankan
from sistemkerja.alur.models import Tugas
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.kegiatan.models import Tinjauan
from sistemkerja.kegiatan.tindakan import putuskan_kendala, putuskan_rencana, tinjau_hasil
from sistemkerja.meja.rupa import rupa
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import SudahBerubah
from sistemkerja.penugasan.tindakan import setujui_tahap, tolak_susunan
from sistemkerja.perencanaan.tindakan import tetapkan_perjanjian_kinerja

SETUJU, BALIK, PUTUS = "persetujuan", "pengembalian", "putusan"
Jalan = Callable[[Tugas, str, Pelaku, int], object]


def _sesuai(t: Tugas, catatan: str, oleh: Pelaku, versi: int) -> object:
    return tinjau_hasil(t.objek_id, Tinjauan.Putusan.SESUAI, catatan, oleh=oleh, versi=versi)


def _belum(t: Tugas, catatan: str, oleh: Pelaku, versi: int) -> object:
    return tinjau_hasil(t.objek_id, Tinjauan.Putusan.BELUM, catatan, oleh=oleh, versi=versi)


def _teruskan(t: Tugas, catatan: str, oleh: Pelaku, versi: int) -> object:
    return tinjau_hasil(t.objek_id, Tinjauan.Putusan.DITERUSKAN, catatan, oleh=oleh, versi=versi)


def _setujui(t: Tugas, catatan: str, oleh: Pelaku, versi: int) -> object:
    return setujui_tahap(t.objek_id, oleh=oleh, versi=versi)


def _tolak(t: Tugas, catatan: str, oleh: Pelaku, versi: int) -> object:
    return tolak_susunan(t.objek_id, catatan, oleh=oleh, versi=versi)


def _sepakati(t: Tugas, catatan: str, oleh: Pelaku, versi: int) -> object:
    return putuskan_rencana(t.objek_id, True, oleh=oleh, versi=versi)


def _kembalikan_rencana(t: Tugas, catatan: str, oleh: Pelaku, versi: int) -> object:
    return putuskan_rencana(t.objek_id, False, catatan, oleh=oleh, versi=versi)


def _tetapkan_pk(t: Tugas, catatan: str, oleh: Pelaku, versi: int) -> object:
    return tetapkan_perjanjian_kinerja(t.objek_id, oleh=oleh, versi=versi)


def _putuskan(t: Tugas, catatan: str, oleh: Pelaku, versi: int) -> object:
    return putuskan_kendala(t.objek_id, catatan, oleh=oleh, versi=versi)


_HASIL = "kegiatan.kegiatan"
_SUSUNAN = "penugasan.susunanpenugasan"
_JALAN: dict[tuple[str, str, str], Jalan] = {
    **{(kerja, _HASIL, SETUJU): _sesuai for kerja in ("meninjau", "mengevaluasi", "menyatakan_selesai")},
    **{(kerja, _HASIL, BALIK): _belum for kerja in ("meninjau", "mengevaluasi", "menyatakan_selesai")},
    **{(kerja, _HASIL, SETUJU): _teruskan for kerja in ("menerima", "meneruskan")},
    **{(kerja, _SUSUNAN, SETUJU): _setujui for kerja in ("menetapkan", "menetapkan_ketua", "menugaskan")},
    **{(kerja, _SUSUNAN, BALIK): _tolak for kerja in ("menetapkan", "menetapkan_ketua", "menugaskan")},
    ("menyepakati_rencana", _HASIL, SETUJU): _sepakati,
    ("menyepakati_rencana", _HASIL, BALIK): _kembalikan_rencana,
    ("menetapkan", "perencanaan.perjanjiankinerja", SETUJU): _tetapkan_pk,
    ("memutuskan_kendala", "kegiatan.kendala", PUTUS): _putuskan,
}


def dapat(tugas: Tugas, macam: str) -> bool:
    """Apakah putusan macam ini tersedia bagi tugas itu."""
    return (tugas.kerja, tugas.objek_jenis, macam) in _JALAN


@transaksi.atomic
def jalankan(tugas: Tugas, macam: str, catatan: str, *, oleh: Pelaku, versi: int, kunci: UUID | None) -> str:
    """Jalankan putusan atas tugas pelaku; kalimat penegasannya kembali. Kiriman ulang (kunci yang sama) tidak berganda.

    Raises SudahBerubah (sudah diputuskan), TidakBerwenang, MasukanKeliru, dan lain-lain dari tindakannya.
    """
    kunci_meja = uuid5(kunci, str(tugas.pk)) if kunci else None
    if sudah_dijalankan(kunci_meja, f"meja.{macam}", oleh=oleh):
        return kalimat_usai(tugas, macam)
    if tugas.selesai_pada is not None:
        raise _sudah_diputuskan(tugas)
    _JALAN[tugas.kerja, tugas.objek_jenis, macam](tugas, catatan, oleh, versi)
    return kalimat_usai(tugas, macam)


def kalimat_usai(tugas: Tugas, macam: str) -> str:
    """Penegasan yang tenang sesudah sebuah putusan."""
    bentuk = rupa(tugas.kerja, tugas.objek_jenis)
    return f"{bentuk.usai_balik if macam == BALIK else bentuk.usai} {tugas.judul}."


def _sudah_diputuskan(tugas: Tugas) -> SudahBerubah:
    terakhir = Peristiwa.objects.filter(pemda_id=tugas.pemda_id, kasus=tugas.kasus).order_by("-pada").first()
    siapa = terakhir.oleh if terakhir else _("orang lain")
    kalimat = _("Tugas ini sudah diputuskan: %(siapa)s %(apa)s") % {
        "siapa": siapa,
        "apa": terakhir.kalimat if terakhir else "",
    }
    return SudahBerubah(siapa, tugas.selesai_pada, kalimat)

"""Tindakan atas unit: setiap tindakan punya tanggal berlaku dan keputusan sebagai dasarnya.

Isi tiap tindakan sama dengan langkah rencana (`reorganisasi.langkah_unit`); `versi` dari `versi_tata`.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sistemkerja.kepegawaian.models.unit import RencanaReorganisasi
from sistemkerja.kepegawaian.tindakan.unit.jalankan import Dasar
from sistemkerja.kepegawaian.tindakan.unit.tunggal import Isi, jalankan_tunggal
from sistemkerja.organisasi.pelaku import Pelaku


def bentuk(
    isi: Isi, tanggal: date, dasar: Dasar, *, oleh: Pelaku, versi: str | None = None, kunci: UUID | None = None
) -> RencanaReorganisasi:
    """Bentuk unit dengan kursi pimpinannya. Raises TidakBerwenang, SudahBerubah, MasukanKeliru."""
    return jalankan_tunggal("bentuk_unit", isi, tanggal, dasar, oleh=oleh, versi=versi, kunci=kunci)


def ubah(
    isi: Isi, tanggal: date, dasar: Dasar, *, oleh: Pelaku, versi: str | None = None, kunci: UUID | None = None
) -> RencanaReorganisasi:
    """Ubah nama, jenis, tipe, bagian, atau kode PD. Raises TidakBerwenang, SudahBerubah, MasukanKeliru."""
    return jalankan_tunggal("ubah_unit", isi, tanggal, dasar, oleh=oleh, versi=versi, kunci=kunci)


def pindah(
    isi: Isi, tanggal: date, dasar: Dasar, *, oleh: Pelaku, versi: str | None = None, kunci: UUID | None = None
) -> RencanaReorganisasi:
    """Pindahkan unit ke induk lain. Raises TidakBerwenang, SudahBerubah, MasukanKeliru (lingkaran, kapan pun)."""
    return jalankan_tunggal("pindah_unit", isi, tanggal, dasar, oleh=oleh, versi=versi, kunci=kunci)


def gabung(
    isi: Isi, tanggal: date, dasar: Dasar, *, oleh: Pelaku, versi: str | None = None, kunci: UUID | None = None
) -> RencanaReorganisasi:
    """Gabungkan unit ke unit lain atau ke unit baru. Raises TidakBerwenang, SudahBerubah, MasukanKeliru."""
    return jalankan_tunggal("gabung_unit", isi, tanggal, dasar, oleh=oleh, versi=versi, kunci=kunci)


def pecah(
    isi: Isi, tanggal: date, dasar: Dasar, *, oleh: Pelaku, versi: str | None = None, kunci: UUID | None = None
) -> RencanaReorganisasi:
    """Pecah unit: sebagian kursinya menjadi unit baru. Raises TidakBerwenang, SudahBerubah, MasukanKeliru."""
    return jalankan_tunggal("pecah_unit", isi, tanggal, dasar, oleh=oleh, versi=versi, kunci=kunci)


def tutup(
    isi: Isi, tanggal: date, dasar: Dasar, *, oleh: Pelaku, versi: str | None = None, kunci: UUID | None = None
) -> RencanaReorganisasi:
    """Tutup unit; riwayatnya tetap. Raises TidakBerwenang, SudahBerubah, MasukanKeliru (menyebut yang masih ada)."""
    return jalankan_tunggal("tutup_unit", isi, tanggal, dasar, oleh=oleh, versi=versi, kunci=kunci)

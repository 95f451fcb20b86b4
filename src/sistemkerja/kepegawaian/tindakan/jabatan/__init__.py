"""Tindakan atas kursi jabatan dan formasinya, seperti tindakan atas unit: bertanggal dan berdasar keputusan."""

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
    """Bentuk satu atau beberapa kursi di sebuah unit. Raises TidakBerwenang, SudahBerubah, MasukanKeliru."""
    return jalankan_tunggal("bentuk_kursi", isi, tanggal, dasar, oleh=oleh, versi=versi, kunci=kunci)


def ubah(
    isi: Isi, tanggal: date, dasar: Dasar, *, oleh: Pelaku, versi: str | None = None, kunci: UUID | None = None
) -> RencanaReorganisasi:
    """Ubah nama, kode, jenjang, atau kelas. Raises TidakBerwenang, SudahBerubah, MasukanKeliru."""
    return jalankan_tunggal("ubah_kursi", isi, tanggal, dasar, oleh=oleh, versi=versi, kunci=kunci)


def pindah(
    isi: Isi, tanggal: date, dasar: Dasar, *, oleh: Pelaku, versi: str | None = None, kunci: UUID | None = None
) -> RencanaReorganisasi:
    """Pindahkan kursi ke unit lain bersama pemangkunya. Raises TidakBerwenang, SudahBerubah, MasukanKeliru."""
    return jalankan_tunggal("pindah_kursi", isi, tanggal, dasar, oleh=oleh, versi=versi, kunci=kunci)


def tutup(
    isi: Isi, tanggal: date, dasar: Dasar, *, oleh: Pelaku, versi: str | None = None, kunci: UUID | None = None
) -> RencanaReorganisasi:
    """Tutup kursi. Raises TidakBerwenang, SudahBerubah, MasukanKeliru (masih dipangku, masih ada kerja)."""
    return jalankan_tunggal("tutup_kursi", isi, tanggal, dasar, oleh=oleh, versi=versi, kunci=kunci)


def tetapkan_formasi(
    isi: Isi, tanggal: date, dasar: Dasar, *, oleh: Pelaku, versi: str | None = None, kunci: UUID | None = None
) -> RencanaReorganisasi:
    """Tetapkan banyak kursi bagi satu nama jabatan. Raises TidakBerwenang, SudahBerubah, MasukanKeliru."""
    return jalankan_tunggal("tetapkan_formasi", isi, tanggal, dasar, oleh=oleh, versi=versi, kunci=kunci)

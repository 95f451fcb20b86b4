"""Tindakan atas rencana reorganisasi: menyusun drafnya, menetapkannya utuh, dan membatalkannya sebelum berlaku."""

from sistemkerja.kepegawaian.tindakan.reorganisasi.draf import (
    IsiRencana,
    buat_rencana,
    geser_langkah,
    hapus_langkah,
    tambah_langkah,
    ubah_langkah,
    ubah_rencana,
)
from sistemkerja.kepegawaian.tindakan.reorganisasi.penetapan import batalkan_rencana, tetapkan_rencana

__all__ = [
    "IsiRencana",
    "batalkan_rencana",
    "buat_rencana",
    "geser_langkah",
    "hapus_langkah",
    "tambah_langkah",
    "tetapkan_rencana",
    "ubah_langkah",
    "ubah_rencana",
]

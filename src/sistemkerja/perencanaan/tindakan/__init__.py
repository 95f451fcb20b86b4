"""Tindakan perencanaan: satu fungsi untuk setiap perbuatan; keadaan hanya berubah di sini."""

from sistemkerja.perencanaan.tindakan.bagian_target import ambil_sasaran, bagi_banyak, bagi_target
from sistemkerja.perencanaan.tindakan.perjanjian_kinerja import (
    buat_perjanjian_kinerja,
    tetapkan_perjanjian_kinerja,
    ubah_sasaran,
)
from sistemkerja.perencanaan.tindakan.strategi import rumuskan_strategi

__all__ = [
    "ambil_sasaran",
    "bagi_banyak",
    "bagi_target",
    "buat_perjanjian_kinerja",
    "rumuskan_strategi",
    "tetapkan_perjanjian_kinerja",
    "ubah_sasaran",
]

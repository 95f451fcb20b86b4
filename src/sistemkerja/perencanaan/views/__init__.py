"""Layar perencanaan: Perjanjian Kinerja dan bagian targetnya."""

from sistemkerja.perencanaan.views.bagian import bagian, pembagian_bagian, strategi
from sistemkerja.perencanaan.views.perjanjian import (
    baru,
    daftar,
    pembagian,
    penetapan,
    pengambilan,
    perjanjian,
    sasaran,
)

__all__ = [
    "bagian",
    "baru",
    "daftar",
    "pembagian",
    "pembagian_bagian",
    "penetapan",
    "pengambilan",
    "perjanjian",
    "sasaran",
    "strategi",
]

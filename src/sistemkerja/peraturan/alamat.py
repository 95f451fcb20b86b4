"""Alamat halaman pembaca: pendek dan terbaca, misalnya /peraturan/kediri-2023-45/pasal-12-ayat-2/."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse
from django.utils.text import slugify

from sistemkerja.aturan.baca import Peraturan


def siput(alamat: str) -> str:
    """Bagian alamat halaman bagi sebuah ketentuan: "Pasal 12 ayat (2)" menjadi pasal-12-ayat-2."""
    return slugify(alamat.replace(".", "-"))


def url_ketentuan(peraturan_id: str, alamat: str) -> str:
    """Halaman sebuah ketentuan."""
    return reverse("peraturan:ketentuan", args=[peraturan_id, siput(alamat)])


@lru_cache(maxsize=32)
def menurut_siput(per: Peraturan) -> dict[str, str]:
    """Bagian alamat halaman -> alamat ketentuan."""
    return {siput(alamat): alamat for alamat in per.ketentuan}

"""Daftar Perjanjian Kinerja sebagai lembar kerja."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sistemkerja.antarmuka.lembar import Kolom, jawab_lembar

_KOLOM = (
    Kolom(_lazy("Tahun"), 8),
    Kolom(_lazy("Unit"), 50),
    Kolom(_lazy("Keadaan"), 16),
    Kolom(_lazy("Sasaran"), 10),
    Kolom(_lazy("Sudah dibagi"), 14),
    Kolom(_lazy("Penetap"), 44),
)


def lembar_perjanjian(tahun: int, perjanjian: Iterable[Any]) -> HttpResponse:
    """Perjanjian Kinerja setahun yang tampak bagi pembacanya."""
    baris = (
        (p.tahun, p.unit.nama, p.get_keadaan_display(), p.banyak,
         None if p.keadaan == "draf" else p.terbagi, p.penetap.nama)
        for p in perjanjian
    )  # fmt: skip
    return jawab_lembar(_("Perjanjian Kinerja %(tahun)s") % {"tahun": tahun}, _KOLOM, baris)

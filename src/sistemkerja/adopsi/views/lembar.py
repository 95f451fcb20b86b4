"""Daftar kebijakan sebagai lembar kerja."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sistemkerja.antarmuka.lembar import Kolom, jawab_lembar

_KOLOM = (
    Kolom(_lazy("Pertanyaan"), 44),
    Kolom(_lazy("Bagi"), 36),
    Kolom(_lazy("Jawaban"), 70),
    Kolom(_lazy("Dasar hukum"), 50),
    Kolom(_lazy("Berlaku sejak"), 14),
    Kolom(_lazy("Hari terakhir"), 14),
    Kolom(_lazy("Dicabut sejak"), 14),
    Kolom(_lazy("Keadaan"), 16),
    Kolom(_lazy("Didahului peraturan"), 36),
)
_KEDUDUKAN = {
    "berlaku": _lazy("Berlaku"), "menunggu": _lazy("Belum mulai"), "dicabut": _lazy("Dicabut"),
    "berakhir": _lazy("Sudah berakhir"),
}  # fmt: skip


def lembar_kebijakan(semua: list[dict[str, Any]]) -> HttpResponse:
    """Setiap kebijakan, juga yang tidak lagi berlaku."""
    return jawab_lembar(_("Kebijakan"), _KOLOM, (_sebaris(x) for x in semua))


def _sebaris(x: dict[str, Any]) -> tuple[Any, ...]:
    satu, akhir = x["kebijakan"], x["kebijakan"].masa.upper
    return (
        x["judul"], x["bagi"], "; ".join(x["baris"]), satu.sebutan_dasar, satu.masa.lower,
        akhir - timedelta(days=1) if akhir else None, satu.dicabut, _KEDUDUKAN[x["kedudukan"]], "; ".join(x["gugur"]),
    )  # fmt: skip

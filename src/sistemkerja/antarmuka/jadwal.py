"""Bars of a timeline, placed: numbers for `_jadwal.html`, no style needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format

_LABEL = 180
_BIDANG = 560
_BARIS = 32


@dataclass(frozen=True, slots=True)
class Batang:
    """A piece of work with its dates and how much of it is done (0 to 1)."""

    teks: str
    mulai: date
    sampai: date
    terisi: float = 0.0


def susun(batang: Sequence[Batang], kini: date | None = None) -> dict[str, Any]:
    """Positions of the bars, of the first days of months, and of today."""
    awal = min(b.mulai for b in batang).replace(day=1)
    akhir = max(b.sampai for b in batang) + timedelta(days=3)
    per_hari = _BIDANG / max(1, (akhir - awal).days)

    def x(hari: date) -> float:
        return round(_LABEL + (hari - awal).days * per_hari, 1)

    baris = [
        {
            "teks": b.teks,
            "mulai": b.mulai,
            "sampai": b.sampai,
            "x": x(b.mulai),
            "y": 28 + _BARIS * n,
            "lebar": round(x(b.sampai) - x(b.mulai), 1),
            "terisi": round((x(b.sampai) - x(b.mulai)) * b.terisi, 1),
        }
        for n, b in enumerate(batang)
    ]
    return {
        "lebar": _LABEL + _BIDANG,
        "tinggi": 28 + _BARIS * len(batang),
        "batang": baris,
        "bulan": [
            {"x": x(b), "teks": date_format(b, "M Y", use_l10n=False)}
            for b in _awal_bulan(awal, akhir)
            if x(b) < _LABEL + _BIDANG - 70
        ],
        "kini": x(kini) if kini and awal <= kini <= akhir else None,
    }


def _awal_bulan(awal: date, akhir: date) -> list[date]:
    bulan = [awal]
    while (berikut := (bulan[-1] + timedelta(days=32)).replace(day=1)) <= akhir:
        bulan.append(berikut)
    return bulan

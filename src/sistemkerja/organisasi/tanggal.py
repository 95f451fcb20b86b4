"""Hari ini menurut zona sebuah Pemda, dan tanggal yang diminta sebuah layar."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from django.utils import timezone

from sistemkerja.pemda.models import Pemda


def hari_ini(pemda: Pemda) -> date:
    """Tanggal hari ini di Pemda itu (WIB, WITA, atau WIT)."""
    return timezone.localdate(timezone=ZoneInfo(pemda.zona))


def baca_per(teks: str, bawaan: date) -> tuple[date, bool]:
    """Tanggal dari `?per=YYYY-MM-DD`; (bawaan, False) bila tulisannya bukan tanggal yang dapat dibaca."""
    if not teks:
        return bawaan, True
    try:
        tanggal = date.fromisoformat(teks)
    except ValueError:
        return bawaan, False
    return (tanggal, True) if 1900 <= tanggal.year <= 2200 else (bawaan, False)

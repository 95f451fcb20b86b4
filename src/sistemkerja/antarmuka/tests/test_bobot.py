"""Berapa skrip yang dikirim ke peramban: paling banyak 60 kB terkompresi di satu halaman."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

import sistemkerja

BATAS = 60_000
TEMPLAT = Path(sistemkerja.__file__).parent
DASAR = TEMPLAT / "antarmuka/templates/antarmuka/dasar.html"
_SKRIP = re.compile(r"static ['\"]([^'\"]+\.js)['\"]")


def skrip(templat: Path) -> set[str]:
    return set(_SKRIP.findall(templat.read_text()))


def bobot(nama: str) -> int:
    return len(gzip.compress(Path(finders.find(nama)).read_bytes(), 6))


def test_halaman_biasa_di_bawah_60_kb_skrip():
    beban = {nama: bobot(nama) for nama in skrip(DASAR)}
    assert len(beban) >= 3
    assert sum(beban.values()) < BATAS, beban


@pytest.mark.parametrize(
    "templat",
    [t for t in sorted(TEMPLAT.glob("*/templates/**/*.html")) if t != DASAR and skrip(t)],
    ids=lambda t: t.name,
)
def test_halaman_dengan_skrip_sendiri_juga(templat: Path):
    beban = {nama: bobot(nama) for nama in skrip(DASAR) | skrip(templat)}
    assert sum(beban.values()) < BATAS, beban

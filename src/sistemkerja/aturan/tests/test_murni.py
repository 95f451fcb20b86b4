"""Mesin murni: tidak memuat Django, basis data, jaringan, jam, atau bagian lain aplikasi."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PAKET = Path(__file__).resolve().parents[1]
TERLARANG = {"django", "psycopg", "socket", "http", "urllib", "requests", "time", "random", "subprocess", "threading"}
MODUL = sorted(p for p in PAKET.glob("*.py"))


@pytest.mark.parametrize("berkas", MODUL, ids=lambda p: p.stem)
def test_impor(berkas):
    for simpul in ast.walk(ast.parse(berkas.read_text("utf-8"))):
        if isinstance(simpul, ast.Import):
            nama = [x.name for x in simpul.names]
        elif isinstance(simpul, ast.ImportFrom):
            nama = [simpul.module or ""]
        else:
            continue
        for satu in nama:
            assert satu.split(".")[0] not in TERLARANG, satu
            assert not satu.startswith("sistemkerja.") or satu.startswith("sistemkerja.aturan"), satu


@pytest.mark.parametrize("berkas", MODUL, ids=lambda p: p.stem)
def test_tidak_bertanya_pada_jam(berkas):
    teks = berkas.read_text("utf-8")
    assert "date.today" not in teks and ".now(" not in teks


def test_memuat_semua_modul_tidak_memuat_django():
    modul = ", ".join(f"sistemkerja.aturan.{p.stem}" for p in MODUL if p.stem != "__init__")
    kode = f"import {modul}, sys; print([m for m in sys.modules if m.split('.')[0] in {{'django', 'psycopg'}}])"
    hasil = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True)
    assert hasil.stdout.strip() == "[]"

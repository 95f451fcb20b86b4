"""`docs/panduan/` mengikuti aplikasinya: kata bercetak tebal ada di layar, gambarnya dibuat perjalanan."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

AKAR = Path(__file__).resolve().parents[1]
PANDUAN = sorted((AKAR / "docs/panduan").glob("*.md"))
GAMBAR = AKAR / "docs/gambar/panduan"
PERJALANAN = sorted((AKAR / "tests/layar").glob("test_perjalanan_*.py"))

pytestmark = pytest.mark.docs


def kata_layar() -> set[str]:
    """Semua msgid dan msgid jamak aplikasi, juga baris pertama pilihan yang berketerangan."""
    hasil: set[str] = set()
    for berkas in AKAR.glob("src/sistemkerja/*/locale/en/LC_MESSAGES/django.po"):
        for satu in polib.pofile(str(berkas)):
            if not satu.obsolete:
                hasil |= {satu.msgid, satu.msgid.partition("\n")[0], satu.msgid_plural}
    return hasil


def gambar_dibuat() -> set[str]:
    """Nama gambar dalam panggilan `gambar(halaman, "nama")` di perjalanan."""
    pola = re.compile(r'\bgambar\([^"]*?, "([\w-]+)"')
    return {nama for berkas in PERJALANAN for nama in pola.findall(berkas.read_text("utf-8"))}


@pytest.mark.parametrize("panduan", PANDUAN, ids=lambda j: j.stem)
def test_kata_tebal_ada_di_layar(panduan: Path) -> None:
    tebal = {" ".join(k.split()) for k in re.findall(r"\*\*(.+?)\*\*", panduan.read_text("utf-8"), re.S)}
    layar = kata_layar()
    assert tebal, panduan.name
    assert sorted(k for k in tebal if k not in layar) == []


def test_setiap_gambar_dibuat_perjalanan_dan_setiap_yang_dibuat_dipakai() -> None:
    disebut = {
        nama
        for panduan in PANDUAN
        for nama in re.findall(r"\]\(\.\./gambar/panduan/([\w-]+)\.png\)", panduan.read_text("utf-8"))
    }
    assert disebut == gambar_dibuat()
    assert disebut == {j.stem for j in GAMBAR.glob("*")}


def test_gambar_kecil() -> None:
    besar = {j.name: j.stat().st_size for j in GAMBAR.glob("*.png")}
    assert all(n < 150_000 for n in besar.values()), besar
    assert sum(besar.values()) < 3_000_000

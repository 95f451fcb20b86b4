"""Gambar panduan pengelola, dibuat perjalanan di tests/layar.

    gambar(halaman, "impor-pratinjau")      # di dalam sebuah perjalanan

Dengan SISTEMKERJA_GAMBAR=1, di meja: `docs/gambar/panduan/impor-pratinjau.png`, 1280 lebar, terang. Tanpa itu tidak
apa-apa yang ditulis; `tests/test_docs_panduan.py` memeriksa bahwa setiap gambar yang disebut panduan dibuat di sini.
"""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.layar.palet import berpalet

TEMPAT = Path(__file__).resolve().parents[2] / "docs" / "gambar" / "panduan"
UKURAN = {"width": 1280, "height": 760}
PALING_BESAR = 150_000


def gambar(halaman: Page, nama: str, ke: str = "") -> None:
    """Simpan layar ini; `ke` pemilih CSS yang digulung ke atas layar dahulu."""
    semula = halaman.viewport_size
    if not os.environ.get("SISTEMKERJA_GAMBAR") or semula is None or semula["width"] < 800:
        return
    halaman.set_viewport_size(UKURAN)  # type: ignore[arg-type]
    halaman.evaluate("document.fonts.ready")
    if ke:
        halaman.locator(ke).first.evaluate("e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 90)")
    else:
        halaman.evaluate("window.scrollTo(0, 0)")
    isi = berpalet(halaman.screenshot(animations="disabled"))
    assert len(isi) < PALING_BESAR, f"{nama}: {len(isi)} bita"
    TEMPAT.mkdir(parents=True, exist_ok=True)
    (TEMPAT / f"{nama}.png").write_bytes(isi)
    halaman.set_viewport_size(semula)

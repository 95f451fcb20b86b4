"""Sizes that keep the code legible (GAYA): warns of what is over, fails on what is far over."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

RUMAH = Path(__file__).resolve().parents[1]
BERKAS, FUNGSI, TEMPLAT = 300, 40, 120
JAUH = 1.5


def main() -> int:
    """Print what is over its size; 1 when something is half as large again."""
    lewat = [*_berkas_python(), *_templat()]
    for nama, ukuran, batas in lewat:
        tanda = "GAGAL" if ukuran > batas * JAUH else "hati-hati"
        print(f"{tanda}: {nama} {ukuran} baris (batas {batas})")
    return 1 if any(ukuran > batas * JAUH for _, ukuran, batas in lewat) else 0


def _berkas_python() -> list[tuple[str, int, int]]:
    lewat = []
    for berkas in sorted([*RUMAH.glob("src/**/*.py"), *RUMAH.glob("tests/**/*.py"), RUMAH / "start.py"]):
        if "migrations" in berkas.parts or "data" in berkas.parts:
            continue
        nama, teks = berkas.relative_to(RUMAH).as_posix(), berkas.read_text(encoding="utf-8")
        if (baris := teks.count("\n")) > BERKAS:
            lewat.append((nama, baris, BERKAS))
        for simpul in ast.walk(ast.parse(teks)):
            if isinstance(simpul, ast.FunctionDef | ast.AsyncFunctionDef) and "/tests/" not in f"/{nama}":
                panjang = (simpul.end_lineno or simpul.lineno) - simpul.lineno + 1
                if panjang > FUNGSI:
                    lewat.append((f"{nama}:{simpul.lineno} {simpul.name}", panjang, FUNGSI))
    return lewat


def _templat() -> list[tuple[str, int, int]]:
    semua = ((p, p.read_text(encoding="utf-8").count("\n")) for p in sorted(RUMAH.glob("src/**/*.html")))
    return [(p.relative_to(RUMAH).as_posix(), baris, TEMPLAT) for p, baris in semua if baris > TEMPLAT]


if __name__ == "__main__":
    sys.exit(main())

"""`peraturan skema`: menulis JSON Schema berkas peraturan, untuk penyunting teks."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from sistemkerja.aturan import katalog
from sistemkerja.aturan.skema import semua_skema
from sistemkerja.perintah.peraturan.keluar import DIJAWAB, KELIRU, TEMUAN, cetak_json


def tambah(anak: Any, bersama: argparse.ArgumentParser) -> None:
    """Daftarkan anak perintah."""
    p = anak.add_parser("skema", parents=[bersama], help="tulis JSON Schema berkas peraturan")
    p.add_argument("--ke", metavar="FOLDER", help="folder tujuan; bawaan peraturan/_skema")
    p.add_argument("--periksa", action="store_true", help="hanya periksa apakah yang tersimpan masih sama")
    p.set_defaults(jalankan=_skema)


def isi_berkas() -> dict[str, str]:
    """Nama berkas -> isinya, persis seperti ditulis."""
    return {n: json.dumps(s, ensure_ascii=False, indent=1) + "\n" for n, s in semua_skema().items()}


def _skema(arg: argparse.Namespace) -> int:
    if arg.format == "json":
        cetak_json(semua_skema())
        return DIJAWAB
    folder = Path(arg.ke) if arg.ke else katalog.akar() / "_skema"
    try:
        return _bandingkan(folder) if arg.periksa else _tulis(folder)
    except OSError as galat:
        print(f"folder '{folder}' tidak dapat dipakai: {galat.strerror}", file=sys.stderr)
        return KELIRU


def _bandingkan(folder: Path) -> int:
    usang = [
        n for n, isi in isi_berkas().items() if not (folder / n).is_file() or (folder / n).read_text("utf-8") != isi
    ]
    print(
        f"skema usang: {', '.join(usang)}; tulis lagi dengan: sistemkerja peraturan skema"
        if usang
        else "skema mutakhir"
    )
    return TEMUAN if usang else DIJAWAB


def _tulis(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for nama, isi in isi_berkas().items():
        (folder / nama).write_text(isi, encoding="utf-8")
        print(f"ditulis: {folder / nama}")
    return DIJAWAB

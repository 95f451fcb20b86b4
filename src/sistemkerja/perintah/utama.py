"""Perintah `sistemkerja`: mengumpulkan anak perintah dari modul-modul di paket ini.

Modul yang punya `tambah_perintah(sub)` menjadi anak perintah; tidak ada daftar yang harus disunting bersama.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Sequence

from sistemkerja import perintah


def pengurai() -> argparse.ArgumentParser:
    """Pengurai argumen dengan semua anak perintah yang ada."""
    induk = argparse.ArgumentParser(prog="sistemkerja", description="Sistem Kerja pemerintah daerah")
    sub = induk.add_subparsers(dest="perintah", required=True, metavar="PERINTAH")
    for modul in sorted(m.name for m in pkgutil.iter_modules(perintah.__path__)):
        isi = importlib.import_module(f"sistemkerja.perintah.{modul}")
        if hasattr(isi, "tambah_perintah"):
            isi.tambah_perintah(sub)
    return induk


def main(argv: Sequence[str] | None = None) -> int:
    """Jalankan satu perintah. Keluar 0 terjawab atau bersih, 1 ada temuan, 2 salah pakai."""
    arg = pengurai().parse_args(argv)
    try:
        return int(arg.jalankan(arg))
    except BrokenPipeError:  # keluaran dipotong pembacanya, misalnya oleh `head`
        sys.stderr.close()
        return 0

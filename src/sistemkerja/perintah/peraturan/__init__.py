"""`sistemkerja peraturan …`: membaca, menanyai, memeriksa, dan membandingkan peraturan di baris perintah.

Setiap anak perintah punya berkasnya sendiri dengan `tambah(anak, bersama)`; keluarannya untuk orang, atau dengan
`--format json` untuk program. Keluar 0 dijawab atau bersih, 1 ada temuan, 2 salah pakai.
"""

from __future__ import annotations

import argparse
from typing import Any

from sistemkerja.perintah.peraturan import banding, daftar, jelaskan, lacak, periksa, simulasi, skema, tanya

_ANAK = (daftar, jelaskan, tanya, periksa, lacak, banding, simulasi, skema)


def tambah_perintah(sub: Any) -> None:
    """Daftarkan `peraturan` beserta anak perintahnya pada pengurai argumen utama."""
    induk = sub.add_parser("peraturan", help="membaca dan menanyai peraturan")
    anak = induk.add_subparsers(dest="anak", required=True, metavar="PERINTAH")
    bersama = argparse.ArgumentParser(add_help=False)
    bersama.add_argument(
        "--format", choices=("teks", "json"), default="teks", help="teks bagi orang, json bagi program"
    )
    for modul in _ANAK:
        modul.tambah(anak, bersama)

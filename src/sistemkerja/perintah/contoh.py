"""`sistemkerja contoh`: akun contoh, dan mengulang data contoh dari awal."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from sistemkerja.contoh.akun import AkunContoh, akun_contoh, akun_wakil
from sistemkerja.contoh.susunan import SLUG


def tambah_perintah(sub: Any) -> None:
    """Pasang `contoh akun` dan `contoh ulang` pada pengurai argumen utama."""
    induk = sub.add_parser("contoh", help="akun contoh dan mengulang data contoh")
    anak = induk.add_subparsers(title="perintah", metavar="PERINTAH", required=True)
    p = anak.add_parser("akun", help="akun contoh setiap Pemda")
    p.add_argument("--format", choices=("teks", "json"), default="teks")
    p.add_argument("--pemda", choices=SLUG, help="hanya Pemda ini")
    p.add_argument("--peran", help="hanya peran ini, seperti kepala_bidang atau ahli_muda")
    p.add_argument("--semua", action="store_true", help="semua akun, bukan satu untuk setiap peran (teks)")
    p.set_defaults(jalankan=_akun)
    p = anak.add_parser("ulang", help="kosongkan dan muat lagi kelima Pemda contoh")
    p.set_defaults(jalankan=_ulang)


def _akun(arg: argparse.Namespace) -> int:
    sumber = akun_contoh if arg.semua or arg.format == "json" or arg.peran else akun_wakil
    akun = [a for a in sumber(arg.pemda) if arg.peran in (None, a.peran)]
    if arg.format == "json":
        json.dump([a.kamus() for a in akun], sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        _cetak(akun)
    return 0 if akun else 1


def _cetak(akun: list[AkunContoh]) -> None:
    pemda = ""
    for a in akun:
        if a.pemda != pemda:
            pemda = a.pemda
            print(f"\n{pemda}  (kata sandi semua akun: {a.kata_sandi})")
        print(f"  {a.nip:18}  {a.peran:26} {a.jabatan} — {a.nama}")


def _ulang(arg: argparse.Namespace) -> int:
    from django.core.management import call_command

    try:
        call_command("muat_contoh", ulang=True)
    except RuntimeError as galat:
        print(galat, file=sys.stderr)
        return 1
    return 0

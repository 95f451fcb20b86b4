"""`sistemkerja pekerja`: does background jobs. `sistemkerja jalan` starts one by itself; more hosts may add theirs."""

from __future__ import annotations

import argparse
from typing import Any


def tambah_perintah(sub: Any) -> None:
    """Add `pekerja` to the parser of the command line."""
    p = sub.add_parser("pekerja", help="mengerjakan pekerjaan latar")
    p.add_argument("--sel", action="append", help="hanya sel ini (boleh berulang); bawaan: semua")
    p.add_argument("--serentak", type=int, default=2, help="pekerjaan sekaligus di tiap sel (bawaan 2)")
    p.set_defaults(jalankan=_jalankan)


def _jalankan(pilihan: argparse.Namespace) -> int:
    import sys

    import django

    django.setup()
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018  (a mistake in any module is told now, not in the middle of a job)
    from sistemkerja.latar.pekerja import bekerja
    from sistemkerja.pemda.sel import semua_sel

    asing = set(pilihan.sel or ()) - set(semua_sel())
    if asing:
        print(f"Sel tidak dikenal: {', '.join(sorted(asing))}. Yang ada: {', '.join(semua_sel())}.", file=sys.stderr)
        return 2
    bekerja(pilihan.sel or semua_sel(), pilihan.serentak)
    return 0

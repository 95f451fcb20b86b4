"""Memuat data contoh (lima Pemda). Dipanggil start.py satu kali; aman diulang."""

from __future__ import annotations

import time
from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    """`muat_contoh`: muat yang belum ada. `muat_contoh --ulang`: kosongkan kelima Pemda contoh lebih dahulu."""

    help = "Memuat data contoh: Pemda, peraturan yang dianut, organisasi, akun, dan pekerjaan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ulang", action="store_true", help="kosongkan kelima Pemda contoh lebih dahulu")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        # Data contoh berada di atas semua aplikasi; dipanggil lewat nama supaya `organisasi` tidak bergantung padanya.
        pemuat = import_module("sistemkerja.contoh.muat")
        mulai = time.monotonic()
        if pilihan["ulang"]:
            pemuat.kosongkan()
        hasil = pemuat.muat_semua()
        baru = sum(hasil.values())
        if pilihan["verbosity"] and baru:
            rincian = ", ".join(f"{slug} {jumlah}" for slug, jumlah in hasil.items())
            self.stdout.write(f"{baru} pegawai contoh dimuat dalam {time.monotonic() - mulai:.1f} detik ({rincian}).")
        elif pilihan["verbosity"]:
            self.stdout.write("Data contoh sudah ada.")

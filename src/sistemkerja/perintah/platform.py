"""`sistemkerja platform`: the operators of the platform, who make Pemda at /platform/."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import Any


def tambah_perintah(sub: Any) -> None:
    """Add `platform operator buat|sandi|tutup|daftar` to the parser of the command line."""
    induk = sub.add_parser("platform", help="operator platform").add_subparsers(required=True, metavar="APA")
    anak = induk.add_parser("operator", help="siapa yang boleh membuat Pemda").add_subparsers(
        required=True, metavar="KERJA"
    )
    for kerja, guna in (
        ("buat", "operator baru; kata sandinya ditanyakan, atau dibaca dari masukan baku"),
        ("sandi", "ganti kata sandi seorang operator"),
        ("tutup", "tutup seorang operator"),
        ("daftar", "semua operator"),
    ):
        p = anak.add_parser(kerja, help=guna)
        if kerja != "daftar":
            p.add_argument("--nama-masuk", required=True)
        if kerja == "buat":
            p.add_argument("--nama", required=True, help="nama orangnya")
        p.set_defaults(jalankan=_jalankan, kerja=kerja)


def _jalankan(pilihan: argparse.Namespace) -> int:
    from sistemkerja.pemda.galat import MasukanKeliru
    from sistemkerja.platform import pendaftaran
    from sistemkerja.platform.models import Operator

    if pilihan.kerja == "daftar":
        for satu in Operator.objects.all():
            print(f"{satu.nama_masuk:20} {satu.nama}{'' if satu.aktif else ' (ditutup)'}")
        return 0
    try:
        if pilihan.kerja == "buat":
            pendaftaran.buat_operator(pilihan.nama_masuk, pilihan.nama, _sandi())
        elif pilihan.kerja == "sandi":
            pendaftaran.ganti_sandi(pilihan.nama_masuk, _sandi())
        else:
            pendaftaran.tutup_operator(pilihan.nama_masuk)
    except MasukanKeliru as galat:
        print(galat.kalimat, file=sys.stderr)
        return 1
    print("Sudah.")
    return 0


def _sandi() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    sandi = getpass.getpass("Kata sandi: ")
    if getpass.getpass("Sekali lagi: ") != sandi:
        raise SystemExit("Kedua kata sandi tidak sama.")
    return sandi

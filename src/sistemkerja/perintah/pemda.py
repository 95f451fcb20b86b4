"""`sistemkerja pemda`: the directory of Pemda and how one enters it."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import Any

_ZONA = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


def tambah_perintah(sub: Any) -> None:
    """Add `pemda buat|daftar` to the parser of the command line."""
    anak = sub.add_parser("pemda", help="Pemda di SistemKerja").add_subparsers(required=True, metavar="KERJA")
    p = anak.add_parser("daftar", help="semua Pemda")
    p.set_defaults(jalankan=_daftar)
    p = anak.add_parser("buat", help="Pemda baru dengan akun pertamanya")
    p.add_argument("--kode", required=True, help="kode wilayah, seperti 35.78")
    p.add_argument("--nama", required=True, help='seperti "Kota Surabaya"')
    p.add_argument("--slug", required=True, help="nama pendek untuk alamat, seperti surabaya")
    p.add_argument("--zona", choices=tuple(_ZONA), default="WIB")
    p.add_argument("--sel", default="default", help="basis data tempat barisnya disimpan")
    p.add_argument("--nip", default="", help="NIP pengelola sistem pertama; tanpa ini akunnya bernama pengelola")
    p.add_argument("--nama-pengelola", default="")
    p.add_argument("--nomor-sk", default="", help="keputusan yang mengangkatnya")
    p.add_argument("--tanggal-sk", type=date.fromisoformat)
    p.add_argument("--format", choices=("teks", "json"), default="teks")
    p.set_defaults(jalankan=_buat)


def _daftar(pilihan: argparse.Namespace) -> int:
    from sistemkerja.pemda.models import Pemda

    for satu in Pemda.objects.order_by("kode"):
        print(f"{satu.kode}  {satu.slug:20} {satu.nama} (sel {satu.sel})")
    return 0


def _buat(pilihan: argparse.Namespace) -> int:
    from sistemkerja.pemda.galat import GalatKerja
    from sistemkerja.platform.forms import PemdaForm
    from sistemkerja.platform.tindakan import LewatPemilik, buat_pemda

    form = PemdaForm(
        {
            "kode": pilihan.kode,
            "nama": pilihan.nama,
            "slug": pilihan.slug,
            "zona": _ZONA[pilihan.zona],
            "sel": pilihan.sel,
            "nip": pilihan.nip,
            "nama_pengelola": pilihan.nama_pengelola,
            "nomor": pilihan.nomor_sk,
            "tanggal": pilihan.tanggal_sk,
        }
    )
    if not form.is_valid():
        for medan, pesan in form.errors.items():
            print(f"--{medan.replace('_', '-')}: {' '.join(map(str, pesan))}", file=sys.stderr)
        return 2
    try:
        hasil = buat_pemda(form.baru(), lewat=LewatPemilik())
    except GalatKerja as galat:
        print(galat.kalimat, file=sys.stderr)
        return 1
    isi = {
        "id": str(hasil.pemda.pk),
        "kode": hasil.pemda.kode,
        "slug": hasil.pemda.slug,
        "nama": hasil.pemda.nama,
        "akun": hasil.pengguna.nip,
        "kode_aktivasi": hasil.kode,
    }
    if pilihan.format == "json":
        print(json.dumps(isi, ensure_ascii=False, indent=1))
    else:
        print(f"{hasil.pemda} sudah ada. Pengelola sistem pertamanya mengaktifkan akun dengan:")
        print(f"  Pemda {hasil.pemda.slug}, NIP {hasil.pengguna.nip}, kode aktivasi {hasil.kode}")
        print("Kode ini hanya tampak sekali.")
    return 0

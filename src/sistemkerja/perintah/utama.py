"""`sistemkerja`: the command line. Each subcommand lives in a module of this package and says how it is called.

A module offers `tambah_perintah(sub)`, which adds its parser and sets `jalankan` (a function from the parsed
arguments to an exit code). Modules are imported only when their subcommand is asked for: reading a regulation must
not load Django.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib.util import find_spec
from pathlib import Path

# subcommand: what it does (shown by --help without importing anything)
PERINTAH = {
    "peraturan": "membaca, menanyai, dan memeriksa peraturan",
    "contoh": "akun contoh dan mengulang data contoh",
    "jejak": "memeriksa keutuhan riwayat",
    "pemda": "daftar Pemda, dan membuat yang baru",
    "platform": "operator platform",
    "jalan": "menjalankan aplikasi beserta basis datanya",
    "pekerja": "mengerjakan pekerjaan latar",
    "basisdata": "menyiapkan basis data tanpa menjalankan aplikasi",
    "bahasa": "mengumpulkan dan menyusun terjemahan",
    "kelola": "perintah pengelolaan Django",
}
# These read the application's tables: the database is brought up around them if nobody has it running.
PERLU_BASISDATA = {"contoh", "jejak", "pemda", "platform"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand. Exit code: 0 answered, 1 findings or refusal, 2 wrong use."""
    isi = list(sys.argv[1:] if argv is None else argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sistemkerja.konfigurasi.settings")
    isi = _folder_data_di_depan(isi)
    if isi[:1] == ["kelola"]:
        return _kelola(isi[1:])
    diminta = isi[0] if isi else ""
    try:
        if diminta in PERLU_BASISDATA:
            _pasang_django()
        pilihan = _pengurai(diminta).parse_args(isi)
        with _basisdata() if diminta in PERLU_BASISDATA else nullcontext():
            return int(pilihan.jalankan(pilihan) or 0)
    except BrokenPipeError:  # the reader of the pipe (such as head) has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _folder_data_di_depan(isi: list[str]) -> list[str]:
    """Take `--data DIR` off the front: settings need it before anything is imported."""
    if isi[:1] == ["--data"] and len(isi) > 1:
        os.environ["SISTEMKERJA_DATA"] = str(Path(isi[1]).absolute())
        return isi[2:]
    return isi


def _pengurai(diminta: str) -> argparse.ArgumentParser:
    pengurai = argparse.ArgumentParser(prog="sistemkerja", description="SistemKerja di baris perintah.")
    pengurai.add_argument("--data", metavar="DIR", help="folder data (bawaan: data/ di samping start.py)")
    sub = pengurai.add_subparsers(title="perintah", metavar="PERINTAH", required=True)
    for nama, guna in PERINTAH.items():
        modul = f"sistemkerja.perintah.{nama}"
        if nama != diminta:
            sub.add_parser(nama, help=guna, add_help=False)
        elif find_spec(modul) is not None:
            importlib.import_module(modul).tambah_perintah(sub)
    return pengurai


def _pasang_django() -> None:
    import django

    django.setup()


def _basisdata() -> AbstractContextManager[None]:
    from sistemkerja.perintah.basisdata import basisdata_siap

    return basisdata_siap()


def _kelola(isi: list[str]) -> int:
    from django.core.management import execute_from_command_line

    from sistemkerja.perintah.basisdata import basisdata_hidup

    with basisdata_hidup():
        execute_from_command_line(["sistemkerja kelola", *isi])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""`sistemkerja basisdata`: the data folder, the embedded database and its schema, ready to be used.

With DATABASE_URL set there is no embedded server; everything else is the same.
"""

from __future__ import annotations

import argparse
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sistemkerja.konfigurasi.tempat import folder_data
from sistemkerja.pemda.penyiapan import klaster, siapkan_basisdata, sidik_migrasi
from sistemkerja.pemda.tertanam import Klaster


def tambah_perintah(sub: Any) -> None:
    """Add `basisdata siapkan|migrasi` to the parser of the command line."""
    anak = sub.add_parser("basisdata", help="menyiapkan basis data").add_subparsers(required=True, metavar="KERJA")
    p = anak.add_parser("siapkan", help="menyalakan, memigrasikan, lalu mematikan basis data")
    p.set_defaults(jalankan=_siapkan)


def _siapkan(pilihan: argparse.Namespace) -> int:
    import django

    django.setup()
    with basisdata_siap():
        print(f"Basis data siap di {folder_data()}")
    return 0


def siapkan_folder(data: Path) -> None:
    """Make the data folder and its secret key. Others may walk through it (the server runs as nobody), not list it."""
    if not data.is_dir():
        data.mkdir(parents=True)
        data.chmod(0o711)
    rahasia = data / "rahasia"
    if not rahasia.is_file() or not rahasia.read_text().strip():
        baru = data / f"rahasia.{os.getpid()}"
        with os.fdopen(os.open(baru, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as berkas:
            berkas.write(secrets.token_urlsafe(50))
        baru.replace(rahasia)


@contextmanager
def basisdata_hidup() -> Iterator[Klaster | None]:
    """The embedded database runs inside this block, whatever its schema; None with DATABASE_URL."""
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    data = folder_data()
    siapkan_folder(data)
    satu = klaster(data / "basisdata").mulai()
    try:
        siapkan_basisdata(satu)
        _arahkan(satu)
        yield satu
    finally:
        satu.lepas()


@contextmanager
def basisdata_siap() -> Iterator[None]:
    """As `basisdata_hidup`, and the schema is that of this code. Needs django.setup()."""
    with basisdata_hidup() as satu:
        migrasikan_bila_perlu(satu)
        yield


def migrasikan_bila_perlu(satu: Klaster | None) -> bool:
    """Migrate every cell as the owner, unless the note beside the cluster says that these very migrations have run."""
    from sistemkerja.pemda.direktori import salin_direktori
    from sistemkerja.pemda.sel import pemilik, semua_sel

    catatan = satu.rumah / "skema" if satu and len(semua_sel()) == 1 else None
    kini = sidik_migrasi()
    if catatan and catatan.is_file() and catatan.read_text() == kini:
        return False
    from django.core.management import call_command
    from django.db import connections

    for sel in semua_sel():
        call_command("migrate", database=pemilik(sel), verbosity=0, interactive=False, skip_checks=True)
    salin_direktori()
    for sel in semua_sel():
        connections[pemilik(sel)].close()
    if catatan:
        catatan.write_text(kini)
    return True


def _arahkan(satu: Klaster) -> None:
    """Settings may have been read before the server had a socket; in this process tell them where it is."""
    from django.conf import settings

    if settings.configured:
        from django.db import connections

        for alias in ("default", "pemilik"):
            connections.settings[alias]["HOST"] = satu.soket
            connections[alias].settings_dict["HOST"] = satu.soket

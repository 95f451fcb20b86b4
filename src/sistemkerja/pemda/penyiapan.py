"""Roles and databases inside the embedded cluster.

Three roles: the superuser only makes databases, the owner only migrates, the web role only works.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg import sql

from sistemkerja.konfigurasi.tempat import BASISDATA, PERAN_PEMILIK, PERAN_WEB
from sistemkerja.pemda.tertanam import Klaster

PERAN = (PERAN_WEB, PERAN_PEMILIK)


def klaster(folder: Path, *, awet: bool = True) -> Klaster:
    """The embedded cluster of a data folder, with the roles that the application knows."""
    return Klaster(folder, peran=PERAN, awet=awet)


def siapkan_basisdata(klaster: Klaster, nama: str = BASISDATA) -> None:
    """Make the roles and an empty database where they are missing."""
    with klaster.sambung() as koneksi:
        for peran in PERAN:
            if not _ada(koneksi, "SELECT 1 FROM pg_roles WHERE rolname = %s", peran):
                buat = "CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE"
                koneksi.execute(sql.SQL(buat).format(sql.Identifier(peran)))
        if not _ada(koneksi, "SELECT 1 FROM pg_database WHERE datname = %s", nama):
            buat_basisdata(koneksi, nama)


def buat_basisdata(koneksi: psycopg.Connection, nama: str, templat: str = "template0") -> None:
    """A database of the owner, empty or as a copy of another one (0.1 s for a whole schema)."""
    koneksi.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
            sql.Identifier(nama), sql.Identifier(templat), sql.Identifier(PERAN_PEMILIK)
        )
    )


def buang_basisdata(koneksi: psycopg.Connection, nama: str) -> None:
    """Drop a database, whoever is still connected to it."""
    koneksi.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(nama)))


def _ada(koneksi: psycopg.Connection, tanya: str, nama: str) -> bool:
    return koneksi.execute(tanya, [nama]).fetchone() is not None


def sidik_migrasi() -> str:
    """Hash of everything that decides the schema: all migrations, and the operations that they use."""
    paket = Path(__file__).resolve().parents[1]
    berkas = [*sorted(paket.glob("*/migrations/*.py")), paket / "pemda/rls.py", paket / "pemda/direktori.py"]
    jumlah = hashlib.sha256(version("procrastinate").encode())  # its tables come with the package
    for satu in berkas:
        jumlah.update(satu.relative_to(paket).as_posix().encode() + b"\0" + satu.read_bytes())
    return jumlah.hexdigest()[:16]

"""The test database: the embedded PostgreSQL in memory, migrated once as the owner, cloned for each worker.

Tests connect as the web role. A test that ran as the owner of the tables would prove nothing about row security.
The cluster and its migrated template stay between runs (a later run starts in a fraction of a second); `start.py uji`
works in a folder of its own and removes it.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from sistemkerja.konfigurasi.tempat import CHECKOUT
from sistemkerja.pemda.penyiapan import (
    buang_basisdata,
    buat_basisdata,
    klaster,
    siapkan_basisdata,
    sidik_migrasi,
)
from sistemkerja.pemda.tertanam import Klaster

_SIMPAN_TEMPLAT = 4
_ALIAS = ("default", "pemilik")


def folder_uji() -> Path:
    """Where the cluster of the tests lives: in memory where there is some."""
    if dari_luar := os.environ.get("SISTEMKERJA_UJI"):
        return Path(dari_luar)
    dasar = Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else Path(tempfile.gettempdir())  # noqa: S108
    return dasar / f"sk-uji-{os.geteuid()}-{hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:8]}"


@pytest.fixture(scope="session")
def klaster_uji() -> Iterator[Klaster]:
    """The running cluster of the tests; the last process that leaves it stops it."""
    satu = klaster(folder_uji(), awet=False).mulai()
    yield satu
    satu.lepas()


@pytest.fixture(scope="session")
def templat_uji(klaster_uji: Klaster, django_db_blocker: DjangoDbBlocker) -> str:
    """Name of a migrated database with the five Pemda in it, made by whichever worker comes first."""
    nama = f"templat_{sidik_migrasi()}"
    with klaster_uji.sambung() as koneksi:
        koneksi.execute("SELECT pg_advisory_lock(7)")
        if not koneksi.execute("SELECT 1 FROM pg_database WHERE datname = %s", [nama]).fetchone():
            _buang_yang_lama(koneksi)
            siapkan_basisdata(klaster_uji, "setengah_jadi")
            with django_db_blocker.unblock():
                _arahkan(klaster_uji, "setengah_jadi")
                try:
                    _isi_templat()
                finally:
                    connections.close_all()
            koneksi.execute(f'ALTER DATABASE setengah_jadi RENAME TO "{nama}"')
        koneksi.execute("SELECT pg_advisory_unlock(7)")
    return nama


def _isi_templat() -> None:
    from sistemkerja.pemda.direktori import pastikan_lima_pemda

    call_command("migrate", database="pemilik", verbosity=0, interactive=False, skip_checks=True)
    pastikan_lima_pemda()


def _buang_yang_lama(koneksi: psycopg.Connection) -> None:
    """Databases of test processes that are gone, a template that was never finished, and the oldest templates."""
    buang_basisdata(koneksi, "setengah_jadi")
    baris = koneksi.execute("SELECT datname FROM pg_database ORDER BY oid DESC").fetchall()
    nama_semua = [nama for (nama,) in baris]
    templat = [nama for nama in nama_semua if nama.startswith("templat_")]
    yatim = [n for n in nama_semua if n.startswith("uji_") and not Path(f"/proc/{n.split('_')[1]}").exists()]
    for nama in [*yatim, *templat[_SIMPAN_TEMPLAT:]]:
        buang_basisdata(koneksi, nama)


def _arahkan(satu: Klaster, nama: str) -> None:
    for alias in _ALIAS:
        connections[alias].close()
        for tempat in (connections.settings[alias], connections[alias].settings_dict):
            tempat["HOST"], tempat["NAME"] = satu.soket, nama


@pytest.fixture(scope="session")
def basisdata_pekerja(klaster_uji: Klaster, templat_uji: str, worker_id: str) -> Iterator[str]:
    """Name of this worker's own copy of the template."""
    nama = f"uji_{os.getpid()}_{worker_id}"
    with klaster_uji.sambung() as koneksi:
        salin(koneksi, nama, templat_uji)
        yield nama
        buang_basisdata(koneksi, nama)


def salin(koneksi: psycopg.Connection, nama: str, templat: str) -> None:
    """Copy the template; copies queue, because a template can be copied by one session at a time."""
    koneksi.execute("SELECT pg_advisory_lock(7)")
    try:
        buat_basisdata(koneksi, nama, templat)
    finally:
        koneksi.execute("SELECT pg_advisory_unlock(7)")


@pytest.fixture(scope="session")
def django_db_setup(klaster_uji: Klaster, basisdata_pekerja: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Instead of pytest-django's own: point the connections at this worker's copy."""
    with django_db_blocker.unblock():
        _arahkan(klaster_uji, basisdata_pekerja)
    yield
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture
def db_sungguhan(
    klaster_uji: Klaster,
    templat_uji: str,
    django_db_setup: Any,
    django_db_blocker: DjangoDbBlocker,
    request: pytest.FixtureRequest,
) -> Iterator[str]:
    """A database of its own in which commits are real: for tests of concurrency. Instead of `db`, not with it."""
    sebelum = connections.settings["default"]["NAME"]
    nama = f"uji_{os.getpid()}_{abs(hash(request.node.nodeid)) % 10**8}"
    with klaster_uji.sambung() as koneksi:
        salin(koneksi, nama, templat_uji)
        with django_db_blocker.unblock():
            _arahkan(klaster_uji, nama)
            yield nama
            connections.close_all()
            _arahkan(klaster_uji, sebelum)
        buang_basisdata(koneksi, nama)

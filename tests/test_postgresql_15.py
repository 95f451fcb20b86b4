"""Production may run any PostgreSQL from 15 on: the schema, the demo and the web role work on Debian's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from sistemkerja.pemda.kediaman import milik

BINER = Path("/usr/lib/postgresql/15/bin")
pytestmark = pytest.mark.skipif(not (BINER / "initdb").exists(), reason="PostgreSQL 15 dari Debian tidak terpasang")


def _sebagai_pemilik(program: str, *isi: str) -> None:
    uid = milik().uid if os.geteuid() == 0 else None
    subprocess.run([str(BINER / program), *isi], cwd="/", user=uid, check=True, stdout=subprocess.DEVNULL)


@pytest.fixture
def lingkungan() -> Iterator[dict[str, str]]:
    folder = Path(tempfile.mkdtemp(prefix="sk-15-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))  # noqa: S108
    os.chown(folder, milik().uid, milik().gid)
    data = str(folder / "pg")
    _sebagai_pemilik("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    _sebagai_pemilik("pg_ctl", "-s", "-w", "-D", data, "-l", f"{folder}/log", "-o", f"-k {folder} -h ''", "start")
    try:
        with psycopg.connect(host=str(folder), user="postgres", dbname="postgres", autocommit=True) as koneksi:
            koneksi.execute("CREATE ROLE sistemkerja_web LOGIN")
            koneksi.execute("CREATE ROLE sistemkerja_pemilik LOGIN")
            koneksi.execute("CREATE DATABASE sistemkerja OWNER sistemkerja_pemilik")
        yield {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"} | {
            "SISTEMKERJA_DATA": str(folder / "data"),
            "DATABASE_URL": f"postgresql://sistemkerja_web@/sistemkerja?host={folder}",
            "DATABASE_URL_PEMILIK": f"postgresql://sistemkerja_pemilik@/sistemkerja?host={folder}",
        }
    finally:
        _sebagai_pemilik("pg_ctl", "-s", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.mark.parametrize("perintah", [["contoh", "ulang"], ["jejak", "segel"], ["jejak", "periksa"]], ids=" ".join)
def test_skema_dan_contoh_di_postgresql_15(lingkungan, perintah):
    hasil = subprocess.run(
        [sys.executable, "-m", "sistemkerja.perintah.utama", *perintah],
        env=lingkungan,
        capture_output=True,
        text=True,
        check=False,
    )
    if perintah == ["jejak", "periksa"]:
        assert hasil.returncode == 2, "tanpa Pemda tidak ada yang diperiksa"
    else:
        assert hasil.returncode == 0, hasil.stderr[-2000:]

"""`sistemkerja jalan`: database, schema, demo, web server and worker, watched until Ctrl-C or SIGTERM."""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from sistemkerja.konfigurasi.tempat import folder_data
from sistemkerja.pemda.tertanam import Klaster
from sistemkerja.perintah.basisdata import basisdata_hidup, migrasikan_bila_perlu, siapkan_folder
from sistemkerja.perintah.pelayan import Pekerja, Pelayan, pelabuhan_bebas


class Berhenti(BaseException):
    """Somebody asked the application to stop. No `except Exception` on the way may swallow it."""


def tambah_perintah(sub: Any) -> None:
    """Add `jalan` to the parser of the command line."""
    p = sub.add_parser("jalan", help="menjalankan aplikasi beserta basis datanya")
    p.add_argument("--port", type=int, default=8000, help="0: pilih sendiri yang bebas")
    p.add_argument("--tanpa-contoh", action="store_true", help="jangan memuat data contoh")
    p.set_defaults(jalankan=jalankan)


def jalankan(pilihan: argparse.Namespace) -> int:
    """Serve until asked to stop. Exit code 1 when it could not start."""
    for sinyal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sinyal, _minta_berhenti)
    data = folder_data()
    siapkan_folder(data)
    try:
        with _sendirian(data), basisdata_hidup() as klaster:
            _siapkan(klaster, contoh=not pilihan.tanpa_contoh)
            return _layani(data, klaster, pilihan.port)
    except Berhenti:
        print("\nSelesai; semua sudah dimatikan.")
        return 0
    except (SudahBerjalan, PelabuhanTerpakai) as galat:
        print(galat, file=sys.stderr)
        return 1


class SudahBerjalan(RuntimeError):
    """Another process serves this data folder."""


class PelabuhanTerpakai(RuntimeError):
    """Another program listens on the port."""


def _minta_berhenti(nomor: int, bingkai: object) -> None:
    for sinyal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sinyal, signal.SIG_IGN)  # the cleaning up is not interrupted
    raise Berhenti


@contextlib.contextmanager
def _sendirian(data: Path) -> Iterator[IO[str]]:
    with (data / "berjalan").open("a+") as berkas:
        try:
            fcntl.flock(berkas, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            berkas.seek(0)
            alamat = berkas.read().strip() or "alamat yang belum diketahui"
            raise SudahBerjalan(f"Sudah berjalan di {alamat} dengan folder data {data}.") from None
        berkas.truncate(0)
        try:
            yield berkas
        finally:
            berkas.truncate(0)


def _siapkan(klaster: Klaster | None, *, contoh: bool) -> None:
    import django

    from sistemkerja.perintah.bahasa import susun_bila_perlu

    susun_bila_perlu()
    django.setup()
    _coba_aplikasi()
    if migrasikan_bila_perlu(klaster):
        print("Basis data disiapkan.", flush=True)
    _kumpulkan_statis()
    if contoh:
        _muat_contoh()


def _coba_aplikasi() -> None:
    """Import everything that a worker will import: a mistake is told once, here, not by every worker for ever."""
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler
    from django.urls import get_resolver

    settings.STATIC_ROOT.mkdir(exist_ok=True)
    WSGIHandler()
    get_resolver().url_patterns  # noqa: B018


def _kumpulkan_statis() -> None:
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    keadaan = sorted(
        f"{nama} {os.stat(tempat.path(nama)).st_mtime_ns} {os.stat(tempat.path(nama)).st_size}"
        for finder in get_finders()
        for nama, tempat in finder.list([])
    )
    catatan = settings.STATIC_ROOT / ".sumber"
    if catatan.is_file() and catatan.read_text() == "\n".join(keadaan):
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True, skip_checks=True)
    catatan.parent.mkdir(exist_ok=True)
    catatan.write_text("\n".join(keadaan))


def _muat_contoh() -> None:
    """Load the demo once. Whether it is there is asked of the database, so a new database gets a new demo."""
    from django.core.management import call_command, get_commands
    from django.db import connections

    from sistemkerja.akun.models import Pengguna
    from sistemkerja.pemda.direktori import pastikan_lima_pemda
    from sistemkerja.pemda.konteks import gunakan

    semua = pastikan_lima_pemda()
    with gunakan(semua[0]):
        ada = Pengguna.objects.exists()
    if not ada and "muat_contoh" in get_commands():
        print("Memuat data contoh ...", flush=True)
        call_command("muat_contoh")
    connections.close_all()


def _layani(data: Path, klaster: Klaster | None, port: int) -> int:
    port = port or pelabuhan_bebas()
    if not _tunggu_bebas(port):
        raise PelabuhanTerpakai(f"Port {port} dipakai program lain; pilih yang lain dengan --port.")
    pelayan, pekerja = Pelayan(port), Pekerja()
    try:
        pelayan.mulai()
        _tunggu_menjawab(port, pelayan)
        pekerja.mulai()  # after the first page, which nobody should wait for longer
        alamat = f"http://127.0.0.1:{port}/"
        (data / "berjalan").write_text(alamat)
        _umumkan(alamat)
        while True:
            time.sleep(1)
            pelayan.hidupkan_kembali_bila_mati()
            pekerja.hidupkan_kembali_bila_mati()
            if klaster is not None and not klaster.hidup():
                klaster.mulai()
    finally:
        pekerja.minta_berhenti()
        pelayan.berhenti()
        pekerja.berhenti()


def _tunggu_bebas(port: int, detik: float = 12) -> bool:
    """After a kill -9 the former web server needs a moment to leave its port."""
    batas = time.monotonic() + detik
    while True:
        with socket.socket() as coba:
            coba.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                coba.bind(("127.0.0.1", port))
                return True
        if time.monotonic() > batas:
            return False
        time.sleep(0.2)


def _tunggu_menjawab(port: int, pelayan: Pelayan, detik: float = 60) -> None:
    batas = time.monotonic() + detik
    while time.monotonic() < batas:
        try:
            sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            sambungan.request("GET", "/masuk/")
            sambungan.getresponse().read()
            return
        except OSError:
            if pelayan.mati():
                raise RuntimeError("Peladen web berhenti sebelum menjawab.") from None
            time.sleep(0.05)
    raise RuntimeError(f"Peladen web tidak menjawab dalam {detik:.0f} detik.")


def _umumkan(alamat: str) -> None:
    print(f"\nSistemKerja berjalan di {alamat}\n", flush=True)
    with contextlib.suppress(Exception):  # the accounts are a courtesy; serving does not depend on them
        subprocess.run(
            [sys.executable, "-m", "sistemkerja.perintah.utama", "contoh", "akun"],
            check=False,
            stderr=subprocess.DEVNULL,
            timeout=30,
        )
    print("\nTekan Ctrl-C untuk berhenti.", flush=True)

"""Perbuatan yang sudah dijawab "berhasil" tetap ada, walau basis datanya dimatikan paksa sesudah itu."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from sistemkerja.contoh import muat as pemuat
from sistemkerja.contoh.penggerak import Penggerak
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.organisasi.models import Jabatan
from sistemkerja.pemda.direktori import pastikan_lima_pemda
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.penyiapan import klaster, siapkan_basisdata
from sistemkerja.pemda.tertanam import Klaster
from sistemkerja.perencanaan.models import PerjanjianKinerja
from sistemkerja.perencanaan.tindakan import buat_perjanjian_kinerja
from tests.basisdata_uji import _arahkan
from tests.jalan_penuh.diam import SASARAN

NAMA = "sistemkerja"


@pytest.fixture
def klaster_awet(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Klaster]:
    """Klaster sendiri yang awet (bukan yang dipercepat bagi uji), berisi Kota Kediri."""
    memori = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
    folder = Path(tempfile.mkdtemp(prefix="sk-mati-", dir=memori))
    folder.chmod(0o711)
    sebelum = dict(connections.settings["default"])
    satu = klaster(folder / "data", awet=True).mulai()
    try:
        siapkan_basisdata(satu, NAMA)
        with django_db_blocker.unblock():
            _arahkan(satu, NAMA)
            call_command("migrate", database="pemilik", verbosity=0, interactive=False, skip_checks=True)
            pastikan_lima_pemda()
            yield satu
            connections.close_all()
    finally:
        for alias in ("default", "pemilik"):
            for tempat in (connections.settings[alias], connections[alias].settings_dict):
                tempat["HOST"], tempat["NAME"] = sebelum["HOST"], sebelum["NAME"]
        satu.lepas()
        shutil.rmtree(folder, ignore_errors=True)


def test_perbuatan_yang_diakui_tetap_ada(klaster_awet: Klaster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pemuat, "_pekerjaan", lambda _pemda: None)
    pemuat.muat(Pemda.objects.get(slug="kediri"))
    pemda = Pemda.objects.get(slug="kediri")
    with gunakan(pemda):
        gerak = Penggerak(pemda)
        unit = gerak.unit("DINKES")
        oleh = gerak.pelaku(Jabatan.objects.get(unit=unit, pimpinan=True).pk)
        pk = buat_perjanjian_kinerja(unit, gerak.per.year, SASARAN, oleh=oleh)
    os.kill(int((klaster_awet.pgdata / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    batas = time.monotonic() + 20
    while klaster_awet.hidup() and time.monotonic() < batas:
        time.sleep(0.05)
    connections.close_all()
    klaster_awet.mulai()
    _arahkan(klaster_awet, NAMA)
    with gunakan(pemda):
        ada = PerjanjianKinerja.objects.get(pk=pk.pk)
        assert ada.sasaran.count() == len(SASARAN)
        assert Peristiwa.objects.get(objek_id=pk.pk).oleh == oleh.nama

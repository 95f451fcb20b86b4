"""Satu basis data bagi tiap berkas uji: organisasi satu Pemda termuat sekali, setiap uji berjalan di titik simpan.

Semuanya sebagai peran web: keamanan baris ikut diuji, bukan dilewati.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from django.db import connections, transaction
from pytest_django.plugin import DjangoDbBlocker

from sistemkerja.contoh import muat as pemuat
from sistemkerja.contoh.penggerak import Penggerak
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.penyiapan import buang_basisdata
from sistemkerja.pemda.tertanam import Klaster
from tests.basisdata_uji import _arahkan, salin
from tests.jalan_penuh.orang import lengkapi


@pytest.fixture(scope="module")
def basisdata_berkas(
    klaster_uji: Klaster,
    templat_uji: str,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    request: pytest.FixtureRequest,
) -> Iterator[str]:
    """Basis data milik berkas uji ini saja; sesudahnya sambungan kembali ke basis data pekerja."""
    sebelum = connections.settings["default"]["NAME"]
    nama = f"uji_{os.getpid()}_jalan_{request.module.__name__.rpartition('.')[2].removeprefix('test_')}"
    with klaster_uji.sambung() as koneksi:
        salin(koneksi, nama, templat_uji)
        with django_db_blocker.unblock():
            _arahkan(klaster_uji, nama)
            yield nama
            connections.close_all()
            _arahkan(klaster_uji, sebelum)
        buang_basisdata(koneksi, nama)


@pytest.fixture(scope="module")
def pemda_berkas(basisdata_berkas: str, request: pytest.FixtureRequest) -> Pemda:
    """Pemda yang disebut berkas uji (`PEMDA = "kediri"`), dengan organisasi contohnya tanpa pekerjaannya."""
    satu = Pemda.objects.get(slug=request.module.PEMDA)
    asli = pemuat._pekerjaan
    pemuat._pekerjaan = lambda _pemda: None
    try:
        pemuat.muat(satu)
    finally:
        pemuat._pekerjaan = asli
    satu = Pemda.objects.get(pk=satu.pk)
    with gunakan(satu), Penggerak(satu).jalan() as gerak:
        for baris in getattr(request.module, "BARIS", ()):
            lengkapi(gerak, baris.unit)
    return satu


@pytest.fixture
def gerak(pemda_berkas: Pemda) -> Iterator[Penggerak]:
    """Penggerak Pemda berkas ini; apa pun yang dikerjakan uji dibatalkan sesudahnya."""
    with gunakan(pemda_berkas), Penggerak(pemda_berkas).jalan() as satu:
        yield satu
        transaction.set_rollback(True)

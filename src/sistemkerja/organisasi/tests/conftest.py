"""Organisasi contoh dan klien yang sudah masuk, untuk uji aplikasi organisasi."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sistemkerja.akun.models import Pengguna
from sistemkerja.contoh.muat import muat
from sistemkerja.organisasi.models import Jabatan, Pegawai, UnitOrganisasi
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.middleware import KUNCI_SESI
from sistemkerja.pemda.models import Pemda


@pytest.fixture
def contoh_kediri(db_pemda: Pemda) -> Pemda:
    """Kota Kediri dengan organisasi contohnya; seluruh uji berjalan di dalam transaksinya."""
    muat(db_pemda)
    return db_pemda


@pytest.fixture
def klien_contoh(pemda: Callable[[str], Pemda]) -> Callable[[str], Client]:
    """`klien_contoh("kediri")`: peramban yang sudah masuk sebagai seseorang di Pemda itu."""

    def masuk(slug: str) -> Client:
        satu = pemda(slug)
        muat(satu)
        klien = Client()
        with gunakan(satu):
            pengguna = Pengguna.objects.filter(aktif=True).first()
            klien.force_login(pengguna)
        sesi = klien.session
        sesi[KUNCI_SESI] = str(satu.pk)
        sesi.save()
        return klien

    return masuk


@pytest.fixture
def alamat_contoh(pemda: Callable[[str], Pemda]) -> Callable[[str], list[str]]:
    """Satu alamat dari setiap layar organisasi sebuah Pemda."""

    def alamat(slug: str) -> list[str]:
        satu = pemda(slug)
        muat(satu)
        with gunakan(satu):
            unit = UnitOrganisasi.objects.get(kode="DINKES")
            jabatan = Jabatan.objects.get(unit=unit, pimpinan=True)
            pegawai = Pegawai.objects.filter(hasil_penyetaraan=True).first()
        return [
            "/organisasi/",
            f"/organisasi/unit/{unit.pk}/",
            f"/organisasi/jabatan/{jabatan.pk}/",
            f"/organisasi/pegawai/{pegawai.pk}/",
        ]

    return alamat

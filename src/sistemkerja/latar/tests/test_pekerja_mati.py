"""A worker is a process that may be killed at any moment: nothing is lost and nothing is done twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection

from sistemkerja.konfigurasi.tempat import PERAN_WEB
from sistemkerja.latar import daftar
from sistemkerja.latar.daftar import penangan
from sistemkerja.latar.models import Pekerjaan
from sistemkerja.latar.tests.pekerja_uji import BANYAK
from sistemkerja.latar.tindakan import antrekan, batalkan
from sistemkerja.organisasi.models import Keputusan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda


@pytest.fixture
def kediri(db_sungguhan, monkeypatch) -> Pemda:
    monkeypatch.setattr(daftar, "_SEMUA", dict(daftar._SEMUA))
    penangan("uji.seribu")(lambda k: None)  # the worker's own process knows what it does
    return Pemda.objects.get(slug="kediri")


@pytest.fixture
def pekerja(klaster_uji, db_sungguhan) -> Iterator[Callable[[], subprocess.Popen]]:
    """Start a worker on the database of the test; as many as are asked for."""
    semua: list[subprocess.Popen] = []

    def mulai() -> subprocess.Popen:
        alamat = f"postgresql://{PERAN_WEB}@/{db_sungguhan}?host={klaster_uji.soket}"
        perintah = [sys.executable, "-m", "sistemkerja.latar.tests.pekerja_uji"]
        semua.append(subprocess.Popen(perintah, env=os.environ | {"DATABASE_URL": alamat}))
        return semua[-1]

    yield mulai
    for satu in semua:
        satu.kill()
        satu.wait()


@pytest.fixture
def tahan(tmp_path) -> Path:
    """While this file is there, a job stands still in its middle."""
    berkas = tmp_path / "tahan"
    berkas.touch()
    return berkas


def pelaku(pemda: Pemda) -> Pelaku:
    from datetime import date

    return Pelaku(UUID(int=0), None, "Siti", pemda, date(2024, 1, 2), (), frozenset())


def minta(pemda: Pemda, tahan: Path) -> UUID:
    with gunakan(pemda):
        return antrekan("uji.seribu", oleh=pelaku(pemda), judul="Seribu", isi={"tahan": str(tahan)}).pk


def tunggu(pemda: Pemda, pk: UUID, syarat: Callable[[Pekerjaan], bool], detik: float = 60) -> Pekerjaan:
    batas = time.monotonic() + detik
    while True:
        with gunakan(pemda):
            satu = Pekerjaan.objects.get(pk=pk)
        if syarat(satu):
            return satu
        assert time.monotonic() < batas, f"masih {satu.keadaan} {satu.maju} {satu.pesan}"
        time.sleep(0.05)


def banyak(pemda: Pemda) -> int:
    with gunakan(pemda):
        return Keputusan.objects.count()


def sisa_antrean() -> int:
    with connection.cursor() as kursor:
        kursor.execute("SELECT count(*) FROM procrastinate_jobs")
        return kursor.fetchone()[0]


def di_tengah(satu: Pekerjaan) -> bool:
    return satu.maju == BANYAK // 2 and satu.keadaan == "berjalan"


def test_kill_9_di_tengah_tidak_menghilangkan_dan_tidak_menggandakan(kediri, pekerja, tahan):
    pk = minta(kediri, tahan)
    pertama = pekerja()
    satu = tunggu(kediri, pk, di_tengah)
    assert satu.pesan == "di tengah"  # seen while nothing of it is committed yet
    assert banyak(kediri) == 0
    pertama.send_signal(signal.SIGKILL)
    pertama.wait()
    assert banyak(kediri) == 0
    tahan.unlink()
    pekerja()
    satu = tunggu(kediri, pk, lambda p: p.keadaan == "selesai")
    assert (banyak(kediri), satu.percobaan, satu.hasil) == (BANYAK, 2, {"banyak": BANYAK})
    while sisa_antrean():
        time.sleep(0.05)


def test_dua_pekerja_tidak_mengerjakan_yang_sama_bersamaan(kediri, pekerja, tahan):
    """A worker that was only thought dead holds the job; the other one waits for its end."""
    pk = minta(kediri, tahan)
    pertama = pekerja()
    tunggu(kediri, pk, di_tengah)
    pertama.send_signal(signal.SIGSTOP)
    pekerja()
    time.sleep(2)  # long enough to be missed
    assert tunggu(kediri, pk, di_tengah).percobaan == 1
    pertama.send_signal(signal.SIGCONT)
    tahan.unlink()
    assert tunggu(kediri, pk, lambda p: p.keadaan == "selesai").percobaan == 1
    assert banyak(kediri) == BANYAK


def test_diminta_berhenti_mengembalikan_pekerjaan_ke_antrean(kediri, pekerja, tahan):
    pk = minta(kediri, tahan)
    pertama = pekerja()
    tunggu(kediri, pk, di_tengah)
    pertama.send_signal(signal.SIGTERM)
    assert pertama.wait(timeout=10) == 0
    satu = tunggu(kediri, pk, lambda p: p.keadaan == "antre")
    assert satu.percobaan == 0
    assert banyak(kediri) == 0
    tahan.unlink()
    pekerja()
    tunggu(kediri, pk, lambda p: p.keadaan == "selesai")
    assert banyak(kediri) == BANYAK


def test_dibatalkan_orang_lain_proses_selagi_berjalan(kediri, pekerja, tahan):
    pk = minta(kediri, tahan)
    pekerja()
    tunggu(kediri, pk, di_tengah)
    with gunakan(kediri):
        batalkan(pk, oleh=pelaku(kediri))
    satu = tunggu(kediri, pk, lambda p: not p.belum_usai)
    assert satu.keadaan == "dibatalkan"
    assert banyak(kediri) == 0


def test_putaran_rutin_menyegel_riwayat(kediri, pekerja):
    from sistemkerja.jejak.catat import catat
    from sistemkerja.jejak.models import Peristiwa

    with gunakan(kediri):
        catat("uji.ditulis", kediri, oleh=pelaku(kediri), sebagai="", dasar=[], kalimat="menulis")
    pekerja()
    batas = time.monotonic() + 60
    while True:
        with gunakan(kediri):
            if not Peristiwa.objects.filter(tersegel__isnull=True).exists():
                return
        assert time.monotonic() < batas
        time.sleep(0.1)

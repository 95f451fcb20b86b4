"""Dua peninjau pada saat yang sama: tepat satu yang menang, yang lain diberi tahu oleh siapa."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import connections

from sistemkerja.contoh.penggerak import Penggerak
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.kegiatan.models import Kegiatan, Tinjauan
from sistemkerja.kegiatan.tindakan import serahkan_hasil, tinjau_hasil
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import SudahBerubah
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda
from tests.jalan_penuh.jalan import Jalan
from tests.jalan_penuh.naskah import Baris
from tests.jalan_penuh.test_blitar import PERATURAN, UPT

PEMDA = "blitar"
ADMINISTRATOR = ("DINKES.01", "DINKES.02")  # "Pejabat Administrator" bagi UPT: sekretaris dan para kepala bidang
BARIS = [Baris("DINKES.06", UPT, {"pk": "DINKES.06", "administrator": "DINKES.01|DINKES.02|DINKES.03"})]


@pytest.fixture
def ditinjau(pemda_berkas: Pemda) -> Iterator[tuple[Kegiatan, list[Pelaku]]]:
    """Kegiatan yang sungguh tersimpan, menunggu salah seorang Pejabat Administrator."""
    with gunakan(pemda_berkas), Penggerak(pemda_berkas).jalan() as gerak:
        satu = Jalan(gerak, BARIS[0], "individu")
        susunan = satu.susunan(satu.butir(satu.bagian(satu.perjanjian())))
        k = satu.kegiatan(susunan)
        serahkan_hasil(k.pk, "Hasil", oleh=satu.ketua, versi=k.versi)
        k = Kegiatan.objects.get(pk=k.pk)
        k = tinjau_hasil(k.pk, "sesuai", oleh=satu.pemegang("unit"), versi=k.versi)
        orang = [satu.pemegang(kode) for kode in ADMINISTRATOR]
    yield k, orang


def bersamaan(*kerja: Callable[[], Any]) -> list[Any]:
    """Jalankan semuanya pada saat yang sama, masing-masing dengan sambungannya sendiri; hasil atau galatnya."""
    garis, hasil = threading.Barrier(len(kerja)), [None] * len(kerja)

    def satu(n: int) -> None:
        try:
            garis.wait(timeout=20)
            hasil[n] = kerja[n]()
        except Exception as galat:
            hasil[n] = galat
        finally:
            connections.close_all()

    benang = [threading.Thread(target=satu, args=(n,)) for n in range(len(kerja))]
    for b in benang:
        b.start()
    for b in benang:
        b.join(timeout=60)
    return hasil


def tinjau(pemda: Pemda, kegiatan: UUID, oleh: Pelaku, versi: int) -> str:
    with gunakan(pemda):
        return str(tinjau_hasil(kegiatan, "sesuai", oleh=oleh, versi=versi).keadaan)


@pytest.mark.dasar(PERATURAN, "Lampiran B.3.c")
def test_dua_peninjau_serentak(pemda_berkas: Pemda, ditinjau: tuple[Kegiatan, list[Pelaku]]) -> None:
    k, (satu, dua) = ditinjau
    hasil = bersamaan(
        lambda: tinjau(pemda_berkas, k.pk, satu, k.versi), lambda: tinjau(pemda_berkas, k.pk, dua, k.versi)
    )
    kalah = [h for h in hasil if isinstance(h, SudahBerubah)]
    assert sorted(type(h).__name__ for h in hasil) == ["SudahBerubah", "str"], hasil
    menang = (satu, dua)[hasil.index("selesai")]
    assert kalah[0].oleh_siapa == menang.nama
    assert menang.nama in kalah[0].kalimat
    with gunakan(pemda_berkas):
        assert Kegiatan.objects.get(pk=k.pk).keadaan == Kegiatan.Keadaan.SELESAI
        assert Tinjauan.objects.filter(hasil__kegiatan=k, kerja="meninjau").count() == 2
        assert Peristiwa.objects.filter(peristiwa="kegiatan.selesai").count() == 1

"""Bagan: setiap unit sekali, pada tanggalnya, kekosongan dan Plt. disebut; jumlah pertanyaan tetap."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sistemkerja.organisasi.bacaan_layar import KotakBagan, bagan
from sistemkerja.organisasi.bagan import daftar_bersarang
from sistemkerja.organisasi.models import UnitOrganisasi
from sistemkerja.organisasi.rincian import ubah_unit
from sistemkerja.pemda.models import Pemda

KINI = date(2026, 11, 23)


def semua(kotak: list[KotakBagan]) -> list[KotakBagan]:
    return [k for satu in kotak for k in (satu, *semua(satu.anak))]


def test_setiap_unit_sekali(contoh_kediri: Pemda) -> None:
    unit = [k.id for k in semua(bagan(contoh_kediri.pk, KINI))]
    assert sorted(unit) == sorted(UnitOrganisasi.objects.pada(KINI).values_list("id", flat=True))


def test_satu_unit_dan_tandanya(contoh_kediri: Pemda) -> None:
    dinkes = UnitOrganisasi.objects.get(kode="DINKES")
    [puncak] = bagan(contoh_kediri.pk, KINI, dinkes.pk)
    assert puncak.jabatan == "Kepala Dinas Kesehatan" and puncak.sifat == ""
    assert puncak.banyak == len(semua([puncak])) - 1
    sifat = {k.sifat for k in semua(bagan(contoh_kediri.pk, KINI))}
    assert {"", "plt", "kosong"} <= sifat
    assert bagan(contoh_kediri.pk, date(1990, 1, 1), dinkes.pk) == []


def test_nama_dan_induk_menurut_tanggal(contoh_kediri: Pemda) -> None:
    unit = UnitOrganisasi.objects.get(kode="DINKES")
    tujuan = UnitOrganisasi.objects.get(kode="BPBD")
    nanti = KINI + timedelta(days=10)
    ubah_unit(unit, nanti, None, nama="Dinas Baru", induk_id=tujuan.pk)
    kini = next(k for k in semua(bagan(contoh_kediri.pk, KINI)) if k.id == unit.pk)
    assert kini.nama == "Dinas Kesehatan"
    bpbd = next(k for k in semua(bagan(contoh_kediri.pk, nanti)) if k.id == tujuan.pk)
    assert "Dinas Baru" in [a.nama for a in bpbd.anak]


def test_yang_induknya_tidak_berlaku_tidak_hilang(contoh_kediri: Pemda) -> None:
    UnitOrganisasi.objects.get(kode="DINKES").tutup(KINI)
    unit = [k.id for k in semua(bagan(contoh_kediri.pk, KINI))]
    assert sorted(unit) == sorted(UnitOrganisasi.objects.pada(KINI).values_list("id", flat=True))


def test_jumlah_pertanyaan_tetap(contoh_kediri: Pemda) -> None:
    for unit in (None, UnitOrganisasi.objects.get(kode="BPBD").pk):
        with CaptureQueriesContext(connection) as pertanyaan:
            bagan(contoh_kediri.pk, KINI, unit)
        assert len(pertanyaan) == 3


def test_daftar_bersarang_memuat_semuanya_dan_aman(contoh_kediri: Pemda) -> None:
    puncak = bagan(contoh_kediri.pk, KINI)
    puncak[0].nama = "<script>"
    isi = daftar_bersarang(puncak, "?per=2026-01-01")
    assert isi.count("<li ") == len(semua(puncak))
    assert "<script>" not in isi
    assert re.search(r"/organisasi/unit/[0-9a-f-]{36}/\?per=2026-01-01", isi)


def test_halaman_bagan(klien_contoh, alamat_contoh) -> None:
    klien = klien_contoh("kediri")
    unit = alamat_contoh("kediri")[1]
    for alamat in ("/organisasi/bagan/", f"{unit}bagan/"):
        jawaban = klien.get(alamat)
        assert jawaban.status_code == 200
        assert "bagan-daftar" in jawaban.content.decode()
    assert "Belum ada unit" in klien.get("/organisasi/bagan/", {"per": "1990-01-01"}).content.decode()
    assert klien_contoh("blitar").get(f"{unit}bagan/").status_code == 404

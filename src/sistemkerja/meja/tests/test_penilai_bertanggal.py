"""Penilai seseorang pada suatu hari: menurut peraturan yang berlaku hari itu dan organisasi hari itu."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sistemkerja.akun.models import Pengguna
from sistemkerja.alur.mesin import mesin
from sistemkerja.aturan import katalog
from sistemkerja.aturan.pejabat import pejabat_untuk
from sistemkerja.meja.penilai import blok_penilai, penilai_semua
from sistemkerja.meja.tests.kerja import Kerja
from sistemkerja.organisasi.models import Pemangku, UnitOrganisasi
from sistemkerja.organisasi.rincian import ubah_unit
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Adopsi

PINDAH, BERGANTI = date(2025, 3, 1), date(2026, 2, 1)
JF_MADYA = "Penyuluh Kesehatan Masyarakat Ahli Madya"


@pytest.fixture
def orang(kerja: Kerja) -> Pemangku:
    """JF madya di bidang yang pindah dinas pada PINDAH, di Pemda yang berganti peraturan pada BERGANTI."""
    with gunakan(kerja.pemda):
        bidang = UnitOrganisasi.objects.get(nama="Bidang Kesehatan Masyarakat")
        ubah_unit(bidang, PINDAH, None, induk_id=UnitOrganisasi.objects.get(nama="Dinas Pendidikan").pk)
        Adopsi.objects.filter(pemda=kerja.pemda).update(sampai=BERGANTI)
        baru = katalog.peraturan("bekasi-2024-18")
        Adopsi.objects.create(pemda=kerja.pemda, peraturan_id=baru.id, sidik=baru.sidik, sejak=BERGANTI)
        return Pemangku.objects.get(jabatan__nama=JF_MADYA, jabatan__unit=bidang)


def penilai(orang: Pemangku, per: date) -> tuple[str, str, str]:
    """(penilainya, dasar pertama, peraturannya) menurut blok pada halaman pegawai."""
    with gunakan(orang.pemda):
        blok: Any = blok_penilai(orang.pemda_id, orang.pegawai_id, per)
    baris = blok["jabatan"][0]["baris"][0]
    return baris["orang"][0]["jabatan"], baris["jawaban"]["dasar"][0], baris["jawaban"]["peraturan"]


@pytest.mark.dasar("kediri-2023-45", "Lampiran 1 tabel penilai no 1")
@pytest.mark.dasar("bekasi-2024-18", "Pasal 34 ayat (2)")
@pytest.mark.parametrize(
    ("per", "jawaban"),
    [
        (date(2025, 2, 28), ("Kepala Dinas Kesehatan", "Lampiran 1 tabel penilai no 1", "kediri-2023-45")),
        (PINDAH, ("Kepala Dinas Pendidikan", "Lampiran 1 tabel penilai no 1", "kediri-2023-45")),
        (date(2026, 1, 31), ("Kepala Dinas Pendidikan", "Lampiran 1 tabel penilai no 1", "kediri-2023-45")),
        (BERGANTI, ("Kepala Bidang Kesehatan Masyarakat", "Pasal 34 ayat (2)", "bekasi-2024-18")),
    ],
)
def test_menurut_hari_itu(orang: Pemangku, per: date, jawaban: tuple[str, str, str]) -> None:
    assert penilai(orang, per) == jawaban


def test_halaman_pegawai_mengatakan_yang_sama(orang: Pemangku, kerja: Kerja, masuk_sebagai) -> None:
    with gunakan(kerja.pemda):
        klien = masuk_sebagai(Pengguna.objects.get(pegawai_id=orang.pegawai_id))
    for per, pd, nama in (
        ("2025-02-28", "Dinas Kesehatan", "Kepala Dinas Kesehatan"),
        ("2026-01-31", "Dinas Pendidikan", "Kepala Dinas Pendidikan"),
        ("2026-02-01", "Dinas Pendidikan", "Kepala Bidang Kesehatan Masyarakat"),
    ):
        isi = klien.get(f"/organisasi/pegawai/{orang.pegawai_id}/", {"per": per}).content.decode()
        assert pd in isi
        assert nama in isi


def test_sebelum_ada_peraturan_dikatakan(orang: Pemangku) -> None:
    with gunakan(orang.pemda):
        Adopsi.objects.filter(pemda=orang.pemda, sampai=BERGANTI).update(sejak=date(2025, 7, 1))
        blok = blok_penilai(orang.pemda_id, orang.pegawai_id, date(2025, 6, 1))
    assert "tidak_diatur" in blok


@pytest.mark.parametrize("nama", ["Dinas Kesehatan", "Bidang Kesehatan Masyarakat"])
def test_semua_orang_sekaligus_sama_dengan_satu_per_satu(orang: Pemangku, nama: str) -> None:
    with gunakan(orang.pemda):
        unit = UnitOrganisasi.objects.get(nama=nama)
        for per in (date(2025, 2, 28), BERGANTI):
            m = mesin(orang.pemda, per)
            for jabatan, temuan in penilai_semua(orang.pemda, unit.pk, per):
                satu = pejabat_untuk(m.peraturan, m.org, "penilai", m.org.jabatan(jabatan.id))
                assert (temuan.keadaan, temuan.jabatan) == (satu.keadaan, satu.jabatan), jabatan


def test_banyak_pertanyaan_bagi_semua_orang_tetap(orang: Pemangku) -> None:
    banyak = set()
    with gunakan(orang.pemda):
        for unit in UnitOrganisasi.objects.filter(nama__in=["Dinas Kesehatan", "Kecamatan Mojoroto"]):
            with CaptureQueriesContext(connection) as tercatat:
                assert penilai_semua(orang.pemda, unit.pk, BERGANTI)
            banyak.add(len(tercatat))
    assert banyak == {5}

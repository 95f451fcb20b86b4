"""Layar organisasi: isi pada suatu tanggal, tanggal yang keliru, Pemda lain, dan jumlah pertanyaan yang tetap."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sistemkerja.organisasi import bacaan
from sistemkerja.organisasi.models import Pemangku, UnitOrganisasi
from sistemkerja.pemda.models import Pemda

KINI = date(2026, 11, 23)
DAHULU = date(2020, 5, 5)


@pytest.fixture
def dinkes(contoh_kediri: Pemda) -> UnitOrganisasi:
    return UnitOrganisasi.objects.get(kode="DINKES")


def test_daftar_pd(contoh_kediri: Pemda) -> None:
    puncak, pd = bacaan.daftar_pd(contoh_kediri.pk, KINI)
    assert puncak is not None
    assert puncak.kursi[0].kode == "kepala_daerah"
    menurut_nama = {b.nama: b for b in pd}
    assert menurut_nama["Dinas Sosial"].pimpinan.lowong
    assert menurut_nama["Dinas Kesehatan"].jabatan > 50
    assert "RSUD Gambiran" not in menurut_nama  # di bawah Dinas Kesehatan
    assert bacaan.daftar_pd(contoh_kediri.pk, date(1990, 1, 1)) == (None, [])


def test_struktur_pada_dua_tanggal(contoh_kediri: Pemda, dinkes: UnitOrganisasi) -> None:
    kini = bacaan.struktur(contoh_kediri.pk, dinkes.pk, KINI)
    dahulu = bacaan.struktur(contoh_kediri.pk, dinkes.pk, DAHULU)
    seksi = "Seksi Promosi Kesehatan"
    assert seksi not in {a.nama for bidang in kini.anak for a in bidang.anak}
    assert seksi in {a.nama for bidang in dahulu.anak for a in bidang.anak}
    assert bacaan.struktur(contoh_kediri.pk, dinkes.pk, date(1990, 1, 1)) is None


def test_riwayat_jabatan_dan_pegawai(contoh_kediri: Pemda) -> None:
    bertukar = Pemangku.objects.filter(masa__endswith=date(2024, 3, 1)).first()
    jabatan = bacaan.halaman_jabatan(contoh_kediri.pk, bertukar.jabatan_id, KINI)
    assert [p.berlaku(KINI) for p in jabatan.riwayat] == [True, False]
    pegawai = bacaan.halaman_pegawai(contoh_kediri.pk, bertukar.pegawai_id, date(2023, 1, 1))
    assert [k.pemangku.jabatan_id for k in pegawai.kini] == [bertukar.jabatan_id]
    assert len(pegawai.lainnya) == 1


def test_jumlah_pertanyaan_tetap(contoh_kediri: Pemda, dinkes: UnitOrganisasi) -> None:
    kecil = UnitOrganisasi.objects.get(kode="BPBD")
    for baca, batas in ((bacaan.halaman_unit, 7), (bacaan.struktur, 3)):
        jumlah = []
        for unit in (dinkes, kecil):
            with CaptureQueriesContext(connection) as pertanyaan:
                baca(contoh_kediri.pk, unit.pk, KINI)
            jumlah.append(len(pertanyaan))
        assert jumlah[0] == jumlah[1] <= batas
    with CaptureQueriesContext(connection) as pertanyaan:
        bacaan.daftar_pd(contoh_kediri.pk, KINI)
    assert len(pertanyaan) == 4


@pytest.fixture
def klien_kediri(klien_contoh):
    return klien_contoh("kediri")


def test_halaman_halaman_terbuka(klien_kediri, alamat_contoh) -> None:
    for alamat in alamat_contoh("kediri"):
        jawaban = klien_kediri.get(alamat)
        assert jawaban.status_code == 200, alamat
        assert "data contoh" in jawaban.content.decode()


def test_tanggal_yang_keliru_dikatakan_di_dekatnya(klien_kediri) -> None:
    for tertulis in ("kemarin", "2026-13-40", "0001-01-01", "x" * 500):
        jawaban = klien_kediri.get("/organisasi/", {"per": tertulis})
        assert jawaban.status_code == 422
        assert "bukan tanggal" in jawaban.content.decode()


def test_unit_di_luar_masanya_tetap_terbaca(klien_kediri, alamat_contoh) -> None:
    jawaban = klien_kediri.get(alamat_contoh("kediri")[1], {"per": "1990-01-01"})
    assert jawaban.status_code == 200
    assert "Tidak ada pada tanggal ini" in jawaban.content.decode()


@pytest.mark.parametrize("jenis", ["unit", "jabatan", "pegawai"])
def test_pemda_lain_dan_yang_tidak_ada_dijawab_sama(klien_contoh, alamat_contoh, jenis: str) -> None:
    milik_kediri = next(a for a in alamat_contoh("kediri") if f"/{jenis}/" in a)
    tetangga = klien_contoh("blitar")
    assert tetangga.get(milik_kediri).status_code == 404
    assert tetangga.get(f"/organisasi/{jenis}/{uuid4()}/").status_code == 404


def test_tanpa_masuk_tidak_terlihat(client, alamat_contoh) -> None:
    for alamat in alamat_contoh("kediri"):
        assert client.get(alamat).status_code == 302

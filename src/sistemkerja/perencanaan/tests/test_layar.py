"""Layar perencanaan: yang tampak bagi siapa, tabel yang ditempel, unit tanpa PK, dan banyaknya pertanyaan."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.perencanaan.models import SasaranKinerja
from sistemkerja.perencanaan.tempelan import baca_tempelan
from sistemkerja.perencanaan.tests.penggerak import Layar, strategi, tabel

KADIS, KABID = "Kepala Dinas Kesehatan", "Kepala Bidang Kesehatan Masyarakat"


@pytest.fixture
def kediri(layar) -> Layar:
    return layar("kediri")


def test_tempelan_dari_lembar_kerja() -> None:
    teks = (
        "No\tSasaran\tIndikator\tTarget\tSatuan\n1\tSatu\tA\t12,5\tpersen\n\t\tB\t70\t\n\n"
        '2\t"Dua\nbaris"\tC\t1\tnilai\r\n'
    )
    assert baca_tempelan(teks) == [
        {"sasaran": "Satu", "indikator": "A", "target": "12,5", "satuan": "persen"},
        {"sasaran": "Satu", "indikator": "B", "target": "70", "satuan": ""},
        {"sasaran": "Dua baris", "indikator": "C", "target": "1", "satuan": "nilai"},
    ]
    assert len(baca_tempelan("a\tb\tc\n" * 5000)) == 100
    for aneh in ("", "\t\t\t", "\0", '"' * 9, "x" * 200_000):
        baca_tempelan(aneh)


def test_tabel_diisi_dari_tempelan_lalu_disimpan(kediri: Layar) -> None:
    alamat = f"/perencanaan/unit/{kediri.unit('Dinas Kesehatan').pk}/{hari_ini(kediri.pemda).year}/"
    baris = {"sasaran": "Terketik", "indikator": "I", "target": "1"}
    isi = tabel([baris], tambah="tempel", tempelan="Ditempel\tJ\t2\tnilai")
    jawaban = kediri.kirim(KADIS, alamat, isi)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "Terketik" in teks and "Ditempel" in teks and 'name="s-3-sasaran"' in teks
    with gunakan(kediri.pemda):
        assert not SasaranKinerja.objects.exists()


def test_kelurahan_di_kediri_tidak_diatur(kediri: Layar) -> None:
    teks = kediri.buka("Lurah Bandar Lor", "/perencanaan/")
    assert "Kelurahan Bandar Lor tidak membuat Perjanjian Kinerja sendiri" in teks
    assert "Mekanisme kerja unit ini belum diatur" in teks


def test_yang_bukan_penetap_melihat_kenapa_tidak(kediri: Layar) -> None:
    pk = kediri.buat_pk(KADIS, "Dinas Kesehatan", tetapkan=False)
    teks = kediri.buka(KABID, pk)
    assert "Kenapa tidak?" in teks
    assert f"{pk}penetapan/" not in teks
    unit, tahun = kediri.unit("Dinas Kesehatan").pk, hari_ini(kediri.pemda).year + 1
    assert "Anda tidak menyusun Perjanjian Kinerja unit ini" in kediri.buka(KABID, f"/perencanaan/unit/{unit}/{tahun}/")


def test_pd_lain_tidak_melihat_pengawas_melihat(kediri: Layar) -> None:
    pk = kediri.buat_pk(KADIS, "Dinas Kesehatan")
    assert kediri.klien("Kepala Dinas Pendidikan").get(pk).status_code == 404
    assert kediri.klien("Sekretaris Daerah").get(pk).status_code == 200
    assert pk not in kediri.buka("Kepala Dinas Pendidikan", "/perencanaan/")


def test_rsud_yang_berperjanjian_sendiri_tidak_menerima_bagian_dinas(kediri: Layar) -> None:
    pk = kediri.buat_pk(KADIS, "Dinas Kesehatan")
    teks = kediri.buka(KADIS, pk)
    assert "Kepala Bidang Kesehatan Masyarakat" in teks
    assert "Kepala Bidang Keperawatan" not in teks


def test_tahun_yang_aneh_dibaca_sebagai_tahun_ini(kediri: Layar) -> None:
    for tahun in ("", "abc", "99999", "-1", "²"):
        assert kediri.klien(KADIS).get("/perencanaan/", {"tahun": tahun}).status_code == 200


def test_jumlah_pertanyaan_tetap(kediri: Layar) -> None:
    pk = kediri.buat_pk(KADIS, "Dinas Kesehatan")
    bagian = kediri.bagi(KADIS, pk, 2, KABID)
    halaman = ("/perencanaan/", pk, bagian)

    def hitung() -> list[int]:
        hasil, klien = [], kediri.klien(KABID)
        for alamat in halaman:
            with CaptureQueriesContext(connection) as pertanyaan:
                assert klien.get(alamat).status_code == 200
            hasil.append(len(pertanyaan))
        return hasil

    kediri.rumuskan(KABID, bagian, "individu")
    sedikit = hitung()
    with gunakan(kediri.pemda):
        sasaran = SasaranKinerja.objects.first()
        SasaranKinerja.objects.bulk_create(
            SasaranKinerja(pemda=kediri.pemda, perjanjian=sasaran.perjanjian, urut=9 + n, sasaran="S", indikator="I")
            for n in range(30)
        )
    lain = [str(kediri.jabatan(j).pk) for j in ("Sekretaris Dinas Kesehatan", KABID)]
    with gunakan(kediri.pemda):
        isi = {f"kepada-{s}": lain for s in SasaranKinerja.objects.filter(urut__gt=8).values_list("pk", flat=True)}
    kediri.lakukan(KADIS, f"{pk}pembagian/", {"versi": 2} | isi)
    for alamat in [a for kerja, a in kediri.tugas(KABID) if kerja == "merumuskan_strategi"][:5]:
        kediri.lakukan(KABID, f"{alamat}strategi/", strategi("individu"))
    assert hitung() == sedikit
    assert max(sedikit) <= 22

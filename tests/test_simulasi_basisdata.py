"""Simulasi atas organisasi di basis data menjawab sama dengan simulasi di memori."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from sistemkerja.alur.mesin import peraturan_berlaku
from sistemkerja.aturan import katalog
from sistemkerja.aturan.bentuk import PertanyaanKeliru
from sistemkerja.aturan.simulasi import simulasi
from sistemkerja.aturan.tanya import tanya
from sistemkerja.contoh.memori import organisasi_contoh
from sistemkerja.contoh.muat import muat
from sistemkerja.pemda.versi import Kebijakan
from sistemkerja.perintah.peraturan.simulasi import peraturan_dan_organisasi

PER = date(2026, 2, 2)


@pytest.mark.parametrize("sebutan", ["kediri", "35.71"])
def test_sama_dengan_yang_di_memori(db_pemda, sebutan):
    muat(db_pemda)
    kini, org = peraturan_dan_organisasi(sebutan, PER)
    assert kini.id == "kediri-2023-45"
    rancangan = katalog.peraturan("jambi-2025-13")
    harap = simulasi(kini, rancangan, organisasi_contoh("kediri", PER))
    nyata = simulasi(kini, rancangan, org)
    assert nyata["angka"] == harap["angka"]
    for bagian, kunci in (("penilai", "jabatan"), ("rantai", "unit")):
        assert sorted(nyata[bagian], key=lambda x: x[kunci]) == sorted(harap[bagian], key=lambda x: x[kunci])


def test_dibandingkan_dengan_yang_diadopsi_beserta_kebijakannya(db_pemda):
    Kebijakan.objects.create(
        pemda=db_pemda, pertanyaan="penyelesai", syarat={"jenis_unit": ["kelurahan"]}, jawaban=[{"oleh": ["lurah"]}],
        dasar_hukum="Keputusan Wali Kota", nomor="7", tanggal=date(2024, 1, 1), masa=DateRange(date(2024, 1, 1), None),
    )  # fmt: skip
    keadaan = {"jenis_unit": "kelurahan"}
    assert not tanya(peraturan_dan_organisasi("kediri", PER)[0], "penyelesai", keadaan).diatur  # belum mengadopsi
    muat(db_pemda)
    kini, _org = peraturan_dan_organisasi("kediri", PER)
    assert kini == peraturan_berlaku(db_pemda, PER)
    jawaban = tanya(kini, "penyelesai", keadaan)
    assert jawaban.diatur and any("Keputusan Wali Kota Nomor 7" in d for c in jawaban.cabang for d in c.dasar)


def test_pemda_asing(pemda_kediri):
    with pytest.raises(PertanyaanKeliru) as galat:
        peraturan_dan_organisasi("atlantis", PER)
    assert "kediri" in galat.value.yang_mungkin

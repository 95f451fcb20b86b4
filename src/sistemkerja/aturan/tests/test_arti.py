"""Mengartikan peran menjadi jabatan: beberapa jabatan selalu dirangkai `hubungan`."""

from __future__ import annotations

import pytest

from sistemkerja.aturan import katalog
from sistemkerja.aturan.keluaran import jawaban_json
from sistemkerja.aturan.tanya import tanya


@pytest.mark.dasar("blitar-2023-6", "Lampiran B.1 bis (paragraf 1)")
def test_di_bawah_yang_menjadi_dua_jabatan_dirangkai():
    cabang = tanya(katalog.peraturan("blitar-2023-6"), "kedudukan", {"jenis_unit": "dinas"}).satu()
    assert cabang.nilai[0]["di_bawah"] == ["sekretaris_pd", "kepala_bidang"]
    assert cabang.nilai[0]["hubungan"] == "atau"


@pytest.mark.dasar("bekasi-2024-18", "Pasal 87")
def test_kepada_pimpinan_unit_ialah_salah_satu_pimpinan():
    keadaan = {"jenis_unit": "sekretariat_dprd", "peran": "individu"}
    cabang = tanya(katalog.peraturan("bekasi-2024-18"), "laporan", keadaan).satu()
    assert cabang.nilai == [{"kepada": ["kepala_bagian", "kepala_subbagian"], "hubungan": "atau", "berkala": False}]


@pytest.mark.parametrize("peraturan_id", katalog.daftar_id())
def test_beberapa_kode_oleh_selalu_berhubungan(peraturan_id):
    """KONTRAK bagian 2: beberapa kode dalam satu `oleh` selalu disertai `hubungan`, dan hanya mereka."""
    per = katalog.peraturan(peraturan_id)
    for contoh in per.contoh:
        for cabang in jawaban_json(per, tanya(per, contoh.pertanyaan, contoh.keadaan))["jawaban"]:
            for butir in _butir(cabang["nilai"]):
                assert ("hubungan" in butir) >= (len(butir["oleh"]) > 1), (contoh.nama, butir)


def _butir(nilai):
    if isinstance(nilai, dict):
        if isinstance(nilai.get("oleh"), list):
            yield nilai
        nilai = list(nilai.values())
    if isinstance(nilai, list):
        for satu in nilai:
            yield from _butir(satu)

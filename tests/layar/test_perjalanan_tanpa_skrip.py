"""Pekerjaan pengelola tanpa JavaScript: impor sampai pratinjau, dan tindakan dengan pemilih orang."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.layar.perjalanan import (
    HARI_INI,
    Panggung,
    dasar_sk,
    kirim,
    lembar,
    panggung,  # noqa: F401  fixture
    utama,
)

pytestmark = pytest.mark.layar
PILIHAN = {"java_script_enabled": False}
PEMDA = "lubuk-linggau"
JUDUL = ("NIP BARU", "NAMA", "GOL AKHIR NAMA", "JENIS JABATAN NAMA", "JABATAN NAMA", "UNOR NAMA", "TMT JABATAN")


def test_impor_dan_pemilih_orang(panggung: Panggung) -> None:  # noqa: F811
    orang = panggung.di(PEMDA)
    satu = orang.sebagai("pengelola_kepegawaian")
    dipilih = next(a for a in orang.akun if a["peran"] == "ahli_pertama")
    _impor_sampai_pratinjau(satu, dipilih["nip"], dipilih["nama"])
    _kenaikan_pangkat(satu, dipilih["nama"])


def _impor_sampai_pratinjau(satu: Page, nip: str, nama: str) -> None:
    baris = (
        nip,
        nama,
        "III/b",
        "Jabatan Fungsional",
        "Nutrisionis Ahli Pertama",
        "Bidang Entah",
        "03-01-2022",
    )
    satu.goto("/impor/baru/pegawai/")
    satu.get_by_label("Berkas", exact=True).set_input_files(lembar(JUDUL, baris))  # type: ignore[arg-type]
    kirim(satu, "Unggah dan kenali kolomnya")
    kirim(satu, "Hitung pratinjau")
    expect(utama(satu).get_by_role("table", name="Pratinjau baris demi baris")).to_contain_text("Bidang Entah")


def _kenaikan_pangkat(satu: Page, nama: str) -> None:
    """Sebagian namanya ditulis; yang cocok kembali bersama formulirnya untuk dipilih."""
    satu.goto("/kepegawaian/pangkat/")
    satu.get_by_label("Pegawai", exact=True).fill(nama.split(",")[0].split()[0])
    satu.get_by_label("Golongan baru").select_option("III/d")
    dasar_sk(satu, "823/5/2026", HARI_INI, "Kenaikan pangkat")
    with satu.expect_navigation():
        satu.get_by_role("button", name="Lihat dampaknya").click()
    expect(satu.locator(".ringkasan-galat")).to_contain_text("Pilih salah satu yang cocok")
    satu.get_by_role("radio", name=re.compile(re.escape(nama.split(",")[0]))).first.check()
    expect(satu.get_by_label("Tentang")).to_have_value("Kenaikan pangkat")
    kirim(satu, "Lihat dampaknya")
    expect(utama(satu)).to_contain_text("Yang disentuh")
    expect(utama(satu)).to_contain_text(nama)

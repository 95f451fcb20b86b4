"""Peraturan diam, Pemda memutus: dari "tidak diatur" ke formulir kebijakan, lalu pekerjaannya berjalan."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.layar.gambar_panduan import gambar
from tests.layar.perjalanan import HARI_INI, Panggung, ketuk, kirim, panggung, utama  # noqa: F401  fixture

pytestmark = pytest.mark.layar
PEMDA = {"meja": "blitar", "telepon": "bekasi"}
TANYA = "Atasan Pejabat Penilai Kinerja"


def test_kelurahan_yang_didiamkan(panggung: Panggung) -> None:  # noqa: F811
    orang = panggung.di(PEMDA[panggung.ukuran])
    lurah = orang.sebagai("lurah")
    lurah.goto("/saya/")
    expect(utama(lurah)).to_contain_text(re.compile(f"tidak mengatur {TANYA}"))
    satu = orang.sebagai("pengelola_organisasi")
    _tetapkan(satu)
    lurah.reload()
    expect(utama(lurah)).not_to_contain_text(re.compile(f"tidak mengatur {TANYA}"))
    expect(utama(lurah)).to_contain_text("Sekretaris Daerah")
    utama(lurah).locator("summary", has_text="Kenapa").last.click()
    expect(utama(lurah)).to_contain_text("Nomor 800/12/2026")
    gambar(lurah, "kebijakan-dipakai")
    _cabut(satu)


def _tetapkan(satu: Page) -> None:
    """Pilih jenis unit, pertanyaan yang didiamkan, jawabannya, dan dasarnya; dilihat dahulu bagi siapa."""
    satu.goto("/adopsi/kebijakan/")
    ketuk(satu, "Kebijakan baru")
    satu.get_by_role("checkbox", name=re.compile("^Kelurahan")).check()
    kirim(satu, "Tampilkan pertanyaannya")
    gambar(satu, "kebijakan-pertanyaan", "#diam")
    ketuk(satu, TANYA)
    expect(utama(satu)).to_contain_text("Tidak diatur")
    utama(satu).get_by_role("group", name="Siapa").first.get_by_label("Sekretaris Daerah").check()
    satu.get_by_label("Jenis naskah dasarnya").fill("Keputusan Kepala Daerah")
    satu.get_by_label("Nomor", exact=True).fill("800/12/2026")
    satu.get_by_label("Ditetapkan tanggal").fill(HARI_INI.isoformat())
    satu.get_by_label("Berlaku sejak").fill(HARI_INI.isoformat())
    kirim(satu, "Lihat bagi siapa")
    expect(utama(satu)).to_contain_text("Memutus bagi")
    gambar(satu, "kebijakan-susun", "#pratinjau")
    kirim(satu, "Tetapkan kebijakan")
    expect(utama(satu)).to_contain_text("800/12/2026")


def _cabut(satu: Page) -> None:
    satu.locator("summary", has_text="Cabut kebijakan ini").click()
    satu.get_by_label("Dicabut sejak").fill(HARI_INI.isoformat())
    satu.get_by_label("Sebabnya").fill("Sudah diatur dalam perubahan peraturan.")
    kirim(satu, "Cabut")
    expect(utama(satu)).to_contain_text(re.compile("dicabut", re.I))

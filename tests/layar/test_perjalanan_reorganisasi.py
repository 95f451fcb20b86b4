"""Rencana reorganisasi: draf, langkah, pratinjau, penetapan dengan tanggal nanti, dan bagan pada hari itu."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.layar.gambar_panduan import gambar
from tests.layar.perjalanan import (
    HARI_INI,
    Panggung,
    besok,
    ketuk,
    kirim,
    panggung,  # noqa: F401  fixture
    pilih,
    utama,
)

pytestmark = pytest.mark.layar
PEMDA = {"meja": "bekasi", "telepon": "jambi"}
BERLAKU = besok(40)
PD, BIDANG = "Dinas Pendidikan", "Bidang Teknologi Pembelajaran"


def langkah(halaman: Page, nama: str, baru: str = "") -> None:
    """Tambah satu langkah berjenis itu pada draf yang sedang dibuka, di bawah PD atau di unit yang dibentuknya."""
    halaman.get_by_label("Langkah berikutnya").select_option(label=nama)
    kirim(halaman, "Tambah langkah")
    if baru:
        halaman.get_by_label("… atau yang dibentuk rencana ini").select_option(label=baru)
    else:
        pilih(halaman, "Unit", PD, re.compile(f"^{PD}"))
    kirim(halaman, "Lanjut")


def test_rencana_ditetapkan_untuk_nanti(panggung: Panggung) -> None:  # noqa: F811
    satu = panggung.di(PEMDA[panggung.ukuran]).sebagai("pengelola_organisasi")
    satu.goto("/kepegawaian/unit/")
    ketuk(satu, "Rencana reorganisasi baru")
    satu.get_by_label("Nama rencana").fill("Penataan Dinas Pendidikan")
    satu.get_by_label("Berlaku sejak").fill(BERLAKU.isoformat())
    kirim(satu, "Susun langkahnya")
    _bentuk_bidang(satu)
    _bentuk_jabatan(satu)
    ketuk(satu, "Pratinjau")
    gambar(satu, "reorganisasi-pratinjau")
    expect(utama(satu).get_by_role("heading", name="Susunan unit")).to_be_visible()
    satu.get_by_label("Nomor SK").fill("188.45/77/2026")
    satu.get_by_label("Tanggal SK").fill(HARI_INI.isoformat())
    satu.get_by_label("Ditandatangani oleh").fill("Kepala Daerah")
    kirim(satu, "Tetapkan rencana")
    expect(utama(satu)).to_contain_text("Rencana ditetapkan")
    _bagan_pada_hari_itu(satu)
    _batalkan(satu)


def _bentuk_bidang(satu: Page) -> None:
    langkah(satu, "Bentuk unit")
    satu.get_by_label("Nama unit").fill(BIDANG)
    satu.get_by_label("Kode unit").fill("DISDIK-TI")
    satu.get_by_label("Jenis unit").select_option("bidang")
    satu.get_by_label("Bagian di dalam PD").select_option("bidang")
    satu.get_by_label("Jabatan pimpinannya").fill(f"Kepala {BIDANG}")
    satu.get_by_label("Kode jabatan pimpinan").select_option("kepala_bidang")
    satu.get_by_label("Jenjang pimpinan").select_option("administrator")
    kirim(satu, "Tambahkan langkah")
    expect(utama(satu).get_by_role("region", name="Langkah").or_(utama(satu))).to_contain_text(BIDANG)


def _bentuk_jabatan(satu: Page) -> None:
    """Jabatan di unit yang baru dibentuk langkah sebelumnya."""
    langkah(satu, "Bentuk jabatan", BIDANG)
    satu.get_by_label("Nama jabatan").fill("Pranata Komputer Ahli Muda")
    satu.get_by_label("Jenjang", exact=True).select_option("ahli_muda")
    kirim(satu, "Tambahkan langkah")
    gambar(satu, "reorganisasi-draf")


def _bagan_pada_hari_itu(satu: Page) -> None:
    """Hari ini belum ada; pada tanggalnya ada, di bagan dan di daftarnya."""
    satu.goto("/organisasi/")
    ketuk(satu, re.compile(f"^{PD}$"))
    ketuk(satu, "Bagan")
    daftar = utama(satu).locator("#bagan-daftar")
    expect(daftar).not_to_contain_text(BIDANG)
    satu.get_by_label("Per tanggal", exact=True).fill(BERLAKU.isoformat())
    kirim(satu, "Tampilkan")
    expect(daftar).to_contain_text(BIDANG)
    expect(utama(satu)).to_contain_text("Keadaan yang akan berlaku per")
    expect(utama(satu).locator("svg.bagan__svg")).to_contain_text("Teknologi")
    gambar(satu, "bagan-nanti")


def _batalkan(satu: Page) -> None:
    """Sampai harinya tiba rencana dapat dibatalkan."""
    satu.goto("/kepegawaian/unit/")
    ketuk(satu, "Penataan Dinas Pendidikan")
    satu.locator("summary", has_text="Batalkan rencana").click()
    kirim(satu, "Ya, batalkan")
    expect(utama(satu)).to_contain_text("Rencana dibatalkan")

"""Pengawas internal membaca riwayat; orangnya sendiri melihat siapa yang membuka datanya; mencari sambil mengetik."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.layar.gambar_panduan import gambar
from tests.layar.pemeran import pas_lebar
from tests.layar.perjalanan import HARI_INI, Panggung, ketuk, kirim, panggung, utama  # noqa: F401  fixture

pytestmark = pytest.mark.layar
PEMDA = "lubuk-linggau"


def test_riwayat_keutuhan_dan_siapa_yang_melihat(panggung: Panggung) -> None:  # noqa: F811
    orang = panggung.di(PEMDA)
    dilihat = orang.sebagai("ahli_pertama")
    nama = next(a["nama"] for a in orang.akun if a["peran"] == "ahli_pertama")
    pengelola = orang.sebagai("pengelola_kepegawaian")
    pengelola.goto(f"/organisasi/cari/?jenis=pegawai&q={nama.split(',')[0]}")
    ketuk(pengelola, re.compile(nama.split(",")[0]))

    pengawas = orang.sebagai("pengawas_internal")
    pengawas.goto("/jejak/")
    pengawas.get_by_label("Cari nama atau kata").fill("menyerahkan hasil")
    pengawas.get_by_label("Sejak").fill(HARI_INI.replace(month=1, day=1).isoformat())
    kirim(pengawas, "Saring")
    baris = pengawas.get_by_role("region", name="Riwayat").get_by_role("listitem")
    expect(baris.first).to_contain_text("menyerahkan hasil")
    gambar(pengawas, "riwayat-saring")
    ketuk(pengawas, re.compile("."), dalam=baris.first.locator(".riwayat__ket"))
    pengawas.goto("/jejak/")
    ketuk(pengawas, "Periksa keutuhan")
    expect(utama(pengawas)).to_contain_text("Riwayat utuh")
    gambar(pengawas, "riwayat-keutuhan")
    pengawas.goto("/kepegawaian/mutasi/")
    expect(utama(pengawas)).not_to_contain_text("Lihat dampaknya")

    dilihat.goto("/jejak/saya/")
    ketuk(dilihat, re.compile("melihat data saya"))
    tabel = utama(dilihat).get_by_role("table", name="Yang melihat data saya")
    expect(tabel).to_contain_text(next(a["nama"] for a in orang.akun if a["peran"] == "pengelola_kepegawaian"))
    gambar(dilihat, "riwayat-saya")


def test_mencari_sambil_mengetik_dengan_salah_ketik(panggung: Panggung) -> None:  # noqa: F811
    orang = panggung.di(PEMDA)
    satu = orang.sebagai("ahli_muda")
    satu.goto("/organisasi/")
    kotak = utama(satu).get_by_role("search").get_by_label("Nama orang, jabatan, atau unit")
    kotak.focus()
    satu.keyboard.type("dinas kesehatn", delay=10)
    saran = utama(satu).get_by_role("option")
    expect(saran.filter(has_text="Dinas Kesehatan").first).to_be_visible()
    gambar(satu, "cari-mengetik")
    satu.keyboard.press("Escape")
    expect(saran.first).to_be_hidden()
    satu.keyboard.press("ArrowDown")
    satu.keyboard.press("ArrowDown")
    satu.keyboard.press("ArrowUp")
    expect(utama(satu).get_by_role("combobox").first).to_have_attribute("aria-activedescendant", re.compile("-0$"))
    with satu.expect_navigation():
        satu.keyboard.press("Enter")
    expect(satu.get_by_role("heading", level=1)).to_contain_text("Kesehatan")
    pas_lebar(satu)

"""Akun sendiri: faktor kedua dari kunci yang tampil, masuk dengannya, kode pemulihan, dan keluar di mana-mana."""

from __future__ import annotations

import re
import time
from typing import Any

import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.layar.gambar_panduan import gambar
from tests.layar.perjalanan import Panggung, ketuk, kirim, panggung, utama  # noqa: F401  fixture

pytestmark = pytest.mark.layar
PEMILIK = {"meja": "camat", "telepon": "lurah"}  # di Bekasi; tidak dipakai uji lain


def masuk(halaman: Page, akun: dict[str, Any]) -> None:
    """NIP dan kata sandi."""
    halaman.goto(f"/masuk/?pemda={akun['pemda']}")
    halaman.get_by_label("NIP").fill(akun["nip"])
    halaman.get_by_label("Kata sandi", exact=True).fill(akun["kata_sandi"])
    kirim(halaman, "Masuk")


def langkah_kedua(halaman: Page, kode: str) -> None:
    """Kode autentikator atau kode pemulihan."""
    expect(halaman.get_by_role("heading", name="Langkah kedua")).to_be_visible()
    halaman.get_by_label("Kode", exact=True).fill(kode)
    kirim(halaman, "Lanjut")


def test_faktor_kedua_sampai_keluar_di_mana_mana(panggung: Panggung) -> None:  # noqa: F811
    akun = next(a for a in panggung.di("bekasi").akun if a["peran"] == PEMILIK[panggung.ukuran])
    satu, dua, tiga = panggung.tamu(), panggung.tamu(), panggung.tamu()
    masuk(satu, akun)
    satu.goto("/akun/")
    gambar(satu, "akun-saya")
    ketuk(satu, "Pasang faktor kedua")
    kunci = pyotp.TOTP(utama(satu).locator("ol code").inner_text().replace(" ", ""))
    gambar(satu, "faktor-pasang")
    satu.get_by_label("Kode enam angka").fill(kunci.now())
    kirim(satu, "Pasang")
    pemulihan = [c.inner_text() for c in utama(satu).locator("section code").all()]
    assert len(pemulihan) >= 8
    ketuk(satu, "Sudah saya simpan")
    expect(utama(satu)).to_contain_text("Terpasang")

    masuk(dua, akun)
    langkah_kedua(dua, pyotp.TOTP(kunci.secret).at(kunci_berikut(kunci)))
    dua.wait_for_url(lambda url: "/masuk/" not in url)
    masuk(tiga, akun)
    langkah_kedua(tiga, pemulihan[0])
    tiga.goto("/akun/")
    expect(utama(tiga)).to_contain_text(f"sisa {len(pemulihan) - 1} kode pemulihan")
    kirim(tiga, "Akhiri semua sesi lain")
    for lain in (satu, dua):
        lain.goto("/akun/")
        expect(lain).to_have_url(re.compile("/masuk/"))
    tiga.goto("/akun/")
    ketuk(tiga, "Lepas")
    tiga.get_by_label("Kata sandi Anda").or_(utama(tiga).get_by_role("button", name="Lepas")).first.wait_for()
    kirim(tiga, re.compile("Lepas"))
    tiga.goto("/akun/")
    expect(utama(tiga).get_by_role("link", name="Pasang faktor kedua")).to_be_visible()


def kunci_berikut(kunci: pyotp.TOTP) -> int:
    """Saat kode berikutnya: yang dipakai memasang tidak diterima lagi, dan jam telepon boleh sedikit mendahului."""
    return int(time.time()) + kunci.interval

"""Yang dipakai semua perjalanan pengelola: panggung dengan orang-orangnya, bidang pencari, dan lembar kerja."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest
import xlsxwriter
from playwright.sync_api import Browser, Locator, Page, expect

from tests.layar.conftest import UKURAN
from tests.layar.pemeran import Pemeran, awasi, kirim, pas_lebar

HARI_INI = datetime.now(ZoneInfo("Asia/Jakarta")).date()  # hari para Pemda contoh
UKURAN_LAYAR = ("meja", "telepon")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Panggung:
    """Peramban para pelaku satu perjalanan pada satu ukuran layar."""

    def __init__(self, peramban: Browser, akun: list[dict[str, Any]], alamat: str, ukuran: str, **pilihan: Any) -> None:
        self.ukuran, self.keluhan = ukuran, list[str]()
        self._bahan = (peramban, akun, alamat, UKURAN[ukuran])
        self._pilihan = pilihan
        self._pemeran: dict[str, Pemeran] = {}
        self._tamu: list[Page] = []

    def di(self, pemda: str) -> Pemeran:
        """Orang-orang contoh sebuah Pemda."""
        peramban, akun, alamat, ukuran = self._bahan
        if pemda not in self._pemeran:
            self._pemeran[pemda] = satu = Pemeran(peramban, akun, pemda, alamat, ukuran, **self._pilihan)
            satu.keluhan = self.keluhan
        return self._pemeran[pemda]

    def tamu(self) -> Page:
        """Peramban baru yang belum masuk."""
        peramban, _akun, alamat, ukuran = self._bahan
        isi: dict[str, Any] = {"base_url": alamat, "viewport": ukuran, "locale": "id-ID", "reduced_motion": "reduce"}
        satu = peramban.new_context(**isi, has_touch=ukuran["width"] < 800, **self._pilihan).new_page()
        satu.set_default_timeout(30_000)
        awasi(satu, self.keluhan)
        self._tamu.append(satu)
        return satu

    def tutup(self) -> None:
        """Tutup semua peramban."""
        for satu in self._pemeran.values():
            satu.tutup()
        for halaman in self._tamu:
            halaman.context.close()


@pytest.fixture(params=UKURAN_LAYAR)
def panggung(request: pytest.FixtureRequest, peramban, akun_contoh, alamat) -> Iterator[Panggung]:
    """Perjalanan pada meja, lalu pada telepon."""
    pilihan = getattr(request.module, "PILIHAN", {})
    satu = Panggung(peramban, akun_contoh, alamat, request.param, **pilihan)
    yield satu
    satu.tutup()
    assert not satu.keluhan, "\n".join(satu.keluhan)


def utama(halaman: Page) -> Locator:
    """Isi halaman."""
    return halaman.get_by_role("main")


def ketuk(halaman: Page, tautan: str | re.Pattern[str], *, dalam: Locator | None = None) -> None:
    """Ikuti tautan pertama bernama itu di isi halaman; halaman tujuannya tidak melebar."""
    with halaman.expect_navigation(wait_until="load"):
        (dalam or utama(halaman)).get_by_role("link", name=tautan).first.click()
    pas_lebar(halaman)


def pilih(halaman: Page, label: str, tulisan: str, saran: str | re.Pattern[str] | None = None) -> None:
    """Bidang pencari: tulis, tunggu sarannya, ketuk satu."""
    medan = utama(halaman).get_by_label(label, exact=True).first
    medan.click()
    medan.fill("")
    medan.press_sequentially(tulisan, delay=5)
    satu = halaman.get_by_role("option").filter(has_text=saran or tulisan).first
    satu.click()
    expect(halaman.locator(".pilih-cari__pilihan").filter(has_text=saran or tulisan).first).to_be_visible()


def dasar_sk(halaman: Page, nomor: str, berlaku: date, tentang: str, penanda: str = "Walikota") -> None:
    """Isi bagian "Sejak kapan, atas dasar apa" sebuah tindakan kepegawaian."""
    isi = utama(halaman)
    isi.locator("[name=berlaku]").fill(berlaku.isoformat())
    isi.get_by_label("Nomor", exact=True).fill(nomor)
    isi.get_by_label("Tanggal naskah").fill(min(berlaku, HARI_INI).isoformat())
    isi.get_by_label("Tentang").fill(tentang)
    isi.get_by_label("Ditandatangani oleh").fill(penanda)


def lembar(*baris: tuple[Any, ...], nama: str = "data.xlsx") -> dict[str, Any]:
    """Lembar kerja untuk `set_input_files`; angka menjadi sel angka, yang lain teks."""
    keluaran = io.BytesIO()
    buku = xlsxwriter.Workbook(keluaran, {"in_memory": True})
    satu = buku.add_worksheet("Data")
    for n, isi in enumerate(baris):
        for k, sel in enumerate(isi):
            (satu.write_number if isinstance(sel, int | float) else satu.write_string)(n, k, sel)
    buku.close()
    return {"name": nama, "mimeType": XLSX, "buffer": keluaran.getvalue()}


def unduh(halaman: Page, klik: Callable[[], None]) -> list[tuple[Any, ...]]:
    """Baris lembar pertama dari berkas Excel yang diunduh ketukan itu."""
    with halaman.expect_download() as berkas:
        klik()
    buku = openpyxl.load_workbook(io.BytesIO(Path(berkas.value.path()).read_bytes()))
    return [tuple(sel for sel in baris) for baris in buku.worksheets[0].iter_rows(values_only=True)]


def tunggu_latar(halaman: Page, teks: str, detik: int = 60) -> None:
    """Pekerjaan latar di halaman ini selesai, lalu hasilnya mengatakan `teks`."""
    hasil = utama(halaman).get_by_role("link", name="Buka hasilnya")
    expect(hasil.or_(utama(halaman).get_by_text(teks)).first).to_be_visible(timeout=detik * 1000)
    if hasil.count():
        hasil.click()
    expect(utama(halaman)).to_contain_text(teks)
    pas_lebar(halaman)


def besok(hari: int = 1) -> date:
    """Beberapa hari lagi."""
    return HARI_INI + timedelta(days=hari)


__all__ = ["HARI_INI", "Panggung", "besok", "dasar_sk", "ketuk", "kirim", "lembar", "panggung", "pilih", "tunggu_latar",
           "unduh", "utama"]  # fmt: skip

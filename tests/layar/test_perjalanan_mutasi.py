"""Sebuah SK mutasi, lalu Plh. seminggu: pekerjaan yang menunggu mengikuti jabatannya, bukan orangnya."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.layar.gambar_panduan import gambar
from tests.layar.pemeran import Pemeran
from tests.layar.perjalanan import (
    HARI_INI,
    Panggung,
    besok,
    dasar_sk,
    ketuk,
    kirim,
    panggung,  # noqa: F401  fixture
    pilih,
    utama,
)

pytestmark = pytest.mark.layar
PEMDA = {"meja": "bekasi", "telepon": "jambi"}  # Dinas Pendidikannya tidak dipakai uji lain
JABATAN = "Kepala Dinas Pendidikan"
LAIN = "Kepala Satuan Polisi Pamong Praja"
TUGAS_DI_MANA_PUN = "Tetapkan Perjanjian Kinerja Dinas Pendidikan"
TUGAS = re.compile("Tetapkan Perjanjian Kinerja Dinas Pendidikan")


def buka_jabatan(halaman: Page, nama: str) -> str:
    """Halaman sebuah jabatan lewat pencarian; nama pemangku definitifnya."""
    halaman.goto(f"/organisasi/cari/?jenis=jabatan&q={nama}")
    ketuk(halaman, re.compile(f"^{nama}$"))
    baris = utama(halaman).get_by_role("table", name="Pemangku sepanjang waktu").get_by_role("row")
    kini = baris.filter(has_text="Definitif").filter(has_text=re.compile("sekarang|kini|sejak", re.I))
    return kini.first.get_by_role("rowheader").inner_text()


def unit_jabatan(halaman: Page) -> str:
    """Kode unit jabatan yang sedang dibuka."""
    with halaman.expect_navigation():
        halaman.locator(".remah a").last.click()
    return halaman.locator(".kepala__atas").inner_text().split("·")[-1].strip()


def tindakan(halaman: Page, nama: str) -> None:
    """Pilih dari menu Tindakan di kepala halaman."""
    menu = utama(halaman).locator("details.menu").filter(has_text="Tindakan").first
    menu.locator("summary").click()
    ketuk(halaman, nama, dalam=menu)


def kartu(orang: Pemeran, nama: str) -> Locator:
    """Kartu tugas itu di meja seseorang."""
    halaman = orang.yang_disebut(nama)
    halaman.goto("/")
    return utama(halaman).get_by_role("article").filter(has=halaman.get_by_role("heading", name=TUGAS))


def test_sk_mutasi_lalu_plh_seminggu(panggung: Panggung) -> None:  # noqa: F811
    orang = panggung.di(PEMDA[panggung.ukuran])
    bkpsdm = orang.sebagai("pengelola_kepegawaian")
    lama = buka_jabatan(bkpsdm, JABATAN)
    kode_lama = unit_jabatan(bkpsdm)
    pengganti = buka_jabatan(bkpsdm, LAIN)
    kode_baru = unit_jabatan(bkpsdm)
    expect(kartu(orang, lama)).to_be_visible()
    _mutasi_bertukar(bkpsdm, orang, (lama, kode_baru, LAIN), (pengganti, kode_lama, JABATAN))
    expect(kartu(orang, lama)).to_have_count(0)
    expect(kartu(orang, pengganti)).to_be_visible()
    plh = _plh_seminggu(bkpsdm, orang)
    satu = kartu(orang, plh)
    expect(satu).to_contain_text(f"Plh. {JABATAN}")
    gambar(orang.yang_disebut(plh), "meja-plh")
    _plh_tidak_menandatangani(bkpsdm, plh)
    _akhiri(bkpsdm)


def _mutasi_bertukar(bkpsdm: Page, orang: Pemeran, *semua: tuple[str, str, str]) -> None:
    """Dua orang dalam satu SK, ditempel dari daftarnya; dampaknya dibaca sebelum ditetapkan."""
    bkpsdm.goto("/kepegawaian/")
    ketuk(bkpsdm, "Mutasi menurut daftar keputusan")
    nip = {a["nama"]: a["nip"] for a in orang.akun}
    baris = [f"{nip[nama]};{kode};{jabatan}" for nama, kode, jabatan in semua]
    bkpsdm.get_by_label("Daftar pada keputusan").fill("\n".join(baris))
    dasar_sk(bkpsdm, f"821.2/{HARI_INI:%j%H}/2026", HARI_INI, "Pemindahan pejabat pimpinan tinggi pratama", "Bupati")
    gambar(bkpsdm, "mutasi-daftar")
    kirim(bkpsdm, "Lihat dampaknya")
    isi = utama(bkpsdm)
    expect(isi.get_by_role("heading", name="Yang disentuh")).to_be_visible()
    expect(isi).to_contain_text("Tidak ada yang tertinggal")
    expect(isi).to_contain_text(TUGAS_DI_MANA_PUN)
    gambar(bkpsdm, "mutasi-dampak")
    kirim(bkpsdm, "Tetapkan")
    expect(isi).to_contain_text("Semua mutasi keputusan ini ditetapkan")


def _plh_seminggu(bkpsdm: Page, orang: Pemeran) -> str:
    """Dari halaman jabatannya cukup dua isian: siapa, dan sampai kapan. Nama Plh.-nya."""
    buka_jabatan(bkpsdm, JABATAN)
    tindakan(bkpsdm, "Tunjuk Plt. atau Plh.")
    sekretaris = next(a["nama"] for a in orang.akun if a["jabatan"] == "Sekretaris Dinas Pendidikan")
    bkpsdm.get_by_role("radio", name=re.compile("^Plh")).check()
    pilih(bkpsdm, "Siapa", sekretaris.split(",")[0], sekretaris)
    bkpsdm.get_by_label("Sampai dengan").fill(besok(6).isoformat())
    dasar_sk(bkpsdm, f"800.1.11/{HARI_INI:%j}/2026", HARI_INI, "Perintah sebagai pelaksana harian", "Sekretaris Daerah")
    gambar(bkpsdm, "plh-formulir")
    kirim(bkpsdm, "Lihat dampaknya")
    kirim(bkpsdm, "Tetapkan")
    expect(utama(bkpsdm)).to_contain_text("Penunjukan ditetapkan")
    return sekretaris


def _plh_tidak_menandatangani(bkpsdm: Page, plh: str) -> None:
    """Keputusan pangkat yang ditandatangani Plh. ditolak, dengan pasalnya dan siapa yang dapat."""
    bkpsdm.goto("/kepegawaian/pangkat/")
    pilih(bkpsdm, "Pegawai", plh.split(",")[0], plh)
    bkpsdm.get_by_label("Golongan baru").select_option("IV/c")
    dasar_sk(bkpsdm, "823/9/2026", HARI_INI, "Kenaikan pangkat", f"Plh. {JABATAN}")
    with bkpsdm.expect_navigation():
        bkpsdm.get_by_role("button", name="Lihat dampaknya").click()
    isi = utama(bkpsdm)
    expect(isi).to_contain_text("UU 30/2014 Pasal 14 ayat (7)")
    expect(isi).to_contain_text(f"pejabat definitif {JABATAN}")
    gambar(bkpsdm, "plh-ditolak")


def _akhiri(bkpsdm: Page) -> None:
    bkpsdm.goto("/kepegawaian/")
    ketuk(bkpsdm, re.compile(f"^Akhiri.*{JABATAN}"))
    dasar_sk(bkpsdm, "800.1.11/99/2026", besok(), "Pengakhiran pelaksana harian", "Sekretaris Daerah")
    kirim(bkpsdm, "Lihat dampaknya")
    kirim(bkpsdm, "Tetapkan")
    expect(utama(bkpsdm)).to_contain_text("Pemangkuan diakhiri")

"""Pemda baru pindah ke SistemKerja: dari daftar platform yang kosong sampai pegawai pertama masuk sendiri."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.layar.gambar_panduan import gambar
from tests.layar.perjalanan import (
    HARI_INI,
    Panggung,
    dasar_sk,
    ketuk,
    kirim,
    lembar,
    panggung,  # noqa: F401  fixture
    tunggu_latar,
    unduh,
    utama,
)

pytestmark = pytest.mark.layar
SANDI = "jeruk-hangat-pagi-42"
JUDUL_UNIT = ("ID", "NAMA UNOR", "ID ATASAN", "NAMA JABATAN", "ESELON NAMA")
STRUKTUR = (
    ("P", "Pemerintah Kota", "", "Walikota", ""),
    ("P.1", "Sekretariat Daerah", "P", "Sekretaris Daerah", "II.a"),
    ("P.2", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "P", "Kepala Badan Kepegawaian", "II.b"),
    ("P.2.1", "Bidang Mutasi", "P.2", "Kepala Bidang Mutasi", "III.b"),
    ("P.3", "Dinas Kesehatan", "P", "Kepala Dinas Kesehatan", "II.b"),
    ("P.3.1", "Bidang Kesehatan Masyarakat", "P.3", "Kepala Bidang Kesehatan Masyarakat", "III.b"),
)
JUDUL_ORANG = ("NIP BARU", "NAMA", "JENIS PEGAWAI NAMA", "GOL AKHIR NAMA", "JENIS JABATAN NAMA", "JABATAN NAMA",
               "UNOR ID", "UNOR NAMA", "TMT JABATAN")  # fmt: skip
STRUKTURAL, FUNGSIONAL = "Jabatan Struktural", "Jabatan Fungsional"
DINKES, BIDANG = ("P.3", "Dinas Kesehatan"), ("P.3.1", "Bidang Kesehatan Masyarakat")
KEPALA, KABID, AHLI = "197003121994032001", "197506232000031002", "198701142011012003"
BENAR: dict[str, tuple[Any, ...]] = {
    KEPALA: ("RATNA KUSUMA", "PNS", "IV/c", STRUKTURAL, "Kepala Dinas Kesehatan", *DINKES),
    KABID: ("JOKO PRAMONO", "PNS", "IV/a", STRUKTURAL, "Kepala Bidang Kesehatan Masyarakat", *BIDANG),
    AHLI: ("LESTARI WULANDARI", "PNS", "III/c", FUNGSIONAL, "Nutrisionis Ahli Muda", *BIDANG),
    "199203052019021004": ("BAGUS SETYAWAN", "PNS", "III/a", FUNGSIONAL, "Sanitarian Ahli Pertama", *BIDANG),
    "197812302003122005": (
        "ENDAH PALUPI",
        "PNS",
        "IV/b",
        STRUKTURAL,
        "Kepala Badan Kepegawaian",
        "P.2",
        STRUKTUR[2][1],
    ),
}
TMT = "03-01-2022"


def orang(**ganti: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """Baris pegawai; `ganti` menurut nama depannya menukar NIP atau unitnya."""
    hasil = []
    for nip, isi in BENAR.items():
        rusak = ganti.get(isi[0].split()[0].lower(), (nip, *isi[-2:]))
        hasil.append((rusak[0], *isi[:-2], *rusak[1:], TMT))
    return hasil


@pytest.fixture
def pemda_baru(panggung: Panggung, perintah_layar: Callable[..., str]) -> dict[str, str]:  # noqa: F811
    """Pemda kosong: di meja lewat formulir operator, di telepon lewat perintah. Kodenya di luar kode yang ada."""
    angka = random.randint(1000, 9899)
    baru = {
        "slug": f"contoh-baru-{angka}",
        "nama": f"Kota Contoh Baru {angka}",
        "kode": f"{angka // 100}.{angka % 100:02}",
    }
    if panggung.ukuran == "telepon":
        pilihan = ("--kode", baru["kode"], "--nama", baru["nama"], "--slug", baru["slug"], "--format", "json")
        isi = json.loads(perintah_layar("pemda", "buat", *pilihan))
        return baru | {"nip": isi["akun"], "kode_aktivasi": isi["kode_aktivasi"]}
    nama_masuk = f"operator{angka}"
    perintah_layar(
        "platform", "operator", "buat", "--nama-masuk", nama_masuk, "--nama", "Operator", masukan=f"{SANDI}\n"
    )
    return baru | _lewat_formulir(panggung.tamu(), nama_masuk, baru)


def _lewat_formulir(operator: Page, nama_masuk: str, baru: dict[str, str]) -> dict[str, str]:
    operator.goto("/platform/masuk/")
    operator.get_by_label("Nama masuk").fill(nama_masuk)
    operator.get_by_label("Kata sandi").fill(SANDI)
    kirim(operator, "Masuk sebagai operator")
    gambar(operator, "platform-daftar")
    ketuk(operator, "Buat Pemda")
    operator.get_by_label("Kode wilayah").fill(baru["kode"])
    operator.get_by_label("Nama", exact=True).fill(baru["nama"])
    operator.get_by_label("Nama pendek").fill(baru["slug"])
    operator.get_by_label("Kata sandi Anda").fill(SANDI)
    gambar(operator, "platform-pemda-baru")
    kirim(operator, "Buat Pemda")
    isi = utama(operator).locator("dl.uraian").inner_text()
    gambar(operator, "platform-dibuat")
    nip = re.search(r"NIP\s+(\S+)", isi)
    kode = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", isi)
    assert nip and kode, isi
    return {"nip": nip[1], "kode_aktivasi": kode[0]}


def aktifkan(halaman: Page, pemda: str, nip: str, kode: str) -> None:
    """Masuk pertama kali dengan kode."""
    halaman.goto("/masuk/")
    ketuk(halaman, re.compile("^Punya kode"))
    halaman.get_by_label("Pemda").select_option(pemda)
    halaman.get_by_label("NIP").fill(nip)
    halaman.get_by_label("Kode", exact=True).fill(kode)
    halaman.get_by_label("Kata sandi baru", exact=True).fill(SANDI)
    halaman.get_by_label("Kata sandi baru, sekali lagi").fill(SANDI)
    halaman.get_by_label(re.compile("^Kata sandi ini hanya untuk saya")).check()
    kirim(halaman, "Simpan dan masuk")


def test_pemda_kosong_sampai_pegawai_masuk(panggung: Panggung, pemda_baru: dict[str, str]) -> None:  # noqa: F811
    satu = panggung.tamu()
    aktifkan(satu, pemda_baru["slug"], pemda_baru["nip"], pemda_baru["kode_aktivasi"])
    _langkah_awal(satu)
    _struktur(satu)
    _pegawai(satu)
    _adopsi(satu)
    _selesaikan_satu_temuan(satu)
    kode = _buka_akun(satu)
    pegawai = panggung.tamu()
    aktifkan(pegawai, pemda_baru["slug"], AHLI, kode)
    pegawai.goto("/akun/")
    expect(utama(pegawai)).to_contain_text(AHLI)


def _langkah_awal(satu: Page) -> None:
    satu.goto("/")
    expect(utama(satu)).to_contain_text("Menyiapkan Pemda ini")
    ketuk(satu, "Lanjutkan langkah awal")
    expect(utama(satu).get_by_role("progressbar")).to_be_visible()
    gambar(satu, "langkah-awal")
    ketuk(satu, re.compile("Impor susunan organisasi"))


def _unggah(satu: Page, jenis: str, berkas: dict[str, Any]) -> None:
    satu.goto(f"/impor/baru/{jenis}/")
    satu.get_by_label("Berkas", exact=True).set_input_files(berkas)  # type: ignore[arg-type]
    kirim(satu, "Unggah dan kenali kolomnya")
    satu.get_by_label("Tanggal berlaku").fill(HARI_INI.replace(month=1, day=2).isoformat())
    if jenis == "pegawai":
        gambar(satu, "impor-kolom")
    kirim(satu, "Hitung pratinjau")
    expect(utama(satu).get_by_role("table", name="Pratinjau baris demi baris")).to_be_visible(timeout=60_000)


def _terapkan(satu: Page, nomor: str, cara: str = "Semua atau tidak sama sekali") -> None:
    ketuk(satu, "Terapkan")
    satu.get_by_role("radio", name=re.compile(f"^{cara}")).check()
    satu.get_by_label("Nomor keputusan atau surat").fill(nomor)
    satu.get_by_label("Tanggal keputusan atau surat").fill(HARI_INI.isoformat())
    kirim(satu, "Terapkan impor")
    tunggu_latar(satu, "Impor diterapkan")


def _struktur(satu: Page) -> None:
    _unggah(satu, "struktur", lembar(JUDUL_UNIT, *STRUKTUR, nama="struktur.xlsx"))
    expect(utama(satu)).not_to_contain_text("Keliru")
    _terapkan(satu, "188.45/1/2026")
    satu.goto("/organisasi/")
    expect(utama(satu)).to_contain_text("Dinas Kesehatan")


def _pegawai(satu: Page) -> None:
    rusak = orang(joko=(197506232000031002.0, *BIDANG), lestari=(AHLI, "P.9", "Bidang Gizi"), bagus=(KEPALA, *BIDANG))
    _unggah(satu, "pegawai", lembar(JUDUL_ORANG, *rusak, nama="siasn.xlsx"))
    isi = utama(satu)
    for kalimat in ("Ubah format kolom NIP menjadi Teks", "Bidang Gizi", "BAGUS SETYAWAN"):
        expect(isi).to_contain_text(re.compile(kalimat, re.I))
    gambar(satu, "impor-pratinjau", "table")
    kembali = unduh(satu, lambda: isi.get_by_role("link", name="Unduh berkas dengan catatan").click())
    assert kembali[0][-1] == "Catatan"
    assert "1,97506E+17" in kembali[2][-1]
    _unggah(satu, "pegawai", lembar(JUDUL_ORANG, *orang(), nama="siasn-benar.xlsx"))
    expect(utama(satu)).not_to_contain_text("Keliru")
    _terapkan(satu, "800/1/2026")
    gambar(satu, "impor-diterapkan")
    _unggah(satu, "pegawai", lembar(JUDUL_ORANG, *orang(), nama="siasn-lagi.xlsx"))
    expect(utama(satu)).to_contain_text("tidak ada yang perlu diterapkan")


def _adopsi(satu: Page) -> None:
    satu.goto("/adopsi/")
    ketuk(satu, "Adopsi peraturan")
    ketuk(satu, re.compile("Kediri"))
    kirim(satu, "Periksa sekarang")
    satu.goto("/adopsi/naskah/")
    ketuk(satu, re.compile("Kediri"))
    satu.get_by_label("Berlaku di Pemda ini sejak").fill(HARI_INI.isoformat())
    gambar(satu, "adopsi-naskah", "#adopsi")
    kirim(satu, "Adopsi peraturan ini")
    satu.goto("/adopsi/")
    expect(utama(satu)).to_contain_text("Yang berlaku hari ini")


def _selesaikan_satu_temuan(satu: Page) -> None:
    """Jabatan pimpinan yang kosong, dari temuannya sampai ada yang mengisinya."""
    ketuk(satu, "Buka temuan")
    gambar(satu, "adopsi-temuan")
    ketuk(satu, "Isi Kepala Bidang Mutasi")
    menu = utama(satu).locator("details.menu").filter(has_text="Tindakan")
    menu.locator("summary").click()
    ketuk(satu, "Angkat ke jabatan ini", dalam=menu)
    satu.get_by_label("NIP pegawai baru").fill("198004172006041006")
    satu.get_by_label("Nama pegawai baru").fill("Wahyu Nugraha, S.STP.")
    dasar_sk(satu, "821.2/1/2026", HARI_INI, "Pengangkatan dalam jabatan administrator")
    kirim(satu, "Lihat dampaknya")
    kirim(satu, "Tetapkan")
    satu.goto("/adopsi/")
    ketuk(satu, "Buka temuan")
    kirim(satu, "Periksa lagi")
    expect(utama(satu)).not_to_contain_text("Kepala Bidang Mutasi, dan jabatan itu sedang kosong")


def _buka_akun(satu: Page) -> str:
    satu.goto("/platform/langkah-awal/")
    ketuk(satu, re.compile("Buka akun"))
    ketuk(satu, "Buka akun")
    satu.get_by_label("Untuk siapa").select_option(label="Dinas Kesehatan")
    kirim(satu, "Buka akun dan keluarkan kode")
    gambar(satu, "akun-lembar-kode")
    lembar_kode = utama(satu).get_by_role("listitem").filter(has_text=AHLI).inner_text()
    kode = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", lembar_kode)
    assert kode, lembar_kode
    return kode[0]

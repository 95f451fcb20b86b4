"""Yang tetap berjalan ketika sesuatu tidak ada: skrip, sesi, sambungan, tetikus."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect

from tests.layar.conftest import UKURAN
from tests.layar.pemeran import Pemeran, kirim, pas_lebar
from tests.layar.test_aksesibel import AXE, periksa

pytestmark = pytest.mark.layar
SETUJU = re.compile("^(Sesuai|Nyatakan selesai|Terima dan teruskan|Sepakati|Setujui|Tetapkan)$")


@pytest.fixture
def orang(peramban, akun_contoh, alamat, request) -> Iterator[Pemeran]:
    pilihan = {"java_script_enabled": False} if "tanpa_javascript" in request.node.name else {}
    ukuran = UKURAN["meja" if "papan_ketik" in request.node.name else "telepon"]
    satu = Pemeran(peramban, akun_contoh, PEMDA[request.node.originalname], alamat, ukuran, **pilihan)
    yield satu
    satu.tutup()
    assert not satu.keluhan, "\n".join(satu.keluhan)


def test_tanpa_javascript(orang: Pemeran) -> None:
    """Masuk, satu putusan di meja, satu formulir dengan baris tambahan, ganti bahasa."""
    bidang = orang.sebagai("kepala_bidang")
    kartu = bidang.get_by_role("article").filter(has=bidang.get_by_role("button", name=SETUJU)).first
    judul = kartu.get_by_role("heading").inner_text().splitlines()[-1]
    with bidang.expect_navigation():
        kartu.get_by_role("button", name=SETUJU).click()
    expect(bidang.get_by_role("main")).to_contain_text(re.search("“(.*)”", judul)[1])  # type: ignore[index]
    _sasaran_dengan_baris_tambahan(orang.sebagai("kepala_pd"))
    bidang.locator("details.menu > summary").first.click()
    with bidang.expect_navigation():
        bidang.get_by_role("button", name="English").first.click()
    expect(bidang.locator("html")).to_have_attribute("lang", "en")
    expect(bidang.get_by_role("navigation", name="Main menu").first).to_be_visible()


def _sasaran_dengan_baris_tambahan(kepala: Page) -> None:
    kepala.goto("/perencanaan/?tahun=2051")
    kepala.get_by_role("link", name=re.compile("^Buat .*Dinas Kesehatan 2051")).click()
    kepala.get_by_label("Sasaran", exact=True).first.fill("Turunnya stunting")
    banyak = kepala.get_by_label("Sasaran", exact=True).count()
    kirim(kepala, "Tambah baris")
    expect(kepala.get_by_label("Sasaran", exact=True).first).to_have_value("Turunnya stunting")
    akhir = kepala.get_by_label("Sasaran", exact=True).count() - 1
    assert akhir >= banyak or akhir > 5, "tidak ada baris tambahan"
    for i in (0, akhir):
        kepala.get_by_label("Sasaran", exact=True).nth(i).fill(f"Sasaran {i}")
        kepala.get_by_label("Indikator", exact=True).nth(i).fill("Indikator")
        kepala.get_by_label("Target", exact=True).nth(i).fill("9")
    kirim(kepala, "Simpan draf")
    expect(kepala.get_by_role("main")).to_contain_text(f"Sasaran {akhir}")


def _habiskan_sesi(konteks: BrowserContext) -> None:
    konteks.clear_cookies(name=settings.SESSION_COOKIE_NAME)


def _pekerjaan_yang_dicatat(orang: Pemeran) -> Page:
    """Pekerjaan saya dengan satu catatan kemajuan yang sudah diketik tetapi belum dikirim."""
    satu = orang.sebagai("ahli_pertama")
    satu.goto("/kegiatan/saya/")
    satu.locator("summary", has_text="Catat kemajuan").first.click()
    form = satu.locator("details[open] form").first
    form.get_by_text("50 %", exact=True).click()
    form.get_by_role("textbox").first.fill("Separuh jalan, tinggal dua kelurahan.")
    return satu


def test_sesi_habis_di_tengah_isian(orang: Pemeran) -> None:
    """Sesudah masuk lagi, isian ditawarkan; dikirim dari sana, sampai ke tujuannya."""
    satu = _pekerjaan_yang_dicatat(orang)
    _habiskan_sesi(satu.context)
    with satu.expect_navigation():
        satu.locator("details[open] form").first.get_by_role("button", name="Simpan kemajuan").click()
    expect(satu).to_have_url(re.compile("/masuk/"))
    akun = next(a for a in orang.akun if a["peran"] == "ahli_pertama")
    satu.get_by_label("NIP").fill(akun["nip"])
    satu.get_by_label("Kata sandi", exact=True).fill(akun["kata_sandi"])
    kirim(satu, "Masuk")
    expect(satu.get_by_role("main")).to_contain_text("Separuh jalan, tinggal dua kelurahan.")
    satu.evaluate(AXE.read_text())
    assert not (pelanggaran := periksa(satu)), "\n".join(pelanggaran)
    kirim(satu, "Kirim sekarang")
    expect(satu.get_by_role("main")).to_contain_text("Kemajuan tersimpan")


def test_sambungan_putus_isian_tinggal(orang: Pemeran) -> None:
    """Formulir yang gagal terkirim masih terisi sesudah sambungan kembali."""
    satu = _pekerjaan_yang_dicatat(orang)
    satu.wait_for_timeout(400)
    satu.context.set_offline(True)
    satu.locator("details[open] form").first.get_by_role("button", name="Simpan kemajuan").click()
    satu.wait_for_timeout(300)
    satu.context.set_offline(False)
    satu.goto("/kegiatan/saya/")
    satu.locator("summary", has_text="Catat kemajuan").first.click()
    form = satu.locator("details[open] form").first
    expect(form.get_by_role("textbox").first).to_have_value("Separuh jalan, tinggal dua kelurahan.")
    expect(form.get_by_role("radio", name="50 %")).to_be_checked()


def test_sambungan_putus_di_meja(orang: Pemeran) -> None:
    """Putusan di meja yang tidak sampai dikatakan di tempat; catatannya masih ada."""
    bidang = orang.sebagai("kepala_bidang")
    kartu = bidang.get_by_role("article").filter(has=bidang.locator("summary", has_text="Kembalikan")).first
    kartu.locator("summary", has_text="Kembalikan").click()
    kartu.get_by_role("textbox").fill("Sumber datanya belum disebut.")
    bidang.context.set_offline(True)
    kartu.get_by_role("button", name="Kembalikan", exact=True).click()
    expect(bidang.get_by_role("alert").filter(has_text="Sambungan terputus").first).to_be_visible()
    bidang.context.set_offline(False)
    expect(kartu.get_by_role("textbox")).to_have_value("Sumber datanya belum disebut.")
    orang.keluhan[:] = [k for k in orang.keluhan if "htmx:" not in k]  # htmx menyebut kiriman yang gagal itu


def test_papan_ketik_saja(orang: Pemeran) -> None:
    """Satu putusan dari meja tanpa tetikus; fokus selalu tampak."""
    bidang = orang.sebagai("kepala_bidang")
    bidang.keyboard.press("Tab")
    expect(bidang.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    for _ in range(120):
        bidang.keyboard.press("Tab")
        assert _fokus_tampak(bidang), f"fokus tidak tampak: {bidang.evaluate('document.activeElement.outerHTML')[:200]}"
        if bidang.evaluate("document.activeElement.matches('article button')") and SETUJU.match(_teks_fokus(bidang)):
            break
    else:
        raise AssertionError("tombol putusan tidak tercapai dengan Tab")
    bidang.keyboard.press("Enter")
    expect(bidang.get_by_role("status").filter(has_text=re.compile("[Dd]i|[Bb]erikutnya")).first).to_be_visible()
    pas_lebar(bidang)


def _teks_fokus(halaman: Page) -> str:
    return str(halaman.evaluate("document.activeElement.innerText")).strip()


def _fokus_tampak(halaman: Page) -> bool:
    """Yang berfokus ada di layar, bergaris tepi, dan tidak tertutup bilah."""
    return bool(
        halaman.evaluate("""() => {
          const e = document.activeElement, k = e.getBoundingClientRect(), g = getComputedStyle(e);
          const garis = g.outlineStyle !== 'none' && parseFloat(g.outlineWidth) >= 2 || g.boxShadow !== 'none';
          const tepi = e.closest('label, .kartu-pilih label');
          const terlihat = k.bottom > 0 && k.top < innerHeight;
          return terlihat && (garis || !!tepi && getComputedStyle(tepi).outlineStyle !== 'none');
        }""")
    )


PEMDA = {
    "test_tanpa_javascript": "blitar",
    "test_sesi_habis_di_tengah_isian": "lubuk-linggau",
    "test_sambungan_putus_isian_tinggal": "jambi",
    "test_sambungan_putus_di_meja": "jambi",
    "test_papan_ketik_saja": "bekasi",
}  # Pemda yang berlainan: putusan yang satu tidak mengambil kartu yang lain

"""axe (WCAG 2.2 A dan AA) di setiap layar: daftarnya dari urlconf, isinya dari data contoh."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyotp
import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page

from tests.layar import bekal
from tests.layar.conftest import UKURAN
from tests.layar.pemeran import Pemeran, pas_lebar
from tests.layar.penjelajah import Penjelajah, semua_rute

pytestmark = pytest.mark.layar
AXE = Path(__file__).with_name("axe.min.js")
ATURAN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUPA_SAJA = ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"]
MULAI = [
    "/",
    "/perencanaan/",
    "/kegiatan/",
    "/kegiatan/saya/",
    "/organisasi/",
    "/peraturan/",
    "/cari/?q=balita",
    "/saya/",
]
PERAN = ["kepala_bidang", "ahli_muda", "kepala_pd", "ahli_pertama"]
PENGELOLA = {  # peran sistem → halaman mulainya; yang dibuat `bekal` ditambahkan
    "pengelola_kepegawaian": ["/", "/platform/langkah-awal/", "/kepegawaian/", "/impor/", "/akun/pengelolaan/"],
    "pengelola_organisasi": ["/kepegawaian/unit/", "/kepegawaian/reorganisasi/", "/impor/", "/adopsi/", "/latar/"],
    "pengelola_sistem": ["/akun/peran/", "/akun/sso/", "/ekspor/", "/latar/", "/akun/pengelolaan/"],
    "pengawas_internal": ["/jejak/", "/adopsi/", "/organisasi/bagan/"],
}
OPERATOR = "operator"
PENYUSUN = "Kepala Dinas Pendidikan"  # Perjanjian Kinerjanya masih draf
BEBERAPA = {"kegiatan:kegiatan": 4, "penugasan:butir": 3, "perencanaan:perjanjian": 2, "perencanaan:bagian": 2}
SENDIRI = {  # diuji sendiri
    "akun:masuk", "akun:masuk_faktor", "akun:faktor", "akun:pemulihan", "akun:faktor_lepas", "platform:masuk",
    "akun:lanjutkan",
}  # fmt: skip
BERKAS = {"kegiatan:berkas", "impor:templat", "impor:catatan", "jejak:bukti"}  # unduhan, bukan layar
PERLU_SURAT = {"akun:sandi_baru", "akun:surel", "akun:surel_bukti"}  # hanya ada bila surel diatur
PERLU_SSO = {"akun:sso_mulai", "akun:sso_kembali"}  # pengalihan ke penyedia SSO
LEWATI = SENDIRI | BERKAS | PERLU_SURAT | PERLU_SSO | {"set_language"}
RUTE = dict(semua_rute())
KATA = re.compile(
    r"\b(yang|dengan|untuk|tidak|belum|sudah|dari|akan|telah|anda|itu|dapat|semua|menunggu|menurut|sejak|sampai|pilih|"
    r"simpan|ubah|hapus|lihat|buka|cari|tambah|batal|batalkan|tetapkan|unggah|unduh|saring|akhiri)\b",
    re.IGNORECASE,
)
# Layar yang isinya bukan hukum dan bukan catatan pekerjaan: di sana bahasa Inggrisnya utuh.
DUA_BAHASA = re.compile(r"/(adopsi|akun|ekspor|impor|jejak|kepegawaian|latar|masuk|organisasi|platform)/")
TEKS = """() => {
  const jalan = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), hasil = [];
  while (jalan.nextNode()) {
    const induk = jalan.currentNode.parentElement;
    if (induk && !induk.closest('[lang=id], script, style, template') && jalan.currentNode.data.trim())
      hasil.push(jalan.currentNode.data.trim());
  }
  return hasil;
}"""


@pytest.fixture(scope="module")
def orang(peramban, akun_contoh, alamat) -> Iterator[Pemeran]:
    satu = Pemeran(peramban, akun_contoh, "kediri", alamat, UKURAN["meja"])
    yield satu
    satu.tutup()
    assert not satu.keluhan, "\n".join(satu.keluhan)


@pytest.fixture(scope="module")
def operator(peramban, alamat, lingkungan_layar) -> Iterator[Page]:
    satu = bekal.operator(peramban, alamat, lingkungan_layar, locale="id-ID", reduced_motion="reduce")
    yield satu
    satu.context.close()


@pytest.fixture(scope="module")
def penjelajah(orang: Pemeran, operator: Page) -> Penjelajah:
    satu = Penjelajah(BEBERAPA)
    tambahan = bekal.siapkan({peran: orang.sebagai(peran).request for peran in PENGELOLA})
    for peran, mulai in PENGELOLA.items():
        satu.sebagai(peran, orang.sebagai(peran).request, [*mulai, *tambahan.get(peran, [])])
    satu.sebagai(OPERATOR, operator.request, ["/platform/"])
    for peran in PERAN:
        mulai = [*MULAI, "/perencanaan/?tahun=2040", "/gaya/", "/gaya/galat/403/"] if peran == "kepala_pd" else MULAI
        satu.sebagai(peran, orang.sebagai(peran).request, mulai)
    satu.sebagai(PENYUSUN, orang.sebagai(PENYUSUN).request, ["/perencanaan/"])
    return satu


def periksa(halaman: Page, aturan: list[str] | None = None) -> list[str]:
    """Pelanggaran di halaman ini, tiap simpul sebaris."""
    pilihan: dict[str, Any] = {"runOnly": {"type": "tag", "values": ATURAN}, "resultTypes": ["violations"]}
    if aturan:
        pilihan["runOnly"] = {"type": "rule", "values": aturan}
    hasil = halaman.evaluate("pilihan => axe.run(document, pilihan).then(h => h.violations)", pilihan)
    return [
        f"{v['id']}: {n['target'][0]} {n['html'][:160]} {(n['any'] or n['all'] or n['none'])[0]['message'][:160]}"
        for v in hasil
        for n in v["nodes"]
    ]


def sisa_indonesia(halaman: Page) -> list[str]:
    """Kalimat berbahasa Indonesia di halaman Inggris, di luar yang ditandai `lang="id"` (nama, hukum, riwayat)."""
    return [f"masih Indonesia: {satu[:120]}" for satu in halaman.evaluate(TEKS) if KATA.search(satu)]


def _setel(konteks: BrowserContext, alamat: str, **kuki: str) -> None:
    konteks.add_cookies([{"name": nama, "value": nilai, "url": alamat} for nama, nilai in kuki.items()])  # type: ignore[typeddict-item]


def _empat_rupa(halaman: Page, tujuan: str, dasar: str) -> list[str]:
    """Terang dan gelap, telepon dan meja, Indonesia dan Inggris; semua aturan pada dua di antaranya."""
    keluhan = []
    for bahasa, tema, lain in (("id", "terang", "gelap"), ("en", "gelap", "terang")):
        _setel(halaman.context, dasar, tema=tema, **{settings.LANGUAGE_COOKIE_NAME: bahasa})
        halaman.set_viewport_size(UKURAN["meja"])  # type: ignore[arg-type]
        halaman.goto(tujuan)
        assert halaman.locator("html").get_attribute("lang") == bahasa
        halaman.evaluate(AXE.read_text())
        if bahasa == "en" and DUA_BAHASA.search(tujuan):
            keluhan += sisa_indonesia(halaman)
        penuh = None if bahasa == "id" else RUPA_SAJA
        keluhan += [f"{bahasa} {tema} meja · {k}" for k in periksa(halaman, penuh)]
        halaman.set_viewport_size(UKURAN["telepon"])  # type: ignore[arg-type]
        halaman.evaluate("tema => document.documentElement.dataset.tema = tema", lain)
        pas_lebar(halaman)
        keluhan += [f"{bahasa} {lain} telepon · {k}" for k in periksa(halaman, RUPA_SAJA if bahasa == "id" else None)]
    return keluhan


@pytest.mark.parametrize("rute", sorted(set(RUTE) - LEWATI))
def test_layar(rute: str, orang: Pemeran, penjelajah: Penjelajah, operator: Page, alamat: str) -> None:
    contoh = penjelajah.terpilih(rute)
    if not contoh:
        jawaban = orang.sebagai("kepala_pd").request.get(RUTE[rute], max_redirects=0)
        assert jawaban.status in (405, 302), f"tidak ada contoh bagi {rute} ({RUTE[rute]}), padahal dapat dibuka"
        return
    keluhan = []
    for satu in contoh:
        halaman = operator if satu.peran == OPERATOR else orang.sebagai(satu.peran)
        keluhan += [f"{satu.peran} {satu.alamat} {k}" for k in _empat_rupa(halaman, satu.alamat, alamat)]
    assert not keluhan, "\n".join(keluhan)


@pytest.mark.parametrize("tujuan", ["/masuk/?karena=habis", "/platform/masuk/"])
def test_layar_masuk(peramban, alamat: str, tujuan: str) -> None:
    konteks = peramban.new_context(base_url=alamat, locale="id-ID", reduced_motion="reduce")
    keluhan = _empat_rupa(konteks.new_page(), tujuan, alamat)
    konteks.close()
    assert not keluhan, "\n".join(keluhan)


def test_layar_faktor_kedua(peramban, akun_contoh, alamat: str) -> None:
    """Memasang faktor kedua, kode pemulihan, melepasnya, dan masuk dengannya."""
    satu = Pemeran(peramban, akun_contoh, "blitar", alamat, UKURAN["meja"])
    halaman = satu.sebagai("sekretaris_kelurahan")
    keluhan = _empat_rupa(halaman, f"{alamat}/akun/faktor/", alamat)
    halaman.fill("[name=kode]", pyotp.TOTP(halaman.locator("main code").inner_text().replace(" ", "")).now())
    if halaman.locator("[name=sandi_kini]").count():
        halaman.fill("[name=sandi_kini]", "contoh-2026")
    with halaman.expect_navigation():
        halaman.get_by_role("main").locator("form button").last.click()
    halaman.evaluate(AXE.read_text())
    keluhan += [f"kode pemulihan · {k}" for k in periksa(halaman)]
    for tujuan in ("/akun/faktor/pemulihan/", "/akun/faktor/lepas/"):
        keluhan += _empat_rupa(halaman, f"{alamat}{tujuan}", alamat)
    lain = peramban.new_context(base_url=alamat, locale="id-ID", reduced_motion="reduce").new_page()
    lain.goto("/masuk/?pemda=blitar")
    akun = next(a for a in satu.akun if a["peran"] == "sekretaris_kelurahan")
    lain.fill("[name=nip]", akun["nip"])
    lain.fill("[name=sandi]", akun["kata_sandi"])
    lain.locator("form:has([name=sandi]) button").last.click()
    lain.wait_for_url("**/masuk/faktor/**")
    keluhan += _empat_rupa(lain, lain.url, alamat)
    satu.tutup()
    lain.context.close()
    assert not keluhan, "\n".join(keluhan)

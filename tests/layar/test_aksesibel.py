"""axe (WCAG 2.2 A dan AA) di setiap layar: daftarnya dari urlconf, isinya dari data contoh."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page

from tests.layar.conftest import UKURAN
from tests.layar.pemeran import Pemeran, pas_lebar
from tests.layar.penjelajah import Contoh, Penjelajah, semua_rute

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
PENYUSUN = "Kepala Dinas Pendidikan"  # Perjanjian Kinerjanya masih draf
BEBERAPA = {"kegiatan:kegiatan": 4, "penugasan:butir": 3, "perencanaan:perjanjian": 2, "perencanaan:bagian": 2}
SENDIRI = {"akun:masuk", "akun:lanjutkan", "kegiatan:berkas", "set_language"}  # diuji sendiri, atau bukan layar
RUTE = dict(semua_rute())


@pytest.fixture(scope="module")
def orang(peramban, akun_contoh, alamat) -> Iterator[Pemeran]:
    satu = Pemeran(peramban, akun_contoh, "kediri", alamat, UKURAN["meja"])
    yield satu
    satu.tutup()
    assert not satu.keluhan, "\n".join(satu.keluhan)


@pytest.fixture(scope="module")
def penjelajah(orang: Pemeran) -> Penjelajah:
    satu = Penjelajah(BEBERAPA)
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
        penuh = None if bahasa == "id" else RUPA_SAJA
        keluhan += [f"{bahasa} {tema} meja · {k}" for k in periksa(halaman, penuh)]
        halaman.set_viewport_size(UKURAN["telepon"])  # type: ignore[arg-type]
        halaman.evaluate("tema => document.documentElement.dataset.tema = tema", lain)
        pas_lebar(halaman)
        keluhan += [f"{bahasa} {lain} telepon · {k}" for k in periksa(halaman, RUPA_SAJA if bahasa == "id" else None)]
    return keluhan


@pytest.mark.parametrize("rute", sorted(set(RUTE) - SENDIRI))
def test_layar(rute: str, orang: Pemeran, penjelajah: Penjelajah, alamat: str) -> None:
    contoh = penjelajah.terpilih(rute)
    if not contoh:
        jawaban = orang.sebagai("kepala_pd").request.get(RUTE[rute], max_redirects=0)
        assert jawaban.status in (405, 302), f"tidak ada contoh bagi {rute} ({RUTE[rute]}), padahal dapat dibuka"
        return
    keluhan = []
    for satu in contoh:
        keluhan += _satu(orang, satu, alamat)
    assert not keluhan, "\n".join(keluhan)


def _satu(orang: Pemeran, contoh: Contoh, alamat: str) -> list[str]:
    return [
        f"{contoh.peran} {contoh.alamat} {k}" for k in _empat_rupa(orang.sebagai(contoh.peran), contoh.alamat, alamat)
    ]


def test_layar_masuk(peramban, alamat: str) -> None:
    konteks = peramban.new_context(base_url=alamat, locale="id-ID", reduced_motion="reduce")
    keluhan = _empat_rupa(konteks.new_page(), "/masuk/?karena=habis", alamat)
    konteks.close()
    assert not keluhan, "\n".join(keluhan)

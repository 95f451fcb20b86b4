"""Jalan penuh sebuah pekerjaan di lima Pemda, di peramban sungguhan, pada telepon dan meja."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.layar.conftest import UKURAN
from tests.layar.jalan_layar import Jalan, riwayat
from tests.layar.pemeran import Pemeran, giliran, kenapa_mengutip

pytestmark = pytest.mark.layar
TAHUN = {"meja": date.today().year + 1, "telepon": date.today().year + 2}  # supaya keduanya tidak bertemu


@pytest.fixture
def jalan(peramban, akun_contoh, alamat, request) -> Iterator[Jalan]:
    ukuran, pemda = request.node.callspec.params["ukuran"], request.node.callspec.params["pemda"]
    orang = Pemeran(peramban, akun_contoh, pemda, alamat, UKURAN[ukuran])
    yield Jalan(orang, TAHUN[ukuran])
    orang.tutup()
    assert not orang.keluhan, "\n".join(orang.keluhan)


@pytest.mark.parametrize("ukuran", ["meja", "telepon"])
@pytest.mark.parametrize("pemda", ["kediri", "lubuk-linggau", "blitar", "jambi", "bekasi"])
def test_dari_perjanjian_kinerja_sampai_selesai(jalan: Jalan, pemda: str, ukuran: str) -> None:
    kepala = jalan.perjanjian_kinerja()
    bidang = jalan.strategi(jalan.bagi_target(kepala))
    ketua = jalan.rencana(jalan.tugaskan(bidang))
    jalan.rinci(ketua)
    jalan.kemajuan(ketua)
    jalan.serahkan(ketua)
    lewat = jalan.tinjau(ketua)
    assert lewat, "hasil selesai tanpa seorang pun meninjau"
    expect(giliran(ketua)).to_contain_text("Selesai")
    garis = ketua.get_by_role("list", name="Dari pemilik pekerjaan sampai yang menyatakan selesai")
    assert garis.get_by_role("listitem").count() >= 3
    assert garis.locator("[aria-current=step]").count() == 0, "masih ada yang ditunggu"
    kenapa_mengutip(garis)
    for kalimat in ("menyerahkan hasil", "mengembalikan", "selesai"):
        expect(riwayat(ketua)).to_contain_text(kalimat)

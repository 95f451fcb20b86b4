"""Setiap contoh setiap peraturan adalah satu uji: namanya peraturan dan kalimatnya, tandanya Pasalnya."""

from __future__ import annotations

import pytest

from sistemkerja.aturan import katalog
from sistemkerja.aturan.baca import baca_peraturan
from sistemkerja.aturan.periksa import periksa
from sistemkerja.aturan.periksa_contoh import jalankan_contoh

from .conftest import KOTA_CONTOH


def _semua():
    for peraturan_id in katalog.daftar_id():
        per = katalog.peraturan(peraturan_id)
        for contoh in per.contoh:
            cabang = contoh.jawab if isinstance(contoh.jawab, list) else []
            dasar = [pytest.mark.dasar(peraturan_id, alamat) for x in cabang for alamat in x["dasar"]]
            yield pytest.param(peraturan_id, contoh, id=f"{peraturan_id}: {contoh.nama}", marks=dasar)


@pytest.mark.parametrize(("peraturan_id", "contoh"), list(_semua()))
def test_contoh(peraturan_id, contoh):
    hasil = jalankan_contoh(katalog.peraturan(peraturan_id), contoh)
    assert hasil.lulus, "\n".join(map(str, hasil.temuan))


@pytest.mark.parametrize("peraturan_id", katalog.daftar_id())
def test_peraturan_bersih(peraturan_id):
    _, temuan = periksa(katalog.folder_dari(peraturan_id))
    assert [str(t) for t in temuan] == []


def test_contoh_dokumentasi_bersih():
    per, temuan = periksa(KOTA_CONTOH)
    assert [str(t) for t in temuan] == []
    assert per is not None and 10 <= sum(k.jenis == "aturan" for k in per.ketentuan.values()) <= 15


@pytest.mark.parametrize("peraturan_id", katalog.daftar_id())
def test_nama_contoh_tidak_kembar(peraturan_id):
    nama = [c.nama for c in katalog.peraturan(peraturan_id).contoh]
    assert sorted({n for n in nama if nama.count(n) > 1}) == []


def test_sidik_berubah_bila_satu_huruf_berubah(folder):
    lama = baca_peraturan(folder).sidik
    indeks = folder / "indeks.yaml"
    indeks.write_text(indeks.read_text("utf-8") + "# satu baris\n", "utf-8")
    assert baca_peraturan(folder).sidik != lama

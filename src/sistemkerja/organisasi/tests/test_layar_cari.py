"""Pencarian di layar, penyamaran NIP, tombol yang didaftarkan lapisan lain, dan tanggal mendatang."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from sistemkerja.organisasi import kait
from sistemkerja.organisasi.models import Pegawai
from sistemkerja.pemda.konteks import gunakan

HTMX = {"HX-Request": "true"}


@pytest.fixture
def klien(klien_contoh) -> Client:
    return klien_contoh("kediri")


def test_saran_dan_halaman_dari_satu_alamat(klien: Client) -> None:
    saran = klien.get("/organisasi/cari/", {"q": "siti"}, headers=HTMX).content.decode()
    assert saran.count('role="option"') > 1 and "<!doctype" not in saran and "data-url=" in saran
    bidang = klien.get("/organisasi/cari/", {"q": "siti", "jenis": "pegawai", "bentuk": "pilihan"}, headers=HTMX)
    assert "data-url=" not in bidang.content.decode() and "data-nilai=" in bidang.content.decode()
    halaman = klien.get("/organisasi/cari/", {"q": "siti"}).content.decode()
    assert "<h1>" in halaman and "Siti" in halaman
    assert "Tidak ada yang cocok" in klien.get("/organisasi/cari/", {"q": "zzqqxx"}).content.decode()


@pytest.mark.parametrize("q", ["", "a", "%", "'", "\x00", "x" * 5000, "<script>"])
def test_tahan_isian_apa_pun(klien: Client, q: str) -> None:
    jawaban = klien.get("/organisasi/cari/", {"q": q, "jenis": "lain"})
    assert jawaban.status_code == 200
    assert "<script>alert" not in jawaban.content.decode()
    assert klien.get("/organisasi/cari/", {"q": q, "per": "kemarin"}).status_code == 422


def test_nip_disamarkan_bagi_yang_tidak_memerlukannya(klien: Client, pemda_kediri) -> None:
    with gunakan(pemda_kediri):
        lain = Pegawai.objects.exclude(nip__startswith="0").exclude(jenis_asn="bukan").last()
    isi = klien.get(f"/organisasi/pegawai/{lain.pk}/").content.decode()
    assert lain.nip not in isi and lain.nip[-4:] in isi
    assert lain.nip not in klien.get("/organisasi/cari/", {"q": lain.nama}).content.decode()


@pytest.fixture
def terdaftar() -> Iterator[None]:
    def tombol(pelaku: Any, objek: Any) -> list[kait.Tindakan]:
        return [{"label": "Perbuatan Uji", "url": "/uji/"}] if isinstance(objek, Pegawai) else []

    kait.pasang_tindakan(tombol)
    yield
    kait._tindakan.remove(tombol)


def test_tombol_dari_lapisan_lain(klien: Client, alamat_contoh, terdaftar: None) -> None:
    _, unit, _, pegawai = alamat_contoh("kediri")
    assert "Perbuatan Uji" in klien.get(pegawai).content.decode()
    assert "Perbuatan Uji" not in klien.get(unit).content.decode()


def test_tanggal_mendatang_dikatakan(klien: Client, alamat_contoh) -> None:
    isi = klien.get(alamat_contoh("kediri")[1], {"per": "2030-01-01"}).content.decode()
    assert "akan berlaku per 1 Januari 2030" in isi
    assert "Lihat hari ini" in isi

"""Dua kiriman pada saat yang sama: satu yang menang, yang kedua diberi tahu; kunci yang sama dijalankan sekali."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from html import escape
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connections, transaction

from sistemkerja.jejak.models import Peristiwa
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda
from tests.akses.bentuk_kiriman import Kiriman
from tests.akses.kiriman import PEKERJAAN
from tests.akses.pelengkap import Dunia, gambaran

SERENTAK = PEKERJAAN
NAMA = [k.nama for k in SERENTAK]


def serentak(*kerja: Callable[[], Any]) -> list[Any]:
    """Jalankan semuanya sekaligus, masing-masing dengan sambungannya sendiri."""
    gerbang, hasil = Barrier(len(kerja)), [None] * len(kerja)

    def jalan(ke: int) -> None:
        try:
            gerbang.wait(30)
            hasil[ke] = kerja[ke]()
        finally:
            connections.close_all()

    utas = [Thread(target=jalan, args=(n,)) for n in range(len(kerja))]
    [u.start() for u in utas], [u.join(60) for u in utas]
    assert None not in hasil, "sebuah kiriman tidak dijawab"
    return hasil


def peristiwa() -> int:
    """Banyaknya peristiwa dalam riwayat Kota Kediri."""
    with gunakan(Pemda.objects.get(slug="kediri")):
        return Peristiwa.objects.count()


def sekali(dunia: Dunia, kiriman: Kiriman) -> int:
    """Peristiwa yang ditinggalkan satu kiriman; dibatalkan lagi."""
    with transaction.atomic():
        sebelum = peristiwa()
        assert kiriman.kirim(dunia, dunia.klien(kiriman.oleh)).status_code == 302
        hasil = peristiwa() - sebelum
        transaction.set_rollback(True)
    return hasil


@pytest.mark.parametrize("kiriman", SERENTAK, ids=NAMA)
def test_dua_orang_bertindak_bersamaan(dunia_sungguhan: Dunia, kiriman: Kiriman) -> None:
    dunia = dunia_sungguhan
    dunia.masuk(kiriman.oleh)
    satu, sebelum = sekali(dunia, kiriman), peristiwa()
    isi = [_dengan_tanda(kiriman, dunia, tanda) for tanda in ("satu", "dua")]
    jawaban = serentak(*[partial(kiriman.kirim, dunia, dunia.klien(kiriman.oleh), **i) for i in isi])
    kode = sorted(j.status_code for j in jawaban)
    if kiriman.bersamaan == "tambah":
        assert kode == [302, 302]
        assert peristiwa() - sebelum == 2 * satu
        return
    kalah = {"satu": [409], "sekali": [409, 422], "meja": [200, 404, 409]}[kiriman.bersamaan]
    assert kode[0] in (200, 302) and kode[1] in kalah or kode == [200, 302], kode
    assert peristiwa() - sebelum == satu
    if kiriman.bersamaan == "satu":
        ke = [j.status_code for j in jawaban].index(409)
        _menyebut_siapa_dan_kapan(jawaban[ke], isi[ke])


def _dengan_tanda(kiriman: Kiriman, dunia: Dunia, tanda: str) -> dict[str, Any]:
    """Teks yang diketik masing-masing berbeda, supaya isian yang kalah dapat dikenali."""
    isi = kiriman.lengkap(dunia)
    bebas = {n for n, m in kiriman.medan.items() if m.jenis in ("teks", "catatan") and isi.get(n)}
    return {n: f"{isi[n]} ({tanda})" for n in bebas}


def _menyebut_siapa_dan_kapan(jawaban: Any, isi: dict[str, Any]) -> None:
    teks = jawaban.content.decode()
    assert re.search(r"(Sudah diubah|sudah diputuskan:) (?!orang lain)\w+", teks), "tidak menyebut siapa"
    assert re.search(r"\d{4}, \d{2}\.\d{2}", teks), "tidak menyebut kapan"
    hilang = [nama for nama, nilai in isi.items() if escape(nilai) not in teks]
    assert not hilang, f"isian hilang: {hilang}"


@pytest.mark.parametrize("kiriman", SERENTAK, ids=NAMA)
def test_kunci_yang_sama_dijalankan_sekali(dunia_sungguhan: Dunia, kiriman: Kiriman) -> None:
    """Ketukan ganda: dua utas sekaligus, lalu sekali lagi sesudahnya; semuanya diantar ke hasil yang sama."""
    dunia = dunia_sungguhan
    dunia.masuk(kiriman.oleh)
    satu, sebelum = sekali(dunia, kiriman), peristiwa()
    kunci = kiriman.lengkap(dunia)["kunci"]
    jawaban = serentak(*[lambda: kiriman.kirim(dunia, dunia.klien(kiriman.oleh), kunci=kunci)] * 2)
    sidik = gambaran("kediri")
    jawaban.append(kiriman.kirim(dunia, dunia.klien(kiriman.oleh), kunci=kunci))
    assert [j.status_code for j in jawaban] == [302, 302, 302]
    assert len({j["Location"] for j in jawaban}) == 1
    assert peristiwa() - sebelum == satu
    assert gambaran("kediri") == sidik

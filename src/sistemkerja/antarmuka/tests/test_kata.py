from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from sistemkerja.antarmuka import kata


def test_dates_are_written_as_in_letters() -> None:
    assert kata.tanggal(date(2026, 11, 23)) == "23 November 2026"
    assert kata.tanggal(date(2020, 8, 17), pendek=True) == "17 Agu 2020"
    assert kata.tanggal(None) == ""


@pytest.mark.parametrize(
    ("mundur", "teks"),
    [
        (timedelta(seconds=5), "baru saja"),
        (timedelta(minutes=20), "20 menit"),
        (timedelta(hours=5), "5 jam"),
        (timedelta(days=3), "3 hari"),
        (timedelta(days=130), "4 bulan"),
    ],
)
def test_spans_in_words(mundur: timedelta, teks: str) -> None:
    assert kata.sejak(timezone.now() - mundur) == teks


def test_deadlines() -> None:
    kini = timezone.localdate()
    assert kata.sisa(kini) == "hari ini"
    assert kata.sisa(kini + timedelta(days=1)) == "besok"
    assert kata.sisa(kini + timedelta(days=4)) == "4 hari lagi"
    assert kata.sisa(kini - timedelta(days=2)) == "lewat 2 hari"
    assert kata.lewat(kini - timedelta(days=1))
    assert not kata.lewat(kini)
    assert not kata.lewat(None)


def test_numbers_follow_the_language() -> None:
    assert kata.angka(1250) == "1.250"
    assert kata.angka(Decimal("12.50")) == "12,5"
    assert kata.angka(Decimal("3.00")) == "3"
    assert kata.rupiah(1250000) == "Rp1.250.000"
    assert kata.rupiah(-500) == "-Rp500"
    with translation.override("en"):
        assert kata.angka(1250) == "1,250"
        assert kata.pukul(datetime(2026, 11, 23, 9, 14)) == "23 November 2026, 09:14"
    assert kata.pukul(datetime(2026, 11, 23, 9, 14)) == "23 November 2026, 09.14"


@pytest.mark.parametrize(
    ("nama", "inisial"),
    [("dr. Ratna Puspitasari, M.Kes.", "RP"), ("Sukarno", "S"), ("Drs. H. Hendra Gunawan, M.M.", "HG"), ("", "?")],
)
def test_initials_skip_titles(nama: str, inisial: str) -> None:
    assert kata.inisial(nama) == inisial

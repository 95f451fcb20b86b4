from __future__ import annotations

from django.http import QueryDict
from django.template.loader import render_to_string

from sistemkerja.antarmuka.tabel import Kolom, susun

KOLOM = (
    Kolom("nama", "Nama", urut="pegawai__nama", saring=True),
    Kolom("jenis", "Jenis", pilihan=(("pns", "PNS"), ("pppk", "PPPK"))),
    Kolom("jumlah", "Jumlah", urut="jumlah", angka=True),
)


def test_the_address_decides_and_what_it_does_not_know_is_ignored() -> None:
    assert susun(QueryDict(""), KOLOM, bawaan="nama").order_by == ("pegawai__nama", "pk")
    assert susun(QueryDict("urut=-jumlah"), KOLOM, bawaan="nama").order_by == ("-jumlah", "pk")
    assert susun(QueryDict("urut=--jumlah'x"), KOLOM, bawaan="nama").order_by == ("pegawai__nama", "pk")
    tabel = susun(QueryDict("s_nama=siti%00&s_jenis=tni&s_lain=x"), KOLOM, bawaan="nama")
    assert tabel.isi == {"nama": "siti"}


def test_a_second_press_turns_the_order_and_filters_stay() -> None:
    tabel = susun(QueryDict("urut=nama&s_jenis=pns&per=2026-01-01"), KOLOM, bawaan="-jumlah")
    nama = tabel.kolom[0]
    assert nama["arah"] == "ascending"
    assert "urut=-nama" in nama["url"] and "s_jenis=pns" in nama["url"] and "per=2026-01-01" in nama["url"]
    assert ("per", "2026-01-01") in tabel.tersembunyi and tabel.tersaring
    assert "s_jenis" not in tabel.url_bersih


def test_the_head_says_its_order() -> None:
    tabel = susun(QueryDict("urut=-jumlah"), KOLOM, bawaan="nama")
    isi = render_to_string("antarmuka/_kepala_tabel.html", {"tabel": tabel})
    assert 'aria-sort="descending"' in isi
    assert 'name="s_nama"' in isi and "<select" in isi

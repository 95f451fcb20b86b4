"""Daftar sebagai lembar kerja: angka panjang tetap teks, rumus tidak pernah dihitung."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from django.test import RequestFactory
from openpyxl import load_workbook

from sistemkerja.antarmuka.lembar import Kolom, kueri_lembar, tulis_lembar

KOLOM = [Kolom("NIP", teks=True), Kolom("Nama"), Kolom("TMT"), Kolom("Jumlah")]


def test_nip_teks_tanggal_tanggal_angka_angka():
    isi = tulis_lembar("Pegawai", KOLOM, [("198001012005011001", "Siti, S.H.", date(2024, 3, 1), 7)])
    lembar = load_workbook(BytesIO(isi)).active
    nip, nama, tmt, jumlah = lembar[2]
    assert (nip.value, nip.data_type, nip.number_format) == ("198001012005011001", "s", "@")
    assert (nama.value, tmt.value.date(), jumlah.value) == ("Siti, S.H.", date(2024, 3, 1), 7)
    assert lembar.freeze_panes == "A2"


def test_teks_yang_mirip_rumus_dan_alamat_tetap_teks():
    jahat = ["=1+1", "@SUM(A1)", "http://contoh.id", "{=A1}"]
    lembar = load_workbook(BytesIO(tulis_lembar("a/b:c?" * 9, [Kolom("x")], [(j,) for j in jahat]))).active
    assert [(lembar.cell(n, 1).value, lembar.cell(n, 1).data_type) for n in range(2, 6)] == [(j, "s") for j in jahat]


def test_daftar_kosong_tetap_berkepala():
    assert load_workbook(BytesIO(tulis_lembar("x", KOLOM, []))).active.max_row == 1


def test_saringan_ikut_nomor_halaman_tidak(rf: RequestFactory):
    assert kueri_lembar(rf.get("/?q=peta&page=3")) == "q=peta&lembar=xlsx"

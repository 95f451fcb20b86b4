"""`sistemkerja pemda` and `sistemkerja platform`: a Pemda and an operator by one command."""

from __future__ import annotations

import io
import json

import pytest
from django.test import Client

from sistemkerja.akun.models import PemberianPeran, Pengguna
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda
from sistemkerja.perintah import utama


@pytest.fixture
def perintah(db_sungguhan, monkeypatch, capsys):
    """`sistemkerja ...` on the database of the test: (exit code, standard output, standard error)."""
    from contextlib import nullcontext

    monkeypatch.setattr(utama, "_basisdata", nullcontext)

    def jalankan(*isi: str) -> tuple[int, str, str]:
        kode = utama.main(list(isi))
        keluar = capsys.readouterr()
        return kode, keluar.out, keluar.err

    return jalankan


def test_satu_perintah(perintah):
    kode, keluar, _ = perintah(
        "pemda", "buat", "--kode", "35.78", "--nama", "Kota Surabaya", "--slug", "surabaya", "--zona", "WIB",
        "--format", "json",
    )  # fmt: skip
    assert kode == 0
    isi = json.loads(keluar)
    assert isi["akun"] == "pengelola"
    surabaya = Pemda.objects.get(slug="surabaya")
    assert surabaya.nama == "Kota Surabaya"
    with gunakan(surabaya):
        assert not Pengguna.objects.get().has_usable_password()
        assert PemberianPeran.objects.filter(peran="pengelola_sistem").count() == 1
    kode, _, galat = perintah("pemda", "buat", "--kode", "35.78", "--nama", "Kota Surabaya", "--slug", "lain")
    assert kode == 1 and "Sudah ada Pemda dengan kode ini." in galat


def test_perintah_yang_keliru_dijelaskan(perintah):
    kode, _, galat = perintah("pemda", "buat", "--kode", "3578", "--nama", "x", "--slug", "x", "--sel", "entah")
    assert kode == 2
    assert "--kode: Tulis seperti 35.78." in galat and "--sel" in galat


def test_operator_dibuat_lewat_perintah(perintah, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("lemah\n"))
    kode, _, galat = perintah("platform", "operator", "buat", "--nama-masuk", "rina", "--nama", "Rina")
    assert kode == 1 and galat
    monkeypatch.setattr("sys.stdin", io.StringIO("sandi yang panjang sekali\n"))
    assert perintah("platform", "operator", "buat", "--nama-masuk", "rina", "--nama", "Rina")[0] == 0
    assert "rina" in perintah("platform", "operator", "daftar")[1]
    jawab = Client().post("/platform/masuk/", {"nama_masuk": "rina", "sandi": "sandi yang panjang sekali"})
    assert jawab.status_code == 302

"""The throttle holds guessing, and cannot be used to keep somebody else out."""

from __future__ import annotations

import pytest
from django.test import Client

from sistemkerja.akun.perangkat import KUKI
from sistemkerja.akun.tests.panggung import SANDI


def serang(p, nama, kali, awal=0):
    """Wrong passwords for this person from ever new addresses."""
    for n in range(kali):
        p.masuk(Client(REMOTE_ADDR=f"10.66.{(awal + n) // 250}.{(awal + n) % 250 + 1}"), nama, sandi="salah")


@pytest.fixture
def laptop(kediri):
    """A browser on which "biasa" has signed in and out."""
    klien = kediri.klien("biasa")
    klien.post("/keluar/")
    return klien


def test_serangan_dari_mana_pun_tidak_menahan_perangkat_yang_dikenal(kediri, laptop):
    serang(kediri, "biasa", 60)
    assert kediri.masuk(Client(REMOTE_ADDR="10.1.1.1"), "biasa").status_code == 429
    assert kediri.masuk(laptop, "biasa").status_code == 302


def test_serangan_dari_kantor_yang_sama_juga_tidak(kediri, laptop):
    for _ in range(8):
        kediri.masuk(Client(), "biasa", sandi="salah")  # the same address
    assert kediri.masuk(Client(), "biasa").status_code == 429
    assert kediri.masuk(laptop, "biasa").status_code == 302


def test_salah_di_perangkat_sendiri_tetap_ditahan(kediri, laptop):
    for _ in range(5):
        kediri.masuk(laptop, "biasa", sandi="salah")
    assert kediri.masuk(laptop, "biasa").status_code == 429
    assert kediri.masuk(Client(), "biasa").status_code == 302  # and only there


def test_perangkat_milik_orang_lain_bukan_milik_saya(kediri, laptop):
    serang(kediri, "kadis", 60)
    assert kediri.masuk(laptop, "kadis").status_code == 429


def test_komputer_bersama_dikenal_bagi_keduanya(kediri, laptop):
    kediri.masuk(laptop, "kadis")
    laptop.post("/keluar/")
    serang(kediri, "biasa", 40)
    assert kediri.masuk(laptop, "biasa").status_code == 302


@pytest.mark.parametrize("isi", ["", "karangan", "eyJpZCI6IngiLCJha3VuIjpbXX0:1abc:def"])
def test_kuki_karangan_tidak_membuka_apa_pun(kediri, isi):
    serang(kediri, "biasa", 30)
    klien = Client()
    klien.cookies[KUKI] = isi
    assert kediri.masuk(klien, "biasa", sandi=SANDI).status_code == 429


def test_kuki_tidak_memuat_nip(laptop, kediri):
    kuki = laptop.cookies[KUKI]
    assert kediri.akun["biasa"].nip not in kuki.value
    assert kuki["httponly"] and kuki["samesite"] == "Lax"


def test_menahan_sandi_tidak_menahan_kode(kediri):
    """A person who is under attack and on a new device gets in with a code from the pengelola."""
    from sistemkerja.akun.tindakan import terbitkan_kode
    from sistemkerja.pemda.konteks import gunakan

    with gunakan(kediri.pemda):
        kode = terbitkan_kode(kediri.akun["biasa"].pk, oleh=kediri.pelaku("kepegawaian"))
    serang(kediri, "biasa", 60)
    baru = "layang-layang biru tua"
    isi = {"pemda": "kediri", "nip": kediri.akun["biasa"].nip, "kode": kode, "sandi": baru, "sandi_lagi": baru,
           "setuju": "on"}  # fmt: skip
    klien = Client(REMOTE_ADDR="10.1.1.1")
    assert klien.post("/aktivasi/", isi).status_code == 302
    klien.post("/keluar/")
    assert kediri.masuk(klien, "biasa", sandi=baru).status_code == 302

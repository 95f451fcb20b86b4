"""The second factor: put in place, asked for, not replayed, recovered, required, reset."""

from __future__ import annotations

import re
from datetime import timedelta

import pyotp
import pytest
from django.test import Client

from sistemkerja.akun import faktor, sandian
from sistemkerja.akun.models import FaktorKedua, KodePemulihan, PemberianPeran
from sistemkerja.akun.tests.panggung import SANDI, pesan
from sistemkerja.akun.tindakan import atur_ulang_faktor, pasang_faktor
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.pemda.galat import MasukanKeliru, TidakBerwenang
from sistemkerja.pemda.konteks import gunakan

LANGKAH = timedelta(seconds=30)


def kini_kode(rahasia: str, geser: int = 0) -> str:
    import time

    return pyotp.TOTP(rahasia).generate_otp(int(time.time()) // 30 + geser)


@pytest.fixture
def berfaktor(kediri, maju):
    """ "biasa" put the factor in place a minute ago; (stage, secret, recovery codes)."""
    rahasia = faktor.rahasia_baru()
    with gunakan(kediri.pemda):
        kode = pasang_faktor(kediri.segarkan("biasa"), rahasia=rahasia, kode=kini_kode(rahasia))
    maju(2 * LANGKAH)
    return kediri, rahasia, kode


def test_dipasang_lewat_layar_dengan_kode_pertama(kediri):
    klien = kediri.klien("biasa")
    halaman = pesan(klien.get("/akun/faktor/"))
    rahasia = re.search(r"<code>([A-Z2-7 ]+)</code>", halaman)[1].replace(" ", "")
    assert 'src="data:image/svg+xml' in halaman
    assert f"secret={rahasia}" in halaman
    assert klien.post("/akun/faktor/", {"kode": "000000"}).status_code == 422
    response = klien.post("/akun/faktor/", {"kode": kini_kode(rahasia)})
    assert len(re.findall(r"<code>[A-Z0-9]{5}-[A-Z0-9]{5}</code>", pesan(response))) == 10
    with gunakan(kediri.pemda):
        satu = FaktorKedua.objects.get()
        assert rahasia not in satu.rahasia
        assert Peristiwa.objects.filter(peristiwa="faktor.dipasang").count() == 1
    assert klien.get("/akun/faktor/").status_code == 302  # the secret is never shown again


def test_sesi_lama_harus_menyebut_kata_sandinya_lagi(kediri, maju):
    klien = kediri.klien("biasa")
    maju(timedelta(minutes=11))
    halaman = pesan(klien.get("/akun/faktor/"))
    rahasia = re.search(r"<code>([A-Z2-7 ]+)</code>", halaman)[1].replace(" ", "")
    assert klien.post("/akun/faktor/", {"kode": kini_kode(rahasia)}).status_code == 422
    assert klien.post("/akun/faktor/", {"kode": kini_kode(rahasia), "sandi_kini": "salah"}).status_code == 422
    assert klien.post("/akun/faktor/", {"kode": kini_kode(rahasia), "sandi_kini": SANDI}).status_code == 200


def test_masuk_berhenti_di_langkah_kedua(berfaktor):
    p, rahasia, _ = berfaktor
    klien = Client()
    response = p.masuk(klien, "biasa")
    assert response.url == "/masuk/faktor/"
    assert klien.get("/akun/").url.startswith("/masuk/")  # not in yet
    kunci = klien.session.session_key
    assert klien.post("/masuk/faktor/", {"kode": ""}).status_code == 422
    assert klien.post("/masuk/faktor/", {"kode": kini_kode(rahasia)}).status_code == 302
    assert klien.session.session_key != kunci
    assert klien.get("/akun/").status_code == 200


def test_langkah_kedua_tanpa_langkah_pertama_kembali_ke_awal(kediri):
    assert Client().get("/masuk/faktor/").url == "/masuk/"
    assert Client().post("/masuk/faktor/", {"kode": "123456"}).url == "/masuk/"


def test_langkah_kedua_menunggu_sepuluh_menit(berfaktor, maju):
    p, rahasia, _ = berfaktor
    klien = Client()
    p.masuk(klien, "biasa")
    maju(timedelta(minutes=12))
    assert klien.post("/masuk/faktor/", {"kode": kini_kode(rahasia)}).url == "/masuk/"


@pytest.mark.parametrize(("geser", "jawaban"), [(-2, 422), (-1, 302), (0, 302), (1, 302), (2, 422)])
def test_jam_telepon_boleh_berselisih_satu_langkah(berfaktor, geser, jawaban):
    p, rahasia, _ = berfaktor
    klien = Client()
    p.masuk(klien, "biasa")
    assert klien.post("/masuk/faktor/", {"kode": kini_kode(rahasia, geser)}).status_code == jawaban


def test_kode_yang_sama_tidak_berlaku_dua_kali(berfaktor):
    p, rahasia, _ = berfaktor
    kode, jawaban = kini_kode(rahasia), []
    for _ in range(2):
        klien = Client()
        p.masuk(klien, "biasa")
        jawaban.append(klien.post("/masuk/faktor/", {"kode": kode}).status_code)
    assert jawaban == [302, 422]


def test_kode_lebih_lama_dari_yang_terakhir_ditolak(berfaktor):
    p, rahasia, _ = berfaktor
    with gunakan(p.pemda):
        assert faktor.periksa(p.segarkan("biasa"), kini_kode(rahasia, 1)) == "totp"
        assert faktor.periksa(p.segarkan("biasa"), kini_kode(rahasia, 0)) == ""


def test_kode_pemulihan_sekali_pakai(berfaktor):
    p, _, kode = berfaktor
    jawaban = []
    for satu in (kode[3].lower(), kode[3], kode[4]):
        klien = Client()
        p.masuk(klien, "biasa")
        jawaban.append(klien.post("/masuk/faktor/", {"kode": satu}).status_code)
    assert jawaban == [302, 422, 302]
    with gunakan(p.pemda):
        assert KodePemulihan.objects.filter(dipakai__isnull=True).count() == 8
        assert all(re.fullmatch(r"[0-9a-f]{64}", s) for s in KodePemulihan.objects.values_list("sidik", flat=True))


def test_kode_pemulihan_baru_mematikan_yang_lama(berfaktor):
    p, rahasia, lama = berfaktor
    klien = Client()
    p.masuk(klien, "biasa")
    klien.post("/masuk/faktor/", {"kode": kini_kode(rahasia)})
    assert klien.get("/akun/faktor/pemulihan/").status_code == 200
    baru = re.findall(r"<code>([A-Z0-9-]{11})</code>", pesan(klien.post("/akun/faktor/pemulihan/")))
    assert len(baru) == 10 and not set(baru) & set(lama)
    with gunakan(p.pemda):
        assert faktor.periksa(p.segarkan("biasa"), lama[0]) == ""
        assert faktor.periksa(p.segarkan("biasa"), baru[0]) == "pemulihan"


def test_menebak_kode_ditahan_perangkat_yang_dikenal_tidak(berfaktor):
    p, rahasia, kode = berfaktor
    milik_sendiri, penebak = Client(), Client(REMOTE_ADDR="10.9.9.9")
    p.masuk(milik_sendiri, "biasa")
    milik_sendiri.post("/masuk/faktor/", {"kode": kode[0]})
    milik_sendiri.post("/keluar/")
    p.masuk(penebak, "biasa")
    tebakan = [penebak.post("/masuk/faktor/", {"kode": f"{n:06d}"}).status_code for n in range(7)]
    assert tebakan[-1] == 429
    p.masuk(milik_sendiri, "biasa")
    assert milik_sendiri.post("/masuk/faktor/", {"kode": kini_kode(rahasia)}).status_code == 302


def test_rahasia_tersandi_dan_terikat_orangnya(berfaktor):
    p, rahasia, _ = berfaktor
    with gunakan(p.pemda):
        tersimpan = FaktorKedua.objects.get().rahasia
    assert faktor.buka_rahasia(p.akun["biasa"], tersimpan) == rahasia
    with pytest.raises(sandian.TidakTerbuka):
        faktor.buka_rahasia(p.akun["kadis"], tersimpan)


def test_sandian_terbuka_dengan_kunci_lama(settings):
    tertutup = sandian.tutup("isi", "milik")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "kunci-baru-" + "y" * 50
    assert sandian.buka(tertutup, "milik") == "isi"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(sandian.TidakTerbuka):
        sandian.buka(tertutup, "milik")


# Who must have it


@pytest.mark.parametrize(
    ("siapa", "wajib"),
    [("kepegawaian", True), ("pengawas", True), ("sistem", True), ("kadis", True), ("biasa", False)],
)
def test_wajib_bagi_penanda_tangan_dan_pengelola(kediri, settings, siapa, wajib):
    settings.WAJIB_DUA_FAKTOR = True
    klien = kediri.klien(siapa)
    response = klien.get("/akun/sandi/")
    assert (response.status_code == 302) is wajib
    if wajib:
        assert response.url == "/akun/faktor/"
        rahasia = re.search(r"<code>([A-Z2-7 ]+)</code>", pesan(klien.get("/akun/faktor/")))[1].replace(" ", "")
        klien.post("/akun/faktor/", {"kode": kini_kode(rahasia)})
        assert klien.get("/akun/sandi/").status_code == 200
        assert klien.post("/akun/faktor/lepas/").status_code == 403


def test_dalam_percobaan_tidak_diwajibkan_dan_itu_dikatakan(kediri):
    klien = kediri.klien("kadis")
    assert klien.get("/akun/sandi/").status_code == 200
    assert "pemasangan percobaan ini tidak diwajibkan" in pesan(klien.get("/akun/"))


def test_yang_tidak_wajib_dapat_melepas(berfaktor):
    p, _, kode = berfaktor
    klien = Client()
    p.masuk(klien, "biasa")
    klien.post("/masuk/faktor/", {"kode": kode[0]})
    assert klien.post("/akun/faktor/lepas/").status_code == 302
    with gunakan(p.pemda):
        assert not FaktorKedua.objects.exists() and not KodePemulihan.objects.exists()


# Lost


def test_diatur_ulang_pengelola_sistem_dengan_alasan(berfaktor):
    p, _, kode = berfaktor
    klien = Client()
    p.masuk(klien, "biasa")
    klien.post("/masuk/faktor/", {"kode": kode[0]})
    with gunakan(p.pemda):
        with pytest.raises(MasukanKeliru):
            atur_ulang_faktor(p.akun["biasa"].pk, oleh=p.pelaku("sistem"), alasan=" ")
        atur_ulang_faktor(p.akun["biasa"].pk, oleh=p.pelaku("sistem"), alasan="Datang sendiri dengan KTP")
        assert "KTP" in Peristiwa.objects.get(peristiwa="faktor.diatur_ulang").kalimat
    assert klien.get("/akun/").url.startswith("/masuk/")
    lagi = Client()
    p.masuk(lagi, "biasa")
    assert "mengatur ulang faktor kedua Anda" in pesan(lagi.get("/akun/"))


@pytest.mark.parametrize("oleh", ["kepegawaian", "organisasi", "pengawas", "biasa"])
def test_hanya_pengelola_sistem_yang_mengatur_ulang(berfaktor, oleh):
    p, _, _ = berfaktor
    with gunakan(p.pemda), pytest.raises(TidakBerwenang):
        atur_ulang_faktor(p.akun["biasa"].pk, oleh=p.pelaku(oleh), alasan="x")


def test_pengelola_sistem_tidak_mengatur_ulang_miliknya_sendiri(dalam_kediri):
    assert PemberianPeran.objects.filter(pengguna=dalam_kediri.akun["sistem"]).exists()
    with pytest.raises(TidakBerwenang):
        atur_ulang_faktor(dalam_kediri.akun["sistem"].pk, oleh=dalam_kediri.pelaku("sistem"), alasan="x")

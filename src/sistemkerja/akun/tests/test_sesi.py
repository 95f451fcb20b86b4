"""Where one is signed in: the list, ending one, ending all others, and what a changed password ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from sistemkerja.akun.models import SesiPengguna
from sistemkerja.akun.pintu import pendekkan, sebut_peramban
from sistemkerja.akun.tests.panggung import SANDI, pesan
from sistemkerja.pemda.konteks import gunakan

TELEPON = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
BARU = "layang-layang biru tua"


def sesi(p, nama="biasa"):
    with gunakan(p.pemda):
        return list(SesiPengguna.objects.filter(pengguna=p.akun[nama], usai__isnull=True))


def test_daftar_menyebut_peramban_dan_alamat_yang_dipendekkan(kediri):
    klien = kediri.klien("biasa", HTTP_USER_AGENT=TELEPON, REMOTE_ADDR="10.20.30.40")
    halaman = pesan(klien.get("/akun/"))
    assert "Chrome · Android" in halaman
    assert "10.20.30.x" in halaman and "10.20.30.40" not in halaman
    assert "Perangkat ini" in halaman


@pytest.mark.parametrize(
    ("teks", "sebutan"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537 Edg/130", "Edge · Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17 like Mac OS X) Version/17 Safari/604", "Safari · iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Firefox/130.0", "Firefox · Linux"),
        ("curl/8.0 <script>", "curl/8.0 script"),
        ("", ""),
    ],
)
def test_peramban_disebut_sebagaimana_dikenal_orang(teks, sebutan):
    assert sebut_peramban(teks) == sebutan


@pytest.mark.parametrize(
    ("alamat", "pendek"), [("192.168.1.77", "192.168.1.x"), ("2001:db8:aa:bb::1", "2001:db8:aa::…"), ("aneh", "")]
)
def test_alamat_tanpa_ujungnya(alamat, pendek):
    assert pendekkan(alamat) == pendek


def test_mengakhiri_satu_sesi_lain(kediri):
    ini, lain = kediri.klien("biasa"), kediri.klien("biasa")
    with gunakan(kediri.pemda):
        kunci = SesiPengguna.objects.get(kunci=lain.session.session_key).pk
    assert ini.post(f"/akun/sesi/{kunci}/akhir/").status_code == 302
    assert lain.get("/akun/").url.startswith("/masuk/")
    assert ini.get("/akun/").status_code == 200
    assert len(sesi(kediri)) == 1


def test_sesi_orang_lain_dan_pemda_lain_tidak_ada(kediri, tetangga):
    milik_lain, milik_tetangga = kediri.klien("kadis"), tetangga.klien("kadis")
    klien = kediri.klien("biasa")
    for p in (kediri, tetangga):
        assert klien.post(f"/akun/sesi/{sesi(p, 'kadis')[0].pk}/akhir/").status_code == 404
    assert milik_lain.get("/akun/").status_code == milik_tetangga.get("/akun/").status_code == 200


def test_mengakhiri_semua_sesi_lain_juga_yang_tidak_tercatat(kediri, masuk_sebagai):
    ini, lain = kediri.klien("biasa"), kediri.klien("biasa")
    tak_tercatat = masuk_sebagai(kediri.segarkan("biasa"))
    assert tak_tercatat.get("/akun/").status_code == 200
    assert ini.post("/akun/sesi/akhir/").status_code == 302
    assert lain.get("/akun/").url.startswith("/masuk/")
    assert tak_tercatat.get("/akun/").url.startswith("/masuk/")
    assert "Perangkat ini" in pesan(ini.get("/akun/"))


def test_keluar_menutup_sesinya_di_daftar(kediri):
    klien = kediri.klien("biasa")
    klien.post("/keluar/")
    assert sesi(kediri) == []


def test_ganti_kata_sandi_mengakhiri_sesi_lain_bukan_yang_ini(kediri):
    ini, lain = kediri.klien("biasa"), kediri.klien("biasa")
    kunci = ini.session.session_key
    isi = {"lama": SANDI, "sandi": BARU, "sandi_lagi": BARU}
    assert ini.post("/akun/sandi/", isi | {"lama": "salah"}).status_code == 422
    assert ini.post("/akun/sandi/", isi | {"sandi": "pendek", "sandi_lagi": "pendek"}).status_code == 422
    assert ini.post("/akun/sandi/", isi).status_code == 302
    assert ini.session.session_key != kunci
    assert "Perangkat ini" in pesan(ini.get("/akun/"))
    assert lain.get("/akun/").url.startswith("/masuk/")
    assert kediri.masuk(Client(), "biasa", sandi=BARU).status_code == 302


def test_menebak_kata_sandi_dari_sesi_yang_terbuka_ditahan(kediri):
    klien = kediri.klien("biasa")
    isi = {"sandi": BARU, "sandi_lagi": BARU}
    for _ in range(5):
        klien.post("/akun/sandi/", isi | {"lama": "salah"})
    assert "Terlalu banyak percobaan" in pesan(klien.post("/akun/sandi/", isi | {"lama": SANDI}))


def test_kunci_sesi_berganti_saat_masuk(kediri):
    klien = Client()
    klien.get("/masuk/")
    sesi_lama = klien.session
    sesi_lama["tanda"] = 1
    sesi_lama.save()
    klien.cookies["sistemkerja"] = sesi_lama.session_key
    kediri.masuk(klien, "biasa")
    assert klien.session.session_key != sesi_lama.session_key


def test_terakhir_terlihat_ditulis_paling_sering_lima_menit(kediri, maju):
    klien = kediri.klien("biasa")
    awal = sesi(kediri)[0].terlihat
    klien.get("/akun/")
    assert sesi(kediri)[0].terlihat == awal
    maju(timedelta(minutes=6))
    klien.get("/akun/")
    assert sesi(kediri)[0].terlihat > awal

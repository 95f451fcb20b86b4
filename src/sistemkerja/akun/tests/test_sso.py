"""Signing in through a Pemda's own service, against a real OpenID Connect server on the loopback."""

from __future__ import annotations

import base64
import hashlib
import logging
import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import oidc_provider_mock
import pyotp
import pytest
import requests
from django.core.cache import cache
from django.test import Client

from sistemkerja.akun import faktor, sandian, sso
from sistemkerja.akun.models import KonfigurasiSSO, Pengguna
from sistemkerja.akun.tests.panggung import pesan
from sistemkerja.akun.tindakan import pasang_faktor, simpan_sso
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.pemda.galat import MasukanKeliru, SudahBerubah, TidakBerwenang
from sistemkerja.pemda.konteks import gunakan

MULAI, KEMBALI = "/masuk/sso/kediri/", "/masuk/sso/kediri/kembali/"
NIP = {"biasa": "198001012005011006", "baru": "198001012005011008"}
# Whom the server vouches for. It puts claims into the ID token as they are, also wrong ones.
ORANG = {
    "biasa": {"nip": NIP["biasa"]},
    "berspasi": {"nip": "19800101 200501 1 006"},
    "tak-dikenal": {"nip": "199912312025011001"},
    "belum-aktif": {"nip": NIP["baru"]},
    "tanpa-nip": {"bagian": "Umum"},
    "nip-angka": {"nip": 198001012005011006},
    "penerbit-lain": {"nip": NIP["biasa"], "iss": "https://sso.lain.go.id"},
    "untuk-aplikasi-lain": {"nip": NIP["biasa"], "aud": "aplikasi-lain"},
    "nonce-lain": {"nip": NIP["biasa"], "nonce": "bukan-yang-diminta"},
    "kedaluwarsa": {"nip": NIP["biasa"], "exp": int(time.time()) - 3600},
    "dari-masa-depan": {"nip": NIP["biasa"], "iat": int(time.time()) + 7200},
    "access-token-lain": {"nip": NIP["biasa"], "at_hash": "bukan"},
}


@pytest.fixture(scope="module")
def penyedia() -> Iterator[str]:
    """The address of a running OpenID Connect server."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    orang = [oidc_provider_mock.User(sub=sub, claims=isi) for sub, isi in ORANG.items()]
    with oidc_provider_mock.run_server_in_thread(user_claims=orang) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def ber_sso(kediri, penyedia):
    cache.clear()
    with gunakan(kediri.pemda):
        simpan_sso(
            oleh=kediri.pelaku("sistem"), versi=0, rahasia="rahasia-klien", nama="SSO Kota Kediri", penerbit=penyedia,
            klien="sistemkerja", klaim_nip="nip", aktif=True,
        )  # fmt: skip
    return kediri


def di_penyedia(alamat: str, sub: str = "biasa", **isi: str) -> str:
    """The person signs in at the service; where the service sends the browser then."""
    jawaban = requests.post(alamat, data=isi or {"sub": sub}, allow_redirects=False, timeout=5)
    assert jawaban.status_code in (302, 303), jawaban.text
    tujuan = urlsplit(jawaban.headers["Location"])
    return f"{tujuan.path}?{tujuan.query}"


def masuk_sso(sub: str, klien: Client | None = None, **isi: str):
    klien = klien or Client()
    awal = klien.get(MULAI, isi)
    assert awal.status_code == 302, pesan(awal)
    return klien.get(di_penyedia(awal.url, sub))


def test_tombol_tampil_setelah_pemda_dipilih(ber_sso):
    assert "Masuk lewat SSO Kota Kediri" in pesan(Client().get("/masuk/?pemda=kediri"))
    assert "Masuk lewat SSO Kota Kediri" not in pesan(Client().get("/masuk/?pemda=blitar"))
    assert "Masuk lewat SSO Kota Kediri" in pesan(Client().get("/masuk/sso/?pemda=kediri"))
    assert "Kota Blitar belum memakai SSO" in pesan(Client().get("/masuk/sso/?pemda=blitar"))


def test_alur_lengkap(ber_sso):
    klien = Client()
    response = masuk_sso("biasa", klien, next="/akun/sandi/")
    assert (response.status_code, response.url) == (302, "/akun/sandi/")
    halaman = pesan(klien.get("/akun/"))
    assert "Biasa" in halaman and "SSO Pemda" in halaman


def test_permintaan_membawa_state_nonce_dan_pkce(ber_sso):
    klien = Client()
    tanya = {k: v[0] for k, v in parse_qs(urlsplit(klien.get(MULAI).url).query).items()}
    assert tanya["response_type"] == "code" and tanya["code_challenge_method"] == "S256"
    assert tanya["redirect_uri"] == "http://testserver/masuk/sso/kediri/kembali/"
    (simpanan,) = [v["data"] for k, v in klien.session.items() if k.startswith("_state_")]
    sidik = hashlib.sha256(simpanan["code_verifier"].encode()).digest()
    assert tanya["code_challenge"] == base64.urlsafe_b64encode(sidik).decode().rstrip("=")
    assert tanya["nonce"] == simpanan["nonce"] and len(tanya["state"]) >= 20


def test_penukaran_kode_membawa_bukti_pkce(ber_sso, monkeypatch):
    asli, terkirim = requests.Session.send, []

    def kirim(self, permintaan, **isi):
        terkirim.append(permintaan)
        return asli(self, permintaan, **isi)

    monkeypatch.setattr(requests.Session, "send", kirim)
    klien = Client()
    alamat = klien.get(MULAI).url
    (simpanan,) = [v["data"] for k, v in klien.session.items() if k.startswith("_state_")]
    klien.get(di_penyedia(alamat))
    (tukar,) = [p for p in terkirim if p.url.endswith("/oauth2/token")]
    assert parse_qs(tukar.body)["code_verifier"] == [simpanan["code_verifier"]]
    rahasia = base64.b64encode(b"sistemkerja:rahasia-klien").decode()
    assert tukar.headers["Authorization"] == f"Basic {rahasia}"


def test_nip_boleh_berspasi(ber_sso):
    assert masuk_sso("berspasi").status_code == 302


@pytest.mark.parametrize(
    ("sub", "kalimat"),
    [
        ("tak-dikenal", "belum punya akun terbuka"),
        ("tanpa-nip", "belum punya akun terbuka"),
        ("nip-angka", "belum punya akun terbuka"),
        ("belum-aktif", "Aktifkan dahulu"),
        ("penerbit-lain", "tidak dapat dipercaya"),
        ("untuk-aplikasi-lain", "tidak dapat dipercaya"),
        ("nonce-lain", "tidak dapat dipercaya"),
        ("kedaluwarsa", "tidak dapat dipercaya"),
        ("dari-masa-depan", "tidak dapat dipercaya"),
        ("access-token-lain", "tidak dapat dipercaya"),
    ],
)
def test_yang_ditolak_dan_mengapa(ber_sso, sub, kalimat):
    klien = Client()
    with gunakan(ber_sso.pemda):
        banyak = Pengguna.objects.count()
    response = masuk_sso(sub, klien)
    assert response.status_code == 403
    assert kalimat in pesan(response)
    assert klien.get("/akun/").url.startswith("/masuk/")
    with gunakan(ber_sso.pemda):
        assert Pengguna.objects.count() == banyak  # never made by itself


def test_tanda_tangan_kunci_lain_ditolak(ber_sso, penyedia):
    from joserfc.jwk import RSAKey

    klien = Client()
    awal = klien.get(MULAI).url
    keterangan = cache.get(sso._kunci_simpanan(penyedia))
    asli = requests.get(keterangan["jwks_uri"], timeout=5).json()["keys"][0]
    palsu = RSAKey.generate_key(2048).as_dict(private=False) | {k: asli[k] for k in ("kid", "use") if k in asli}
    cache.set(sso._kunci_simpanan(penyedia), keterangan | {"jwks": {"keys": [palsu]}})
    assert "tidak dapat dipercaya" in pesan(klien.get(di_penyedia(awal)))


def test_state_karangan_dan_state_peramban_lain_ditolak(ber_sso):
    kembali = di_penyedia(Client().get(MULAI).url)
    assert "tidak dimulai di peramban ini" in pesan(Client().get(kembali))
    assert "tidak dimulai di peramban ini" in pesan(Client().get(f"{KEMBALI}?code=x&state=karangan"))
    assert Client().get(KEMBALI).status_code == 403


def test_jawaban_yang_sama_tidak_dipakai_dua_kali(ber_sso):
    klien = Client()
    kembali = di_penyedia(klien.get(MULAI).url)
    assert klien.get(kembali).status_code == 302
    klien.post("/keluar/")
    assert klien.get(kembali).status_code == 403


def test_kode_karangan_ditolak(ber_sso):
    klien = Client()
    kembali = di_penyedia(klien.get(MULAI).url)
    state = parse_qs(urlsplit(kembali).query)["state"][0]
    assert "tidak dapat dipercaya" in pesan(klien.get(f"{KEMBALI}?code=karangan&state={state}"))


def test_penerbit_pada_jawaban_diperiksa(ber_sso):
    klien = Client()
    kembali = di_penyedia(klien.get(MULAI).url)
    assert klien.get(kembali + "&iss=https%3A%2F%2Fsso.lain.go.id").status_code == 403


def test_dibatalkan_orangnya(ber_sso):
    klien = Client()
    assert "dibatalkan" in pesan(klien.get(di_penyedia(klien.get(MULAI).url, action="deny")))


def test_faktor_kedua_tetap_ditanyakan(ber_sso):
    rahasia = faktor.rahasia_baru()
    langkah = int(time.time()) // 30
    with gunakan(ber_sso.pemda):
        kode = pyotp.TOTP(rahasia).generate_otp(langkah)
        pasang_faktor(ber_sso.segarkan("biasa"), rahasia=rahasia, kode=kode)
    klien = Client()
    assert masuk_sso("biasa", klien).url == "/masuk/faktor/"
    assert klien.get("/akun/").url.startswith("/masuk/")
    berikut = pyotp.TOTP(rahasia).generate_otp(langkah + 1)
    assert klien.post("/masuk/faktor/", {"kode": berikut}).status_code == 302
    assert klien.get("/akun/").status_code == 200


def test_keluar_menawarkan_keluar_dari_sso_juga(ber_sso, penyedia):
    klien = Client()
    masuk_sso("biasa", klien)
    halaman = pesan(klien.post("/keluar/"))
    assert f"{penyedia}/oauth2/end_session?id_token_hint=" in halaman
    assert klien.get("/akun/").url.startswith("/masuk/")
    assert ber_sso.klien("kadis").post("/keluar/").url == "/masuk/"  # not after a password


def test_keterangan_penerbit_disimpan(ber_sso, monkeypatch):
    Client().get(MULAI)
    monkeypatch.setattr(requests.Session, "get", lambda *a, **k: pytest.fail("asked again"))
    assert Client().get(MULAI).status_code == 302


def test_pemda_tanpa_sso_dan_pemda_karangan(ber_sso):
    assert "belum memakai SSO" in pesan(Client().get("/masuk/sso/blitar/"))
    assert Client().get("/masuk/sso/tak-ada/").status_code == 404
    assert Client().get("/masuk/sso/tak-ada/kembali/").status_code == 404


# What may be asked


@pytest.mark.parametrize(
    "alamat",
    [
        "http://sso.kediri.go.id", "ftp://localhost", "https://", "https://a:b@sso.go.id", "https://sso.go.id/?x=1",
        "https://sso.go.id#x", "javascript:alert(1)", "https://[::1", "https://sso.go.id:99999",
    ],
)  # fmt: skip
def test_alamat_penerbit_yang_ditolak(alamat):
    assert sso.galat_penerbit(alamat)


@pytest.mark.parametrize("alamat", ["https://sso.kediri.go.id/realms/asn", "http://127.0.0.1:8080", "http://[::1]:1"])
def test_https_atau_loopback_dalam_percobaan(alamat, settings):
    assert not sso.galat_penerbit(alamat)
    settings.SSO_LOOPBACK = False
    assert bool(sso.galat_penerbit(alamat)) is alamat.startswith("http://")


def test_yang_menyebut_alamat_di_luar_penerbit_ditolak(penyedia, monkeypatch):
    asli = requests.Response.json

    def berbelok(self, **kw):
        return asli(self, **kw) | {"token_endpoint": "http://127.0.0.1:1/oauth2/token"}

    monkeypatch.setattr(requests.Response, "json", berbelok)
    assert "tidak dapat dipercaya" in sso.periksa_penerbit(penyedia)


def test_tidak_bertanya_ke_selain_penerbit(penyedia):
    with sso._kelas_sesi(penyedia)() as sesi, pytest.raises(requests.exceptions.InvalidURL):
        sesi.get("http://127.0.0.1:1/", withhold_token=True)


def test_penerbit_yang_tidak_menjawab():
    assert "tidak dapat dihubungi" in sso.periksa_penerbit("http://127.0.0.1:1")


# Setting it up


def isian(penyedia, **isi):
    return {
        "nama": "SSO", "penerbit": penyedia, "klien": "k", "rahasia": "r", "klaim_nip": "nip", "aktif": "on",
        "versi": 0,
    } | isi  # fmt: skip


def test_layar_pengaturan(kediri, penyedia):
    klien = kediri.klien("sistem")
    assert "/masuk/sso/kediri/kembali/" in pesan(klien.get("/akun/sso/"))
    assert klien.post("/akun/sso/", isian("http://sso.go.id")).status_code == 422
    assert klien.post("/akun/sso/", isian("http://127.0.0.1:1")).status_code == 422
    assert klien.post("/akun/sso/", isian(penyedia, klaim_nip="a b")).status_code == 422
    assert klien.post("/akun/sso/", isian(penyedia)).status_code == 302
    assert klien.post("/akun/sso/", isian(penyedia)).status_code == 409  # somebody has saved meanwhile
    halaman = pesan(klien.get("/akun/sso/"))
    assert penyedia in halaman and 'value="r"' not in halaman


def test_rahasia_tersandi_tidak_tercatat_dan_lingkungan_didahulukan(ber_sso, monkeypatch):
    with gunakan(ber_sso.pemda):
        satu = KonfigurasiSSO.objects.get()
        assert "rahasia-klien" not in satu.rahasia
        assert "rahasia-klien" not in str(list(Peristiwa.objects.values_list("isi", "kalimat")))
    assert sso.rahasia(ber_sso.pemda, satu) == "rahasia-klien"
    monkeypatch.setenv("SISTEMKERJA_SSO_RAHASIA_KEDIRI", "dari-luar")
    assert sso.rahasia(ber_sso.pemda, satu) == "dari-luar"
    with pytest.raises(sandian.TidakTerbuka):
        sandian.buka(satu.rahasia, "sso lain")


@pytest.mark.parametrize("siapa", ["kepegawaian", "organisasi", "pengawas", "biasa"])
def test_hanya_pengelola_sistem_yang_mengatur(kediri, siapa):
    assert kediri.klien(siapa).get("/akun/sso/").status_code == 403
    with gunakan(kediri.pemda), pytest.raises(TidakBerwenang):
        simpan_sso(oleh=kediri.pelaku(siapa), versi=0, **{k: v for k, v in isian("https://a").items() if k != "versi"})


def test_rahasia_yang_kosong_tidak_mengganti_dan_versi_lama_ditolak(ber_sso, penyedia):
    isi = {"nama": "Lain", "penerbit": penyedia, "klien": "k", "klaim_nip": "nip", "aktif": False}
    with gunakan(ber_sso.pemda):
        with pytest.raises(SudahBerubah):
            simpan_sso(oleh=ber_sso.pelaku("sistem"), versi=0, **isi)
        with pytest.raises(MasukanKeliru):
            simpan_sso(oleh=ber_sso.pelaku("sistem"), versi=1, **(isi | {"penerbit": "http://x.go.id"}))
        satu = simpan_sso(oleh=ber_sso.pelaku("sistem"), versi=1, **isi)
        assert sso.rahasia(ber_sso.pemda, satu) == "rahasia-klien"
    assert Client().get(MULAI).status_code == 403

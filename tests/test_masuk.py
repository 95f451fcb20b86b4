"""Signing in: who gets in, who does not, and that nobody learns more than that."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from sistemkerja.akun import tahan
from sistemkerja.akun.models import Pengguna, UpayaMasuk
from sistemkerja.pemda.konteks import gunakan

NIP = "198001012005011001"
SANDI = "rahasia sekali"


@pytest.fixture
def pengguna(pemda_kediri) -> Pengguna:
    with gunakan(pemda_kediri):
        return Pengguna.objects.create(pemda=pemda_kediri, nip=NIP, nama="Siti", password=make_password(SANDI))


@pytest.fixture
def klien() -> Client:
    return Client()


def masuk(klien: Client, **isi: str):
    return klien.post("/masuk/", {"pemda": "kediri", "nip": NIP, "sandi": SANDI} | isi)


def pesan(response) -> str:
    """What the page says is wrong, without what differs from request to request."""
    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", response.content.decode())


def test_halaman_masuk_untuk_siapa_saja(db, klien):
    response = klien.get("/masuk/")
    assert response.status_code == 200
    assert "Kota Kediri" in response.content.decode()
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]


def test_masuk_lalu_keluar(pengguna, klien):
    response = masuk(klien, next="/organisasi/?per=2024-01-01")
    assert (response.status_code, response.url) == (302, "/organisasi/?per=2024-01-01")
    kuki = response.cookies["sistemkerja"]
    assert kuki["httponly"] and kuki["samesite"] == "Lax"
    assert klien.get("/masuk/").status_code == 302  # already in
    assert klien.get("/keluar/").status_code == 405
    assert klien.post("/keluar/").status_code == 302
    assert klien.get("/organisasi/").url.startswith("/masuk/")


@pytest.mark.parametrize(
    "isi",
    [{"sandi": "salah"}, {"nip": "198001012005011999"}, {"pemda": "blitar"}, {"sandi": SANDI + " "}],
    ids=["sandi-salah", "nip-tak-dikenal", "pemda-lain", "spasi-di-belakang"],
)
def test_jawaban_yang_sama_untuk_yang_salah_dan_yang_tak_dikenal(pengguna, klien, isi):
    response = masuk(klien, **isi)
    assert response.status_code == 422
    assert "Pemda, NIP, atau kata sandi tidak cocok" in pesan(response)
    assert SANDI not in pesan(response)
    assert "_auth_user_id" not in klien.session


def test_akun_yang_ditutup_mendapat_jawaban_yang_sama(pengguna, klien):
    with gunakan(pengguna.pemda):
        Pengguna.objects.update(aktif=False)
    assert "Pemda, NIP, atau kata sandi tidak cocok" in pesan(masuk(klien))


def test_nip_boleh_diketik_dengan_spasi(pengguna, klien):
    assert masuk(klien, nip=" 19800101 200501 1 001 ").status_code == 302


@pytest.mark.parametrize(
    "isi",
    [
        {"pemda": ""},
        {"pemda": "atlantis"},
        {"nip": ""},
        {"sandi": ""},
        {"nip": "9" * 5000},
        {"sandi": "x" * 5000},
        {"nip": "\x00"},
        {"sandi": "\x00"},
        {"nip": "'; DROP TABLE akun_pengguna; --"},
        {"nip": "😀" * 10},
    ],
    ids=lambda isi: "-".join(f"{k}" for k in isi),
)
def test_masukan_keliru_dijawab_dekat_bidangnya(pengguna, klien, isi):
    response = masuk(klien, **isi)
    assert response.status_code == 422
    assert "bidang__galat" in pesan(response) or "ringkasan-galat" in pesan(response)


def test_formulir_tanpa_isi(db, klien):
    assert klien.post("/masuk/").status_code == 422


@pytest.mark.parametrize(
    "ke", ["https://jahat.example/", "//jahat.example", "javascript:alert(1)", "/\\jahat.example", "http:///x"]
)
def test_tidak_pernah_mengantar_ke_luar(pengguna, klien, ke):
    assert masuk(klien, next=ke).url == "/"


def test_tanpa_masuk_semua_halaman_mengantar_ke_masuk(db, klien):
    response = klien.get("/organisasi/?per=2024-01-01")
    assert response.status_code == 302
    assert response.url == "/masuk/?next=%2Forganisasi%2F%3Fper%3D2024-01-01"


def test_permintaan_htmx_tanpa_masuk_pindah_seluruh_halaman(db, klien):
    response = klien.get("/organisasi/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/meja/"})
    assert response.status_code == 401
    assert response["HX-Redirect"] == "/masuk/?next=%2Fmeja%2F"


def test_tanpa_token_csrf_ditolak(pengguna):
    klien = Client(enforce_csrf_checks=True)
    response = masuk(klien)
    assert response.status_code == 403


def test_akun_yang_ditutup_di_tengah_sesi_harus_masuk_lagi(pengguna, klien):
    masuk(klien)
    with gunakan(pengguna.pemda):
        Pengguna.objects.update(aktif=False)
    assert klien.get("/organisasi/").url.startswith("/masuk/")


def test_sandi_diganti_menutup_sesi_lain(pengguna, klien):
    masuk(klien)
    with gunakan(pengguna.pemda):
        Pengguna.objects.update(password=make_password("lain"))
    assert klien.get("/organisasi/").url.startswith("/masuk/")


def test_sesi_pemda_lain_tidak_menemukan_pengguna(pengguna, klien, pemda_tetangga):
    """A session that was made to name another Pemda finds no account there."""
    masuk(klien)
    sesi = klien.session
    sesi["pemda"] = str(pemda_tetangga.pk)
    sesi.save()
    assert klien.get("/organisasi/").url.startswith("/masuk/")


def test_masuk_sebagai_setara_dengan_halaman_masuk(pengguna, masuk_sebagai):
    assert masuk_sebagai(pengguna).get("/organisasi/").status_code == 200


# Throttle


def gagal(klien: Client, kali: int, **isi: str) -> None:
    for _ in range(kali):
        masuk(klien, sandi="salah", **isi)


def test_setelah_lima_kali_salah_ditahan_juga_untuk_sandi_yang_benar(pengguna, klien):
    gagal(klien, 5)
    response = masuk(klien)
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 30
    assert "Coba lagi dalam" in pesan(response)


def test_ditahan_tidak_berbeda_untuk_akun_yang_tidak_ada(pengguna, klien):
    gagal(klien, 5, nip="1")
    assert masuk(klien, nip="1").status_code == 429


def test_penahanan_berlalu_dan_masuk_menghapus_hitungan(pengguna, klien):
    gagal(klien, 5)
    UpayaMasuk.objects.update(tahan_sampai=timezone.now() - timedelta(seconds=1))
    assert masuk(klien).status_code == 302
    gagal(klien, 4)
    assert masuk(klien).status_code == 302


def test_orang_di_alamat_lain_tidak_ikut_terkunci(pengguna, klien):
    """Somebody who keeps failing on my NIP from elsewhere does not keep me out."""
    gagal(klien, 10)
    response = klien.post("/masuk/", {"pemda": "kediri", "nip": NIP, "sandi": SANDI}, REMOTE_ADDR="10.0.0.9")
    assert response.status_code == 302


def test_penahanan_akun_dan_alamat_paling_lama_semenit():
    assert max(tahan.AKUN.tahan(n) for n in (25, 30, 10_000)) == 60
    assert max(tahan.ALAMAT.tahan(n) for n in (100, 120, 10_000)) == 60
    assert tahan.AKUN_DARI_ALAMAT.tahan(4) == 0
    assert tahan.AKUN_DARI_ALAMAT.tahan(10_000) == 15 * 60


def test_hitungan_mulai_lagi_setelah_jendela(pengguna, klien):
    gagal(klien, 4)
    UpayaMasuk.objects.update(sejak=timezone.now() - timedelta(minutes=16))
    gagal(klien, 1)
    assert set(UpayaMasuk.objects.values_list("gagal", flat=True)) == {1}


def test_penahan_tidak_menyimpan_nip_atau_alamat(pengguna, klien):
    gagal(klien, 1)
    assert all(re.fullmatch(r"[0-9a-f]{64}", kunci) for kunci in UpayaMasuk.objects.values_list("pk", flat=True))


# The session ends while somebody types


def habiskan_sesi(klien: Client) -> None:
    del klien.cookies["sistemkerja"]


def kirim_setelah_habis(klien: Client, **kepala: str):
    return klien.post(
        "/masuk/lanjutkan/?x=1",
        {"uraian": "Tiga jam bekerja <b>", "anggota": ["a", "b"], "sandi": "x"},
        headers={"Referer": "http://testserver/organisasi/"} | kepala,
    )


def test_isian_yang_dikirim_setelah_sesi_habis_ditawarkan_lagi(pengguna, klien):
    masuk(klien)
    habiskan_sesi(klien)
    response = kirim_setelah_habis(klien)
    assert response.url == "/masuk/?next=%2Forganisasi%2F&karena=habis"
    assert "masih disimpan" in klien.get(response.url).content.decode()
    assert masuk(klien).url == "/masuk/lanjutkan/"
    halaman = klien.get("/masuk/lanjutkan/").content.decode()
    assert 'name="uraian" value="Tiga jam bekerja &lt;b&gt;"' in halaman
    assert halaman.count('name="anggota"') == 2
    assert 'name="sandi"' not in halaman


def test_isian_tidak_ditawarkan_kepada_orang_lain(pengguna, klien):
    with gunakan(pengguna.pemda):
        Pengguna.objects.create(pemda=pengguna.pemda, nip="2", password=make_password(SANDI))
    masuk(klien)
    habiskan_sesi(klien)
    kirim_setelah_habis(klien)
    assert masuk(klien, nip="2").url == "/"
    assert klien.get("/masuk/lanjutkan/").url == "/"


def test_isian_tidak_disimpan_dari_peramban_yang_tidak_pernah_masuk(db, klien):
    assert kirim_setelah_habis(klien).url == "/masuk/?next=%2Forganisasi%2F&karena=lewat"
    assert "formulir_tertunda" not in klien.session


def test_isian_yang_terlalu_besar_tidak_disimpan(pengguna, klien):
    masuk(klien)
    habiskan_sesi(klien)
    response = klien.post("/masuk/lanjutkan/", {"uraian": "x" * 70_000})
    assert "karena=lewat" in response.url


def test_isian_dibuang_atas_permintaan(pengguna, klien):
    masuk(klien)
    habiskan_sesi(klien)
    kirim_setelah_habis(klien)
    masuk(klien)
    klien.post("/masuk/lanjutkan/")
    assert klien.get("/masuk/lanjutkan/").url == "/"


def test_keluar_dengan_sengaja_melupakan_pemilik(pengguna, klien):
    masuk(klien)
    klien.post("/keluar/")
    assert kirim_setelah_habis(klien).url.endswith("karena=lewat")

"""The guided start: how far a Pemda is, and every page of an empty one answers."""

from __future__ import annotations

import pytest
from django.test import Client

from sistemkerja.akun.models import Pengguna
from sistemkerja.contoh.muat import muat
from sistemkerja.organisasi.pelaku import pelaku_dari
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda
from sistemkerja.platform.langkah import ajakan, langkah_awal
from sistemkerja.platform.tindakan import LewatPemilik, PemdaBaru, buat_pemda


@pytest.fixture
def kosong(db_sungguhan) -> Pengguna:
    """The first account of a Pemda in which there is nothing yet."""
    return buat_pemda(PemdaBaru("35.78", "Kota Surabaya", "surabaya"), lewat=LewatPemilik()).pengguna


@pytest.fixture
def klien(kosong) -> Client:
    satu = Client()
    with gunakan(kosong.pemda_id):
        satu.force_login(kosong)
    sesi = satu.session
    sesi["pemda"] = str(kosong.pemda_id)
    sesi.save()
    return satu


def pelaku(pengguna: Pengguna):
    return pelaku_dari(pengguna, hari_ini(pengguna.pemda))


def test_semua_langkah_belum_pada_pemda_kosong(klien, kosong):
    isi = klien.get("/platform/langkah-awal/").content.decode()
    assert "Impor susunan organisasi" in isi and "0 unit, 0 jabatan" in isi
    assert "belum ada yang berlaku" in isi
    with gunakan(kosong.pemda_id):
        assert not any(satu.selesai for satu in langkah_awal(pelaku(kosong)))


def test_ajakan_hanya_bagi_pengelola_dan_selama_belum_siap(db_sungguhan, kosong):
    with gunakan(kosong.pemda_id):
        assert ajakan(pelaku(kosong))["berikut"].kode == "struktur"
    kediri = Pemda.objects.get(slug="kediri")
    muat(kediri)
    with gunakan(kediri):
        orang = Pengguna.objects.pemegang("pengelola_sistem", hari_ini(kediri)).first()
        assert ajakan(pelaku(orang)) is None  # its organisation and its regulation are there
        assert "Peraturan Walikota Kediri Nomor 45 Tahun 2023" in [satu.ukuran for satu in langkah_awal(pelaku(orang))]
        biasa = Pengguna.objects.filter(pemberian_peran=None).first()
        assert ajakan(pelaku(biasa)) is None


def test_bukan_pengelola_ditolak(db_sungguhan):
    kediri = Pemda.objects.get(slug="kediri")
    klien = Client()
    with gunakan(kediri):
        satu = Pengguna.objects.create(pemda=kediri, nip="1", nama="Siti")
        klien.force_login(satu)
    sesi = klien.session
    sesi["pemda"] = str(kediri.pk)
    sesi.save()
    assert klien.get("/platform/langkah-awal/").status_code == 403
    assert Client().get("/platform/langkah-awal/").status_code == 302


def alamat_tanpa_isian() -> list[str]:
    """Every address of the application that needs no id."""
    from django.urls import URLPattern, URLResolver, get_resolver

    def jalan(pola, awal=""):
        for satu in pola:
            teks = awal + str(satu.pattern)
            if isinstance(satu, URLResolver):
                yield from jalan(satu.url_patterns, teks)
            elif isinstance(satu, URLPattern) and "<" not in teks and "^" not in teks:
                yield "/" + teks

    return sorted(set(jalan(get_resolver().url_patterns)))


def test_tidak_ada_halaman_yang_jatuh_pada_pemda_kosong(klien):
    """No organisation, no people, no regulation: every page still answers."""
    jatuh = {}
    for alamat in alamat_tanpa_isian():
        status = klien.get(alamat).status_code
        if status >= 500:
            jatuh[alamat] = status
    assert jatuh == {}


def test_dari_kode_aktivasi_sampai_langkah_awal(db_sungguhan):
    """The first account comes in with the code that was shown once, and is led to the next step."""
    hasil = buat_pemda(PemdaBaru("35.78", "Kota Surabaya", "surabaya"), lewat=LewatPemilik())
    klien = Client()
    isi = {"pemda": "surabaya", "nip": hasil.pengguna.nip, "kode": hasil.kode, "setuju": "on"}
    sandi = {"sandi": "gamelan kendang rebab", "sandi_lagi": "gamelan kendang rebab"}
    assert klien.post("/aktivasi/", isi | sandi).status_code == 302
    meja = klien.get("/").content.decode()
    assert "Menyiapkan Pemda ini" in meja and "/platform/langkah-awal/" in meja
    assert klien.get("/platform/langkah-awal/").status_code == 200
    assert klien.get("/organisasi/").status_code == klien.get("/impor/").status_code == 200

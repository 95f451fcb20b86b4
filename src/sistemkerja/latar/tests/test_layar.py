"""Screens of jobs: one's own in full, those of others only to who runs the system and only by title."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from sistemkerja.akun.models import PemberianPeran, Pengguna
from sistemkerja.latar import daftar
from sistemkerja.latar.daftar import penangan
from sistemkerja.latar.models import Pekerjaan
from sistemkerja.latar.tindakan import antrekan
from sistemkerja.latar.uji import jalankan_antrean
from sistemkerja.organisasi.pelaku import pelaku_dari
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda


@pytest.fixture(autouse=True)
def jenis_uji(monkeypatch):
    monkeypatch.setattr(daftar, "_SEMUA", dict(daftar._SEMUA))
    penangan("uji.impor")(lambda k: {"alamat_hasil": "/organisasi/", "pesan": "3 orang baru, 2 mutasi."})


def akun(pemda: Pemda, nip: str, *peran: str) -> Pengguna:
    with gunakan(pemda):
        satu = Pengguna.objects.create(pemda=pemda, nip=nip, nama=f"Orang {nip}")
        for nama in peran:
            PemberianPeran.objects.create(
                pemda=pemda,
                pengguna=satu,
                peran=nama,
                masa=DateRange(date(2020, 1, 1), None, "[)"),
                nomor="800/1",
                tanggal=date(2020, 1, 1),
                diberikan_oleh="uji",
            )
    return satu


@pytest.fixture
def pengelola(pemda_kediri) -> Pengguna:
    return akun(pemda_kediri, "1", "pengelola_kepegawaian")


@pytest.fixture
def pekerjaan(pengelola, pemda_kediri) -> Pekerjaan:
    with gunakan(pemda_kediri):
        pelaku = pelaku_dari(pengelola, hari_ini(pemda_kediri))
        return antrekan("uji.impor", oleh=pelaku, judul="Mengimpor pegawai.xlsx", isi={})


def test_hasil_menunggu_yang_memintanya(masuk_sebagai, pengelola, pekerjaan, pemda_kediri):
    klien = masuk_sebagai(pengelola)
    isi = klien.get(pekerjaan.get_absolute_url()).content.decode()
    assert "Menunggu giliran" in isi and "Batalkan pekerjaan" in isi and "every 2s" in isi
    jalankan_antrean()
    isi = klien.get(pekerjaan.get_absolute_url()).content.decode()
    assert "3 orang baru, 2 mutasi." in isi and 'href="/organisasi/"' in isi
    assert "every 2s" not in isi and "Batalkan pekerjaan" not in isi
    with gunakan(pemda_kediri):
        assert Pekerjaan.objects.get().dilihat is not None


def test_penggalan_untuk_htmx(masuk_sebagai, pengelola, pekerjaan):
    jawab = masuk_sebagai(pengelola).get(pekerjaan.get_absolute_url(), headers={"HX-Request": "true"})
    assert "<html" not in jawab.content.decode()
    assert f'id="pekerjaan-{pekerjaan.pk}"' in jawab.content.decode()


def test_dibatalkan_lewat_layar_dan_diulang_tidak_berakibat(masuk_sebagai, pengelola, pekerjaan):
    klien = masuk_sebagai(pengelola)
    for _ in range(2):
        jawab = klien.post(f"{pekerjaan.get_absolute_url()}pembatalan/")
        assert (jawab.status_code, jawab["Location"]) == (302, pekerjaan.get_absolute_url())
    assert "Dibatalkan" in klien.get("/latar/").content.decode()


@pytest.mark.parametrize(
    ("peran", "melihat"), [(("pengelola_organisasi",), 404), (("pengelola_sistem",), 200), ((), 404)]
)
def test_pekerjaan_orang_lain(masuk_sebagai, pemda_kediri, pekerjaan, peran, melihat):
    """Who runs the system sees that there is one, not what came of it."""
    jalankan_antrean()
    klien = masuk_sebagai(akun(pemda_kediri, "2", *peran))
    jawab = klien.get(pekerjaan.get_absolute_url())
    assert jawab.status_code == melihat
    assert "3 orang baru" not in jawab.content.decode() and "Buka hasilnya" not in jawab.content.decode()
    assert ("Mengimpor pegawai.xlsx" in klien.get("/latar/?semua=1").content.decode()) is (melihat == 200)
    assert "Mengimpor pegawai.xlsx" not in klien.get("/latar/").content.decode()
    assert klien.post(f"{pekerjaan.get_absolute_url()}pembatalan/").status_code == 404
    with gunakan(pemda_kediri):
        assert Pekerjaan.objects.get().dilihat is None


def test_pemda_lain_tidak_menemukan(masuk_sebagai, pemda_tetangga, pekerjaan):
    klien = masuk_sebagai(akun(pemda_tetangga, "2", "pengelola_sistem"))
    assert klien.get(pekerjaan.get_absolute_url()).status_code == 404
    assert klien.post(f"{pekerjaan.get_absolute_url()}pembatalan/").status_code == 404
    assert "Mengimpor" not in klien.get("/latar/?semua=1").content.decode()


def test_jumlah_pertanyaan_tetap(masuk_sebagai, pengelola, pemda_kediri, django_assert_max_num_queries):
    with gunakan(pemda_kediri):
        for nomor in range(30):
            Pekerjaan.objects.create(
                pemda=pemda_kediri, jenis="uji.impor", judul=f"Impor {nomor}", pengguna_id=pengelola.pk, oleh="x"
            )
    klien = masuk_sebagai(pengelola)
    klien.get("/latar/")
    with django_assert_max_num_queries(14):
        isi = klien.get("/latar/").content.decode()
    assert isi.count('<th scope="row">') == 25

"""A new Pemda: one command or one form, one function behind both, and only for who may."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from sistemkerja.akun.models import PemberianPeran, Pengguna
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.organisasi.models import Pegawai
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.kunci import uuid7
from sistemkerja.pemda.models import Pemda
from sistemkerja.platform.models import Bukti, Catatan, Operator, Sesi
from sistemkerja.platform.pendaftaran import tutup_operator
from sistemkerja.platform.sandi import kunci
from sistemkerja.platform.tests.conftest import SANDI
from sistemkerja.platform.tindakan import PERAN_PERTAMA

SURABAYA = {"kode": "35.78", "nama": "Kota Surabaya", "slug": "surabaya", "zona": "Asia/Jakarta", "sel": "default"}


def isian(**lain: str) -> dict[str, str]:
    return SURABAYA | {"sandi": SANDI} | lain


def periksa_surabaya(kode_aktivasi: str, isi: str) -> None:
    surabaya = Pemda.objects.get(slug="surabaya")
    assert (surabaya.kode, surabaya.nama, surabaya.sel) == ("35.78", "Kota Surabaya", "default")
    assert kode_aktivasi in isi
    with gunakan(surabaya):
        akun = Pengguna.objects.get()
        assert not akun.has_usable_password()
        assert {satu.peran for satu in PemberianPeran.objects.all()} == set(PERAN_PERTAMA)
        assert "pemda.dibuat" in set(Peristiwa.objects.values_list("peristiwa", flat=True))


def test_satu_formulir(klien):
    isi = klien.get("/platform/pemda/baru/").content.decode()
    assert "Kode wilayah" in isi
    jawab = klien.post("/platform/pemda/baru/", isian(nip="1980 0101 2005 01 1001", nama_pengelola="Siti, S.Kom."))
    assert jawab.status_code == 201
    assert "no-store" in jawab["Cache-Control"]
    isi = jawab.content.decode()
    periksa_surabaya("198001012005011001", isi)
    with gunakan(Pemda.objects.get(slug="surabaya")):
        assert Pegawai.objects.get().nama == "Siti, S.Kom."
        assert str(Pengguna.objects.get().pegawai) == "Siti, S.Kom."
    assert "Kota Surabaya" in klien.get("/platform/").content.decode()
    assert Catatan.objects.filter(oleh="Rina Operator", kalimat__contains="Kota Surabaya").exists()


def test_dikirim_dua_kali_hanya_satu_pemda(klien):
    klien.post("/platform/pemda/baru/", isian())
    jawab = klien.post("/platform/pemda/baru/", isian())
    assert jawab.status_code == 422
    assert "Sudah ada Pemda dengan kode ini." in jawab.content.decode()
    assert Pemda.objects.filter(slug="surabaya").count() == 1


@pytest.mark.parametrize(
    ("lain", "kalimat"),
    [
        ({"sandi": "salah sekali"}, "Kata sandi tidak cocok."),
        ({"kode": "x"}, "Tulis seperti 35.78."),
        ({"slug": "kediri"}, "Alamat ini dipakai Pemda lain."),
        ({"nip": "198001012005011001"}, "Isi nama pengelola yang ber-NIP ini."),
        ({"nama_pengelola": "Siti"}, "Isi NIP pengelola ini."),
        ({"zona": "Europe/Paris"}, "zona"),
    ],
)
def test_isian_keliru_tidak_menghilangkan_yang_lain(klien, lain, kalimat):
    jawab = klien.post("/platform/pemda/baru/", isian(**lain))
    assert jawab.status_code == 422
    assert kalimat in jawab.content.decode() and 'value="Kota Surabaya"' in jawab.content.decode()
    assert not Pemda.objects.filter(nama="Kota Surabaya").exists()


def test_bukan_operator_ditunjukkan_tempat_masuk(operator, masuk_pengelola_sistem):
    for klien in (Client(), masuk_pengelola_sistem):
        for alamat in ("/platform/", "/platform/pemda/baru/"):
            jawab = klien.get(alamat)
            assert (jawab.status_code, jawab["Location"]) == (302, "/platform/masuk/")
        assert klien.post("/platform/pemda/baru/", isian()).status_code == 302
    assert Pemda.objects.count() == 5


@pytest.fixture
def masuk_pengelola_sistem(db_sungguhan) -> Client:
    """A browser in which somebody of a Pemda is signed in."""
    kediri = Pemda.objects.get(slug="kediri")
    klien = Client()
    with gunakan(kediri):
        akun = Pengguna.objects.create(pemda=kediri, nip="1", nama="Siti")
        klien.force_login(akun)
    sesi = klien.session
    sesi["pemda"] = str(kediri.pk)
    sesi.save()
    return klien


def test_masuk_ditahan_sesudah_berkali_kali_keliru(operator):
    klien = Client()
    jawab = [
        klien.post("/platform/masuk/", {"nama_masuk": "ops", "sandi": f"keliru {nomor}"}).status_code
        for nomor in range(6)
    ]
    assert jawab == [422] * 5 + [429]
    assert klien.get("/platform/").status_code == 302


def test_keluar_mengakhiri_sesi(klien):
    tanda = klien.session["operator"]
    assert klien.post("/platform/keluar/").status_code == 302
    sesi = klien.session
    sesi["operator"] = tanda  # somebody kept the old sign
    sesi.save()
    assert klien.get("/platform/").status_code == 302


def test_operator_yang_ditutup_tidak_masuk_lagi(klien):
    tutup_operator("ops")
    assert klien.get("/platform/").status_code == 302
    assert Client().post("/platform/masuk/", {"nama_masuk": "ops", "sandi": SANDI}).status_code == 422


# What the web role may do by itself, that is: what is left when somebody can run any SQL in its name.


def jalankan_sebagai_web(perintah: str, *isi: object) -> object:
    with connection.cursor() as kursor:
        kursor.execute(perintah, isi)
        return kursor.fetchone()


@pytest.mark.parametrize("model", [Bukti, Sesi])
def test_peran_web_tidak_membaca_bukti_dan_sesi(operator, model):
    with pytest.raises(DatabaseError):
        list(model.objects.all())


@pytest.mark.parametrize(
    "perintah",
    [
        "UPDATE platform_operator SET garam = garam",
        "INSERT INTO platform_operator SELECT * FROM platform_operator",
        "INSERT INTO platform_sesi SELECT 'x', id, now() FROM platform_operator",
        "INSERT INTO platform_catatan (oleh, kalimat) VALUES ('x', 'x')",
        "INSERT INTO pemda_pemda SELECT * FROM pemda_pemda",
        "SELECT pemda_catat(gen_random_uuid(), '35.78', 'x', 'x', 'Asia/Jakarta', 'default', 'x')",
        "SELECT * FROM platform_ringkasan('x', 'default')",
    ],
)
def test_peran_web_sendiri_tidak_membuat_pemda(operator, perintah):
    with pytest.raises(DatabaseError):
        jalankan_sebagai_web(perintah)


def test_basis_data_sendiri_memeriksa_kata_sandi_operator(operator):
    isi = (uuid7(), "35.78", "Kota Surabaya", "surabaya", "Asia/Jakarta", "default")
    buat = "SELECT pemda_buat(%s, %s, %s, %s, %s, %s, %s, %s)"
    with pytest.raises(DatabaseError, match="bukan operator"):
        jalankan_sebagai_web(buat, operator.pk, kunci("tebakan", operator.garam), *isi)
    jalankan_sebagai_web(buat, operator.pk, kunci(SANDI, operator.garam), *isi)
    assert Pemda.objects.filter(kode="35.78").exists()


def test_ringkasan_hanya_angka_dan_tidak_meninggalkan_konteks(klien, masuk_pengelola_sistem):
    """The page counts what is there, shows nobody, and no table of a Pemda was opened to the web role."""
    isi = klien.get("/platform/").content.decode()
    assert "0 dari 1" in isi  # one account, not activated
    assert "Siti" not in isi
    with connection.cursor() as kursor:
        kursor.execute("SELECT nullif(current_setting('app.pemda', true), ''), count(*) FROM akun_pengguna")
        assert kursor.fetchone() == (None, 0)


def test_tidak_ada_pertanyaan_ke_tabel_orang(klien):
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as tangkapan:
        klien.get("/platform/")
    tabel = ("akun_pengguna", "organisasi_pegawai", "jejak_peristiwa", "app.pemda")
    assert not [q["sql"] for q in tangkapan if any(nama in q["sql"] for nama in tabel)]
    assert len(tangkapan) <= 12


def test_garam_tidak_membocorkan_siapa_yang_ada(operator):
    jawab = [
        Client().post("/platform/masuk/", {"nama_masuk": nama, "sandi": "keliru sekali"}).content.decode()
        for nama in ("ops", "bukan-siapa-siapa")
    ]
    assert jawab[0].count("tidak cocok") == jawab[1].count("tidak cocok") > 0
    assert Operator.objects.count() == 1

"""The screens of those who look after accounts: who sees them, what comes out, what is refused."""

from __future__ import annotations

import io
import re
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sistemkerja.akun.models import KodeAkun, Pengguna
from sistemkerja.akun.tests.panggung import pesan
from sistemkerja.contoh.akun import akun_wakil
from sistemkerja.contoh.muat import muat
from sistemkerja.contoh.susunan import SLUG, susunan
from sistemkerja.jejak.models import Pembacaan, Peristiwa
from sistemkerja.organisasi.models import Jabatan, Pegawai, Pemangku
from sistemkerja.organisasi.peran_sistem import PeranSistem
from sistemkerja.pemda.konteks import gunakan

DAFTAR, BUKA = "/akun/pengelolaan/", "/akun/pengelolaan/buka/"
KODE = r"<code><strong>([A-Z0-9-]{14})</strong></code>"


def alamat(nama, p, siapa):
    return reverse(f"akun:{nama}", args=[p.akun[siapa].pk])


@pytest.fixture
def tanpa_akun(kediri):
    """Two people without an account, one of them in the Dinas X."""
    with gunakan(kediri.pemda):
        dua = [Pegawai.objects.create(pemda=kediri.pemda, nip=f"T{n}", nama=f"Tanpa {n}") for n in (1, 2)]
        masa = Jabatan.objects.get().masa
        kursi = Jabatan.objects.create(
            pemda=kediri.pemda, unit=kediri.unit, nama="Penelaah", jenjang="pelaksana", urut=1, masa=masa
        )
        Pemangku.objects.create(pemda=kediri.pemda, jabatan=kursi, pegawai=dua[0], masa=masa)
    return dua


@pytest.mark.parametrize(
    ("siapa", "baca", "buka"),
    [("kepegawaian", 200, 200), ("sistem", 200, 200), ("pengawas", 200, 403), ("organisasi", 403, 403),
     ("biasa", 403, 403), ("kadis", 403, 403)],
)  # fmt: skip
def test_siapa_melihat_daftar_dan_membuka_akun(kediri, siapa, baca, buka):
    klien = kediri.klien(siapa)
    assert klien.get(DAFTAR).status_code == baca
    assert klien.get(alamat("satu_akun", kediri, "baru")).status_code == baca
    assert klien.get(BUKA).status_code == buka
    if buka == 403:
        for nama in ("kode", "tutup", "faktor_hilang"):
            assert klien.post(alamat(nama, kediri, "baru"), {"alasan": "x"}).status_code == 403
        pegawai = kediri.akun["baru"].pegawai_id
        assert klien.post(reverse("akun:buka_seorang", args=[pegawai])).status_code == 403


def test_menyaring_menurut_keadaan_dan_nama(kediri, tanpa_akun):
    klien = kediri.klien("kepegawaian")

    def nama(**isi):
        return set(re.findall(r"<a href=\"/akun/pengelolaan/[0-9a-f-]{36}/\">(\w+)</a>", pesan(klien.get(DAFTAR, isi))))

    assert nama(keadaan="belum_aktif") == {"Baru"}
    assert nama(keadaan="ditutup") == set()
    assert {"Biasa", "Kadis"} <= nama(keadaan="aktif")
    assert nama(q="bias") == nama(q=kediri.akun["biasa"].nip) == {"Biasa"}
    assert "Tanpa 1" in pesan(klien.get(DAFTAR, {"keadaan": "tanpa_akun", "q": "tanpa"}))
    assert "Tidak ada yang cocok" in pesan(klien.get(DAFTAR, {"q": "zzz"}))
    assert klien.get(DAFTAR, {"keadaan": "karangan", "page": "abc"}).status_code == 200


def test_yang_membaca_daftar_tercatat(kediri):
    kediri.klien("kepegawaian").get(DAFTAR, {"q": "Biasa"})
    with gunakan(kediri.pemda):
        satu = Pembacaan.objects.get()
        assert (satu.pegawai_id, satu.apa) == (kediri.akun["biasa"].pegawai_id, "akun")


def test_lembar_kode_untuk_satu_pd_keluar_sekali(kediri, tanpa_akun):
    klien = kediri.klien("kepegawaian")
    halaman = pesan(klien.post(BUKA, {"unit": str(kediri.unit.pk), "bentuk": "lembar"}))
    kode = re.findall(KODE, halaman)
    assert len(kode) == 1 and "Tanpa 1" in halaman and "Tanpa 2" not in halaman
    isi = {"pemda": "kediri", "nip": "T1", "kode": kode[0], "sandi": "bulan di atas", "sandi_lagi": "bulan di atas",
           "setuju": "on"}  # fmt: skip
    assert Client().post("/aktivasi/", isi).status_code == 302
    response = klien.post(BUKA, {"unit": str(kediri.unit.pk), "bentuk": "lembar"})
    assert response.status_code == 422
    assert "sudah punya akun yang aktif" in pesan(response)


def test_excel_untuk_seluruh_pemda(kediri, tanpa_akun):
    response = kediri.klien("sistem").post(BUKA, {"unit": "semua", "bentuk": "excel"})
    assert response["Content-Disposition"].endswith('.xlsx"')
    buku = openpyxl.load_workbook(io.BytesIO(response.content)).active
    baris = list(buku.iter_rows(values_only=True))
    assert baris[0] == ("NIP", "Nama", "Kode aktivasi")
    assert {b[0] for b in baris[1:]} == {"T1", "T2", kediri.akun["baru"].nip}
    with gunakan(kediri.pemda):
        assert KodeAkun.objects.filter(dipakai__isnull=True).count() == 3
        assert Peristiwa.objects.filter(peristiwa="akun.dibuka").count() == 2
        assert Peristiwa.objects.filter(peristiwa="akun.kode_diterbitkan").count() == 3


@pytest.mark.parametrize("isi", [{"unit": "x"}, {"bentuk": "pdf"}, {"unit": ""}, {"unit": "'; --"}])
def test_isian_buka_yang_keliru(kediri, isi):
    awal = {"unit": "semua", "bentuk": "lembar"}
    assert kediri.klien("sistem").post(BUKA, awal | isi).status_code == 422


def test_membuka_seorang_dari_daftar(kediri, tanpa_akun):
    klien = kediri.klien("kepegawaian")
    halaman = pesan(klien.post(reverse("akun:buka_seorang", args=[tanpa_akun[1].pk])))
    assert len(re.findall(KODE, halaman)) == 1
    assert "Kode aktivasi" in halaman


def test_menutup_lalu_membuka_lagi(kediri):
    klien, tutup = kediri.klien("kepegawaian"), alamat("tutup", kediri, "biasa")
    assert klien.post(tutup, {"alasan": ""}).status_code == 422
    assert klien.post(tutup, {"alasan": "Cuti"}).status_code == 302
    assert klien.post(tutup, {"alasan": "Cuti"}).status_code == 302  # repeated: nothing more happens
    assert kediri.segarkan("biasa").keadaan == "ditutup"
    assert klien.post(alamat("kode", kediri, "biasa")).status_code == 422
    assert klien.post(reverse("akun:buka_seorang", args=[kediri.akun["biasa"].pegawai_id])).status_code == 302
    assert kediri.segarkan("biasa").keadaan == "aktif"
    with gunakan(kediri.pemda):
        assert Peristiwa.objects.filter(objek_id=kediri.akun["biasa"].pk).count() == 2


def test_kode_atur_ulang_keluar_sekali(kediri):
    klien = kediri.klien("kepegawaian")
    response = klien.post(alamat("kode", kediri, "biasa"))
    assert "Kode atur ulang kata sandi" in pesan(response)
    assert len(re.findall(KODE, pesan(response))) == 1
    assert "no-store" in response["Cache-Control"]


def test_yang_bukan_urusannya_tidak_ditawarkan(kediri):
    kepegawaian, sistem = kediri.klien("kepegawaian"), kediri.klien("sistem")
    assert "hanya diurus pengelola sistem" in pesan(kepegawaian.get(alamat("satu_akun", kediri, "pengawas")))
    assert "Tutup akun" not in pesan(kepegawaian.get(alamat("satu_akun", kediri, "pengawas")))
    assert "Tutup akun" in pesan(sistem.get(alamat("satu_akun", kediri, "pengawas")))
    assert "akun Anda sendiri" in pesan(sistem.get(alamat("satu_akun", kediri, "sistem")))
    assert sistem.post(alamat("tutup", kediri, "sistem"), {"alasan": "x"}).status_code == 403


def test_akun_pemda_lain_404(kediri, tetangga):
    klien = kediri.klien("sistem")
    assert klien.get(alamat("satu_akun", tetangga, "biasa")).status_code == 404
    for nama in ("kode", "tutup", "faktor_hilang"):
        assert klien.post(alamat(nama, tetangga, "biasa"), {"alasan": "x"}).status_code == 404
    pegawai = tetangga.akun["biasa"].pegawai_id
    assert klien.post(reverse("akun:buka_seorang", args=[pegawai])).status_code == 404
    assert tetangga.akun["biasa"].nama not in pesan(klien.get(DAFTAR, {"q": tetangga.pemda.nama}))


def test_banyak_pertanyaan_tetap(kediri):
    klien = kediri.klien("sistem")

    def banyak():
        klien.get(DAFTAR)
        with CaptureQueriesContext(connection) as pertanyaan:
            assert klien.get(DAFTAR).status_code == 200
        return len(pertanyaan)

    sedikit = banyak()
    with gunakan(kediri.pemda):
        for n in range(20, 50):
            kediri.orang(f"orang{n}", n)
    assert banyak() == sedikit


def test_setiap_pemda_contoh_punya_setiap_peran():
    for slug in SLUG:
        dipegang = {peran for p in susunan(slug).pegawai for peran in p.peran_sistem}
        assert dipegang == set(PeranSistem.values)
        assert dipegang <= {a.peran for a in akun_wakil(slug)}


def test_peran_contoh_termuat_sebagai_pemberian(pemda_kediri):
    muat(pemda_kediri)
    with gunakan(pemda_kediri):
        for peran in PeranSistem.values:
            assert Pengguna.objects.pemegang(peran, date(2026, 11, 23)).get().keadaan == "aktif"

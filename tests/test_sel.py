"""Two cells side by side: Kota Kediri in one database, Kota Blitar in another, one application over both.

Whatever names a database by itself instead of asking for the cell of its Pemda is found here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

import psycopg
import pytest
from django.db import IntegrityError, connections
from django.test import Client
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from sistemkerja.akun.models import Pengguna
from sistemkerja.contoh.muat import muat
from sistemkerja.contoh.susunan import SANDI_CONTOH
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.jejak.segel import periksa, segel
from sistemkerja.konfigurasi.tempat import CHECKOUT
from sistemkerja.latar import daftar
from sistemkerja.latar.daftar import penangan
from sistemkerja.latar.models import Pekerjaan
from sistemkerja.latar.tindakan import antrekan
from sistemkerja.latar.uji import jalankan_antrean
from sistemkerja.organisasi.models import Keputusan, Pegawai, UnitOrganisasi
from sistemkerja.organisasi.pelaku import pelaku_dari
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.direktori import salin_direktori
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Adopsi, Pemda
from sistemkerja.pemda.penyiapan import buang_basisdata
from sistemkerja.pemda.sel import semua_sel
from sistemkerja.pemda.tertanam import Klaster
from sistemkerja.platform.pendaftaran import buat_operator
from sistemkerja.platform.tindakan import LewatPemilik, PemdaBaru, buat_pemda
from tests.basisdata_uji import _arahkan as arahkan
from tests.basisdata_uji import salin


class DuaSel(NamedTuple):
    """Names of the two databases in the cluster."""

    pertama: str
    kedua: str


@contextmanager
def terarah(klaster: Klaster, pertama: str, kedua: str) -> Iterator[None]:
    """The application works on these two databases: `default` and the cell `kedua`."""
    sebelum = connections.settings["default"]["NAME"]
    arahkan(klaster, pertama)
    for alias, lain in (("default", "kedua"), ("pemilik", "pemilik_kedua")):
        connections.settings[lain] = connections.settings[alias] | {"NAME": kedua}
    yield
    connections.close_all()
    for alias in ("kedua", "pemilik_kedua"):
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]
    arahkan(klaster, sebelum)


@pytest.fixture(scope="module")
def induk(
    klaster_uji: Klaster, templat_uji: str, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[str, str]]:
    """Two databases with the demo of Kota Kediri in the first and of Kota Blitar in the second, copied by each test."""
    pertama, kedua = f"uji_{os.getpid()}_sel_1", f"uji_{os.getpid()}_sel_2"
    with klaster_uji.sambung() as koneksi, django_db_blocker.unblock():
        for nama in (pertama, kedua):
            salin(koneksi, nama, templat_uji)
        with terarah(klaster_uji, pertama, kedua):
            Pemda.objects.using("pemilik").filter(slug="blitar").update(sel="kedua")
            salin_direktori()
            for slug in ("kediri", "blitar"):
                muat(Pemda.objects.get(slug=slug))
        yield pertama, kedua
        for nama in (pertama, kedua):
            buang_basisdata(koneksi, nama)


@pytest.fixture
def dua_sel(klaster_uji: Klaster, induk: tuple[str, str], django_db_blocker: DjangoDbBlocker) -> Iterator[DuaSel]:
    """Copies of both, in which commits are real."""
    nama = DuaSel(*(f"{satu}_salinan" for satu in induk))
    with klaster_uji.sambung() as koneksi, django_db_blocker.unblock():
        for asal, satu in zip(induk, nama, strict=True):
            buang_basisdata(koneksi, satu)
            salin(koneksi, satu, asal)
        with terarah(klaster_uji, *nama):
            yield nama
        for satu in nama:
            buang_basisdata(koneksi, satu)


@pytest.fixture
def kediri(dua_sel: DuaSel) -> Pemda:
    """In the first cell."""
    return Pemda.objects.get(slug="kediri")


@pytest.fixture
def blitar(dua_sel: DuaSel) -> Pemda:
    """In the second cell."""
    return Pemda.objects.get(slug="blitar")


def baris_pemda(klaster: Klaster, basisdata: str, pemda: Pemda) -> dict[str, int]:
    """Rows of a Pemda in every table of a database that has them, as the superuser sees it."""
    hasil = {}
    with klaster.sambung(basisdata) as koneksi:
        for (tabel,) in koneksi.execute(
            "SELECT c.relname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
            " WHERE a.attname = 'pemda_id' AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace"
        ).fetchall():
            tanya = sql.SQL("SELECT count(*) FROM {} WHERE pemda_id = %s").format(sql.Identifier(tabel))
            if jumlah := _satu(koneksi, tanya, pemda):
                hasil[tabel] = jumlah
    return hasil


def _satu(koneksi: psycopg.Connection, tanya: sql.Composed, pemda: Pemda) -> int:
    baris = koneksi.execute(tanya, [pemda.pk]).fetchone()
    assert baris is not None
    return int(baris[0])


def masuk(pemda: Pemda, peran: str = "pengelola_sistem") -> tuple[Client, Pengguna]:
    """A browser that signed in through the page, as somebody with this role."""
    with gunakan(pemda):
        satu = Pengguna.objects.pemegang(peran, hari_ini(pemda)).select_related("pegawai", "pemda").first()
    klien = Client()
    jawab = klien.post("/masuk/", {"pemda": pemda.slug, "nip": satu.nip, "sandi": SANDI_CONTOH})
    assert jawab.status_code == 302, jawab.content.decode()[:2000]
    return klien, satu


def test_setiap_baris_tinggal_di_selnya(klaster_uji, dua_sel, kediri, blitar):
    assert semua_sel() == ("default", "kedua")
    di_pertama, di_kedua = (
        baris_pemda(klaster_uji, dua_sel.pertama, kediri),
        baris_pemda(klaster_uji, dua_sel.kedua, blitar),
    )
    for tabel in ("organisasi_unitorganisasi", "akun_pengguna", "jejak_peristiwa", "pemda_adopsi", "alur_tugas"):
        assert di_pertama[tabel] > 0 and di_kedua[tabel] > 0, tabel
    assert baris_pemda(klaster_uji, dua_sel.pertama, blitar) == {}
    assert baris_pemda(klaster_uji, dua_sel.kedua, kediri) == {}


def test_alias_yang_keliru_tidak_menemukan_apa_pun(kediri, blitar):
    with gunakan(blitar, using="default"):
        assert UnitOrganisasi.objects.count() == Adopsi.objects.count() == 0
    with gunakan(kediri, using="kedua"):
        assert UnitOrganisasi.objects.count() == Adopsi.objects.count() == 0
    with gunakan(blitar.pk):  # known by its key only: the directory says where
        assert UnitOrganisasi.objects.count() > 0


@pytest.mark.parametrize("peran", ["pengelola_sistem", "pengelola_organisasi", "pengelola_kepegawaian"])
def test_layar_layar_di_sel_kedua(klaster_uji, dua_sel, kediri, blitar, peran):
    """Every page without an id answers there too; nothing of it is left in the first cell."""
    from sistemkerja.platform.tests.test_langkah_awal import alamat_tanpa_isian

    lain, orang = masuk(blitar, peran)
    status = {alamat: lain.get(alamat).status_code for alamat in alamat_tanpa_isian()}
    assert {alamat: kode for alamat, kode in status.items() if kode >= 500} == {}
    isi = lain.get("/organisasi/").content.decode()
    assert "Dinas Kesehatan" in isi and "Kota Blitar" in isi
    if orang.pegawai_id:
        assert lain.get(f"/organisasi/pegawai/{orang.pegawai_id}/").status_code == 200
        assert masuk(kediri)[0].get(f"/organisasi/pegawai/{orang.pegawai_id}/").status_code == 404
    assert baris_pemda(klaster_uji, dua_sel.pertama, blitar) == {}


def test_pekerjaan_latar_di_sel_kedua(klaster_uji, dua_sel, kediri, blitar, monkeypatch):
    monkeypatch.setattr(daftar, "_SEMUA", dict(daftar._SEMUA))

    @penangan("uji.hitung")
    def hitung(k):
        k.maju(1, 1)
        return {"pegawai": Pegawai.objects.count()}

    _, orang = masuk(blitar)
    with gunakan(blitar):
        pk = antrekan("uji.hitung", oleh=pelaku_dari(orang, hari_ini(blitar)), judul="Menghitung", isi={}).pk
    assert jalankan_antrean("default") == 0
    assert jalankan_antrean("kedua") == 1
    with gunakan(blitar):
        satu = Pekerjaan.objects.get(pk=pk)
        assert (satu.keadaan, satu.hasil) == ("selesai", {"pegawai": Pegawai.objects.count()})
    assert "latar_pekerjaan" not in baris_pemda(klaster_uji, dua_sel.pertama, blitar)


def test_pekerja_mengerjakan_semua_sel(kediri, blitar, monkeypatch):
    """One worker process, the queues of both databases, on connections of its own."""
    from sistemkerja.latar import pekerja

    monkeypatch.setattr(daftar, "_SEMUA", dict(daftar._SEMUA))
    penangan("uji.hitung")(lambda k: {"pegawai": Pegawai.objects.count()})
    for pemda in (kediri, blitar):
        with gunakan(pemda):
            orang = Pengguna.objects.pemegang("pengelola_sistem", hari_ini(pemda)).first()
            antrekan("uji.hitung", oleh=pelaku_dari(orang, hari_ini(pemda)), judul="Menghitung", isi={})
    pekerja.bekerja(semua_sel(), 1, sampai_habis=True)
    for pemda in (kediri, blitar):
        with gunakan(pemda):
            satu = Pekerjaan.objects.get(jenis="uji.hitung")
            assert (satu.keadaan, satu.hasil) == ("selesai", {"pegawai": Pegawai.objects.count()}), satu.pesan


def test_riwayat_disegel_dan_diperiksa_di_selnya(klaster_uji, dua_sel, kediri, blitar):
    assert segel(blitar) > 0
    assert periksa(blitar).temuan == () and periksa(blitar).belum_disegel == 0
    assert periksa(kediri).belum_disegel > 0
    with klaster_uji.sambung(dua_sel.kedua) as koneksi:
        koneksi.execute("SET session_replication_role = replica")
        koneksi.execute("UPDATE jejak_peristiwa SET kalimat = 'lain' WHERE pemda_id = %s", [blitar.pk])
    assert periksa(blitar).temuan


def test_perbuatan_yang_ditolak_dibatalkan_juga_di_sel_kedua(blitar):
    """`transaksi.atomic` is a savepoint of the cell: after a refusal the transaction of the request goes on."""

    @transaksi.atomic
    def perbuatan(nomor: str) -> None:
        Keputusan.objects.create(pemda=blitar, nomor=nomor, tanggal=date(2024, 1, 2), tentang="sebelum")
        Keputusan.objects.create(pemda=blitar, nomor="dipakai", tanggal=date(2024, 1, 2), tentang="bentrok")

    with gunakan(blitar):
        Keputusan.objects.create(pemda=blitar, nomor="dipakai", tanggal=date(2024, 1, 2), tentang="sudah ada")
        with pytest.raises(IntegrityError):
            perbuatan("baru")
        assert set(Keputusan.objects.filter(tanggal=date(2024, 1, 2)).values_list("nomor", flat=True)) == {"dipakai"}


def test_pemda_baru_di_sel_kedua(klaster_uji, dua_sel):
    buat_operator("ops", "Rina Operator", "sandi operator platform")
    hasil = buat_pemda(PemdaBaru("35.78", "Kota Surabaya", "surabaya", sel="kedua"), lewat=LewatPemilik())
    assert Pemda.objects.get(slug="surabaya").sel == "kedua"
    assert Pemda.objects.using("kedua").filter(pk=hasil.pemda.pk).exists()
    assert baris_pemda(klaster_uji, dua_sel.pertama, hasil.pemda) == {}
    klien = Client()
    klien.post("/platform/masuk/", {"nama_masuk": "ops", "sandi": "sandi operator platform"})
    isi = klien.get("/platform/").content.decode()
    assert "Kota Surabaya" in isi and "kedua" in isi and "Tidak menjawab" not in isi
    jawab = klien.post(
        "/platform/pemda/baru/",
        {"kode": "35.79", "nama": "Kota Batu", "slug": "batu", "zona": "Asia/Jakarta", "sel": "kedua",
         "sandi": "sandi operator platform"},
    )  # fmt: skip
    assert jawab.status_code == 201, jawab.content.decode()
    with gunakan(Pemda.objects.get(slug="batu")):
        assert Peristiwa.objects.filter(peristiwa="pemda.dibuat").count() == 1


def test_sel_yang_mati_tidak_menjatuhkan_yang_lain(klaster_uji, dua_sel, kediri, blitar):
    buat_operator("ops", "Rina Operator", "sandi operator platform")
    klien, _ = masuk(kediri)
    operator = Client()
    operator.post("/platform/masuk/", {"nama_masuk": "ops", "sandi": "sandi operator platform"})
    connections["kedua"].close()
    connections["kedua"].settings_dict["NAME"] = "tidak_ada"
    try:
        assert klien.get("/organisasi/").status_code == 200
        isi = operator.get("/platform/").content.decode()
        assert "Tidak menjawab" in isi and "Kota Kediri" in isi
    finally:
        connections["kedua"].settings_dict["NAME"] = dua_sel.kedua


# What belongs to no Pemda lives in `default`: there these may name it, or mean it by naming nothing.
TANPA_PEMDA = ("pemda/", "platform/", "akun/tahan.py", "contoh/", "perintah/")


def test_tidak_ada_kode_yang_menyebut_basis_datanya_sendiri():
    """`transaction.atomic` without `using`, `connection` and `connections["default"]` are the first cell only."""
    akar = CHECKOUT / "src" / "sistemkerja"
    pola = re.compile(r"\btransaction\.(atomic\b(?!\(using)|on_commit\((?!.*using)|set_rollback)"
                      r"|\bconnection\.cursor|connections\[.default.\]|using=.default.")  # fmt: skip
    temuan = [
        f"{berkas.relative_to(akar)}:{nomor} {baris.strip()}"
        for berkas in sorted(akar.rglob("*.py"))
        if "tests" not in berkas.parts and "migrations" not in berkas.parts
        if not str(berkas.relative_to(akar)).startswith(TANPA_PEMDA)
        for nomor, baris in enumerate(berkas.read_text().splitlines(), 1)
        if pola.search(baris)
    ]
    assert temuan == []

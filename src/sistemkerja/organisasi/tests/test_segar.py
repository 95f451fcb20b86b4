"""Perubahan bertanggal nanti berlaku dengan sendirinya pada hari itu; kebenarannya tidak menunggu."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection, connections
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sistemkerja.akun.models import Pengguna
from sistemkerja.organisasi import segar
from sistemkerja.organisasi.baca_sql import OrganisasiSQL
from sistemkerja.organisasi.models import Jabatan, Pegawai, RiwayatPangkat, UnitOrganisasi
from sistemkerja.organisasi.rincian import ubah_jabatan, ubah_unit
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda

KINI = date(2031, 5, 5)
BESOK = KINI + timedelta(days=1)


def masa(sejak: date, sampai: date | None = None) -> DateRange:
    return DateRange(sejak, sampai, "[)")


class Kalender:
    """Hari ini menurut uji."""

    hari = KINI


@pytest.fixture
def kalender(monkeypatch: pytest.MonkeyPatch, settings) -> Iterator[Kalender]:
    satu = Kalender()
    settings.SEGARKAN_HARIAN = True
    for modul in ("segar", "rincian"):
        monkeypatch.setattr(f"sistemkerja.organisasi.{modul}.hari_ini", lambda pemda: satu.hari)
    segar.lupakan()
    yield satu
    segar.lupakan()


@pytest.fixture
def dinas(pemda_kediri: Pemda, kalender: Kalender) -> UnitOrganisasi:
    with gunakan(pemda_kediri):
        satu = UnitOrganisasi.objects.create(
            pemda=pemda_kediri, kode="D", nama="Dinas Lama", jenis="dinas", adalah_pd=True, masa=masa(date(2030, 1, 1))
        )
        ubah_unit(satu, BESOK, None, nama="Dinas Baru")
        kursi = Jabatan.objects.create(
            pemda=pemda_kediri, unit=satu, nama="Analis Lama", jenjang="pelaksana", masa=masa(date(2030, 1, 1))
        )
        ubah_jabatan(kursi, BESOK, None, nama="Analis Baru")
        orang = Pegawai.objects.create(pemda=pemda_kediri, nip="1", nama="Orang", golongan="III/a")
        for golongan, sejak, sampai in (("III/a", date(2030, 1, 1), BESOK), ("III/b", BESOK, None)):
            RiwayatPangkat.objects.create(
                pemda=pemda_kediri, pegawai=orang, golongan=golongan, masa=masa(sejak, sampai)
            )
    return satu


@pytest.fixture
def klien(pemda_kediri: Pemda, masuk_sebagai) -> Client:
    with gunakan(pemda_kediri):
        return masuk_sebagai(Pengguna.objects.create(pemda=pemda_kediri, nip="9", nama="Petugas"))


def bayangan(pemda: Pemda) -> tuple[str, str, str]:
    with gunakan(pemda):
        return (
            UnitOrganisasi.objects.get(kode="D").nama,
            Jabatan.objects.get(unit__kode="D").nama,
            Pegawai.objects.get(nip="1").golongan,
        )


def test_menunggu_sampai_harinya_lalu_berlaku_sendiri(
    dinas: UnitOrganisasi, klien: Client, kalender: Kalender, pemda_kediri: Pemda
) -> None:
    klien.get("/organisasi/")
    assert bayangan(pemda_kediri) == ("Dinas Lama", "Analis Lama", "III/a")
    kalender.hari = BESOK
    klien.get("/organisasi/")
    assert bayangan(pemda_kediri) == ("Dinas Baru", "Analis Baru", "III/b")


def test_kebenarannya_tidak_menunggu(dinas: UnitOrganisasi, pemda_kediri: Pemda) -> None:
    with gunakan(pemda_kediri):
        nama = [OrganisasiSQL(pemda_kediri.pk, hari).unit(str(dinas.pk)).nama for hari in (KINI, BESOK)]
    assert nama == ["Dinas Lama", "Dinas Baru"]


def test_sekali_sehari(dinas: UnitOrganisasi, klien: Client, kalender: Kalender) -> None:
    banyak = []
    for hari in (KINI, KINI, BESOK, BESOK):
        kalender.hari = hari
        with CaptureQueriesContext(connection) as tercatat:
            klien.get("/organisasi/")
        banyak.append(sum("UPDATE organisasi_" in p["sql"] for p in tercatat))
    assert banyak == [3, 0, 3, 0]


def test_yang_digulung_balik_dicoba_lagi(
    dinas: UnitOrganisasi, klien: Client, kalender: Kalender, pemda_kediri: Pemda, monkeypatch: pytest.MonkeyPatch
) -> None:
    kalender.hari = BESOK
    klien.raise_request_exception = False
    with monkeypatch.context() as rusak:
        rusak.setattr("sistemkerja.organisasi.bacaan.daftar_pd", lambda *a: 1 / 0)
        assert klien.get("/organisasi/").status_code == 500
    assert bayangan(pemda_kediri)[0] == "Dinas Lama"
    assert klien.get("/organisasi/").status_code == 200
    assert bayangan(pemda_kediri)[0] == "Dinas Baru"


def test_gagal_menyamakan_tidak_menghalangi_orang(
    dinas: UnitOrganisasi, klien: Client, kalender: Kalender, pemda_kediri: Pemda, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rusak(*_: object) -> int:
        with connection.cursor() as kursor:
            kursor.execute("SELECT 1 / 0")
        return 0

    kalender.hari = BESOK
    with monkeypatch.context() as sementara:
        sementara.setattr(segar, "segarkan", rusak)
        assert klien.get("/organisasi/").status_code == 200
    assert bayangan(pemda_kediri)[0] == "Dinas Lama"
    klien.get("/organisasi/")
    assert bayangan(pemda_kediri)[0] == "Dinas Baru"


def test_pemda_lain_punya_harinya_sendiri(
    dinas: UnitOrganisasi, kalender: Kalender, pemda_kediri: Pemda, pemda_tetangga: Pemda
) -> None:
    kalender.hari = BESOK
    with gunakan(pemda_tetangga):
        assert segar.segarkan_bila_berganti_hari(pemda_tetangga) == BESOK
        segar.ingat(pemda_tetangga, BESOK)
    assert bayangan(pemda_kediri)[0] == "Dinas Lama"
    with gunakan(pemda_kediri):
        assert segar.segarkan_bila_berganti_hari(pemda_kediri) == BESOK
    assert bayangan(pemda_kediri)[0] == "Dinas Baru"


def test_bersamaan_tidak_saling_merusak(db_sungguhan: str, kalender: Kalender, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dua sambungan: yang kedua melewatinya, bukan menunggu; sesudah yang pertama jadi, tidak ada yang tersisa."""
    pemda = Pemda.objects.get(slug="kediri")
    with gunakan(pemda):
        unit = UnitOrganisasi.objects.create(
            pemda=pemda, kode="D", nama="Lama", jenis="dinas", masa=masa(date(2030, 1, 1))
        )
        ubah_unit(unit, BESOK, None, nama="Baru")
    kalender.hari = BESOK
    with connections["pemilik"].cursor() as lain, gunakan(pemda):
        lain.execute("BEGIN")
        lain.execute("SELECT pg_advisory_xact_lock(hashtext('segarkan'), hashtext(%s))", [str(pemda.pk)])
        assert segar.segarkan_bila_berganti_hari(pemda) is None
        lain.execute("ROLLBACK")
        assert segar.segarkan_bila_berganti_hari(pemda) == BESOK
    with gunakan(pemda):
        assert UnitOrganisasi.objects.get(kode="D").nama == "Baru"


def test_sel_lain(db_sungguhan: str, kalender: Kalender) -> None:
    """Pemda di sel lain (basis data lain) disamakan di selnya sendiri."""
    pemda = Pemda.objects.get(slug="blitar")
    pemda.sel = "pemilik"
    with gunakan(pemda):
        unit = UnitOrganisasi.objects.create(
            pemda=pemda, kode="D", nama="Lama", jenis="dinas", masa=masa(date(2030, 1, 1))
        )
        ubah_unit(unit, BESOK, None, nama="Baru")
        kalender.hari = BESOK
        with CaptureQueriesContext(connections["default"]) as di_sel_utama:
            assert segar.segarkan_bila_berganti_hari(pemda) == BESOK
        assert not [p for p in di_sel_utama if "UPDATE" in p["sql"]]
        assert UnitOrganisasi.objects.get(kode="D").nama == "Baru"

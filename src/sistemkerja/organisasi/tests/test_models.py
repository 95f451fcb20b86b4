"""Penjaga basis data: satu definitif, masa terisi, tidak ada yang dihapus, tidak ada rujukan ke Pemda lain."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.utils import ProgrammingError

from sistemkerja.organisasi.models import (
    Jabatan,
    Keputusan,
    Pegawai,
    Pemangku,
    RincianJabatan,
    RincianUnit,
    UnitOrganisasi,
)
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda


def masa(sejak: date, sampai: date | None = None) -> DateRange:
    return DateRange(sejak, sampai, "[)")


A, B, C = date(2024, 1, 1), date(2025, 1, 1), date(2026, 1, 1)
NANTI = date(2199, 1, 1)


@pytest.fixture
def dinas(db_pemda: Pemda) -> UnitOrganisasi:
    return UnitOrganisasi.objects.create(
        pemda=db_pemda, kode="DINKES", nama="Dinas Kesehatan", jenis="dinas", adalah_pd=True, masa=masa(A)
    )


@pytest.fixture
def jabatan(dinas: UnitOrganisasi) -> Jabatan:
    return Jabatan.objects.create(
        pemda=dinas.pemda, unit=dinas, kode="kepala_pd", nama="Kepala Dinas", jenjang="jpt_pratama", pimpinan=True,
        masa=masa(A),
    )  # fmt: skip


@pytest.fixture
def orang(db_pemda: Pemda) -> list[Pegawai]:
    return [Pegawai.objects.create(pemda=db_pemda, nip=f"19800101200501{n}001", nama=f"Orang {n}") for n in (1, 2)]


def pangku(jabatan: Jabatan, pegawai: Pegawai, sifat: str, sejak: date, sampai: date | None = None) -> Pemangku:
    return Pemangku.objects.create(
        pemda=jabatan.pemda, jabatan=jabatan, pegawai=pegawai, sifat=sifat, masa=masa(sejak, sampai)
    )


@pytest.mark.parametrize("sifat", ["definitif", "plt", "plh"])
def test_satu_pemangku_dengan_sifat_yang_sama_pada_satu_hari(
    jabatan: Jabatan, orang: list[Pegawai], sifat: str
) -> None:
    pangku(jabatan, orang[0], sifat, A, B)
    pangku(jabatan, orang[1], sifat, B)  # sehari sesudahnya boleh
    with pytest.raises(IntegrityError, match="pemangku_sekali"), transaction.atomic():
        pangku(jabatan, orang[0], sifat, date(2025, 6, 1), C)


def test_plh_mendampingi_definitif(jabatan: Jabatan, orang: list[Pegawai]) -> None:
    pangku(jabatan, orang[0], "definitif", A)
    pangku(jabatan, orang[1], "plh", B, C)
    assert Pemangku.objects.pada(B).count() == 2
    assert Pemangku.objects.pada(C).count() == 1


def test_unit_punya_satu_pimpinan(jabatan: Jabatan) -> None:
    with pytest.raises(IntegrityError, match="jabatan_pimpinan_sekali"), transaction.atomic():
        Jabatan.objects.create(
            pemda=jabatan.pemda, unit=jabatan.unit, nama="Kembaran", jenjang="jpt_pratama", pimpinan=True, masa=masa(B)
        )


def test_kode_unit_boleh_dipakai_lagi_sesudah_ditutup(dinas: UnitOrganisasi) -> None:
    with pytest.raises(IntegrityError, match="unit_kode_sekali"), transaction.atomic():
        UnitOrganisasi.objects.create(pemda=dinas.pemda, kode="DINKES", nama="Lain", jenis="dinas", masa=masa(B))
    dinas.tutup(B)
    UnitOrganisasi.objects.create(pemda=dinas.pemda, kode="DINKES", nama="Baru", jenis="dinas", masa=masa(B))
    assert [u.nama for u in UnitOrganisasi.objects.pada(B)] == ["Baru"]
    assert [u.nama for u in UnitOrganisasi.objects.pada(date(2024, 12, 31))] == ["Dinas Kesehatan"]


@pytest.mark.parametrize("keliru", [DateRange(None, B, "[)"), DateRange(A, A, "[)"), DateRange(empty=True)])
def test_masa_tanpa_awal_atau_kosong_ditolak(dinas: UnitOrganisasi, keliru: DateRange) -> None:
    dinas.masa = keliru
    with pytest.raises(IntegrityError, match="unit_masa_terisi"), transaction.atomic():
        dinas.save()


def test_ditutup_sebelum_mulai_ditolak(dinas: UnitOrganisasi) -> None:
    with pytest.raises(Exception, match="masa|bound"), transaction.atomic():
        dinas.tutup(date(2023, 1, 1))


@pytest.mark.parametrize("model", [UnitOrganisasi, Jabatan, Pemangku, RincianUnit, RincianJabatan])
def test_yang_sudah_berlaku_tidak_dapat_dihapus(
    jabatan: Jabatan, orang: list[Pegawai], model: type[UnitOrganisasi]
) -> None:
    """Basis data menyembunyikan baris yang sudah berlaku dari DELETE: tidak satu pun terhapus."""
    pangku(jabatan, orang[0], "definitif", A)
    ada = model.objects.count()
    with connection.cursor() as kursor:
        kursor.execute(f'DELETE FROM "{model._meta.db_table}"')
        assert kursor.rowcount == 0
    assert model.objects.count() == ada > 0


@pytest.mark.parametrize("model", [Pegawai, Keputusan])
def test_orang_dan_keputusan_tidak_dapat_dihapus(orang: list[Pegawai], model: type[Pegawai]) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        with connection.cursor() as kursor:
            kursor.execute(f'DELETE FROM "{model._meta.db_table}"')


def test_yang_belum_berlaku_dapat_dibatalkan(jabatan: Jabatan, orang: list[Pegawai]) -> None:
    """Mutasi dan unit bertanggal nanti masih boleh dibatalkan; rinciannya ikut, yang sudah berlaku tinggal."""
    pangku(jabatan, orang[0], "definitif", A, NANTI)
    mutasi = pangku(jabatan, orang[1], "definitif", NANTI)
    unit = UnitOrganisasi.objects.create(
        pemda=jabatan.pemda, kode="NANTI", nama="Nanti", jenis="dinas", masa=masa(NANTI)
    )
    mutasi.delete()
    unit.delete()
    assert [p.pegawai for p in Pemangku.objects.all()] == [orang[0]]
    assert [r.nama for r in RincianUnit.objects.all()] == ["Dinas Kesehatan"]


@pytest.mark.parametrize("model", [UnitOrganisasi, Jabatan, Pegawai, Pemangku])
def test_pemda_lain_tidak_melihat_mengubah_menambah(
    pemda_kediri: Pemda, pemda_tetangga: Pemda, model: type[UnitOrganisasi]
) -> None:
    with gunakan(pemda_kediri):
        unit = UnitOrganisasi.objects.create(pemda=pemda_kediri, kode="X", nama="X", jenis="dinas", masa=masa(A))
        kursi = Jabatan.objects.create(pemda=pemda_kediri, unit=unit, nama="Y", jenjang="pelaksana", masa=masa(A))
        pegawai = Pegawai.objects.create(pemda=pemda_kediri, nip="1", nama="Z")
        pangku(kursi, pegawai, "definitif", A)
        assert model.objects.count() == 1
    with gunakan(pemda_tetangga):
        assert model.objects.count() == 0
        assert model.objects.update(pemda=pemda_tetangga) == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Pegawai.objects.create(pemda=pemda_kediri, nip="2", nama="Penyusup")
    assert model.objects.count() == 0  # tanpa konteks tidak ada baris


def test_rujukan_ke_baris_pemda_lain_ditolak(pemda_kediri: Pemda, pemda_tetangga: Pemda) -> None:
    with gunakan(pemda_tetangga):
        asing = UnitOrganisasi.objects.create(pemda=pemda_tetangga, kode="X", nama="X", jenis="dinas", masa=masa(A))
    with pytest.raises(IntegrityError), gunakan(pemda_kediri):
        Jabatan.objects.create(pemda=pemda_kediri, unit_id=asing.pk, nama="Y", jenjang="pelaksana", masa=masa(A))
        connections["default"].check_constraints()

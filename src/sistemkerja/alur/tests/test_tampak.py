"""Siapa melihat pekerjaan unit mana: PD sendiri sampai ke bawah, seluruh Pemda bagi sebagian, selain itu tidak."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sistemkerja.akun.models import Pengguna
from sistemkerja.alur.mesin import Mesin, mesin
from sistemkerja.alur.tampak import boleh_lihat, unit_tampak
from sistemkerja.contoh.muat import muat
from sistemkerja.organisasi.models import Pemangku, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku, pelaku_dari
from sistemkerja.pemda.models import Pemda

KINI = date(2026, 11, 23)


@pytest.fixture
def m(db_pemda: Pemda) -> Mesin:
    muat(db_pemda)
    return mesin(db_pemda, KINI)


def pemangku(kode_jabatan: str, nama_unit: str) -> Pelaku:
    satu = Pemangku.objects.pada(KINI).filter(jabatan__kode=kode_jabatan, jabatan__unit__nama=nama_unit).first()
    return pelaku_dari(Pengguna.objects.get(pegawai_id=satu.pegawai_id), KINI)


def unit(nama: str) -> UnitOrganisasi:
    return UnitOrganisasi.objects.pada(KINI).get(nama=nama)


def test_orang_dinas_melihat_dinasnya_sampai_ke_bawah(m: Mesin) -> None:
    kabid = pemangku("kepala_bidang", "Bidang Kesehatan Masyarakat")
    assert boleh_lihat(kabid, unit("Dinas Kesehatan").pk, m)
    assert boleh_lihat(kabid, unit("RSUD Gambiran").pk, m)
    assert not boleh_lihat(kabid, unit("Dinas Pendidikan").pk, m)
    tampak = unit_tampak(kabid, m)
    assert unit("RSUD Gambiran").pk in tampak
    assert unit("Dinas Pendidikan").pk not in tampak


@pytest.mark.parametrize(
    ("kode", "di"),
    [
        ("kepala_daerah", "Kota Kediri"),
        ("sekretaris_daerah", "Sekretariat Daerah"),
        ("asisten", "Asisten Administrasi Umum"),
    ],
)
def test_yang_melihat_seluruh_pemda(m: Mesin, kode: str, di: str) -> None:
    satu = Pemangku.objects.pada(KINI).filter(jabatan__kode=kode).first()
    pelaku = pelaku_dari(Pengguna.objects.get(pegawai_id=satu.pegawai_id), KINI)
    assert unit_tampak(pelaku, m) is None
    assert boleh_lihat(pelaku, unit("Dinas Pendidikan").pk, m)
    assert not boleh_lihat(pelaku, uuid4(), m)


def test_pengawas_internal_melihat_semua(m: Mesin) -> None:
    pengawas = pelaku_dari(Pengguna.objects.pemegang("pengawas_internal", KINI).get(), KINI)
    assert unit_tampak(pengawas, m) is None


def test_tanpa_jabatan_tidak_melihat_apa_pun(m: Mesin) -> None:
    tanpa = Pelaku(uuid4(), uuid4(), "Tanpa Jabatan", m.pemda, KINI, (), frozenset())
    assert unit_tampak(tanpa, m) == set()
    assert not boleh_lihat(tanpa, unit("Dinas Kesehatan").pk, m)


def test_keduanya_selalu_sependapat(m: Mesin) -> None:
    kabid = pemangku("kepala_bidang", "Bidang Kesehatan Masyarakat")
    tampak = unit_tampak(kabid, m)
    for satu in UnitOrganisasi.objects.all():
        assert boleh_lihat(kabid, satu.pk, m) == (satu.pk in tampak)


def test_satu_pertanyaan(m: Mesin) -> None:
    kabid = pemangku("kepala_bidang", "Bidang Kesehatan Masyarakat")
    dinkes = unit("Dinas Kesehatan")
    for tanya in (lambda: unit_tampak(kabid, m), lambda: boleh_lihat(kabid, dinkes.pk, m)):
        with CaptureQueriesContext(connection) as pertanyaan:
            tanya()
        assert len(pertanyaan) == 1

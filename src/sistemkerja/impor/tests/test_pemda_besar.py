"""Sebuah Pemda utuh: strukturnya, lalu orangnya dengan 2 % kesalahan; semua ditemukan dan tidak ada yang lain."""

from __future__ import annotations

import pytest

from sistemkerja.impor.tests.jalan import pratinjau, temuan, terapkan
from sistemkerja.impor.tests.pemda_besar import PER, PemdaBesar, pemda_besar
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.organisasi.models import Pegawai, Pemangku, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.models import Pemda


@pytest.fixture(scope="module")
def besar() -> PemdaBesar:
    return pemda_besar(1_200)


def test_seluruh_jalan(kosong: Pemda, penata: Pelaku, kepegawaian: Pelaku, besar: PemdaBesar) -> None:
    struktur = pratinjau("struktur", besar.berkas_struktur(), penata, PER)
    assert struktur.ringkas["baru"] == struktur.ringkas["semua"] == len(besar.unit)
    terapkan(struktur, penata, "semua")
    assert UnitOrganisasi.objects.filter(pemda=kosong).count() == len(besar.unit)

    pegawai = pratinjau("pegawai", besar.berkas_pegawai(), kepegawaian, PER)
    assert temuan(pegawai) == besar.kesalahan  # tidak ada yang luput, tidak ada yang dituduh
    hasil = terapkan(pegawai, kepegawaian)
    keliru = {b for b, _, kode in besar.kesalahan if kode != "tanggal_teks"}
    assert hasil["diterapkan"] == 1_200 - len(keliru) == Pegawai.objects.filter(pemda=kosong).count()
    assert Pemangku.objects.filter(pemda=kosong).count() == hasil["diterapkan"]
    assert Peristiwa.objects.filter(pemda=kosong, kasus=pegawai.pk).count() == hasil["diterapkan"] + 2

    lagi = pratinjau("pegawai", besar.berkas_pegawai(), kepegawaian, PER)
    assert lagi.ringkas["tetap"] == hasil["diterapkan"]
    assert lagi.ringkas["keliru"] == len(keliru)
    assert pratinjau("struktur", besar.berkas_struktur(), penata, PER).ringkas["tetap"] == len(besar.unit)

    bersih = pratinjau("pegawai", pemda_besar(1_200, kesalahan=0).berkas_pegawai(), kepegawaian, PER)
    assert (bersih.ringkas["keliru"], bersih.ringkas["baru"]) == (0, len(keliru))
    terapkan(bersih, kepegawaian, "semua")
    assert Pegawai.objects.filter(pemda=kosong).count() == 1_200


def test_banyak_pertanyaan_tetap(
    kosong: Pemda, penata: Pelaku, kepegawaian: Pelaku, besar: PemdaBesar, django_assert_num_queries
) -> None:
    """Membandingkan 30 orang dan 1.200 orang bertanya sama banyak ke basis data."""
    from sistemkerja.impor.pratinjau import rencana_impor

    terapkan(pratinjau("struktur", besar.berkas_struktur(), penata, PER), penata)
    kecil = PemdaBesar(besar.unit, besar.baris[:30])
    for satu in (kecil, besar):
        impor = pratinjau("pegawai", satu.berkas_pegawai(), kepegawaian, PER)
        with django_assert_num_queries(9):
            rencana_impor(impor, PER, lambda n, dari, pesan: None)

"""Keputusan penataan yang ditandatangani Plt. atau Plh.: ditolak dengan Pasalnya, kecuali izin tertulisnya disebut."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sistemkerja.jejak.models import Peristiwa
from sistemkerja.kepegawaian.models.unit import RencanaReorganisasi
from sistemkerja.kepegawaian.tests.test_unit_tindakan import DASAR, bidang_dinkes, isi_unit, kediri, pengelola
from sistemkerja.kepegawaian.tindakan import unit as tindakan_unit
from sistemkerja.kepegawaian.tindakan.reorganisasi import IsiRencana, buat_rencana, tambah_langkah, tetapkan_rencana
from sistemkerja.organisasi.models import Keputusan, UnitOrganisasi
from sistemkerja.pemda.galat import MasukanKeliru, TidakBerwenang
from sistemkerja.pemda.models import Pemda

__all__ = ["kediri"]
PLT = replace(DASAR, nomor="188/99/2026", penanda="Plt. Sekretaris Daerah Kota Kediri")
IZIN = "Izin Mendagri 100.2.2/77 tanggal 1 November 2026"


def test_pengganti_tidak_mengubah_organisasi(kediri: Pemda) -> None:
    oleh, isi = pengelola(kediri), isi_unit()
    for penanda in ("Plt. Wali Kota", "Pelaksana Harian Sekretaris Daerah", "plh Sekretaris Daerah"):
        with pytest.raises(TidakBerwenang) as galat:
            tindakan_unit.bentuk(isi, oleh.per, replace(PLT, penanda=penanda), oleh=oleh)
        assert "UU 30/2014 Pasal 14 ayat (7)" in galat.value.dasar
        assert "izin tertulis" in str(galat.value) and penanda in str(galat.value)
    assert not UnitOrganisasi.objects.filter(pk=str(isi["id"])).exists()
    assert not Keputusan.objects.filter(nomor=PLT.nomor).exists()


def test_dengan_izin_tertulis_diterima_dan_tercatat(kediri: Pemda) -> None:
    oleh = pengelola(kediri)
    rencana = tindakan_unit.bentuk(isi_unit(), oleh.per, replace(PLT, izin=IZIN), oleh=oleh)
    assert (rencana.sk_penanda, rencana.sk_izin) == (PLT.penanda, IZIN)
    assert rencana.keputusan is not None and rencana.keputusan.penanda == PLT.penanda
    peristiwa = Peristiwa.objects.get(peristiwa="reorganisasi.ditetapkan", objek_id=rencana.pk)
    assert peristiwa.dasar == [str(rencana.keputusan), f"Izin tertulis: {IZIN}"]


def test_penandanya_wajib_disebut(kediri: Pemda) -> None:
    oleh = pengelola(kediri)
    with pytest.raises(MasukanKeliru) as galat:
        tindakan_unit.bentuk(isi_unit(), oleh.per, replace(DASAR, penanda=" "), oleh=oleh)
    assert set(galat.value.galat) == {"sk_penanda"}


def test_rencana_yang_ditetapkan_plt_ditolak_sampai_izinnya_ada(kediri: Pemda) -> None:
    oleh, satu = pengelola(kediri), bidang_dinkes()[0]
    rencana = buat_rencana(IsiRencana("Penataan Dinkes", oleh.per, sk_penanda=PLT.penanda), oleh=oleh)
    isi = {"unit": str(satu.pk), "nama": "Bidang Berganti Nama"}
    tambah_langkah(rencana.pk, "ubah_unit", isi, oleh=oleh, versi=rencana.versi)
    versi = RencanaReorganisasi.objects.get(pk=rencana.pk).versi
    with pytest.raises(TidakBerwenang):
        tetapkan_rencana(rencana.pk, PLT, oleh=oleh, versi=versi)
    assert RencanaReorganisasi.objects.get(pk=rencana.pk).draf
    assert tetapkan_rencana(rencana.pk, replace(PLT, izin=IZIN), oleh=oleh, versi=versi).sk_izin == IZIN

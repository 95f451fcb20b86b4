"""Unit yang tidak diatur: aplikasi mengatakannya dengan ketentuan yang dicari, tanpa sisa setengah jadi."""

from __future__ import annotations

import pytest
from django.db import transaction

from sistemkerja.alur.models import Tugas
from sistemkerja.contoh.penggerak import Penggerak
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.organisasi.models import Jabatan, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import TidakDiaturApp
from sistemkerja.perencanaan import tindakan as rencana
from sistemkerja.perencanaan.models import BagianTarget, PerjanjianKinerja
from sistemkerja.perencanaan.tindakan.perjanjian_kinerja import IsianSasaran
from tests.jalan_penuh.naskah import Diam

SASARAN = [IsianSasaran("Sasaran contoh", "Indikator", "90", "persen")]


def katakan_diam(gerak: Penggerak, baris: Diam) -> None:
    """Perjanjian Kinerja unit itu, atau mengambil sasaran atasannya, ditolak karena peraturan diam."""
    unit = gerak.unit(baris.unit)
    jabatan = Jabatan.objects.get(unit=unit, pimpinan=True)
    oleh = gerak.pelaku(jabatan.pk)
    if baris.apa == "ambil":
        _tidak_dapat_mengambil(gerak, unit, jabatan, oleh, baris)
        return
    with pytest.raises(TidakDiaturApp) as galat, transaction.atomic():
        rencana.buat_perjanjian_kinerja(unit, gerak.per.year, SASARAN, oleh=oleh)
    _lengkap(galat.value, baris)
    assert not PerjanjianKinerja.objects.exists()
    assert not Peristiwa.objects.exists()
    assert not Tugas.objects.exists()


def _tidak_dapat_mengambil(gerak: Penggerak, unit: UnitOrganisasi, jabatan: Jabatan, oleh: Pelaku, baris: Diam) -> None:
    pk = gerak.perjanjian(unit, SASARAN)
    sebelum = (Peristiwa.objects.count(), Tugas.objects.count())
    with pytest.raises(TidakDiaturApp) as galat, transaction.atomic():
        rencana.ambil_sasaran(pk.sasaran.get().pk, jabatan.pk, oleh=oleh, versi=pk.versi)
    _lengkap(galat.value, baris)
    assert not BagianTarget.objects.exists()
    assert (Peristiwa.objects.count(), Tugas.objects.count()) == sebelum


def _lengkap(galat: TidakDiaturApp, baris: Diam) -> None:
    assert any(baris.dicari in d for d in galat.dasar), galat.dasar
    assert galat.saran
    assert "tidak mengatur" in galat.kalimat

"""Bidang pencarian di formulir: tulis lalu pilih, dengan dan tanpa skrip."""

from __future__ import annotations

import pytest
from django import forms

from sistemkerja.organisasi.models import Jabatan, Pegawai, UnitOrganisasi
from sistemkerja.organisasi.pilihan import PilihanJabatan, PilihanPegawai, PilihanUnit
from sistemkerja.pemda.models import Pemda


class Formulir(forms.Form):
    pegawai = PilihanPegawai(label="Pegawai")
    jabatan = PilihanJabatan(label="Jabatan", required=False)
    unit = PilihanUnit(label="Unit", required=False)


@pytest.fixture
def orang(contoh_kediri: Pemda) -> Pegawai:
    return Pegawai.objects.exclude(jenis_asn="bukan").first()


def test_id_yang_dipilih_menjadi_baris(orang: Pegawai) -> None:
    unit, jabatan = UnitOrganisasi.objects.first(), Jabatan.objects.first()
    form = Formulir({"pegawai": str(orang.pk), "unit": str(unit.pk), "jabatan": str(jabatan.pk)})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"pegawai": orang, "unit": unit, "jabatan": jabatan}
    assert f'value="{orang.pk}"' in str(form["pegawai"]) and orang.nama.split(",")[0] in str(form["pegawai"])


@pytest.mark.parametrize("tulisan", ["nama", "nip"])
def test_tanpa_skrip_tulisan_yang_tepat_diterima(orang: Pegawai, tulisan: str) -> None:
    form = Formulir({"pegawai": "", "pegawai_teks": getattr(orang, tulisan), "pegawai_untuk": ""})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["pegawai"] == orang


def test_tanpa_skrip_yang_cocok_beberapa_ditawarkan_lalu_dipilih(orang: Pegawai) -> None:
    form = Formulir({"pegawai_teks": "Siti", "pegawai_untuk": ""})
    assert not form.is_valid()
    assert "Pilih salah satu" in str(form["pegawai"].errors)
    assert 'type="radio"' in str(form["pegawai"])
    calon = form.fields["pegawai"].widget.calon
    assert len(calon) > 1
    lagi = Formulir({"pegawai_teks": "Siti", "pegawai_untuk": "Siti", "pegawai": calon[0].id})
    assert lagi.is_valid(), lagi.errors
    assert str(lagi.cleaned_data["pegawai"].pk) == calon[0].id


def test_tulisan_yang_berubah_membatalkan_pilihan_lama(orang: Pegawai) -> None:
    form = Formulir({"pegawai": str(orang.pk), "pegawai_untuk": orang.nama, "pegawai_teks": "tak akan ada"})
    assert not form.is_valid()
    assert "Tidak ada yang cocok" in str(form["pegawai"].errors)


def test_kosong_wajib_dan_boleh_kosong(orang: Pegawai) -> None:
    form = Formulir({"pegawai_teks": ""})
    assert not form.is_valid()
    assert list(form.errors) == ["pegawai"]
    assert form.cleaned_data["unit"] is None


@pytest.mark.parametrize("nilai", ["bukan-uuid", "00000000-0000-0000-0000-000000000000"])
def test_yang_tidak_ada_ditolak(orang: Pegawai, nilai: str) -> None:
    form = Formulir({"pegawai": nilai})
    assert not form.is_valid()


def test_nilai_awal_dan_perubahan(orang: Pegawai) -> None:
    form = Formulir({"pegawai": str(orang.pk)}, initial={"pegawai": orang})
    assert not form.has_changed()
    assert Formulir(initial={"pegawai": orang.pk})["pegawai"].value() is not None
    assert str(orang.pk) in str(Formulir(initial={"pegawai": orang})["pegawai"])

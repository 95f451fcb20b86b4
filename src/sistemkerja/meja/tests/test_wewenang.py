"""Halaman pegawai menyebut apa yang dapat diputuskannya dengan Pasalnya, dan apa yang dihalangi bagi Plt."""

from __future__ import annotations

import pytest

from sistemkerja.meja.tests.kerja import KADIS, Kerja
from sistemkerja.meja.wewenang import blok_tim, blok_wewenang
from sistemkerja.organisasi.models import Pemangku
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import gunakan


@pytest.mark.dasar("kediri-2023-45", "Pasal 12 ayat (1)")
def test_kepala_pd_dapat_menetapkan_tim(kerja: Kerja) -> None:
    with gunakan(kerja.pemda):
        pemangku = kerja.pegawai(*KADIS)
        blok = blok_wewenang(kerja.pemda.pk, pemangku.pegawai_id, hari_ini(kerja.pemda))
    assert blok is not None
    [jabatan] = blok["jabatan"]
    tim = next(b for b in jabatan["baris"] if "tim" in b["judul"])
    assert "Pasal 12 ayat (1)" in tim["jawaban"]["dasar"]
    assert tim["halangan"] is None


def test_yang_bukan_pejabat_struktural_tidak_disebut(kerja: Kerja) -> None:
    with gunakan(kerja.pemda):
        jf = Pemangku.objects.filter(jabatan__kode="").first()
        assert jf is not None
        assert blok_wewenang(kerja.pemda.pk, jf.pegawai_id, hari_ini(kerja.pemda)) is None
        assert blok_tim(kerja.pemda.pk, jf.pegawai_id, hari_ini(kerja.pemda)) is None


def test_plt_disebut_sebagai_plt(kerja: Kerja) -> None:
    with gunakan(kerja.pemda):
        plt = Pemangku.objects.filter(sifat="plt").pada(hari_ini(kerja.pemda)).first()
        blok = blok_wewenang(kerja.pemda.pk, plt.pegawai_id, hari_ini(kerja.pemda))
    assert any(j["sebutan"].startswith("Plt. ") for j in blok["jabatan"])

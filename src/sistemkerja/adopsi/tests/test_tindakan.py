"""Mengadopsi, membatalkan, menetapkan kebijakan, mencabut: berhasil, ditolak, diulang, didahului, dan keliru."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from sistemkerja.adopsi.tests.conftest import berperan, isi_diubah
from sistemkerja.adopsi.tests.test_versi import kegiatan, versi_baru
from sistemkerja.adopsi.tindakan import (
    IsianAdopsi,
    IsianKebijakan,
    adopsi_peraturan,
    batalkan_adopsi,
    cabut_kebijakan,
    periksa_organisasi,
    tetapkan_kebijakan,
    unggah_naskah,
)
from sistemkerja.alur.mesin import mesin, peraturan_berlaku
from sistemkerja.alur.wenang import kenapa, wenang
from sistemkerja.aturan import katalog, paket
from sistemkerja.aturan.keluaran import jawaban_json
from sistemkerja.contoh.penggerak import Penggerak
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.latar.uji import jalankan_antrean
from sistemkerja.organisasi.models import UnitOrganisasi
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru, SudahBerubah, TidakBerwenang, TidakDiaturApp
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Adopsi
from sistemkerja.pemda.versi import Kebijakan, VersiPeraturan
from sistemkerja.penugasan.models import SusunanPenugasan

TUGAS = "pemberi_penugasan"


@pytest.fixture
def kediri(muatkan):
    satu = muatkan("kediri")
    with gunakan(satu):
        yield satu


@pytest.fixture
def blitar(muatkan):
    """Kota Blitar tanpa kebijakan contohnya."""
    satu = muatkan("blitar")
    with gunakan(satu):
        Kebijakan.objects.update(dicabut=date(2023, 1, 17))
        yield satu


def sidik_baru(satu) -> str:
    return unggah_naskah([("a.zip", paket.ke_zip(versi_baru()))], oleh=berperan(satu, "pengelola_organisasi")).sidik


def isian(satu, **beda) -> IsianKebijakan:
    isi = {
        "pertanyaan": TUGAS, "syarat": {"jenis_unit": ["kelurahan"]}, "jawaban": [{"oleh": ["lurah"]}],
        "dasar_hukum": "Keputusan Wali Kota", "nomor": "188/7", "tanggal": hari_ini(satu), "sejak": hari_ini(satu),
    }  # fmt: skip
    return IsianKebijakan(**{**isi, **beda})


# Adopsi ---------------------------------------------------------------------------------------------------------------


def test_adopsi_mendatang_menunggu_lalu_dibatalkan(kediri):
    oleh, besok = berperan(kediri, "pengelola_organisasi"), hari_ini(kediri) + timedelta(days=30)
    sidik, lama = sidik_baru(kediri), Adopsi.objects.get()
    baru = adopsi_peraturan(sidik, IsianAdopsi(besok, "188/9", besok), oleh=oleh, terakhir=lama.pk)
    lama.refresh_from_db()
    assert (lama.sampai, baru.sampai, baru.dasar.nomor_sk) == (besok, None, "188/9")
    assert peraturan_berlaku(kediri, besok - timedelta(days=1)).sidik == lama.sidik
    assert peraturan_berlaku(kediri, besok).sidik == sidik
    with pytest.raises(MasukanKeliru, match="menunggu"):
        adopsi_peraturan(lama.sidik, IsianAdopsi(besok), oleh=oleh, terakhir=baru.pk)
    batalkan_adopsi(baru.pk, oleh=oleh)
    lama.refresh_from_db()
    assert (Adopsi.objects.get(), lama.sampai) == (lama, None)
    assert [p.peristiwa for p in Peristiwa.objects.filter(peristiwa__startswith="adopsi.").order_by("id")] == [
        "adopsi.ditetapkan",
        "adopsi.dibatalkan",
    ]


def test_yang_sudah_mulai_tidak_dibatalkan(kediri):
    lama = Adopsi.objects.get()
    with pytest.raises(GalatKerja, match="sudah mulai"):
        batalkan_adopsi(lama.pk, oleh=berperan(kediri, "pengelola_organisasi"))
    Adopsi.objects.filter(pk=lama.pk).delete()  # juga basis data menolaknya
    assert Adopsi.objects.filter(pk=lama.pk).exists()


@pytest.mark.parametrize("peran", ["", "pengawas_internal", "pengelola_kepegawaian"])
def test_hanya_pengelola_organisasi(kediri, peran):
    oleh = berperan(kediri, peran)
    with pytest.raises(TidakBerwenang):
        unggah_naskah([("a.zip", b"")], oleh=oleh)
    with pytest.raises(TidakBerwenang):
        adopsi_peraturan("0" * 64, IsianAdopsi(hari_ini(kediri)), oleh=oleh)
    with pytest.raises(TidakBerwenang):
        tetapkan_kebijakan(isian(kediri), oleh=oleh)
    with pytest.raises(TidakBerwenang):
        periksa_organisasi("0" * 64, hari_ini(kediri), oleh=oleh)


def test_diulang_sekali_saja_dan_yang_kedua_diberi_tahu(kediri):
    oleh, kunci, kini = berperan(kediri, "pengelola_organisasi"), uuid4(), hari_ini(kediri)
    sidik, lama = sidik_baru(kediri), Adopsi.objects.get()
    pertama = adopsi_peraturan(sidik, IsianAdopsi(kini), oleh=oleh, terakhir=lama.pk, kunci=kunci)
    assert adopsi_peraturan(sidik, IsianAdopsi(kini), oleh=oleh, terakhir=lama.pk, kunci=kunci) == pertama
    with pytest.raises(SudahBerubah):
        adopsi_peraturan(lama.sidik, IsianAdopsi(kini + timedelta(days=1)), oleh=oleh, terakhir=lama.pk)
    assert VersiPeraturan.objects.count() == 2


def test_tidak_sebelum_peraturannya_berlaku_dan_tidak_surut(kediri):
    oleh, sidik, lama = berperan(kediri, "pengelola_organisasi"), sidik_baru(kediri), Adopsi.objects.get()
    with pytest.raises(MasukanKeliru, match="baru berlaku sejak"):
        adopsi_peraturan(sidik, IsianAdopsi(date(2000, 1, 1)), oleh=oleh, terakhir=lama.pk)
    with pytest.raises(MasukanKeliru, match="hari ini atau sesudahnya"):
        adopsi_peraturan(sidik, IsianAdopsi(hari_ini(kediri) - timedelta(days=1)), oleh=oleh, terakhir=lama.pk)


def test_naskah_yang_bertentangan_tidak_diadopsi(kediri):
    """Dua aturan yang menjawab keadaan yang sama: naskahnya tersimpan, tetapi tidak dapat menjadi hukum."""
    isi = isi_diubah("kediri-2023-45", "mekanisme.yaml", "jenis_unit: [dpmptsp]}", "jenis_unit: [dpmptsp, dinas]}")
    oleh = berperan(kediri, "pengelola_organisasi")
    sidik = unggah_naskah(list(isi.items()), oleh=oleh).sidik
    with pytest.raises(MasukanKeliru, match="belum dapat diadopsi"):
        adopsi_peraturan(sidik, IsianAdopsi(hari_ini(kediri)), oleh=oleh, terakhir=Adopsi.objects.get().pk)


# Kebijakan ------------------------------------------------------------------------------------------------------------


def test_kebijakan_yang_melawan_ditolak_dengan_pasalnya(kediri):
    with pytest.raises(MasukanKeliru) as galat:
        tetapkan_kebijakan(
            isian(kediri, pertanyaan="penetap_tim", syarat={"jenis_unit": ["dinas"]}, jawaban=[{"oleh": ["camat"]}]),
            oleh=berperan(kediri, "pengelola_organisasi"),
        )
    assert "Pasal" in galat.value.galat["syarat"][0]
    assert not Kebijakan.objects.filter(pertanyaan="penetap_tim").exists()


def test_kebijakan_membuka_jalan_di_kelurahan(blitar):
    """Sebelumnya: tidak diatur, dengan jalan keluarnya. Sesudahnya: Lurah menugaskan, menurut kebijakan itu."""
    with Penggerak(blitar).jalan() as g:
        with pytest.raises(TidakDiaturApp) as galat, transaction.atomic():
            kegiatan(g, "KECKPJ.04")
        assert "pertanyaan=pemberi_penugasan&jenis_unit=kelurahan" == galat.value.kebijakan
        assert galat.value.dasar and not SusunanPenugasan.objects.exists()
    oleh = berperan(blitar, "pengelola_organisasi")
    baris = tetapkan_kebijakan(isian(blitar), oleh=oleh)
    m = mesin(blitar, hari_ini(blitar))
    w = wenang(m, TUGAS, UnitOrganisasi.objects.get(kode="KECKPJ.04").pk, lingkup="dalam_unit", cara="penunjukan")
    assert kenapa(w)["sumber"] == "kebijakan" and "kebijakan Pemda" in str(kenapa(w)["kalimat"])
    assert jawaban_json(m.peraturan, w.jawaban)["jawaban"][0]["sumber"] == "kebijakan"
    with Penggerak(blitar).jalan() as g:
        satu = kegiatan(g, "KECKPJ.04")
    assert baris.sebutan_dasar in satu.susunan.dasar


def test_kebijakan_berlaku_dalam_masanya_saja(blitar):
    oleh, kini = berperan(blitar, "pengelola_organisasi"), hari_ini(blitar)
    tetapkan_kebijakan(isian(blitar, sejak=kini + timedelta(days=5), sampai=kini + timedelta(days=9)), oleh=oleh)
    berlaku = [TUGAS in peraturan_berlaku(blitar, kini + timedelta(days=n)).kebijakan for n in (4, 5, 9, 10)]
    assert berlaku == [False, True, True, False]


def test_dua_kebijakan_tidak_bertumpuk(blitar):
    oleh, kunci = berperan(blitar, "pengelola_organisasi"), uuid4()
    pertama = tetapkan_kebijakan(isian(blitar), oleh=oleh, kunci=kunci)
    assert tetapkan_kebijakan(isian(blitar), oleh=oleh, kunci=kunci) == pertama
    with pytest.raises(MasukanKeliru, match="Sudah ada kebijakan"):
        tetapkan_kebijakan(isian(blitar, syarat={"jenis_unit": ["kelurahan", "rsud"]}), oleh=oleh)


def test_dicabut_sejak_tanggalnya(blitar):
    oleh, kini = berperan(blitar, "pengelola_organisasi"), hari_ini(blitar)
    baris = tetapkan_kebijakan(isian(blitar), oleh=oleh)
    with pytest.raises(SudahBerubah):
        cabut_kebijakan(baris.pk, kini, "Diganti.", oleh=oleh, versi=9)
    with pytest.raises(MasukanKeliru):
        cabut_kebijakan(baris.pk, kini, " ", oleh=oleh, versi=1)
    cabut_kebijakan(baris.pk, kini + timedelta(days=3), "Diganti.", oleh=oleh, versi=1)
    assert TUGAS in peraturan_berlaku(blitar, kini + timedelta(days=2)).kebijakan
    assert TUGAS not in peraturan_berlaku(blitar, kini + timedelta(days=3)).kebijakan
    with pytest.raises(GalatKerja, match="sudah dicabut"):
        cabut_kebijakan(baris.pk, kini, "Lagi.", oleh=oleh, versi=2)


def test_kebijakan_sesudah_peraturan_baru_mengaturnya_tidak_memutus(blitar):
    """Blitar mengganti peraturannya: di tempat yang kini diatur, kebijakannya diam."""
    oleh, kini = berperan(blitar, "pengelola_organisasi"), hari_ini(blitar)
    syarat = {"jenis_unit": ["dinas"]}
    tetapkan_kebijakan(
        isian(blitar, pertanyaan="tidak_sesuai_target", syarat=syarat,
              jawaban=[{"oleh": ["kepala_pd"], "kerja": "mengevaluasi"}]),
        oleh=oleh,
    )  # fmt: skip
    jambi = katalog.peraturan("jambi-2025-13")
    adopsi_peraturan(jambi.sidik, IsianAdopsi(kini), oleh=oleh, terakhir=Adopsi.objects.get().pk)
    unit = UnitOrganisasi.objects.get(kode="DINKES").pk
    assert wenang(mesin(blitar, kini), "tidak_sesuai_target", unit).cabang.sumber != "kebijakan"


# Pemeriksaan ----------------------------------------------------------------------------------------------------------


def test_pemeriksaan_menyebut_yang_belum_cocok(kediri):
    hasil = periksa_organisasi(
        Adopsi.objects.get().sidik, hari_ini(kediri), oleh=berperan(kediri, "pengelola_organisasi")
    )
    assert hasil.angka["orang"] > hasil.angka["orang_baik"] > 0
    jenis = {t["jenis"] for t in hasil.temuan}
    assert {"tanpa_penilai", "penilai_kosong", "rantai_kosong", "rantai_diam"} <= jenis
    assert all(t["unit"] and t["pd"] for t in hasil.temuan)


def test_kebijakan_menyelesaikan_temuannya(blitar):
    """RSUD tidak diatur; sesudah ada kebijakan baginya, ia tidak lagi disebut tidak diatur."""
    oleh, sidik = berperan(blitar, "pengelola_organisasi"), Adopsi.objects.get().sidik
    sebelum = periksa_organisasi(sidik, hari_ini(blitar), oleh=oleh)
    assert any(t["jenis"] == "jenis_tak_diatur" for t in sebelum.temuan)
    tetapkan_kebijakan(
        isian(blitar, pertanyaan="penilai", syarat={"jenis_unit": ["rsud"]}, jawaban=[{"oleh": ["direktur"]}]),
        oleh=oleh,
    )
    sesudah = periksa_organisasi(sidik, hari_ini(blitar), oleh=oleh)
    assert not any(t["jenis"] == "jenis_tak_diatur" for t in sesudah.temuan)
    assert sesudah.angka["orang_baik"] > sebelum.angka["orang_baik"]


def test_pemeriksaan_besar_menunggu_di_belakang_layar(muatkan):
    kediri = muatkan("kediri")
    with gunakan(kediri):
        oleh, sidik = berperan(kediri, "pengelola_organisasi"), Adopsi.objects.get().sidik
        antre = periksa_organisasi(sidik, hari_ini(kediri), oleh=oleh, langsung=1)
        assert antre.pekerjaan_id and not antre.temuan
    jalankan_antrean()
    with gunakan(kediri):
        antre.refresh_from_db()
        assert antre.pekerjaan_id is None and antre.angka["temuan"] == len(antre.temuan) > 0

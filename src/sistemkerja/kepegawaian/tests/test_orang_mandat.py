"""Plt. dan Plh.: kapan ditunjuk, siapa yang dapat, dan apa yang bukan wewenangnya, dengan dasarnya."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from sistemkerja.alur import wenang as alur_wenang
from sistemkerja.alur.mesin import mesin
from sistemkerja.aturan import nasional
from sistemkerja.aturan.kosakata import JENJANG, PERTANYAAN
from sistemkerja.kepegawaian.models import TindakanPegawai
from sistemkerja.kepegawaian.tests.conftest import Panggung, sk
from sistemkerja.kepegawaian.tindakan.orang import (
    IsianAngkat,
    IsianMutasi,
    IsianTunjuk,
    akhiri,
    angkat,
    mutasi,
    pensiun,
    tunjuk,
)
from sistemkerja.kepegawaian.tindakan.penanda import sifat_penanda
from sistemkerja.organisasi.models import Pemangku
from sistemkerja.organisasi.pelaku import JabatanDipangku
from sistemkerja.pemda.galat import MasukanKeliru, SudahBerubah, TidakBerwenang
from sistemkerja.pemda.konteks import gunakan

BATAS = nasional.batas_mandat()


def _lepas(kediri: Panggung, kursi, pengganti: UUID | None = None) -> None:
    """Kosongkan sebuah kursi: orangnya dimutasi ke kursi lain."""
    with gunakan(kediri.pemda):
        isian = [IsianMutasi(kediri.orang(kursi).pk, kediri.kursi_kosong().pk)]
        mutasi(isian, berlaku=kediri.per, dasar=sk("800/0"), oleh=kediri.pengelola())


def _tunjuk(kediri: Panggung, sifat: str, kursi, siapa, *, nomor: str = "800/3", **lain):
    isian = IsianTunjuk(sifat, siapa.pk, kursi.pk, lain.pop("sampai", None), lain.pop("alasan", ""))
    with gunakan(kediri.pemda):
        dasar = sk(nomor, naskah="surat_perintah", penanda=lain.pop("penanda", "Wali Kota Kediri"))
        return tunjuk(isian, berlaku=kediri.per, dasar=dasar, oleh=kediri.pengelola(), **lain)


# Data


def test_setiap_larangan_dan_kebolehan_berdasar_dan_bertanda_sudah_tidaknya_diperiksa() -> None:
    for p in BATAS.perbuatan.values():
        assert p.jawaban.dasar and p.jawaban.kalimat.endswith(".") and p.jawaban.sumber in ("tertulis", "tafsir")
        assert p.jawaban.diperiksa is False, "naskah resminya belum dibandingkan"
        assert p.jawaban.sumber == "tertulis" or p.jawaban.catatan
        assert set(p.pertanyaan) <= set(PERTANYAAN)
    for dari, bagi, _jawaban in BATAS.penunjukan:
        assert dari | bagi <= set(JENJANG)


@pytest.mark.parametrize("perbuatan", ["mengangkat", "memindahkan", "memberhentikan", "mengubah_organisasi"])
@pytest.mark.parametrize("sifat", ["plt", "plh"])
def test_status_hukum_bukan_wewenang_plt_dan_plh(sifat: str, perbuatan: str) -> None:
    jawaban = nasional.boleh_sebagai(BATAS, sifat, perbuatan)
    assert not jawaban.boleh and jawaban.menghalangi and "UU 30/2014 Pasal 14 ayat (7)" in jawaban.dasar
    assert nasional.boleh_sebagai(BATAS, "definitif", perbuatan).boleh


def test_skp_penugasan_dan_tinjauan_boleh() -> None:
    for pertanyaan in ("penilai", "penetap_penugasan", "penetap_tim", "rantai_tinjauan", "penyelesai"):
        perbuatan = nasional.perbuatan_pertanyaan(BATAS, pertanyaan)
        assert perbuatan is not None and nasional.boleh_sebagai(BATAS, "plh", perbuatan).boleh, pertanyaan


def test_perbuatan_yang_tidak_dikenal_bukan_ya() -> None:
    with pytest.raises(KeyError):
        nasional.boleh_sebagai(BATAS, "plt", "melantik")
    with pytest.raises(KeyError):
        nasional.boleh_sebagai(BATAS, "pj", "mengangkat")


@pytest.mark.parametrize(
    ("jenjang", "bagi", "boleh"),
    [
        ("ahli_madya", "administrator", True), ("ahli_muda", "pengawas", True), ("ahli_muda", "jpt_pratama", False),
        ("administrator", "jpt_pratama", True), ("pengawas", "jpt_pratama", False), ("terampil", "pengawas", False),
    ],
)  # fmt: skip
def test_jenjang_yang_dapat_ditunjuk(jenjang: str, bagi: str, boleh: bool) -> None:
    jawaban = nasional.boleh_ditunjuk(BATAS, jenjang, bagi)
    assert jawaban.boleh is boleh and not jawaban.menghalangi
    assert boleh or jawaban.catatan, "yang tidak disebut menjelaskan sumbernya"


# Dalam alur


def test_plt_yang_melakukan_larangan_ditolak_dengan_pasal_dan_siapa_yang_dapat(
    kediri: Panggung, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Larangan berlaku begitu sebuah pertanyaan peraturan termasuk di dalamnya; hari ini satu pun dari alur tidak."""
    kursi = kediri.jabatan("DINKES.02", "kepala_bidang")
    dipangku = JabatanDipangku(kursi.pk, kursi.kode, kursi.nama, kursi.jenjang, kursi.unit_id, "plt")
    with gunakan(kediri.pemda), pytest.raises(TidakBerwenang) as galat:
        alur_wenang.pastikan_dalam_mandat(
            mesin(kediri.pemda, kediri.per), dipangku, "kedudukan_ditetapkan_oleh", "menetapkan kedudukan"
        )
    assert "Pasal 14 ayat (7)" in galat.value.kalimat and kediri.orang(kursi).nama in galat.value.siapa_yang_boleh
    definitif = replace(dipangku, sifat="definitif")
    with gunakan(kediri.pemda):
        m = mesin(kediri.pemda, kediri.per)
        alur_wenang.pastikan_dalam_mandat(m, definitif, "kedudukan_ditetapkan_oleh", "menetapkan kedudukan")
        alur_wenang.pastikan_dalam_mandat(m, dipangku, "penetap_tim", "menetapkan tim")


def test_plt_di_jabatan_kosong_menunjuk_atasannya_sebagai_yang_dapat(kediri: Panggung) -> None:
    kursi = kediri.jabatan("DINKES.02", "kepala_bidang")
    kadis = kediri.orang(kediri.jabatan("DINKES", "kepala_pd"))
    _lepas(kediri, kursi)
    with gunakan(kediri.pemda):
        siapa = alur_wenang.yang_dapat_selain_mandat(mesin(kediri.pemda, kediri.per), kursi.pk)
    assert kadis.nama in siapa


# Penanda keputusan


@pytest.mark.parametrize(
    ("penanda", "sifat"),
    [
        ("Wali Kota Kediri", "definitif"), ("Plt. Sekretaris Daerah", "plt"), ("PLH SEKRETARIS DAERAH", "plh"),
        ("Pelaksana Tugas Wali Kota", "plt"), ("Pelaksana Harian Kepala Dinas", "plh"), ("Plato Sekda", "definitif"),
    ],
)  # fmt: skip
def test_sifat_penanda_dibaca_dari_tulisannya(penanda: str, sifat: str) -> None:
    assert sifat_penanda(penanda) == sifat


def test_keputusan_mutasi_oleh_plt_ditolak_kecuali_berizin_tertulis(kediri: Panggung) -> None:
    orang, kursi = kediri.orang(kediri.jabatan("DINKES.02", "kepala_bidang")), kediri.kursi_kosong()
    isian = [IsianMutasi(orang.pk, kursi.pk)]
    with pytest.raises(TidakBerwenang) as galat, gunakan(kediri.pemda):
        mutasi(isian, berlaku=kediri.per, dasar=sk(penanda="Plt. Wali Kota Kediri"), oleh=kediri.pengelola())
    assert "UU 30/2014 Pasal 14 ayat (7)" in galat.value.kalimat and "Wali Kota Kediri" in galat.value.siapa_yang_boleh
    izin = sk(penanda="Plt. Wali Kota Kediri", izin="Izin Mendagri 821/44 tanggal 2 Januari 2026")
    with gunakan(kediri.pemda):
        keputusan = mutasi(isian, berlaku=kediri.per, dasar=izin, oleh=kediri.pengelola())
        assert TindakanPegawai.objects.get(keputusan=keputusan).izin_tertulis.startswith("Izin Mendagri")


def test_angkat_dan_pensiun_oleh_plh_juga_ditolak(kediri: Panggung) -> None:
    orang = kediri.orang(kediri.jabatan("DINKES.02", "kepala_bidang"))
    plh = sk(penanda="Plh. Sekretaris Daerah")
    with pytest.raises(TidakBerwenang), gunakan(kediri.pemda):
        angkat(IsianAngkat(kediri.kursi_kosong().pk, orang.pk), berlaku=kediri.per, dasar=plh, oleh=kediri.pengelola())
    with pytest.raises(TidakBerwenang), gunakan(kediri.pemda):
        pensiun(orang.pk, berlaku=kediri.per, dasar=plh, oleh=kediri.pengelola())


def test_surat_perintah_oleh_plh_menunjuk_plh_boleh(kediri: Panggung) -> None:
    kursi = kediri.jabatan("DINKES.02", "kepala_bidang")
    sekretaris = kediri.orang(kediri.jabatan("DINKES.01", "sekretaris_pd"))
    _tunjuk(kediri, "plh", kursi, sekretaris, sampai=kediri.besok(6), penanda="Plh. Kepala Dinas Kesehatan")
    assert kediri.pemangku(kursi, sifat="plh") == sekretaris


# Penunjukan


def test_plt_ditolak_selagi_pejabatnya_ada_dan_plh_ditolak_di_jabatan_kosong(kediri: Panggung) -> None:
    kursi = kediri.jabatan("DINKES.02", "kepala_bidang")
    sekretaris, orang = kediri.orang(kediri.jabatan("DINKES.01", "sekretaris_pd")), kediri.orang(kursi)
    with pytest.raises(MasukanKeliru) as galat:
        _tunjuk(kediri, "plt", kursi, sekretaris)
    pesan = galat.value.galat["sifat"][0]
    assert orang.nama in pesan and "Plh., bukan Plt." in pesan and "Pasal 14 ayat (2) huruf b" in pesan
    _lepas(kediri, kursi)
    with pytest.raises(MasukanKeliru) as galat:
        _tunjuk(kediri, "plh", kursi, sekretaris, sampai=kediri.besok(5))
    assert "Plt., bukan Plh." in galat.value.galat["sifat"][0]
    _tunjuk(kediri, "plt", kursi, sekretaris)
    assert kediri.pemangku(kursi, sifat="plt") == sekretaris


def test_jenjang_yang_tidak_lazim_meminta_alasan_tidak_dihalangi(kediri: Panggung) -> None:
    kursi = kediri.jabatan("DINKES", "kepala_pd")
    pengawas = kediri.orang(kediri.jabatan("DINKES.01.01", "kepala_subbagian"))
    with pytest.raises(MasukanKeliru) as galat:
        _tunjuk(kediri, "plh", kursi, pengawas, sampai=kediri.besok(5))
    assert "belum dibandingkan" in galat.value.galat["alasan"][0]
    keputusan = _tunjuk(kediri, "plh", kursi, pengawas, sampai=kediri.besok(5), alasan="Satu-satunya yang hadir.")
    with gunakan(kediri.pemda):
        assert TindakanPegawai.objects.get(keputusan=keputusan).alasan == "Satu-satunya yang hadir."


def test_plh_wajib_berbatas_dan_berakhir_sendiri(kediri: Panggung) -> None:
    kursi = kediri.jabatan("DINKES.02", "kepala_bidang")
    sekretaris = kediri.orang(kediri.jabatan("DINKES.01", "sekretaris_pd"))
    with pytest.raises(MasukanKeliru, match="Hari|hari"):
        _tunjuk(kediri, "plh", kursi, sekretaris)
    _tunjuk(kediri, "plh", kursi, sekretaris, sampai=kediri.besok(5))
    assert kediri.pemangku(kursi, kediri.besok(5), "plh") == sekretaris
    assert kediri.pemangku(kursi, kediri.besok(6), "plh") is None


def test_plt_berakhir_ketika_jabatannya_terisi(kediri: Panggung) -> None:
    kursi = kediri.jabatan("DINKES.02", "kepala_bidang")
    sekretaris = kediri.orang(kediri.jabatan("DINKES.01", "sekretaris_pd"))
    _lepas(kediri, kursi)
    _tunjuk(kediri, "plt", kursi, sekretaris)
    baru = kediri.orang(kediri.kursi_jf("DISDIK.02"))
    with gunakan(kediri.pemda):
        mutasi([IsianMutasi(baru.pk, kursi.pk)], berlaku=kediri.besok(3), dasar=sk("800/7"), oleh=kediri.pengelola())
    assert kediri.pemangku(kursi, kediri.besok(2), "plt") == sekretaris
    assert kediri.pemangku(kursi, kediri.besok(3), "plt") is None and kediri.pemangku(kursi, kediri.besok(3)) == baru


def test_yang_sudah_plh_tidak_ditunjuk_dua_kali(kediri: Panggung) -> None:
    kursi = kediri.jabatan("DINKES.02", "kepala_bidang")
    sekretaris = kediri.orang(kediri.jabatan("DINKES.01", "sekretaris_pd"))
    _tunjuk(kediri, "plh", kursi, sekretaris, sampai=kediri.besok(5))
    lain = kediri.orang(kediri.jabatan("DINKES.03", "kepala_bidang"))
    with pytest.raises(MasukanKeliru) as galat:
        _tunjuk(kediri, "plh", kursi, lain, sampai=kediri.besok(9), nomor="800/4")
    assert sekretaris.nama in galat.value.galat["jabatan"][0]


def test_kiriman_ulang_penunjukan_sekali_saja(kediri: Panggung, kunci: UUID) -> None:
    kursi = kediri.jabatan("DINKES.02", "kepala_bidang")
    sekretaris = kediri.orang(kediri.jabatan("DINKES.01", "sekretaris_pd"))
    hasil = {_tunjuk(kediri, "plh", kursi, sekretaris, sampai=kediri.besok(5), kunci=kunci).pk for _ke in range(2)}
    assert len(hasil) == 1


def test_plh_diakhiri_lebih_awal_lalu_pejabatnya_bertindak_lagi(kediri: Panggung) -> None:
    kursi = kediri.jabatan("DINKES.02", "kepala_bidang")
    sekretaris = kediri.orang(kediri.jabatan("DINKES.01", "sekretaris_pd"))
    _tunjuk(kediri, "plh", kursi, sekretaris, sampai=kediri.besok(9))
    with gunakan(kediri.pemda):
        pk = Pemangku.objects.get(jabatan=kursi, sifat="plh", masa__contains=kediri.per).pk
        dasar = sk("800/8", naskah="surat_perintah")
        akhiri(pk, berlaku=kediri.besok(2), dasar=dasar, oleh=kediri.pengelola())
    assert kediri.pemangku(kursi, kediri.besok(1), "plh") == sekretaris
    assert kediri.pemangku(kursi, kediri.besok(2), "plh") is None
    with pytest.raises(MasukanKeliru, match="sudah berakhir"), gunakan(kediri.pemda):
        akhiri(pk, berlaku=kediri.besok(4), dasar=dasar, oleh=kediri.pengelola())
    with pytest.raises(SudahBerubah), gunakan(kediri.pemda):
        akhiri(pk, berlaku=kediri.besok(1), dasar=dasar, oleh=kediri.pengelola(), versi="lama")


def test_bukan_pengelola_tidak_menunjuk_dan_tidak_mengakhiri(kediri: Panggung) -> None:
    kursi = kediri.jabatan("DINKES.02", "kepala_bidang")
    with pytest.raises(TidakBerwenang), gunakan(kediri.pemda):
        tunjuk(IsianTunjuk("plh", kediri.orang(kursi).pk, kursi.pk, date(2030, 1, 1)), berlaku=kediri.per, dasar=sk(),
               oleh=kediri.orang_lain())  # fmt: skip
    with gunakan(kediri.pemda):
        pk = Pemangku.objects.get(jabatan=kursi, sifat="definitif", masa__contains=kediri.per).pk
    with pytest.raises(TidakBerwenang), gunakan(kediri.pemda):
        akhiri(pk, berlaku=kediri.per + timedelta(days=1), dasar=sk(), oleh=kediri.orang_lain())

"""Pengangkatan, kenaikan pangkat, pensiun: enam hal bagi setiap tindakan."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.http import Http404

from sistemkerja.kepegawaian.models import TindakanPegawai
from sistemkerja.kepegawaian.tests.conftest import Panggung, sk
from sistemkerja.kepegawaian.tindakan.orang import (
    IsianAngkat,
    Lowong,
    PegawaiBaru,
    angkat,
    batalkan,
    naikkan_pangkat,
    pensiun,
)
from sistemkerja.kepegawaian.tindakan.orang.kursi import versi_orang
from sistemkerja.kepegawaian.tindakan.orang.lowong import jalankan_penyerahan
from sistemkerja.organisasi.models import Pegawai, RiwayatPangkat
from sistemkerja.pemda.galat import MasukanKeliru, SudahBerubah, TidakBerwenang
from sistemkerja.pemda.konteks import gunakan

SARI = PegawaiBaru("199902022024032001", "Sari Wulandari, S.KM.", "pns", "III/a")


# Angkat


def test_pegawai_baru_diangkat_ke_kursi_kosong(kediri: Panggung) -> None:
    kursi = kediri.kursi_kosong()
    with gunakan(kediri.pemda):
        angkat(IsianAngkat(kursi.pk, baru=SARI), berlaku=kediri.per, dasar=sk(), oleh=kediri.pengelola())
    orang = kediri.orang(kursi)
    assert (orang.nip, orang.golongan) == (SARI.nip, "III/a")


def test_nip_yang_sudah_ada_tidak_menjadi_orang_kedua(kediri: Panggung) -> None:
    ada = kediri.orang(kediri.jabatan("DINKES.02", "kepala_bidang"))
    with pytest.raises(MasukanKeliru) as galat, gunakan(kediri.pemda):
        angkat(IsianAngkat(kediri.kursi_kosong().pk, baru=PegawaiBaru(ada.nip, "Orang Lain")), berlaku=kediri.per,
               dasar=sk(), oleh=kediri.pengelola())  # fmt: skip
    assert "nip" in galat.value.galat


def test_kursi_terisi_ditolak_menyebut_pemangkunya(kediri: Panggung) -> None:
    kursi = kediri.jabatan("DINKES.02", "kepala_bidang")
    with pytest.raises(MasukanKeliru) as galat, gunakan(kediri.pemda):
        angkat(IsianAngkat(kursi.pk, baru=SARI), berlaku=kediri.per, dasar=sk(), oleh=kediri.pengelola())
    assert kediri.orang(kursi).nama in galat.value.galat["jabatan"][0]
    with gunakan(kediri.pemda):
        assert not Pegawai.objects.filter(nip=SARI.nip).exists(), "tidak ada yang tertinggal dari yang ditolak"


def test_jabatan_definitif_kedua_hanya_bila_ditegaskan(kediri: Panggung) -> None:
    orang, kursi = kediri.orang(kediri.jabatan("DINKES.02", "kepala_bidang")), kediri.kursi_kosong()
    with pytest.raises(MasukanKeliru) as galat, gunakan(kediri.pemda):
        angkat(IsianAngkat(kursi.pk, orang.pk), berlaku=kediri.per, dasar=sk(), oleh=kediri.pengelola())
    assert "rangkap" in galat.value.galat
    with gunakan(kediri.pemda):
        angkat(IsianAngkat(kursi.pk, orang.pk, rangkap=True), berlaku=kediri.per, dasar=sk(), oleh=kediri.pengelola())
    assert kediri.pemangku(kursi) == orang


def test_sebelum_kursinya_ada_ditolak(kediri: Panggung) -> None:
    with pytest.raises(MasukanKeliru, match="baru ada mulai"), gunakan(kediri.pemda):
        angkat(IsianAngkat(kediri.kursi_kosong().pk, baru=SARI), berlaku=kediri.per.replace(year=2019), dasar=sk(),
               oleh=kediri.pengelola())  # fmt: skip


def test_angkat_diulang_didahului_asing_dan_bukan_haknya(kediri: Panggung, kunci: UUID) -> None:
    kursi, oleh = kediri.kursi_kosong(), kediri.pengelola()
    isian = IsianAngkat(kursi.pk, baru=SARI)
    with gunakan(kediri.pemda):
        versi = versi_orang(kediri.pemda.pk, [], [kursi.pk])
        satu = angkat(isian, berlaku=kediri.per, dasar=sk(), oleh=oleh, kunci=kunci)
        assert angkat(isian, berlaku=kediri.per, dasar=sk(), oleh=oleh, kunci=kunci) == satu
    with pytest.raises(SudahBerubah), gunakan(kediri.pemda):
        angkat(isian, berlaku=kediri.per, dasar=sk(), oleh=oleh, versi=versi)
    with pytest.raises(Http404), gunakan(kediri.pemda):
        angkat(IsianAngkat(uuid4(), baru=SARI), berlaku=kediri.per, dasar=sk(), oleh=oleh)
    with pytest.raises(TidakBerwenang), gunakan(kediri.pemda):
        angkat(isian, berlaku=kediri.per, dasar=sk(), oleh=kediri.orang_lain())


# Pangkat


def test_pangkat_naik_pada_tmt_nya_dan_dapat_dibatalkan(kediri: Panggung) -> None:
    orang, hari, oleh = kediri.orang(kediri.jabatan("DINKES.02", "kepala_bidang")), kediri.besok(), kediri.pengelola()
    lama = orang.golongan
    with gunakan(kediri.pemda):
        naikkan_pangkat(orang.pk, "IV/d", berlaku=kediri.besok(-10), dasar=sk("1"), oleh=oleh)
        semula = list(RiwayatPangkat.objects.filter(pegawai=orang).values_list("pk", "golongan", "masa"))
        keputusan = naikkan_pangkat(orang.pk, "IV/e", berlaku=hari, dasar=sk("2"), oleh=oleh)
        orang.refresh_from_db()
        assert orang.golongan == "IV/d" != lama, "yang nanti belum menjadi golongannya hari ini"
        batalkan([TindakanPegawai.objects.get(keputusan=keputusan).pk], "Keliru.", oleh=oleh)
        assert list(RiwayatPangkat.objects.filter(pegawai=orang).values_list("pk", "golongan", "masa")) == semula
        assert orang.pangkat.get(masa__contains=hari).golongan == "IV/d"


def test_golongan_yang_sama_bukan_kenaikan(kediri: Panggung) -> None:
    orang = kediri.orang(kediri.jabatan("DINKES.02", "kepala_bidang"))
    with pytest.raises(MasukanKeliru) as galat, gunakan(kediri.pemda):
        naikkan_pangkat(orang.pk, orang.golongan, berlaku=kediri.per, dasar=sk(), oleh=kediri.pengelola())
    assert "golongan" in galat.value.galat


def test_pangkat_diulang_didahului_asing_dan_bukan_haknya(kediri: Panggung, kunci: UUID) -> None:
    orang, oleh = kediri.orang(kediri.jabatan("DINKES.02", "kepala_bidang")), kediri.pengelola()
    with gunakan(kediri.pemda):
        versi = versi_orang(kediri.pemda.pk, [orang.pk], [])
        satu = naikkan_pangkat(orang.pk, "IV/e", berlaku=kediri.per, dasar=sk(), oleh=oleh, kunci=kunci)
        assert naikkan_pangkat(orang.pk, "IV/e", berlaku=kediri.per, dasar=sk(), oleh=oleh, kunci=kunci) == satu
    with pytest.raises(SudahBerubah), gunakan(kediri.pemda):
        naikkan_pangkat(orang.pk, "IV/d", berlaku=kediri.per, dasar=sk(), oleh=oleh, versi=versi)
    with pytest.raises(Http404), gunakan(kediri.pemda):
        naikkan_pangkat(uuid4(), "IV/d", berlaku=kediri.per, dasar=sk(), oleh=oleh)
    with pytest.raises(TidakBerwenang), gunakan(kediri.pemda):
        naikkan_pangkat(orang.pk, "IV/d", berlaku=kediri.per, dasar=sk(), oleh=kediri.orang_lain())


# Pensiun


def test_pensiun_menutup_semua_jabatan_sejak_tmt_nya(kediri: Panggung) -> None:
    kursi, hari = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.besok()
    orang = kediri.orang(kursi)
    with gunakan(kediri.pemda):
        keputusan = pensiun(orang.pk, berlaku=hari, dasar=sk(), oleh=kediri.pengelola())
        orang.refresh_from_db()
        assert (orang.berhenti, orang.sebab_berhenti) == (hari, "pensiun")
        tindakan = TindakanPegawai.objects.get(keputusan=keputusan)
    assert kediri.pemangku(kursi) == orang and kediri.pemangku(kursi, hari) is None
    with gunakan(kediri.pemda):
        batalkan([tindakan.pk], "TMT keliru.", oleh=kediri.pengelola())
        orang.refresh_from_db()
        assert orang.berhenti is None
    assert kediri.pemangku(kursi, hari) == orang


def test_yang_sudah_pensiun_tidak_dapat_diangkat_atau_dipensiunkan_lagi(kediri: Panggung) -> None:
    orang, oleh = kediri.orang(kediri.jabatan("DINKES.02", "kepala_bidang")), kediri.pengelola()
    with gunakan(kediri.pemda):
        pensiun(orang.pk, "wafat", berlaku=kediri.per, dasar=sk(), oleh=oleh)
    with pytest.raises(MasukanKeliru, match="bukan lagi pegawai"), gunakan(kediri.pemda):
        angkat(IsianAngkat(kediri.kursi_kosong().pk, orang.pk), berlaku=kediri.per, dasar=sk("2"), oleh=oleh)
    with pytest.raises(MasukanKeliru, match="sudah dicatat|bukan lagi"), gunakan(kediri.pemda):
        pensiun(orang.pk, berlaku=kediri.besok(), dasar=sk("3"), oleh=oleh)


def test_pensiun_diulang_didahului_asing_keliru_dan_bukan_haknya(kediri: Panggung, kunci: UUID) -> None:
    kursi, oleh = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.pengelola()
    orang, hari = kediri.orang(kursi), kediri.besok()
    with pytest.raises(SudahBerubah), gunakan(kediri.pemda):
        pensiun(orang.pk, berlaku=hari, dasar=sk(), oleh=oleh, versi="lama")
    with gunakan(kediri.pemda):
        satu = pensiun(orang.pk, berlaku=hari, dasar=sk(), oleh=oleh, kunci=kunci)
        assert pensiun(orang.pk, berlaku=hari, dasar=sk(), oleh=oleh, kunci=kunci) == satu
    with pytest.raises(Http404), gunakan(kediri.pemda):
        pensiun(uuid4(), berlaku=hari, dasar=sk(), oleh=oleh)
    with pytest.raises(MasukanKeliru), gunakan(kediri.pemda):
        pensiun(orang.pk, "menghilang", berlaku=hari, dasar=sk(), oleh=oleh)
    with pytest.raises(TidakBerwenang), gunakan(kediri.pemda):
        pensiun(orang.pk, berlaku=hari, dasar=sk(), oleh=kediri.orang_lain())


# Pekerjaan kursi yang menjadi lowong


def _pelaksana(kediri: Panggung, kode: str = "DINKES.02"):
    """Kegiatan yang sedang dikerjakan, kursi pelaksananya, dan kursi rekan seunitnya."""
    k = kediri.kegiatan(kode, "laksana")
    with gunakan(kediri.pemda):
        penugasan = k.susunan.penugasan.select_related("jabatan").get()
    rekan = next(
        kursi for ke in range(6) if (kursi := kediri.kursi_jf(kode, ke)).pk != penugasan.jabatan_id
    )  # fmt: skip
    return k, penugasan.jabatan, rekan


def test_pekerjaan_pelaksana_yang_pensiun_diserahkan_ke_rekannya(kediri: Panggung) -> None:
    k, kursi, rekan = _pelaksana(kediri)
    orang, penerima = kediri.orang(kursi), kediri.orang(rekan)
    with gunakan(kediri.pemda):
        pensiun(orang.pk, berlaku=kediri.per, dasar=sk(), oleh=kediri.pengelola(),
                lowong=[Lowong(kursi.pk, "pindah", ke_jabatan_id=rekan.pk)])  # fmt: skip
        penugasan = kediri.segar(k).susunan.penugasan.get()
    assert (penugasan.jabatan_id, penugasan.pegawai_id) == (rekan.pk, penerima.pk)
    halaman = kediri.masuk(penerima.pk).get("/").content.decode()
    assert k.judul in halaman
    assert kediri.masuk(penerima.pk).get(f"/kegiatan/{k.pk}/").status_code == 200


def test_penyerahan_yang_bertanggal_nanti_terjadi_pada_harinya_sekali(kediri: Panggung) -> None:
    k, kursi, rekan = _pelaksana(kediri)
    hari = kediri.besok()
    with gunakan(kediri.pemda):
        pensiun(kediri.orang(kursi).pk, berlaku=hari, dasar=sk(), oleh=kediri.pengelola(),
                lowong=[Lowong(kursi.pk, "pindah", ke_jabatan_id=rekan.pk)])  # fmt: skip
        assert jalankan_penyerahan(kediri.pemda, kediri.per) == 0
        assert kediri.segar(k).susunan.penugasan.get().jabatan_id == kursi.pk, "sampai harinya tetap di kursinya"
        assert jalankan_penyerahan(kediri.pemda, hari) == 1
        assert jalankan_penyerahan(kediri.pemda, hari) == 0
        assert kediri.segar(k).susunan.penugasan.get().jabatan_id == rekan.pk


def test_kursi_penerima_yang_kosong_ditolak(kediri: Panggung) -> None:
    _k, kursi, _rekan = _pelaksana(kediri)
    kosong = kediri.kursi_kosong()
    with pytest.raises(MasukanKeliru, match="tidak dipangku"), gunakan(kediri.pemda):
        pensiun(kediri.orang(kursi).pk, berlaku=kediri.per, dasar=sk(), oleh=kediri.pengelola(),
                lowong=[Lowong(kursi.pk, "pindah", ke_jabatan_id=kosong.pk)])  # fmt: skip

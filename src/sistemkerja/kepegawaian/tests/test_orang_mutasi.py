"""Mutasi: orang pindah, pekerjaan yang menunggu tinggal di kursinya."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.http import Http404

from sistemkerja.jejak.models import Peristiwa
from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.kegiatan.tests.conftest import isian
from sistemkerja.kepegawaian.models import TindakanPegawai
from sistemkerja.kepegawaian.tests.conftest import Panggung, sk
from sistemkerja.kepegawaian.tindakan.orang import IsianMutasi, Lowong, batalkan, mutasi, promosi
from sistemkerja.kepegawaian.tindakan.orang.kursi import versi_orang
from sistemkerja.organisasi.models import Pegawai, Pemangku
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru, SudahBerubah, TidakBerwenang
from sistemkerja.pemda.konteks import gunakan


def test_orang_berpindah_dan_riwayatnya_ada_pada_orang_dan_kedua_kursi(kediri: Panggung) -> None:
    lama, baru = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.kursi_kosong()
    orang = kediri.orang(lama)
    with gunakan(kediri.pemda):
        keputusan = mutasi(
            [IsianMutasi(orang.pk, baru.pk)], berlaku=kediri.per, dasar=sk(), oleh=kediri.pengelola(),
            lowong=[Lowong(lama.pk, "menunggu")],
        )  # fmt: skip
        catatan = list(Peristiwa.objects.filter(kasus=keputusan.pk))
    assert kediri.pemangku(baru) == orang
    assert kediri.pemangku(lama) is None
    assert {p.objek_id for p in catatan} == {orang.pk, lama.pk, baru.pk}
    satu = next(p for p in catatan if p.objek_id == orang.pk)
    assert satu.isi["sebelum"] == {"jabatan": lama.nama} and satu.isi["sesudah"] == {"jabatan": baru.nama}
    assert "800/1/2026" in satu.dasar[0]


def test_dua_orang_bertukar_kursi_dalam_satu_keputusan(kediri: Panggung) -> None:
    satu, dua = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.jabatan("DINKES.03", "kepala_bidang")
    a, b = kediri.orang(satu), kediri.orang(dua)
    with gunakan(kediri.pemda):
        isian_ = [IsianMutasi(a.pk, dua.pk), IsianMutasi(b.pk, satu.pk)]
        mutasi(isian_, berlaku=kediri.per, dasar=sk(), oleh=kediri.pengelola())
    assert (kediri.pemangku(satu), kediri.pemangku(dua)) == (b, a)
    assert kediri.pemangku(satu, kediri.per - timedelta(days=1)) == a, "hari kemarin tetap terbaca"


def test_satu_yang_keliru_membatalkan_seluruh_keputusan(kediri: Panggung) -> None:
    lama, baru = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.kursi_kosong()
    terisi = kediri.jabatan("DISDIK.02", "kepala_bidang")
    orang, lain = kediri.orang(lama), kediri.orang(kediri.jabatan("DINKES.03", "kepala_bidang"))
    with pytest.raises(MasukanKeliru) as galat, gunakan(kediri.pemda):
        isian_ = [IsianMutasi(orang.pk, baru.pk), IsianMutasi(lain.pk, terisi.pk)]
        mutasi(isian_, berlaku=kediri.per, dasar=sk(), oleh=kediri.pengelola())
    assert kediri.orang(terisi).nama in galat.value.galat["baris-1-ke"][0]
    assert kediri.pemangku(baru) is None and kediri.pemangku(lama) == orang


def test_bukan_pengelola_kepegawaian_ditolak_dan_disebut_siapa(kediri: Panggung) -> None:
    orang = kediri.orang(kediri.jabatan("DINKES.02", "kepala_bidang"))
    with pytest.raises(TidakBerwenang) as galat, gunakan(kediri.pemda):
        mutasi([IsianMutasi(orang.pk, kediri.kursi_kosong().pk)], berlaku=kediri.per, dasar=sk(),
               oleh=kediri.orang_lain())  # fmt: skip
    assert "Pengelola kepegawaian" in galat.value.siapa_yang_boleh


def test_orang_pemda_lain_sama_dengan_yang_tidak_ada(kediri: Panggung, panggung) -> None:
    blitar = panggung("blitar")
    with gunakan(blitar.pemda):
        asing = Pegawai.objects.order_by("pk")[0].pk
    kursi = kediri.kursi_kosong()
    for pk in (asing, uuid4()):
        with pytest.raises(Http404), gunakan(kediri.pemda):
            mutasi([IsianMutasi(pk, kursi.pk)], berlaku=kediri.per, dasar=sk(), oleh=kediri.pengelola())


def test_kiriman_ulang_tidak_memindahkan_dua_kali(kediri: Panggung, kunci: UUID) -> None:
    lama, baru = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.kursi_kosong()
    orang = kediri.orang(lama)
    for _ke in range(2):
        with gunakan(kediri.pemda):
            keputusan = mutasi(
                [IsianMutasi(orang.pk, baru.pk)], berlaku=kediri.per, dasar=sk(), oleh=kediri.pengelola(),
                kunci=kunci, lowong=[Lowong(lama.pk, "menunggu")],
            )  # fmt: skip
    with gunakan(kediri.pemda):
        assert TindakanPegawai.objects.filter(keputusan=keputusan).count() == 1


def test_yang_kedua_diberi_tahu_siapa_yang_mendahului(kediri: Panggung) -> None:
    lama, baru, lain = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.kursi_kosong(), kediri.kursi_kosong()
    orang = kediri.orang(lama)
    oleh = kediri.pengelola()
    with gunakan(kediri.pemda):
        versi = versi_orang(kediri.pemda.pk, [orang.pk], [baru.pk, lama.pk])
        mutasi([IsianMutasi(orang.pk, lain.pk)], berlaku=kediri.per, dasar=sk(), oleh=oleh)
    with pytest.raises(SudahBerubah) as galat, gunakan(kediri.pemda):
        mutasi([IsianMutasi(orang.pk, baru.pk)], berlaku=kediri.per, dasar=sk("800/2/2026"), oleh=oleh, versi=versi)
    assert galat.value.oleh_siapa == "Tuti" and galat.value.kapan is not None


def test_tanpa_keputusan_ditolak_dengan_medannya(kediri: Panggung) -> None:
    orang = kediri.orang(kediri.jabatan("DINKES.02", "kepala_bidang"))
    with pytest.raises(MasukanKeliru) as galat, gunakan(kediri.pemda):
        mutasi([IsianMutasi(orang.pk, kediri.kursi_kosong().pk)], berlaku=kediri.per, dasar=sk(" ", penanda=""),
               oleh=kediri.pengelola())  # fmt: skip
    assert set(galat.value.galat) == {"nomor", "penanda"}


def test_mutasi_bertanggal_nanti_berlaku_sendiri_pada_harinya(kediri: Panggung) -> None:
    lama, baru = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.kursi_kosong()
    orang, hari = kediri.orang(lama), kediri.besok()
    with gunakan(kediri.pemda):
        mutasi([IsianMutasi(orang.pk, baru.pk)], berlaku=hari, dasar=sk(), oleh=kediri.pengelola(),
               lowong=[Lowong(lama.pk, "menunggu")])  # fmt: skip
    assert kediri.pemangku(lama) == orang and kediri.pemangku(baru) is None, "hari ini belum"
    assert kediri.pemangku(lama, hari) is None and kediri.pemangku(baru, hari) == orang


def test_yang_belum_berlaku_dapat_dibatalkan_dan_semuanya_kembali(kediri: Panggung) -> None:
    satu, dua = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.jabatan("DINKES.03", "kepala_bidang")
    a, b, hari = kediri.orang(satu), kediri.orang(dua), kediri.besok()
    with gunakan(kediri.pemda):
        semula = set(Pemangku.objects.values_list("pk", "masa", "keputusan_akhir_id"))
        isian_ = [IsianMutasi(a.pk, dua.pk), IsianMutasi(b.pk, satu.pk)]
        keputusan = mutasi(isian_, berlaku=hari, dasar=sk(), oleh=kediri.pengelola())
        semua = list(TindakanPegawai.objects.filter(keputusan=keputusan).values_list("pk", flat=True))
        batalkan(semua, "SK ditarik.", oleh=kediri.pengelola())
        assert set(Pemangku.objects.values_list("pk", "masa", "keputusan_akhir_id")) == semula
    assert (kediri.pemangku(satu, hari), kediri.pemangku(dua, hari)) == (a, b)


def test_yang_sudah_berlaku_tidak_dapat_dibatalkan(kediri: Panggung) -> None:
    lama, baru = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.kursi_kosong()
    with gunakan(kediri.pemda):
        keputusan = mutasi([IsianMutasi(kediri.orang(lama).pk, baru.pk)], berlaku=kediri.per, dasar=sk(),
                           oleh=kediri.pengelola())  # fmt: skip
        pk = TindakanPegawai.objects.get(keputusan=keputusan).pk
    with pytest.raises(GalatKerja, match="sudah berlaku"), gunakan(kediri.pemda):
        batalkan([pk], "Keliru.", oleh=kediri.pengelola())


def test_berlaku_surut_disebut_dalam_riwayat(kediri: Panggung) -> None:
    lama, baru = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.kursi_kosong()
    with gunakan(kediri.pemda):
        keputusan = mutasi([IsianMutasi(kediri.orang(lama).pk, baru.pk)], berlaku=kediri.besok(-7), dasar=sk(),
                           oleh=kediri.pengelola())  # fmt: skip
        assert "berlaku surut sejak" in TindakanPegawai.objects.get(keputusan=keputusan).ringkas


def test_promosi_menaikkan_golongannya_juga(kediri: Panggung) -> None:
    lama, baru = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.kursi_kosong()
    orang = kediri.orang(lama)
    with gunakan(kediri.pemda):
        promosi([IsianMutasi(orang.pk, baru.pk, golongan="IV/c")], berlaku=kediri.per, dasar=sk(),
                oleh=kediri.pengelola())  # fmt: skip
        orang.refresh_from_db()
        assert orang.golongan == "IV/c" and orang.pangkat.get(masa__contains=kediri.per).golongan == "IV/c"


def test_pekerjaan_menunggu_di_kursinya_dan_penggantinya_yang_meninjau(kediri: Panggung) -> None:
    k = kediri.kegiatan("DINKES.02", "tinjau")
    kursi, baru = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.kursi_kosong()
    pendahulu = kediri.orang(kursi)
    pengganti = kediri.orang(kediri.kursi_jf("DISDIK.02"))
    with gunakan(kediri.pemda):
        isian_ = [IsianMutasi(pendahulu.pk, baru.pk), IsianMutasi(pengganti.pk, kursi.pk)]
        mutasi(isian_, berlaku=kediri.per, dasar=sk(), oleh=kediri.pengelola())
    alamat = f"/kegiatan/{k.pk}/tinjauan/"
    ditolak = kediri.masuk(pendahulu.pk).post(alamat, isian(kediri.segar(k), putusan="sesuai"))
    assert ditolak.status_code == 403 and pengganti.nama in ditolak.content.decode()
    diterima = kediri.masuk(pengganti.pk).post(alamat, isian(kediri.segar(k), putusan="sesuai"))
    assert diterima.status_code == 302
    assert kediri.segar(k).keadaan == Kegiatan.Keadaan.TINJAUAN


def test_kursi_yang_ditinggal_dengan_pekerjaan_menunggu_keputusan(kediri: Panggung) -> None:
    kediri.kegiatan("DINKES.02", "tinjau")
    kursi, baru = kediri.jabatan("DINKES.02", "kepala_bidang"), kediri.kursi_kosong()
    orang, kadis = kediri.orang(kursi), kediri.orang(kediri.jabatan("DINKES", "kepala_pd"))
    isian_ = [IsianMutasi(orang.pk, baru.pk)]
    with pytest.raises(MasukanKeliru) as galat, gunakan(kediri.pemda):
        mutasi(isian_, berlaku=kediri.per, dasar=sk(), oleh=kediri.pengelola())
    assert f"lowong-{kursi.pk}" in galat.value.galat
    with gunakan(kediri.pemda):
        mutasi(isian_, berlaku=kediri.per, dasar=sk(), oleh=kediri.pengelola(),
               lowong=[Lowong(kursi.pk, "plt", pegawai_id=kadis.pk)])  # fmt: skip
    assert kediri.pemangku(kursi, sifat="plt") == kadis

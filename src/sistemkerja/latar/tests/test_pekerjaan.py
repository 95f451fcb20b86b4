"""Jobs: enqueued with the act, done once, seen while they run, and stopped when asked."""

from __future__ import annotations

import json
from datetime import date
from uuid import UUID

import pytest
from django.db import transaction
from django.http import Http404

from sistemkerja.latar import daftar
from sistemkerja.latar.daftar import JenisTidakDikenal, Konteks, penangan
from sistemkerja.latar.models import Pekerjaan
from sistemkerja.latar.pelaku import pelaku_sistem
from sistemkerja.latar.tindakan import antrekan, batalkan, lihat
from sistemkerja.latar.uji import jalankan_antrean
from sistemkerja.organisasi.models import Keputusan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import MasukanKeliru
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda


@pytest.fixture(autouse=True)
def jenis_uji(monkeypatch):
    """Kinds of job that only these tests know."""
    monkeypatch.setattr(daftar, "_SEMUA", dict(daftar._SEMUA))

    @penangan("uji.tulis")
    def tulis(k: Konteks) -> dict:
        for nomor in range(k.isi["banyak"]):
            Keputusan.objects.create(
                pemda=k.pemda, nomor=f"{nomor}", tanggal=date(2024, 1, 2), tentang=f"uji oleh {k.pelaku().nama}"
            )
            k.maju(nomor + 1, k.isi["banyak"], "menulis keputusan")
        return {"banyak": k.isi["banyak"], "alamat_hasil": "/organisasi/"}

    @penangan("uji.keliru")
    def keliru(k: Konteks) -> dict:
        Keputusan.objects.create(pemda=k.pemda, nomor="1", tanggal=date(2024, 1, 2), tentang="uji")
        raise MasukanKeliru({"": ["Berkas ini kosong."]}) if k.isi.get("terduga") else ZeroDivisionError("rahasia")


def pelaku(pemda: Pemda, nomor: int = 0) -> Pelaku:
    return Pelaku(UUID(int=nomor), None, "Siti, S.H.", pemda, date(2024, 1, 2), (), frozenset())


def antre(pemda: Pemda, jenis: str = "uji.tulis", **isi) -> Pekerjaan:
    with gunakan(pemda):
        return antrekan(jenis, oleh=pelaku(pemda), judul="Menulis keputusan", isi=isi)


def kini(pekerjaan: Pekerjaan) -> Pekerjaan:
    with gunakan(pekerjaan.pemda_id):
        return Pekerjaan.objects.get(pk=pekerjaan.pk)


def banyak_keputusan(pemda: Pemda) -> int:
    with gunakan(pemda):
        return Keputusan.objects.count()


def test_dikerjakan_sekali_dan_hasilnya_menunggu(pemda_kediri):
    pekerjaan = antre(pemda_kediri, banyak=3)
    assert kini(pekerjaan).keadaan == "antre"
    assert jalankan_antrean() == 1
    satu = kini(pekerjaan)
    assert (satu.keadaan, satu.maju, satu.dari) == ("selesai", 3, 3)
    assert satu.hasil == {"banyak": 3, "alamat_hasil": "/organisasi/"}
    assert satu.alamat_hasil == "/organisasi/"
    assert satu.usai is not None and satu.dilihat is None
    assert satu.pesan == "", "kata terakhir kemajuannya bukan hasilnya"
    assert banyak_keputusan(pemda_kediri) == 3
    assert jalankan_antrean() == 0


def test_batal_bersama_perbuatan_yang_memintanya(pemda_kediri):
    with pytest.raises(ZeroDivisionError), gunakan(pemda_kediri), transaction.atomic():
        antrekan("uji.tulis", oleh=pelaku(pemda_kediri), judul="x", isi={"banyak": 1})
        raise ZeroDivisionError
    assert jalankan_antrean() == 0


def test_jenis_yang_tidak_dikenal_ditolak_ketika_diminta(pemda_kediri):
    with pytest.raises(JenisTidakDikenal):
        antre(pemda_kediri, "uji.entah")


def test_di_luar_transaksi_pemda_ditolak(pemda_kediri):
    with pytest.raises(RuntimeError, match="di luar transaksi"):
        antrekan("uji.tulis", oleh=pelaku(pemda_kediri), judul="x", isi={})


@pytest.mark.parametrize(
    ("isi", "kalimat"), [({"terduga": True}, "Berkas ini kosong."), ({}, "beri tahu pengelola sistem")]
)
def test_gagal_berarti_tidak_terjadi_dan_dikatakan_dengan_kalimat_biasa(pemda_kediri, caplog, isi, kalimat):
    pekerjaan = antre(pemda_kediri, "uji.keliru", **isi)
    jalankan_antrean()
    satu = kini(pekerjaan)
    assert satu.keadaan == "gagal"
    assert kalimat in satu.pesan
    assert "rahasia" not in satu.pesan
    assert ("ZeroDivisionError" in caplog.text) is (not isi)
    assert banyak_keputusan(pemda_kediri) == 0


def test_dikerjakan_ulang_sesudah_selesai_tidak_berakibat(pemda_kediri):
    """A worker killed between its commit and telling the queue."""
    from sistemkerja.latar.kerjakan import kerjakan
    from sistemkerja.latar.papan import PapanSetempat

    pekerjaan = antre(pemda_kediri, banyak=2)
    jalankan_antrean()
    kerjakan(pemda_kediri, pekerjaan.pk, PapanSetempat(pemda_kediri, pekerjaan.pk))
    assert banyak_keputusan(pemda_kediri) == 2
    assert kini(pekerjaan).percobaan == 1


def test_pekerjaan_yang_selalu_membunuh_pekerja_berhenti_dicoba(pemda_kediri):
    pekerjaan = antre(pemda_kediri, banyak=1)
    with gunakan(pemda_kediri):
        Pekerjaan.objects.update(percobaan=5, keadaan="berjalan")
    jalankan_antrean()
    assert kini(pekerjaan).keadaan == "gagal"
    assert "berkali-kali terhenti" in kini(pekerjaan).pesan


def test_dibatalkan_selagi_menunggu(pemda_kediri):
    pekerjaan = antre(pemda_kediri, banyak=2)
    with gunakan(pemda_kediri):
        batalkan(pekerjaan.pk, oleh=pelaku(pemda_kediri))
    jalankan_antrean()
    assert kini(pekerjaan).keadaan == "dibatalkan"
    assert banyak_keputusan(pemda_kediri) == 0


def test_dibatalkan_selagi_berjalan(pemda_kediri):
    @penangan("uji.batal")
    def batal(k: Konteks) -> None:
        Keputusan.objects.create(pemda=k.pemda, nomor="1", tanggal=date(2024, 1, 2), tentang="uji")
        batalkan(k.pekerjaan_id, oleh=k.pelaku())
        k.maju(1, 2)

    pekerjaan = antre(pemda_kediri, "uji.batal")
    jalankan_antrean()
    assert kini(pekerjaan).keadaan == "dibatalkan"
    assert "tidak ada yang berubah" in kini(pekerjaan).pesan
    assert banyak_keputusan(pemda_kediri) == 0


def test_membatalkan_yang_sudah_selesai_tidak_berakibat(pemda_kediri):
    pekerjaan = antre(pemda_kediri, banyak=1)
    jalankan_antrean()
    with gunakan(pemda_kediri):
        assert batalkan(pekerjaan.pk, oleh=pelaku(pemda_kediri)).keadaan == "selesai"
    assert kini(pekerjaan).minta_batal is False


def test_pekerjaan_orang_lain_dan_pemda_lain_tidak_ditemukan(pemda_kediri, pemda_tetangga):
    pekerjaan = antre(pemda_kediri, banyak=1)
    with gunakan(pemda_kediri), pytest.raises(Http404):
        batalkan(pekerjaan.pk, oleh=pelaku(pemda_kediri, 9))
    with gunakan(pemda_tetangga), pytest.raises(Http404):
        batalkan(pekerjaan.pk, oleh=pelaku(pemda_tetangga))


def test_hasil_ditandai_dilihat_oleh_yang_memintanya_saja(pemda_kediri):
    pekerjaan = antre(pemda_kediri, banyak=1)
    jalankan_antrean()
    with gunakan(pemda_kediri):
        lihat(Pekerjaan.objects.get(), oleh=pelaku(pemda_kediri, 9))
        assert Pekerjaan.objects.get().dilihat is None
        lihat(Pekerjaan.objects.get(), oleh=pelaku(pemda_kediri))
        assert Pekerjaan.objects.get(pk=pekerjaan.pk).dilihat is not None


def test_antrean_hanya_berisi_kunci(pemda_kediri):
    from django.db import connection

    pekerjaan = antre(pemda_kediri, banyak=1)
    with connection.cursor() as kursor:
        kursor.execute("SELECT args::text FROM procrastinate_jobs")
        (args,) = kursor.fetchone()
    assert json.loads(args) == {"pemda": str(pemda_kediri.pk), "pekerjaan": str(pekerjaan.pk)}


def test_pelaku_sistem_tidak_memegang_apa_pun(pemda_kediri):
    satu = pelaku_sistem(pemda_kediri)
    assert (satu.jabatan, satu.peran_sistem, satu.pegawai_id) == ((), frozenset(), None)


def test_basis_data_menolak_bukan_kegagalan_yang_bocor(pemda_kediri):
    """A constraint met in the handler rolls back all of it; the sentence names no table."""

    @penangan("uji.batasan")
    def batasan(k: Konteks) -> None:
        for _ in range(2):
            Keputusan.objects.create(pk=UUID(int=5), pemda=k.pemda, nomor="1", tanggal=date(2024, 1, 2), tentang="x")

    pekerjaan = antre(pemda_kediri, "uji.batasan")
    jalankan_antrean()
    assert kini(pekerjaan).keadaan == "gagal"
    assert "organisasi_" not in kini(pekerjaan).pesan

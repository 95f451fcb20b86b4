"""Riwayat di layar: milik sendiri bagi semua orang, seluruhnya bagi pengawas internal, bukti bagi yang memeriksa."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import RequestFactory

from sistemkerja.jejak import views
from sistemkerja.jejak.bacaan import Saringan, halaman, jenis_objek
from sistemkerja.jejak.catat import catat, catat_banyak, siapkan
from sistemkerja.jejak.models import Pembacaan, Peristiwa
from sistemkerja.jejak.pembacaan import catat_baca
from sistemkerja.jejak.samaran import boleh_lihat_nip, nip
from sistemkerja.jejak.segel import baris_peristiwa, segel
from sistemkerja.organisasi.pelaku import JabatanDipangku, Pelaku
from sistemkerja.pemda.galat import TidakBerwenang
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.kunci import uuid7
from sistemkerja.pemda.models import Pemda

HARI = date(2024, 1, 2)


def orang(pemda: Pemda, nama: str, *peran: str) -> Pelaku:
    jabatan = JabatanDipangku(uuid7(), "", "Analis", "ahli_muda", uuid7(), "plt")
    return Pelaku(uuid7(), uuid7(), nama, pemda, HARI, (jabatan,), frozenset(peran))


@pytest.fixture
def siti(db_pemda: Pemda) -> Pelaku:
    return orang(db_pemda, "Siti")


@pytest.fixture
def pengawas(db_pemda: Pemda) -> Pelaku:
    return orang(db_pemda, "Inspektur Irban", "pengawas_internal")


@pytest.fixture
def buka(rf: RequestFactory) -> Callable[..., Any]:
    def minta(view: Callable[..., HttpResponseBase], pelaku: Pelaku, *args: Any, **tanya: str) -> Any:
        request = rf.get("/jejak/", tanya)
        request.pelaku, request.pemda = pelaku, pelaku.pemda  # type: ignore[attr-defined]
        request.user = SimpleNamespace(is_authenticated=True)  # type: ignore[attr-defined]
        return view(request, *args)

    return minta


def ganti_nama(oleh: Pelaku, milik: Pelaku, lama: str, baru: str) -> None:
    catat(
        "pegawai.diubah", oleh.pemda, oleh=oleh, sebagai="Pengelola kepegawaian", dasar=[], kasus=milik.pegawai_id,
        kalimat=f"mengubah nama {lama}.", isi={"sebelum": {"nama": lama}, "sesudah": {"nama": baru}},
    )  # fmt: skip


def test_orang_melihat_apa_yang_diubah_tentang_dirinya_dan_oleh_siapa(buka, siti, pengawas):
    ganti_nama(pengawas, siti, "Siti Lama", "Siti Baru")
    teks = buka(views.saya, siti).content.decode()
    assert "mengubah nama Siti Lama." in teks and "Siti Baru" in teks
    assert "mengubah nama" not in buka(views.saya, orang(siti.pemda, "Budi")).content.decode()


def test_orang_melihat_siapa_yang_membuka_datanya_sekali_sejam(buka, siti, pengawas, django_assert_num_queries):
    with django_assert_num_queries(1):
        catat_baca(pengawas, [siti.pegawai_id], "halaman_pegawai")
    catat_baca(pengawas, [siti.pegawai_id, siti.pegawai_id], "halaman_pegawai")
    catat_baca(siti, [siti.pegawai_id], "halaman_pegawai")
    assert Pembacaan.objects.count() == 1
    teks = buka(views.saya, siti, bagian="pembaca").content.decode()
    assert "Inspektur Irban" in teks and "Plt. Analis" in teks and "halaman pegawai" in teks


@pytest.mark.parametrize("view", [views.daftar, views.bukti, views.keutuhan])
def test_seluruh_riwayat_hanya_bagi_pengawas_internal(buka, siti, view):
    with pytest.raises(TidakBerwenang) as galat:
        buka(view, siti)
    assert str(galat.value.siapa_yang_boleh) == "Pengawas internal"


def test_pengawas_menyaring_dan_membalik_halaman(siti, pengawas):
    catat_banyak(
        siapkan("tugas.dibuat", siti.pemda, oleh=siti, sebagai="", dasar=[], kalimat=f"ke-{n}.") for n in range(7)
    )
    ganti_nama(pengawas, siti, "Siti Lama", "Siti Baru")
    dibaca, sebelum = [], ""
    while True:
        satu = halaman(pengawas, Saringan(q="ke-", sebelum=sebelum), banyak=3)
        dibaca += [p.kalimat for p in satu.peristiwa]
        if not (sebelum := satu.lanjut):
            break
    assert sorted(dibaca) == [f"ke-{n}." for n in range(7)]
    assert jenis_objek(pengawas) == ["pemda.pemda"]
    assert halaman(pengawas, Saringan(sampai=date(2020, 1, 1))).peristiwa == []


@pytest.mark.parametrize("tanya", [{"sejak": "kemarin"}, {"sejak": "2024-02-01", "sampai": "2024-01-01"}])
def test_tanggal_yang_keliru_ditunjukkan_di_bidangnya(buka, pengawas, tanya):
    jawaban = buka(views.daftar, pengawas, **tanya)
    assert jawaban.status_code == 422 and "bidang__galat" in jawaban.content.decode()


@pytest.mark.parametrize("sebelum", ["x", "1e999_x", "nan_" + "0" * 32, "_"])
def test_kunci_halaman_yang_rusak_dijawab_halaman_pertama(buka, pengawas, sebelum):
    assert buka(views.daftar, pengawas, sebelum=sebelum).status_code == 200


def test_bukti_dapat_diperiksa_tanpa_aplikasi_ini(buka, siti, pengawas):
    ganti_nama(pengawas, siti, "Siti Lama", "Siti Baru")
    ganti_nama(pengawas, siti, "Siti Baru", "Siti")
    segel(siti.pemda)
    isi = b"".join(buka(views.bukti, pengawas).streaming_content)
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        baris = arsip.read("peristiwa.jsonl").splitlines(keepends=True)
        anggota = [json.loads(b) for b in arsip.read("keanggotaan.jsonl").splitlines()]
        (satu,) = [json.loads(b) for b in arsip.read("segel.jsonl").splitlines()]
    assert [a["sidik"] for a in anggota] == [hashlib.sha256(b).hexdigest() for b in baris]
    rantai = f"{satu['nomor']}\n{satu['sebelum']}\n".encode() + b"".join(baris)
    assert hashlib.sha256(rantai).hexdigest() == satu["sidik"]


def test_keutuhan_di_layar(buka, siti, pengawas):
    ganti_nama(pengawas, siti, "a", "b")
    segel(siti.pemda)
    assert "Riwayat utuh" in buka(views.keutuhan, pengawas).content.decode()


def test_pembacaan_dan_riwayat_pemda_lain_tidak_ada(siti, pemda_tetangga):
    catat_baca(orang(siti.pemda, "Budi"), [siti.pegawai_id], "halaman_pegawai")
    assert not Pembacaan.objects.filter(pemda=pemda_tetangga).exists()
    assert not Peristiwa.objects.filter(pemda=pemda_tetangga).exists()


def test_atas_nama_ikut_dalam_sidik(siti, pemda_kediri):
    with gunakan(pemda_kediri):
        catat("surat.ditandatangani", pemda_kediri, oleh=siti, sebagai="Sekretaris Dinas", dasar=[],
              kalimat="menandatangani.", atas_nama="Kepala Dinas")  # fmt: skip
        assert b'"atas_nama":"Kepala Dinas"' in baris_peristiwa(Peristiwa.objects.get())


def test_nip_disamarkan_bagi_yang_tidak_memerlukannya(siti, pengawas):
    teks = "198001012005011001"
    assert nip(teks, boleh_lihat_nip(siti, siti.pegawai_id)) == teks
    assert nip(teks, boleh_lihat_nip(pengawas, siti.pegawai_id)) == teks
    assert nip(teks, boleh_lihat_nip(siti, uuid7())) == "•" * 14 + "1001"

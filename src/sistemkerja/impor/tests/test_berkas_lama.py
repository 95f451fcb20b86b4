"""Berkas .xls dan .ods yang sungguh dibaca, dan memilih lembar dan baris judul yang lain."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from sistemkerja.impor.baca_lembar import baca_berkas
from sistemkerja.impor.kolom import baris_berkas, cari_kepala
from sistemkerja.impor.models import Impor
from sistemkerja.impor.tests.berkas_lama import ods, xls
from sistemkerja.impor.tests.test_layar import ANI, JUDUL, KABID, KEPEGAWAIAN, pilih_kolom, tempat, unggah
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda

__all__ = ["tempat"]
SATU = (ANI, "ANI “Ratu”, S.E.", "III/d", *KABID)
ISI = (("Data pegawai per 1 November 2026",), (), JUDUL, SATU, (1.97501012e17, "NIP rusak", "III/d", *KABID))
PETUNJUK = (("Petunjuk", "Cara mengisi"), ("Isi", "lembar Data"))


@pytest.mark.parametrize(("nama", "berkas"), [("a.xls", xls("Data", ISI)), ("a.ods", ods(("Data", ISI)))])
def test_xls_dan_ods_dibaca_seperti_xlsx(nama: str, berkas: bytes) -> None:
    buku = baca_berkas(nama, berkas)
    kepala = cari_kepala("pegawai", buku)
    assert kepala is not None and (buku.lembar[0].nama, kepala.baris) == ("Data", 2)
    baris = list(baris_berkas(buku, kepala, kepala.cocok))
    assert [b.nomor for b in baris] == [4, 5]
    assert (baris[0].sel["nip"], baris[0].sel["nama"]) == (ANI, SATU[1])
    assert baris[1].sel["nip"] == 1.97501012e17  # sel angka tetap angka: nanti ditolak dengan cara membetulkannya


@pytest.mark.parametrize(("nama", "berkas"), [("a.xls", xls("Data", ISI)), ("a.ods", ods(("Data", ISI)))])
def test_diunggah_sampai_pratinjau(tempat: Callable[..., Client], nama: str, berkas: bytes) -> None:
    klien = tempat(KEPEGAWAIAN)
    jawaban = klien.get(pilih_kolom(klien, unggah(klien, berkas, nama).url).url)
    assert jawaban.context["impor"].ringkas["semua"] == 2 and jawaban.context["impor"].ringkas["keliru"] == 1
    assert "Ubah format kolom NIP menjadi Teks" in jawaban.content.decode()


def test_judul_di_lembar_dan_baris_lain_dapat_dipilih(tempat: Callable[..., Client]) -> None:
    klien = tempat(KEPEGAWAIAN)
    kedua = (("Kosong",), ("NIP", "NAMA"), (ANI, "ANI"))
    alamat = unggah(klien, ods(("Petunjuk", PETUNJUK), ("Data", ISI), ("Ringkas", kedua)), "dua.ods").url
    halaman = klien.get(alamat)
    assert halaman.context["lembar"].nama == "Data" and "Judulnya di lembar atau baris lain" in halaman.content.decode()

    def pilih(lembar: str, baris: str, versi: int) -> int:
        isi = {"langkah": "kepala", "lembar": lembar, "baris": baris, "versi": versi, "kunci": str(uuid4())}
        return klien.post(alamat, isi).status_code

    for keliru in (("2", "9"), ("2", "3"), ("2", "0"), ("7", "1"), ("x", ""), ("0", "99999999")):
        assert pilih(*keliru, 1) == 422, keliru
    assert pilih("2", "2", 1) == 302
    assert pilih("1", "3", 1) == 409  # halamannya sudah lama
    kini = klien.get(alamat)
    assert (kini.context["lembar"].nama, kini.context["kepala"].baris) == ("Ringkas", 1)
    with gunakan(Pemda.objects.get(slug="jambi")):
        assert Impor.objects.get().pemetaan == {"nip": 0, "nama": 1}

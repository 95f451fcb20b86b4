"""Pencarian hanya menemukan yang boleh dilihat; halaman akun menyebut penilai dengan dasarnya."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sistemkerja.akun.models import Pengguna
from sistemkerja.meja.tests.kerja import KADIS, Kerja
from sistemkerja.organisasi.models import Pemangku
from sistemkerja.pemda.konteks import gunakan


def kelompok(klien, kata: str) -> dict[str, list[str]]:
    jawaban = klien.get("/cari/", {"q": kata})
    assert jawaban.status_code == 200
    return {k.kode: [h.teks for h in k.hasil] for k in jawaban.context["kelompok"]}


def test_menemukan_orang_jabatan_unit_dan_ketentuan(kerja: Kerja) -> None:
    klien = kerja.masuk()
    with gunakan(kerja.pemda):
        pegawai = kerja.pegawai(*KADIS).pegawai
    assert "orang" not in kelompok(klien, pegawai.nip)  # NIP hanya bagi yang pekerjaannya memerlukannya
    assert pegawai.nama in kelompok(klien, pegawai.nama.split(",")[0].upper())["orang"]
    assert "Kepala Dinas Kesehatan" in kelompok(klien, "kepala kesehatan")["jabatan"]
    assert "RSUD Gambiran" in kelompok(klien, "gambiran")["unit"]
    assert "Pasal 12 ayat (2)" in kelompok(klien, "pasal 12 ayat (2)")["ketentuan"]


def test_kegiatan_pd_lain_tidak_ditemukan(kerja: Kerja) -> None:
    kegiatan = kerja.kegiatan("rencana")
    assert kelompok(kerja.masuk(), "pemetaan stunting")["kegiatan"] == [kegiatan.judul]
    assert "kegiatan" not in kelompok(kerja.masuk("kepala_pd", "Dinas Pendidikan"), "pemetaan stunting")
    assert "kegiatan" in kelompok(kerja.masuk("sekretaris_daerah", "Sekretariat Daerah"), "pemetaan stunting")


@pytest.mark.parametrize("kata", ["", " ", "a", "%", "_", "'", "\x00\x00", "ab\x00cd", "x" * 5000, "tak-akan-ada"])
def test_tahan_isian_apa_pun(kerja: Kerja, kata: str) -> None:
    assert kelompok(kerja.masuk(), kata) == {}


def test_yang_terlalu_banyak_dipotong(kerja: Kerja) -> None:
    jawaban = kerja.masuk().get("/cari/", {"q": "kepala"})
    jabatan = next(k for k in jawaban.context["kelompok"] if k.kode == "jabatan")
    assert (len(jabatan.hasil), jabatan.lebih) == (12, True)


def test_jumlah_pertanyaan_tetap(kerja: Kerja) -> None:
    """Tiap macam hasil menambah paling banyak satu pertanyaan untuk melengkapinya, berapa pun hasilnya."""
    klien, jumlah = kerja.masuk(), []
    for kata in ("kepala", "tak-akan-ada"):
        klien.get("/cari/", {"q": kata})
        with CaptureQueriesContext(connection) as semua:
            klien.get("/cari/", {"q": kata})
        jumlah.append(len(semua))
    assert jumlah[1] <= jumlah[0] <= jumlah[1] + 3


@pytest.mark.dasar("kediri-2023-45", "Lampiran 1 tabel penilai no 1")
def test_akun_menyebut_penilai_dengan_dasarnya(kerja: Kerja) -> None:
    with gunakan(kerja.pemda):
        kadis = kerja.pegawai(*KADIS).pegawai.nama
    isi = kerja.masuk().get("/saya/").content.decode()
    assert kadis in isi
    assert "Pejabat Penilai Kinerja" in isi
    assert "Kenapa?" in isi
    assert "/peraturan/kediri-2023-45/" in isi
    assert "tidak mengatur Atasan Pejabat Penilai Kinerja" in isi


def test_akun_menyebut_peran_dalam_pekerjaan(kerja: Kerja) -> None:
    kegiatan = kerja.kegiatan("laksana")
    with kerja.di_dalam() as gerak:
        pelaksana = gerak.pengerja(kegiatan)
    with gunakan(kerja.pemda):
        akun = Pengguna.objects.get(pk=pelaksana.pengguna_id)
    isi = kerja.masuk_sebagai(akun).get("/saya/").content.decode()
    assert kegiatan.judul in isi
    assert "Pelaksana" in isi


def test_halaman_pegawai_memuat_penilainya(kerja: Kerja) -> None:
    with gunakan(kerja.pemda):
        pegawai = kerja.pegawai("kepala_bidang", "Bidang Kesehatan Masyarakat").pegawai_id
        walikota = Pemangku.objects.pada(kerja.per).get(jabatan__kode="kepala_daerah").pegawai_id
    klien = kerja.masuk()
    assert "Pejabat Penilai Kinerja" in klien.get(f"/organisasi/pegawai/{pegawai}/").content.decode()
    assert klien.get(f"/organisasi/pegawai/{walikota}/").status_code == 200
    assert klien.get(f"/organisasi/pegawai/{pegawai}/", {"per": "1999-01-01"}).status_code == 200
    assert klien.get(f"/organisasi/pegawai/{pegawai}/", {"per": "2023-01-01"}).status_code == 200

"""Meja Kerja: apa yang menunggu, kenapa saya, urutan, halaman, keadaan kosong, dan jumlah pertanyaan yang tetap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sistemkerja.akun.models import Pengguna
from sistemkerja.alur.models import Tugas
from sistemkerja.meja.tests.kerja import KABID, KADIS, Kerja
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.kunci import uuid7

Kirim = Callable[..., dict[str, str]]


def tambah(kerja: Kerja, banyak: int, kerja_tugas: str = "meninjau") -> None:
    """Tugas-tugas bagi kepala bidang; batas dan sejaknya berlainan."""
    with gunakan(kerja.pemda):
        jabatan = kerja.pegawai(*KABID).jabatan_id
        bersama = {"pemda": kerja.pemda, "untuk_jabatan_id": jabatan, "kerja": kerja_tugas, "alamat": "/kegiatan/"}
        bersama |= {"objek_jenis": "kegiatan.kegiatan", "dari": "Maya Hartati", "dasar": ["Lampiran 5.a.4.c.1)"]}
        Tugas.objects.bulk_create(
            Tugas(
                **bersama,
                objek_id=uuid7(),
                kasus=uuid7(),
                judul=f"Tinjau hasil {n:03d}",
                sejak=timezone.now() - timedelta(days=n),
                batas=kerja.per + timedelta(days=n % 7) if n % 2 else None,
            )
            for n in range(banyak)
        )


def pertanyaan(klien: Client, alamat: str = "/") -> int:
    klien.get(alamat)
    with CaptureQueriesContext(connection) as semua:
        assert klien.get(alamat).status_code == 200
    return len(semua)


def test_kartu_memuat_semua_yang_perlu_untuk_memutuskan(kerja: Kerja) -> None:
    kegiatan = kerja.kegiatan("tinjau")
    isi = kerja.masuk().get("/").content.decode()
    assert "1 menunggu Anda" in isi
    assert "Tinjauan hasil" in isi
    assert kegiatan.judul in isi
    assert "Peta sebaran balita stunting per kelurahan." in isi
    assert "Kenapa saya?" in isi
    assert "/peraturan/kediri-2023-45/lampiran-5-a-4-c-1/" in isi
    assert "dialamatkan kepada jabatan Kepala Bidang Kesehatan Masyarakat" in isi
    assert f'name="versi" value="{kegiatan.versi}"' in isi


def test_keadaan_kosong_mengajarkan(kerja: Kerja) -> None:
    isi = kerja.masuk().get("/").content.decode()
    assert "Tidak ada yang menunggu Anda" in isi
    assert "Di sini muncul apa yang menunggu jabatan Anda" in isi


def test_batas_terdekat_dahulu_lalu_yang_terlama(kerja: Kerja) -> None:
    tambah(kerja, 6)
    kelompok = kerja.masuk().get("/").context["meja"].kelompok
    kartu = [(k["batas"], k["sejak"]) for k in kelompok[0].kartu]
    assert kartu == sorted(kartu, key=lambda k: (k[0] is None, k[0] or kerja.per, k[1]))


def test_jumlah_pertanyaan_tetap_berapa_pun_tugasnya(kerja: Kerja) -> None:
    klien = kerja.masuk()
    tambah(kerja, 3)
    sedikit = pertanyaan(klien)
    assert sedikit <= 24
    tambah(kerja, 250)
    tambah(kerja, 40, "menerima")
    assert pertanyaan(klien) == sedikit


def test_lebih_dari_tiga_puluh_berhalaman(kerja: Kerja) -> None:
    tambah(kerja, 65)
    tambah(kerja, 2, "menerima")
    klien = kerja.masuk()
    meja = klien.get("/").context["meja"]
    assert meja.menunggu == 67
    assert [len(k.kartu) for k in meja.kelompok] == [7, 2]
    assert "58 lainnya" in klien.get("/").content.decode()
    assert len(klien.get("/", {"jenis": "meninjau.kegiatan"}).context["meja"].kelompok[0].kartu) == 30
    satu = klien.get("/", {"jenis": "meninjau.kegiatan", "page": "3"})
    assert [len(k.kartu) for k in satu.context["meja"].kelompok] == [5]
    assert "Semua yang menunggu" in satu.content.decode()
    for page in ("99", "0", "-1", "x", "9" * 30):
        assert klien.get("/", {"jenis": "meninjau.kegiatan", "page": page}).status_code == 200
    assert klien.get("/", {"jenis": "tidak-ada"}).context["meja"].menunggu == 67


def test_kartu_berikutnya_naik_sesudah_putusan(kerja: Kerja, kirim: Kirim) -> None:
    kegiatan = kerja.kegiatan("tinjau")
    tambah(kerja, 20)
    klien = kerja.masuk()
    awal = [k["id"] for k in klien.get("/").context["meja"].kelompok[0].kartu]
    tugas = kerja.menunggu(kegiatan)
    assert len(awal) == 15
    assert tugas.pk in awal
    isi = kirim(kegiatan.versi) | {"tampil": "15"}
    jawaban = klien.post(f"/meja/tugas/{tugas.pk}/persetujuan/", isi, headers={"hx-request": "true"})
    sesudah = [k["id"] for k in klien.get("/").context["meja"].kelompok[0].kartu]
    naik = jawaban.context["naik"]["id"]
    assert {naik} == set(sesudah) - set(awal)
    assert 'hx-swap-oob="beforeend:#kartu-meninjau-kegiatan"' in jawaban.content.decode()
    assert ">20 menunggu Anda<" in jawaban.content.decode()


def test_tidak_melihat_tugas_orang_lain(kerja: Kerja) -> None:
    kerja.kegiatan("tinjau")
    assert kerja.masuk(*KADIS).get("/").context["meja"].menunggu == 0


def test_yang_berubah_sejak_terakhir_disebut(kerja: Kerja, kirim: Kirim) -> None:
    kegiatan = kerja.kegiatan("tinjau")
    klien = kerja.masuk()
    alamat = f"/meja/tugas/{kerja.menunggu(kegiatan).pk}/pengembalian/"
    klien.post(alamat, kirim(kegiatan.versi, "Lengkapi Kelurahan Lirboyo."))
    with kerja.di_dalam() as gerak:
        kegiatan.refresh_from_db()
        gerak.serahkan(kegiatan, "Sudah lengkap.")
    isi = klien.get("/").content.decode()
    assert "Yang berubah sejak terakhir" in isi
    assert "menyerahkan hasil perbaikan ke-1" in isi


def test_menunggu_orang_lain_dan_baru_selesai(kerja: Kerja, kirim: Kirim) -> None:
    kegiatan = kerja.kegiatan("tinjau")
    with kerja.di_dalam() as gerak:
        pelaksana = gerak.pengerja(kegiatan)
    with gunakan(kerja.pemda):
        akun = Pengguna.objects.get(pk=pelaksana.pengguna_id)
    meja = kerja.masuk_sebagai(akun).get("/").context["meja"]
    assert [o["siapa"].split(" (")[0] for o in meja.orang_lain] == ["Kepala Bidang Kesehatan Masyarakat"]
    assert [t.kerja for t in meja.selesai] == ["menyerahkan", "menyusun_rencana"]


def test_halaman_satu_tugas_dengan_riwayatnya(kerja: Kerja) -> None:
    kegiatan = kerja.kegiatan("tinjau")
    isi = kerja.masuk().get(f"/meja/tugas/{kerja.menunggu(kegiatan).pk}/").content.decode()
    assert "Riwayat" in isi
    assert "menyerahkan hasil." in isi


def test_tanpa_masuk_diantar_ke_pintu(kerja: Kerja) -> None:
    assert Client().get("/").status_code == 302

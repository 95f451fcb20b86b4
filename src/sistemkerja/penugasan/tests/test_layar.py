"""Layar penugasan: menunjuk, menyetujui, menolak; ditolak dengan Pasalnya, Pemda lain, ulang, basi, keliru."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sistemkerja.jejak.models import Peristiwa
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.penugasan.models import Penugasan, SusunanPenugasan
from sistemkerja.perencanaan.tests.penggerak import Layar

KADIS, KABID = "Kepala Dinas Kesehatan", "Kepala Bidang Kesehatan Masyarakat"
KETUA, ANGGOTA = "Penyuluh Kesehatan Masyarakat Ahli Muda", "Nutrisionis Terampil"


@pytest.fixture
def jambi(layar) -> Layar:
    return layar("jambi")


@pytest.fixture
def butir(jambi: Layar) -> str:
    """Pekerjaan tim berketua di Bidang Kesehatan Masyarakat Kota Jambi."""
    pk = jambi.buat_pk(KADIS, "Dinas Kesehatan")
    return jambi.rumuskan(KABID, jambi.bagi(KADIS, pk, 2, KABID), "tim", ketua=True)


@pytest.fixture
def susunan(jambi: Layar, butir: str) -> SusunanPenugasan:
    """Susunan yang menunggu kepala dinas."""
    jambi.lakukan(KABID, f"{butir}susunan/", tim(jambi))
    return kini(jambi)


def tim(k: Layar) -> dict[str, object]:
    return {"ketua": str(k.jabatan(KETUA).pk), "anggota": [str(k.jabatan(ANGGOTA).pk)], "nama_tim": "Tim Rumah"}


def kini(k: Layar) -> SusunanPenugasan:
    with gunakan(k.pemda):
        return SusunanPenugasan.objects.order_by("-dibuat").first()


def banyak(k: Layar, peristiwa: str) -> int:
    with gunakan(k.pemda):
        return Peristiwa.objects.filter(peristiwa=peristiwa).count()


def test_orang_dengan_beban_jenjang_dan_tahap_sebelum_mengirim(jambi: Layar, butir: str) -> None:
    teks = jambi.buka(KABID, butir)
    assert "Kegiatan berjalan" in teks
    assert "menetapkan ketua tim" in teks
    assert "Naskahnya tidak diatur" in teks
    assert "Langkahnya menurut" in teks and "Lampiran B.1.c.1)" in teks
    pratinjau = jambi.kirim(KABID, f"{butir}pratinjau/", tim(jambi), headers={"HX-Request": "true"})
    assert pratinjau.status_code == 200
    assert "2 orang dipilih, dalam unit" in pratinjau.content.decode()
    assert "<html" not in pratinjau.content.decode()


def test_menyaring_tidak_melepas_yang_dipilih(jambi: Layar, butir: str) -> None:
    isi = tim(jambi) | {"periksa": "saring", "cari": "gizi"}
    teks = jambi.kirim(KABID, f"{butir}susunan/", isi).content.decode()
    assert f'value="{jambi.jabatan(KETUA).pk}" checked' in teks
    assert "Penyuluh Kesehatan Masyarakat Ahli Madya" not in teks
    assert 'value="Tim Rumah"' in teks


def test_menunjuk_ditolak_bagi_yang_bukan_penyusun(jambi: Layar, butir: str) -> None:
    jawaban = jambi.kirim(ANGGOTA, f"{butir}susunan/", tim(jambi))
    assert jawaban.status_code == 403
    assert "Lampiran B.1.a" in jawaban.content.decode()
    assert "Kenapa tidak?" in jambi.buka(ANGGOTA, butir)


def test_menunjuk_dua_kali_dengan_kunci_sama(jambi: Layar, butir: str) -> None:
    isi = tim(jambi) | {"kunci": str(uuid4())}
    alamat = [jambi.kirim(KABID, f"{butir}susunan/", isi)["Location"] for _ in range(2)]
    assert alamat == [butir, butir]
    assert banyak(jambi, "penugasan.disusun") == 1


def test_menunjuk_dengan_versi_basi(jambi: Layar, butir: str) -> None:
    jawaban = jambi.kirim(KABID, f"{butir}susunan/", tim(jambi) | {"versi": 9})
    assert jawaban.status_code == 409
    assert "Sudah diubah" in jawaban.content.decode()
    assert f'value="{jambi.jabatan(KETUA).pk}" checked' in jawaban.content.decode()


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"ketua": "", "pengendali": "x"}, "paling sedikit dua orang"),
        ({"anggota": []}, "paling sedikit dua orang"),
        ({"ketua": "", "anggota": []}, "paling sedikit satu orang"),
        ({"anggota": [str(uuid4())]}, "permohonan pelibatan"),
        ({"ketua": "bukan-id", "anggota": 3}, "perlu ketua"),
        ({"nama_tim": "t" * 201}, "200"),
    ],
)
def test_susunan_keliru_dikatakan_di_formulir(jambi: Layar, butir: str, ubah: dict, pesan: str) -> None:
    if isinstance(ubah.get("anggota"), int):
        bidang = "Bidang Kesehatan Masyarakat"
        ubah = ubah | {"anggota": [jambi.pegawai(bidang, ke=n) for n in range(ubah["anggota"])]}
    jawaban = jambi.kirim(KABID, f"{butir}susunan/", tim(jambi) | {"nama_tim": "Tim Tinggal"} | ubah)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert pesan in teks
    assert ubah.get("nama_tim", "Tim Tinggal") in teks
    with gunakan(jambi.pemda):
        assert not Penugasan.objects.exists()


@pytest.mark.dasar("jambi-2025-13", "Lampiran E.1.k")
def test_menyetujui_di_tempat(jambi: Layar, butir: str, susunan: SusunanPenugasan) -> None:
    alamat = f"/penugasan/susunan/{susunan.pk}/persetujuan/"
    assert alamat in jambi.buka(KADIS, butir)
    assert alamat not in jambi.buka(KABID, butir)
    assert jambi.kirim(KABID, alamat, {"versi": susunan.versi}).status_code == 403
    assert jambi.kirim(KADIS, alamat, {"versi": 99}).status_code == 409
    isi = {"versi": susunan.versi, "kunci": str(uuid4())}
    for _ in range(2):
        assert jambi.kirim(KADIS, alamat, isi).status_code == 302
    assert (kini(jambi).keadaan, banyak(jambi, "penugasan.menetapkan_ketua")) == ("ditetapkan", 1)
    assert jambi.kirim(KADIS, alamat, {"versi": kini(jambi).versi}).status_code == 409


def test_menyetujui_dari_kartu_meja_kerja(jambi: Layar, susunan: SusunanPenugasan) -> None:
    jawaban = jambi.kirim(
        KADIS, f"/penugasan/susunan/{susunan.pk}/persetujuan/", {"versi": susunan.versi},
        headers={"HX-Request": "true", "HX-Target": "tugas-7"},
    )  # fmt: skip
    assert jawaban.status_code == 200
    assert 'id="tugas-7"' in jawaban.content.decode()


def test_tanggal_surat_yang_bukan_tanggal(jambi: Layar, susunan: SusunanPenugasan) -> None:
    isi = {"versi": susunan.versi, "nomor_surat": "800/1", "tanggal_surat": "kemarin"}
    assert jambi.kirim(KADIS, f"/penugasan/susunan/{susunan.pk}/persetujuan/", isi).status_code == 422


def test_menolak_mengembalikan_dengan_alasan_dan_pilihannya(
    jambi: Layar, butir: str, susunan: SusunanPenugasan
) -> None:
    alamat = f"/penugasan/susunan/{susunan.pk}/penolakan/"
    kosong = jambi.kirim(KADIS, alamat, {"versi": susunan.versi, "alasan": " "})
    assert kosong.status_code == 422
    assert jambi.kirim(KABID, alamat, {"versi": susunan.versi, "alasan": "Tidak"}).status_code == 403
    basi = jambi.kirim(KADIS, alamat, {"versi": 99, "alasan": "Alasan yang terketik"})
    assert basi.status_code == 409 and "Alasan yang terketik" in basi.content.decode()
    isi = {"versi": susunan.versi, "catatan": "Tambah seorang nutrisionis", "kunci": str(uuid4())}
    for _ in range(2):
        assert jambi.kirim(KADIS, alamat, isi).status_code == 302
    assert banyak(jambi, "penugasan.ditolak") == 1
    teks = jambi.buka(KABID, butir)
    assert "Tambah seorang nutrisionis" in teks
    assert f'value="{jambi.jabatan(KETUA).pk}" checked' in teks
    jambi.lakukan(KABID, f"{butir}susunan/", tim(jambi) | {"versi": 2})
    assert kini(jambi).keadaan == "menunggu"


def test_pemda_dan_pd_lain_sama_dengan_tidak_ada(jambi: Layar, layar, butir: str, susunan: SusunanPenugasan) -> None:
    alamat = [f"/penugasan/susunan/{susunan.pk}/{a}/" for a in ("persetujuan", "penolakan")]
    alamat += [f"{butir}susunan/", f"{butir}pratinjau/"]
    tetangga = layar("blitar")
    for satu in alamat:
        assert tetangga.kirim(KADIS, satu, {"alasan": "x"}).status_code == 404
        assert jambi.kirim("Kepala Dinas Pendidikan", satu, {"alasan": "x"}).status_code == 404
    assert tetangga.klien(KADIS).get(butir).status_code == 404
    assert jambi.klien(KADIS).get(f"/penugasan/butir/{uuid4()}/").status_code == 404


@pytest.mark.dasar("bekasi-2024-18", "Pasal 79 ayat (3)")
def test_jenjang_yang_tidak_diatur_tidak_dapat_ditunjuk(layar) -> None:
    from sistemkerja.organisasi.rincian import ubah_jabatan
    from sistemkerja.organisasi.tanggal import hari_ini

    bekasi = layar("bekasi")
    camat, kasi = "Camat Babelan", "Kepala Seksi Pemberdayaan Masyarakat @ Kecamatan Babelan"
    with gunakan(bekasi.pemda):
        seksi = bekasi.jabatan(kasi).unit
        jf = seksi.jabatan.get(kode="")
        ubah_jabatan(jf, hari_ini(bekasi.pemda), None, jenjang="ahli_muda")
    butir = bekasi.rumuskan(kasi, bekasi.bagi(camat, bekasi.buat_pk(camat, "Kecamatan Babelan"), 2, kasi), "individu")
    assert "Penugasannya tidak diatur di unit ini" in bekasi.buka(kasi, butir)
    ditolak = bekasi.kirim(kasi, f"{butir}susunan/", {"pelaksana": str(jf.pk)})
    assert ditolak.status_code == 422
    assert "Pasal 79 ayat (3)" in ditolak.content.decode()


@pytest.mark.dasar("kediri-2023-45", "Lampiran 2.A.1)")
def test_naskah_sukarela_bukan_naskah_penunjukan(layar) -> None:
    """Kediri mengatur surat penugasan bagi pengajuan sukarela; penunjukan di dalam PD tidak menyebut naskah."""
    kediri = layar("kediri")
    pk = kediri.buat_pk(KADIS, "Dinas Kesehatan")
    butir = kediri.rumuskan(KABID, kediri.bagi(KADIS, pk, 2, KABID), "individu")
    assert "Naskahnya tidak diatur" in kediri.buka(KABID, butir)
    kediri.lakukan(KABID, f"{butir}susunan/", {"pelaksana": str(kediri.jabatan(ANGGOTA).pk)})
    assert kini(kediri).instrumen == ""


def test_jumlah_pertanyaan_tetap(jambi: Layar, butir: str) -> None:
    klien = jambi.klien(KABID)

    def hitung() -> int:
        with CaptureQueriesContext(connection) as pertanyaan:
            assert klien.get(butir).status_code == 200
        return len(pertanyaan)

    kosong = hitung()
    semua = [jambi.pegawai("Bidang Kesehatan Masyarakat", ke=n) for n in range(4)]
    jambi.lakukan(KABID, f"{butir}susunan/", {"ketua": semua[0], "anggota": semua[1:2]})
    berdua = hitung()
    alamat = f"/penugasan/susunan/{kini(jambi).pk}/penolakan/"
    jambi.lakukan(KADIS, alamat, {"versi": kini(jambi).versi, "alasan": "Tambah orang."})
    jambi.lakukan(KABID, f"{butir}susunan/", {"versi": 2, "ketua": semua[0], "anggota": semua[1:]})
    assert hitung() == berdua
    assert max(kosong, berdua) <= 32

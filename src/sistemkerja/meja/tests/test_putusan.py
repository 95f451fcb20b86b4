"""Memutuskan dari Meja Kerja: jadi, ditolak dengan Pasal, Pemda lain 404, berulang, usang 409, isian keliru 422."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from sistemkerja.akun.models import Pengguna
from sistemkerja.alur.models import Tugas
from sistemkerja.contoh import muat as muat_contoh
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.kegiatan.models import Kegiatan, Kendala, Tinjauan
from sistemkerja.meja.tests.kerja import KADIS, Kerja
from sistemkerja.organisasi.models import Pemangku
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda
from sistemkerja.penugasan.models import SusunanPenugasan
from sistemkerja.penugasan.tindakan import IsianPenugasan

Kirim = Callable[..., dict[str, str]]
HTMX = {"hx-request": "true"}


@pytest.fixture
def tinjauan(kerja: Kerja) -> tuple[Kegiatan, Tugas]:
    """Hasil yang menunggu tinjauan kepala bidang."""
    kegiatan = kerja.kegiatan("tinjau")
    with gunakan(kerja.pemda):
        return kegiatan, Tugas.objects.get(objek_id=kegiatan.pk, selesai_pada__isnull=True)


def keadaan(kerja: Kerja, kegiatan: Kegiatan) -> str:
    with gunakan(kerja.pemda):
        return Kegiatan.objects.get(pk=kegiatan.pk).keadaan


def test_sesuai_menutup_tugas_dan_menaikkan_hasil(kerja: Kerja, tinjauan: tuple[Kegiatan, Tugas], kirim: Kirim) -> None:
    kegiatan, tugas = tinjauan
    jawaban = kerja.masuk().post(f"/meja/tugas/{tugas.pk}/persetujuan/", kirim(kegiatan.versi), follow=True)
    assert jawaban.redirect_chain == [("/", 302)]
    isi = jawaban.content.decode()
    assert "Dinyatakan sesuai" in isi
    assert "Berikutnya Kepala Dinas Kesehatan" in isi
    assert f'href="/kegiatan/{kegiatan.pk}/"' in isi
    with gunakan(kerja.pemda):
        assert Tugas.objects.get(pk=tugas.pk).selesai_pada is not None
        assert Tugas.objects.get(objek_id=kegiatan.pk, selesai_pada__isnull=True).kerja == "meninjau"


def test_dengan_htmx_kartu_menjadi_penegasan(kerja: Kerja, tinjauan: tuple[Kegiatan, Tugas], kirim: Kirim) -> None:
    kegiatan, tugas = tinjauan
    alamat = f"/meja/tugas/{tugas.pk}/persetujuan/"
    jawaban = kerja.masuk().post(alamat, kirim(kegiatan.versi), headers=HTMX)
    isi = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert f'id="tugas-{tugas.pk}"' in isi
    assert 'hx-swap-oob="true"' in isi
    assert "menunggu Anda" in isi
    assert "<html" not in isi


def test_kembalikan_membuka_perbaikan(kerja: Kerja, tinjauan: tuple[Kegiatan, Tugas], kirim: Kirim) -> None:
    kegiatan, tugas = tinjauan
    isi = kirim(kegiatan.versi, "Lengkapi Kelurahan Lirboyo.")
    assert kerja.masuk().post(f"/meja/tugas/{tugas.pk}/pengembalian/", isi).status_code == 302
    assert keadaan(kerja, kegiatan) == "perbaikan"


@pytest.mark.parametrize("catatan", ["", "   ", "x" * 2001])
def test_catatan_keliru_dijelaskan_dan_tidak_hilang(
    kerja: Kerja, tinjauan: tuple[Kegiatan, Tugas], kirim: Kirim, catatan: str
) -> None:
    kegiatan, tugas = tinjauan
    alamat = f"/meja/tugas/{tugas.pk}/pengembalian/"
    for kepala in ({}, HTMX):
        jawaban = kerja.masuk().post(alamat, kirim(kegiatan.versi, catatan), headers=kepala)
        assert jawaban.status_code == 422
        isi = jawaban.content.decode()
        assert ("apa yang belum sesuai" in isi) or ("paling panjang" in isi)
        assert catatan in isi
        assert '<details class="putus-catatan" open>' in isi
    assert keadaan(kerja, kegiatan) == "tinjauan"


@pytest.mark.parametrize("versi", ["", "satu", "99999999999", "-1"])
def test_formulir_tanpa_versi_ditolak(kerja: Kerja, tinjauan: tuple[Kegiatan, Tugas], versi: str) -> None:
    kegiatan, tugas = tinjauan
    assert kerja.masuk().post(f"/meja/tugas/{tugas.pk}/persetujuan/", {"versi": versi}).status_code == 422
    assert keadaan(kerja, kegiatan) == "tinjauan"


def test_dua_ketukan_satu_putusan(kerja: Kerja, tinjauan: tuple[Kegiatan, Tugas], kirim: Kirim) -> None:
    kegiatan, tugas = tinjauan
    klien, isi = kerja.masuk(), kirim(kegiatan.versi)
    alamat = f"/meja/tugas/{tugas.pk}/persetujuan/"
    assert [klien.post(alamat, isi).status_code for _ in range(2)] == [302, 302]
    with gunakan(kerja.pemda):
        assert Tinjauan.objects.filter(hasil__kegiatan=kegiatan).count() == 1


def test_versi_usang_409_dengan_isian_dan_versi_baru(
    kerja: Kerja, tinjauan: tuple[Kegiatan, Tugas], kirim: Kirim
) -> None:
    kegiatan, tugas = tinjauan
    alamat = f"/meja/tugas/{tugas.pk}/pengembalian/"
    isi = kirim(kegiatan.versi - 1, "Catatan yang sudah ditulis.")
    jawaban = kerja.masuk().post(alamat, isi)
    assert jawaban.status_code == 409
    teks = jawaban.content.decode()
    assert "Sudah diubah" in teks
    assert "Catatan yang sudah ditulis." in teks
    assert f'name="versi" value="{kegiatan.versi}"' in teks
    assert keadaan(kerja, kegiatan) == "tinjauan"


def test_yang_sudah_diputuskan_menyebut_oleh_siapa(
    kerja: Kerja, tinjauan: tuple[Kegiatan, Tugas], kirim: Kirim
) -> None:
    kegiatan, tugas = tinjauan
    klien, alamat = kerja.masuk(), f"/meja/tugas/{tugas.pk}/persetujuan/"
    klien.post(alamat, kirim(kegiatan.versi))
    jawaban = klien.post(alamat, kirim(kegiatan.versi + 1))
    assert jawaban.status_code == 409
    assert "sudah diputuskan" in jawaban.content.decode()


@pytest.mark.parametrize("macam", ["persetujuan", "pengembalian", "putusan"])
def test_tugas_orang_lain_pemda_lain_dan_yang_tidak_ada_sama(
    kerja: Kerja, tinjauan: tuple[Kegiatan, Tugas], kirim: Kirim, pemda_tetangga: Pemda, macam: str
) -> None:
    kegiatan, tugas = tinjauan
    isi = kirim(kegiatan.versi, "Catatan.")
    muat_contoh.muat(pemda_tetangga)
    with gunakan(pemda_tetangga):
        tetangga = Pengguna.objects.filter(aktif=True).first()
    orang_luar = Kerja.masuk_sebagai(_di(pemda_tetangga), tetangga)
    for klien in (kerja.masuk("kepala_pd", "Dinas Pendidikan"), orang_luar):
        assert klien.post(f"/meja/tugas/{tugas.pk}/{macam}/", isi).status_code == 404
        assert klien.get(f"/meja/tugas/{tugas.pk}/").status_code == 404
    assert kerja.masuk().post(f"/meja/tugas/{uuid4()}/{macam}/", isi).status_code == 404
    assert keadaan(kerja, kegiatan) == "tinjauan"


def _di(pemda: Pemda) -> Kerja:
    kosong = Kerja.__new__(Kerja)
    kosong.pemda = pemda
    return kosong


def test_putusan_yang_tidak_tersedia_404(kerja: Kerja, tinjauan: tuple[Kegiatan, Tugas], kirim: Kirim) -> None:
    kegiatan, tugas = tinjauan
    assert kerja.masuk().post(f"/meja/tugas/{tugas.pk}/putusan/", kirim(kegiatan.versi, "Ya.")).status_code == 404


@pytest.fixture
def berhalangan(kerja: Kerja) -> Pemangku:
    """Kepala bidang berhalangan; sekretaris dinas menjadi Plh.-nya hari ini."""
    with gunakan(kerja.pemda):
        jabatan = kerja.pegawai("kepala_bidang", "Bidang Kesehatan Masyarakat").jabatan
        plh = Pemangku.objects.pada(kerja.per).get(jabatan__nama="Sekretaris Dinas Kesehatan", sifat="definitif")
        return Pemangku.objects.create(
            pemda=kerja.pemda, jabatan=jabatan, pegawai=plh.pegawai, sifat="plh", dasar_sk="SP 800/1",
            masa=DateRange(kerja.per, None, "[)"),
        )  # fmt: skip


@pytest.mark.dasar("kediri-2023-45", "Lampiran 5.a.4.c.1)")
def test_definitif_yang_berhalangan_ditolak_dengan_pasal(
    kerja: Kerja, tinjauan: tuple[Kegiatan, Tugas], berhalangan: Pemangku, kirim: Kirim
) -> None:
    kegiatan, tugas = tinjauan
    klien = kerja.masuk()
    meja = klien.get("/").content.decode()
    assert "Dipegang Plh." in meja
    assert f"/meja/tugas/{tugas.pk}/persetujuan/" not in meja
    jawaban = klien.post(f"/meja/tugas/{tugas.pk}/persetujuan/", kirim(kegiatan.versi))
    assert jawaban.status_code == 403
    assert "Lampiran 5.a.4.c.1)" in jawaban.content.decode()
    assert keadaan(kerja, kegiatan) == "tinjauan"


def test_plh_memutuskan(kerja: Kerja, tinjauan: tuple[Kegiatan, Tugas], berhalangan: Pemangku, kirim: Kirim) -> None:
    kegiatan, tugas = tinjauan
    klien = kerja.masuk("kepala_bidang", "Bidang Kesehatan Masyarakat", "plh")
    meja = klien.get("/").content.decode()
    assert "Plh. Kepala Bidang Kesehatan Masyarakat" in meja
    assert klien.post(f"/meja/tugas/{tugas.pk}/persetujuan/", kirim(kegiatan.versi)).status_code == 302
    with gunakan(kerja.pemda):
        assert Peristiwa.objects.filter(kasus=kegiatan.pk).latest("pada").sebagai.startswith("Plh. ")


def test_rencana_disepakati_atau_dikembalikan(kerja: Kerja, kirim: Kirim) -> None:
    kegiatan = kerja.kegiatan("rencana")
    tugas = kerja.menunggu(kegiatan)
    klien = kerja.masuk_sebagai(kerja.pemangku_tugas(tugas))
    assert klien.post(f"/meja/tugas/{tugas.pk}/pengembalian/", kirim(kegiatan.versi)).status_code == 422
    assert klien.post(f"/meja/tugas/{tugas.pk}/persetujuan/", kirim(kegiatan.versi)).status_code == 302
    assert keadaan(kerja, kegiatan) == "pelaksanaan"


def test_kendala_diputuskan_dengan_kalimat(kerja: Kerja, kirim: Kirim) -> None:
    kegiatan = kerja.kegiatan("laksana", "tim")
    with kerja.di_dalam() as gerak:
        kendala = gerak.hambat(kegiatan, "Data puskesmas terlambat.", "Minta lewat surat.")
        tugas = Tugas.objects.get(objek_id=kendala.pk)
    klien, alamat = kerja.masuk_sebagai(kerja.pemangku_tugas(tugas)), f"/meja/tugas/{tugas.pk}/putusan/"
    assert klien.post(alamat, kirim(kendala.versi)).status_code == 422
    assert klien.post(alamat, kirim(kendala.versi, "Dinas bersurat hari ini.")).status_code == 302
    with gunakan(kerja.pemda):
        assert Kendala.objects.get(pk=kendala.pk).putusan == "Dinas bersurat hari ini."


def test_bersama_sebagian_tertahan_dengan_alasannya(kerja: Kerja) -> None:
    semua = kerja.semua_kegiatan(3, "rencana")
    tugas = [kerja.menunggu(k) for k in semua]
    klien = kerja.masuk_sebagai(kerja.pemangku_tugas(tugas[0]))
    assert "Sepakati yang dipilih" in klien.get("/").content.decode()
    isi = {"tugas": [str(t.pk) for t in tugas], "kunci": str(uuid4())}
    isi |= {f"versi-{t.pk}": str(k.versi - (k is semua[2])) for t, k in zip(tugas, semua, strict=True)}
    for _ in range(2):  # kiriman ulang tidak berganda
        jawaban = klien.post("/meja/persetujuan/", isi)
        teks = jawaban.content.decode()
        assert jawaban.status_code == 200
        assert "2 disetujui." in teks
        assert "1 tertahan" in teks
        assert "Sudah diubah" in teks
        assert [keadaan(kerja, k) for k in semua] == ["pelaksanaan", "pelaksanaan", "rencana"]
    isi[f"versi-{tugas[2].pk}"] = str(semua[2].versi)
    assert klien.post("/meja/persetujuan/", isi | {"kembali": "//lain.example"}).headers["Location"] == "/"
    assert keadaan(kerja, semua[2]) == "pelaksanaan"


def test_bersama_tanpa_pilihan_dan_tugas_orang_lain(kerja: Kerja) -> None:
    tugas = kerja.menunggu(kerja.kegiatan("rencana"))
    klien = kerja.masuk_sebagai(kerja.pemangku_tugas(tugas))
    assert "Pilih dahulu" in klien.post("/meja/persetujuan/", {}, follow=True).content.decode()
    lain = kerja.masuk("kepala_pd", "Dinas Pendidikan")
    assert lain.post("/meja/persetujuan/", {"tugas": [str(tugas.pk)]}).status_code == 404
    assert klien.post("/meja/persetujuan/", {"tugas": ["bukan-uuid"]}).status_code == 404


def test_penetapan_disetujui_atau_ditolak_dengan_alasan(kerja: Kerja, kirim: Kirim) -> None:
    susunan, tugas = penetapan(kerja)
    klien = kerja.masuk(*KADIS)
    assert klien.post(f"/meja/tugas/{tugas.pk}/pengembalian/", kirim(susunan.versi)).status_code == 422
    isi = kirim(susunan.versi, "Tambah seorang dari Bidang P2P.")
    assert klien.post(f"/meja/tugas/{tugas.pk}/pengembalian/", isi).status_code == 302
    with gunakan(kerja.pemda):
        assert SusunanPenugasan.objects.get(pk=susunan.pk).keadaan == "ditolak"


def penetapan(kerja: Kerja) -> tuple[SusunanPenugasan, Tugas]:
    """Tim lintas bidang yang disusun kepala bidang dan menunggu ditetapkan kepala dinas."""
    butir = kerja.butir(1, "tim")[0]
    with kerja.di_dalam() as gerak:
        orang = gerak.orang(butir)[:2]
        luar = Pemangku.objects.pada(kerja.per).filter(
            jabatan__unit__nama="Bidang Pencegahan dan Pengendalian Penyakit", jabatan__kode="", sifat="definitif"
        )
        orang.append(IsianPenugasan(luar.first().jabatan_id, "anggota_tim"))
        susunan = gerak.tugaskan(butir, orang, tetapkan=False)
        return susunan, Tugas.objects.get(objek_id=susunan.pk, selesai_pada__isnull=True)


def test_penetapan_disetujui(kerja: Kerja, kirim: Kirim) -> None:
    susunan, tugas = penetapan(kerja)
    assert kerja.masuk(*KADIS).post(f"/meja/tugas/{tugas.pk}/persetujuan/", kirim(susunan.versi)).status_code == 302
    with gunakan(kerja.pemda):
        assert SusunanPenugasan.objects.get(pk=susunan.pk).keadaan == "ditetapkan"

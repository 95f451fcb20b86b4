"""Dari Perjanjian Kinerja sampai penugasan ditetapkan, lewat layar, di lima jenis unit dengan aturan yang berbeda."""

from __future__ import annotations

import pytest

from sistemkerja.pemda.konteks import gunakan
from sistemkerja.penugasan.models import SusunanPenugasan, TimKerja
from sistemkerja.perencanaan.models import SasaranKinerja
from sistemkerja.perencanaan.tests.penggerak import strategi


def keadaan(layar, butir: str) -> SusunanPenugasan:
    with gunakan(layar.pemda):
        return SusunanPenugasan.objects.select_related("butir").get(butir_id=butir.rstrip("/").split("/")[-1])


def kursi(layar, *nama: str) -> list[str]:
    return [str(layar.jabatan(n).pk) for n in nama]


@pytest.mark.dasar("kediri-2023-45", "Pasal 12 ayat (1)")
def test_dinas_di_kediri_ditetapkan_kepala_bidang(layar) -> None:
    kediri = layar("kediri")
    kadis, kabid = "Kepala Dinas Kesehatan", "Kepala Bidang Kesehatan Masyarakat"
    pk = kediri.buat_pk(kadis, "Dinas Kesehatan")
    assert [k for k, _ in kediri.tugas(kadis)] == ["membagi_target"]
    bagian = kediri.bagi(kadis, pk, 2, "Kepala Bidang Pencegahan dan Pengendalian Penyakit", kabid)
    assert ("merumuskan_strategi", bagian) in kediri.tugas(kabid)
    butir = kediri.rumuskan(kabid, bagian, "tim", ketua=True)
    assert ("menugaskan", butir) in kediri.tugas(kabid)
    ketua, *anggota = kursi(kediri, "Penyuluh Kesehatan Masyarakat Ahli Muda", "Nutrisionis Terampil")
    isi = {"ketua": ketua, "anggota": anggota, "nama_tim": "Tim Kunjungan Rumah"}
    kediri.lakukan(kabid, f"{butir}susunan/", isi)
    susunan = keadaan(kediri, butir)
    assert susunan.keadaan == "ditetapkan"
    assert "Lampiran 5.a.2" in susunan.dasar
    with gunakan(kediri.pemda):
        assert TimKerja.objects.get(susunan=susunan).nama == "Tim Kunjungan Rumah"
    assert not kediri.tugas(kabid) or all(a != butir for _, a in kediri.tugas(kabid))


@pytest.mark.dasar("jambi-2025-13", "Lampiran B (paragraf 3)")
def test_dinas_di_jambi_ditetapkan_kepala_dinas(layar) -> None:
    jambi = layar("jambi")
    kadis, kabid = "Kepala Dinas Kesehatan", "Kepala Bidang Kesehatan Masyarakat"
    pk = jambi.buat_pk(kadis, "Dinas Kesehatan")
    butir = jambi.rumuskan(kabid, jambi.bagi(kadis, pk, 2, kabid), "tim", ketua=True)
    ketua, *anggota = kursi(jambi, "Penyuluh Kesehatan Masyarakat Ahli Muda", "Nutrisionis Terampil")
    jambi.lakukan(kabid, f"{butir}susunan/", {"ketua": ketua, "anggota": anggota})
    susunan = keadaan(jambi, butir)
    assert susunan.keadaan == "menunggu"
    assert ("menetapkan_ketua", butir) in jambi.tugas(kadis)
    assert "Kenapa tidak?" in jambi.buka(kabid, butir)
    alamat = f"/penugasan/susunan/{susunan.pk}/persetujuan/"
    ditolak = jambi.kirim(kabid, alamat, {"versi": susunan.versi})
    assert ditolak.status_code == 403
    assert "Lampiran E.1.k" in ditolak.content.decode()
    jambi.lakukan(kadis, alamat, {"versi": susunan.versi})
    assert keadaan(jambi, butir).keadaan == "ditetapkan"


@pytest.mark.dasar("jambi-2025-13", "Lampiran B.1.b.3)")
def test_orang_unit_lain_di_jambi_disetujui_penilainya(layar) -> None:
    jambi = layar("jambi")
    kadis, kabid = "Kepala Dinas Kesehatan", "Kepala Bidang Kesehatan Masyarakat"
    penilai = "Kepala Bidang Pencegahan dan Pengendalian Penyakit"
    pk = jambi.buat_pk(kadis, "Dinas Kesehatan")
    butir = jambi.rumuskan(kabid, jambi.bagi(kadis, pk, 2, kabid), "tim")
    anggota = [*kursi(jambi, "Nutrisionis Terampil"), jambi.pegawai("Bidang Pencegahan dan Pengendalian Penyakit")]
    jambi.lakukan(kabid, f"{butir}susunan/", {"anggota": anggota})
    susunan = keadaan(jambi, butir)
    assert susunan.lingkup == "lintas_unit"
    assert ("menugaskan", butir) in jambi.tugas(penilai)
    for siapa in (penilai, kadis):
        alamat = f"/penugasan/susunan/{susunan.pk}/persetujuan/"
        jambi.lakukan(siapa, alamat, {"versi": keadaan(jambi, butir).versi})
    assert keadaan(jambi, butir).keadaan == "ditetapkan"


@pytest.mark.dasar("bekasi-2024-18", "Pasal 79 ayat (4)")
def test_kecamatan_di_bekasi_hanya_individu(layar) -> None:
    bekasi = layar("bekasi")
    camat, kasi = "Camat Babelan", "Kepala Seksi Pemberdayaan Masyarakat @ Kecamatan Babelan"
    bagian = bekasi.bagi(camat, bekasi.buat_pk(camat, "Kecamatan Babelan"), 2, kasi)
    halaman = bekasi.buka(kasi, bagian)
    assert "hanya mengenal kerja individu" in halaman
    assert "Pasal 79 ayat (4)" in halaman
    ditolak = bekasi.kirim(kasi, f"{bagian}strategi/", strategi("tim"))
    assert ditolak.status_code == 422
    assert "Mendatangi rumah ke rumah" in ditolak.content.decode()
    butir = bekasi.rumuskan(kasi, bagian, "individu")
    assert "Surat perintah tugas" in bekasi.buka(kasi, butir)
    orang = bekasi.pegawai("Seksi Pemberdayaan Masyarakat", "Kecamatan Babelan")
    isi = {"pelaksana": orang, "nomor_surat": "800/12", "tanggal_surat": "2026-01-05"}
    bekasi.lakukan(kasi, f"{butir}susunan/", isi)
    susunan = keadaan(bekasi, butir)
    assert (susunan.keadaan, susunan.instrumen, susunan.nomor_surat) == ("ditetapkan", "surat_perintah_tugas", "800/12")
    assert "Pasal 79 ayat (3)" in susunan.dasar


@pytest.mark.dasar("kediri-2023-45", "Lampiran 5.e.1")
def test_kecamatan_di_kediri_camat_menugaskan_atas_rekomendasi(layar) -> None:
    kediri = layar("kediri")
    camat, sekcam = "Camat Mojoroto", "Sekretaris Kecamatan Mojoroto"
    pk = kediri.buat_pk(camat, "Kecamatan Mojoroto")
    butir = kediri.rumuskan(sekcam, kediri.bagi(sekcam, pk, 2, sekcam), "individu")
    orang = kediri.pegawai("Seksi Pemberdayaan Masyarakat", "Kecamatan Mojoroto")
    kediri.lakukan(sekcam, f"{butir}susunan/", {"pelaksana": orang})
    susunan = keadaan(kediri, butir)
    assert susunan.keadaan == "menunggu"
    assert ("menugaskan", butir) in kediri.tugas(camat)
    alamat = f"/penugasan/susunan/{susunan.pk}/persetujuan/"
    kediri.lakukan(camat, alamat, {"versi": susunan.versi})
    while (susunan := keadaan(kediri, butir)).keadaan == "menunggu":
        kediri.lakukan(sekcam, alamat, {"versi": susunan.versi})
    assert susunan.keadaan == "ditetapkan"


@pytest.mark.dasar("kediri-2023-45", "Lampiran 5.h.2.a.2)")
def test_puskesmas_di_kediri_mengambil_target_dari_dinas(layar) -> None:
    kediri = layar("kediri")
    kepala = "Kepala Puskesmas Sukorame"
    pk = kediri.buat_pk("Kepala Dinas Kesehatan", "Dinas Kesehatan")
    daftar = kediri.buka(kepala, "/perencanaan/")
    assert "Puskesmas Sukorame tidak membuat Perjanjian Kinerja sendiri" in daftar
    assert pk in daftar
    assert "Ambil sasaran" in kediri.buka(kepala, pk)
    with gunakan(kediri.pemda):
        sasaran = SasaranKinerja.objects.first()
    isi = {"versi": 2, "sebagai": str(kediri.jabatan(kepala).pk)}
    bagian = kediri.lakukan(kepala, f"/perencanaan/sasaran/{sasaran.pk}/pengambilan/", isi)
    butir = kediri.rumuskan(kepala, bagian, "individu")
    kediri.lakukan(kepala, f"{butir}susunan/", {"pelaksana": kursi(kediri, "Bidan Terampil")[0]})
    assert keadaan(kediri, butir).keadaan == "ditetapkan"


@pytest.mark.dasar("blitar-2023-6", "Lampiran B.5.a (paragraf 1)")
def test_asisten_membagi_lagi_yang_diterimanya(layar) -> None:
    blitar = layar("blitar")
    asisten, kabag = "Asisten Administrasi Umum", "Kepala Bagian Organisasi"
    pk = blitar.buat_pk("Sekretaris Daerah", "Sekretariat Daerah")
    with gunakan(blitar.pemda):
        satu = SasaranKinerja.objects.order_by("urut").first()
    penerima = kursi(blitar, kabag)
    belum = blitar.kirim(asisten, f"{pk}pembagian/", {"versi": 2, f"kepada-{satu.pk}": penerima})
    assert belum.status_code == 422
    assert "belum dibagi kepada Anda" in belum.content.decode()
    bagian = blitar.bagi("Sekretaris Daerah", pk, 2, asisten)
    assert ("membagi_target", bagian) in blitar.tugas(asisten)
    assert blitar.kirim(asisten, f"{bagian}strategi/", strategi("individu")).status_code == 409
    assert blitar.kirim(kabag, f"{bagian}pembagian/", {"versi": 2, f"kepada-{satu.pk}": penerima}).status_code == 403
    keliru = blitar.kirim(asisten, f"{bagian}pembagian/", {"versi": 2})
    assert keliru.status_code == 422 and "paling sedikit satu" in keliru.content.decode()
    blitar.lakukan(asisten, f"{bagian}pembagian/", {"versi": 2, f"kepada-{satu.pk}": penerima})
    assert bagian not in [a for _, a in blitar.tugas(asisten)]
    with gunakan(blitar.pemda):
        anak = satu.bagian.select_related("induk").get(untuk_jabatan_id=penerima[0])
    assert anak.induk.get_absolute_url() == bagian
    assert kabag in blitar.buka(asisten, bagian)
    assert "/penugasan/butir/" in blitar.rumuskan(kabag, anak.get_absolute_url(), "individu")

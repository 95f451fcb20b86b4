"""Halaman kegiatan: giliran, garis orang, kenapa, yang tidak diatur, dan yang terlihat sebelum mengirim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sistemkerja.kegiatan.bacaan.buka import kegiatan_untuk
from sistemkerja.kegiatan.bacaan.garis import garis_kegiatan
from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.kegiatan.tests.conftest import Panggung, isian, isian_rencana
from sistemkerja.organisasi.models import UnitOrganisasi
from sistemkerja.pemda.konteks import gunakan


def _garis(p: Panggung, k: Kegiatan) -> list[tuple[str, str]]:
    with gunakan(p.pemda):
        pelaku = p.gerak.pelaku(k.pemilik_id)
        return [(s["peran"], s["keadaan"]) for s in garis_kegiatan(kegiatan_untuk(pelaku, k.pk))]


def test_garis_orang_dari_pemilik_sampai_penyelesai(kediri: Panggung) -> None:
    k = kediri.kegiatan("SETDA.03.02", "rinci")
    lalu = [("Pemilik pekerjaan", "lalu")]
    akhir = "Meninjau dan menyatakan selesai"
    assert _garis(kediri, k) == [
        *lalu, ("Pelaksana", "kini"), ("Meninjau", "nanti"), ("Menerima dan meneruskan", "nanti"), (akhir, "nanti")
    ]  # fmt: skip
    with gunakan(kediri.pemda):
        k = kediri.gerak.tinjau(kediri.gerak.serahkan(kediri.segar(k), "Selesai."))
    assert _garis(kediri, k) == [
        *lalu, ("Pelaksana", "lalu"), ("Meninjau", "lalu"), ("Menerima dan meneruskan", "kini"), (akhir, "nanti")
    ]  # fmt: skip


def test_langkah_yang_dilewati_terlihat_dengan_alasannya(kediri: Panggung) -> None:
    k = kediri.kegiatan("DINKES.02", "laksana")
    with gunakan(kediri.pemda):
        kursi = k.susunan.penugasan.get()
        pemilik = kediri.gerak.pelaku(k.pemilik_id)
        kursi.jabatan_id, kursi.pegawai_id = k.pemilik_id, pemilik.pegawai_id
        kursi.save()
    assert ("Meninjau", "dilewati") in _garis(kediri, k)
    isi = kediri.pemilik(k).get(f"/kegiatan/{k.pk}/").content.decode()
    assert "Dilewati." in isi and "tidak meninjau hasilnya sendiri" in isi


def test_giliran_menyebut_siapa_dan_berikutnya(kediri: Panggung) -> None:
    k = kediri.kegiatan("DINKES.02", "tinjau")
    isi = kediri.berkode("kepala_pd", "DINKES").get(f"/kegiatan/{k.pk}/").content.decode()
    assert "Menunggu Kepala Bidang Kesehatan Masyarakat" in isi
    assert "berikutnya Kepala Dinas Kesehatan" in isi
    assert "Kenapa tidak?" in isi and "Lampiran 5.a.4.c" in isi


def test_yang_akan_dilalui_terlihat_sebelum_menyerahkan(kediri: Panggung) -> None:
    k = kediri.kegiatan("RSUDG.02.01", "rinci")
    isi = kediri.pelaksana(k).get(f"/kegiatan/{k.pk}/hasil/").content.decode()
    for jabatan in ("Kepala Bidang Pelayanan Medik", "Wakil Direktur Pelayanan", "Direktur RSUD Gambiran"):
        assert jabatan in isi


@pytest.mark.dasar("kediri-2023-45", "Lampiran 3.A.2).c")
def test_tujuan_kendala_terlihat_sebelum_dikirim(kediri: Panggung) -> None:
    k = kediri.kegiatan("DINKES.02", "rinci", tim=True)
    isi = kediri.pelaksana(k).get(f"/kegiatan/{k.pk}/kendala/").content.decode()
    assert "Disampaikan kepada" in isi and "Kepala Bidang Kesehatan Masyarakat" in isi and "Lampiran 3.A.2).c" in isi


def test_kendala_individu_tidak_diatur_di_kediri(kediri: Panggung) -> None:
    k = kediri.kegiatan("DINKES.02", "rinci")
    klien, alamat = kediri.pelaksana(k), f"/kegiatan/{k.pk}/kendala/"
    assert "tidak mengatur kepada siapa kendala" in klien.get(alamat).content.decode()
    assert klien.post(alamat, isian(uraian="Alat rusak.")).status_code == 409


def test_terhambat_dicatat_dan_disampaikan_sekaligus(kediri: Panggung) -> None:
    k = kediri.kegiatan("DINKES.02", "rinci", tim=True)
    with gunakan(kediri.pemda):
        rincian = k.rincian.order_by("urut")[0]
    isi = isian(rincian=str(rincian.pk), persen=25, catatan="Alat ukur rusak.", terhambat="on")
    assert kediri.pelaksana(k).post(f"/kegiatan/{k.pk}/kemajuan/", isi).status_code == 302
    with gunakan(kediri.pemda):
        rincian.refresh_from_db()
        kendala = k.kendala.get()
    assert rincian.keadaan == "terhambat" and kendala.uraian == "Alat ukur rusak."


def test_unit_tanpa_rantai_tinjauan_mengatakannya(kediri: Panggung) -> None:
    """Kantor tidak diatur mekanismenya di Kediri: yang dapat dilakukan tetap dapat, penyerahan hasil tidak."""
    k = kediri.kegiatan("DINKES.02", "rinci")
    with gunakan(kediri.pemda):
        kantor = UnitOrganisasi.objects.get(kode="KESBANGPOL")
        Kegiatan.objects.filter(pk=k.pk).update(unit=kantor)
    klien, alamat = kediri.pelaksana(k), f"/kegiatan/{k.pk}/"
    isi = klien.get(alamat).content.decode()
    assert "Tidak diatur" in isi and "tidak mengatur siapa yang meninjau hasil" in isi
    assert klien.get(f"{alamat}hasil/").status_code == 200
    r = klien.post(f"{alamat}hasil/", isian(kediri.segar(k), uraian="Selesai."))
    assert r.status_code == 409 and "kebijakan" in r.content.decode()
    assert klien.post(f"{alamat}berkas/", isian()).status_code == 422


def test_tambah_baris_tanpa_skrip_mempertahankan_isian(kediri: Panggung) -> None:
    k = kediri.kegiatan("DINKES.02")
    isi = isian_rencana(k, "Himpun data") | {"tambah": "1"}
    r = kediri.pelaksana(k).post(f"/kegiatan/{k.pk}/rencana/", isi)
    halaman = r.content.decode()
    assert r.status_code == 200 and "Himpun data" in halaman
    assert 'name="rencana-3-uraian"' in halaman and 'value="4"' in halaman
    assert kediri.segar(k).rencana.keadaan == "draf"


def test_anggaran_wajib_bila_aturannya_meminta(kediri: Panggung, panggung: Callable[[str], Panggung]) -> None:
    k = kediri.kegiatan("DINKES.02")
    isi = isian_rencana(k, "Himpun data", anggaran="")
    r = kediri.pelaksana(k).post(f"/kegiatan/{k.pk}/rencana/", isi)
    assert r.status_code == 422 and "tulis 0" in r.content.decode()
    bekasi = panggung("bekasi")
    k = bekasi.kegiatan("DINKES.02")
    assert "rencana-0-anggaran" not in bekasi.pelaksana(k).get(f"/kegiatan/{k.pk}/rencana/").content.decode()
    assert bekasi.pelaksana(k).post(f"/kegiatan/{k.pk}/rencana/", isian_rencana(k, "Himpun data")).status_code == 302


def test_rincian_berkemajuan_tidak_terhapus(kediri: Panggung) -> None:
    k = kediri.kegiatan("DINKES.02", "rinci")
    with gunakan(kediri.pemda):
        kediri.gerak.maju(k, k.rincian.order_by("urut")[0], 50, "Separuh.")
    from sistemkerja.kegiatan.tests.conftest import isian_rincian

    isi = isian_rincian(kediri.segar(k), ("Rincian lain", "", ""))
    r = kediri.pelaksana(k).post(f"/kegiatan/{k.pk}/rincian/", isi)
    assert r.status_code == 422 and "sudah ada catatan kemajuannya" in r.content.decode()
    assert "Rincian lain" in r.content.decode()


def test_formulir_bukan_bagiannya_menjelaskan_bukan_kosong(kediri: Panggung) -> None:
    k = kediri.kegiatan("DINKES.02")
    for layar in ("rencana", "rincian", "kemajuan", "hasil"):
        r = kediri.pemilik(k).get(f"/kegiatan/{k.pk}/{layar}/")
        assert r.status_code == 200 and "sedang menyusun rencana" in r.content.decode()

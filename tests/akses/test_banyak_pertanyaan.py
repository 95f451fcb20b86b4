"""Setiap halaman bertanya ke basis data sama banyaknya, berapa pun barisnya: sebelum dan sesudah digandakan sepuluh."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import connection, connections
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda
from tests.akses.pelengkap import Dunia
from tests.akses.tabel import BARIS, TETAP

KALI = 10
TERBANYAK = 40
# Halaman seorang pegawai menanyai mesin apa saja yang dapat diputuskannya: sepuluh pertanyaan tentang tiap jabatannya.
TERBANYAK_LAIN = {"organisasi:pegawai-pegawai": 52}
PERAN = ("jf", "kabid", "sekda", "pengawas", "kepegawaian", "ortala", "sistem")
DIBACA = {f"{b.nama}-{b.objek}": b for b in BARIS if b.cara == "GET" and 200 in {b.jawaban[p] for p in PERAN}}
TANPA_BARIS = ("peraturan:", "antarmuka:")  # isinya tidak dari tabel; cukup sekali


def nilai_baru(medan: Any, lama: Any, ke: int) -> Any:
    """Nilai medan pada salinan ke-`ke`: yang unik dibuat lain."""
    if medan.name in ("nip", "kode", "kunci") and lama:
        return f"{lama}-{ke}"[: medan.max_length]
    if medan.name == "nomor":
        return lama + 1000 * (ke + 1) if isinstance(lama, int) else f"{lama}-{ke}"
    return lama


def gandakan(nama: str, ganti: dict[UUID, list[UUID]], saring: dict[str, Any] | None = None) -> None:
    """Salin semua baris sebuah model; yang menunjuk baris yang juga digandakan menunjuk salinannya."""
    model: type[Model] = apps.get_model(nama)
    medan = [m for m in model._meta.concrete_fields if not m.primary_key]
    baru = []
    for satu in model._default_manager.filter(**(saring or {})):
        ganti[satu.pk] = [uuid4() for _ in range(KALI)]
        for ke, pk in enumerate(ganti[satu.pk]):
            isi = {m.attname: nilai_baru(m, getattr(satu, m.attname), ke) for m in medan}
            for kunci, nilai in isi.items():
                if isinstance(nilai, UUID) and nilai in ganti and nilai != satu.pk:
                    isi[kunci] = ganti[nilai][ke]
            baru.append(model(pk=pk, **isi))
    model._default_manager.bulk_create(baru)


def tumbuhkan() -> None:
    """Sepuluh kali jabatan, orang, sasaran, pekerjaan, kegiatan, catatan, tugas, dan riwayat di Kota Kediri."""
    ganti: dict[UUID, list[UUID]] = {}
    with gunakan(Pemda.objects.get(slug="kediri")):
        # Kursi dan orang baru; unitnya tetap, jadi setiap halaman unit dan daftar calon ikut membesar.
        gandakan("organisasi.jabatan", orang := {}, {"kode": ""})
        gandakan("organisasi.pegawai", orang, {"pemangku__jabatan__kode": "", "pemangku__sifat": "definitif"})
        gandakan("organisasi.pemangku", orang, {"jabatan__kode": "", "sifat": "definitif"})
        # Unit baru, masing-masing dengan Perjanjian Kinerjanya sendiri: daftarnya ikut membesar.
        gandakan("organisasi.unitorganisasi", unit := {})
        gandakan("perencanaan.perjanjiankinerja", unit)
        # Pekerjaan: rantai sasaran sampai kegiatan, pada Perjanjian Kinerja yang sama.
        for nama in ("sasarankinerja", "bagiantarget", "strategi", "butirstrategi"):
            gandakan(f"perencanaan.{nama}", ganti)
        for nama in ("penugasan.susunanpenugasan", "penugasan.penugasan", "kegiatan.kegiatan", "kegiatan.rencana"):
            gandakan(nama, ganti)
        tetap: dict[UUID, list[UUID]] = {}
        for nama in ("barisrencana", "rincian", "kemajuan", "catatanpemantauan", "kendala", "berkas"):
            gandakan(f"kegiatan.{nama}", tetap)
        _gandakan_tugas(ganti)
        _gandakan_riwayat()
        _gandakan_pengelola()


def _gandakan_pengelola() -> None:
    """Keputusan dengan tindakannya, rencana dengan langkahnya, impor dengan barisnya, dan akun dengan perannya."""
    baru: dict[UUID, list[UUID]] = {}
    for nama in ("organisasi.keputusan", "kepegawaian.rencanareorganisasi", "kepegawaian.langkahreorganisasi"):
        gandakan(nama, baru)
    for nama in ("kepegawaian.tindakanpegawai", "impor.barisimpor"):
        gandakan(nama, {})  # pada keputusan dan impor yang sama: halamannya yang membesar
    for nama in ("impor.impor", "latar.pekerjaan", "ekspor.ekspor", "adopsi.pemeriksaan"):
        gandakan(nama, {})
    akun: dict[UUID, list[UUID]] = {}
    for nama in ("akun.pengguna", "akun.pemberianperan", "akun.sesipengguna"):
        gandakan(nama, akun)


def _gandakan_tugas(ganti: dict[UUID, list[UUID]]) -> None:
    """Tugas bagi salinan objeknya, dialamatkan ke jabatan yang sama."""
    model: Any = apps.get_model("alur.tugas")
    baru = []
    for satu in model.objects.all():
        for ke, objek in enumerate(ganti.get(satu.objek_id, [])):
            isi = {m.attname: getattr(satu, m.attname) for m in model._meta.concrete_fields}
            baru.append(
                model(**isi | {"id": uuid4(), "objek_id": objek, "kasus": ganti.get(satu.kasus, [objek] * KALI)[ke]})
            )
    model.objects.bulk_create(baru)


def _gandakan_riwayat() -> None:
    model: Any = apps.get_model("jejak.peristiwa")
    medan = [m.attname for m in model._meta.concrete_fields if not m.primary_key]
    lama = list(model.objects.all())
    for satu in lama:
        for _ke in range(KALI):
            model.objects.create(**{m: getattr(satu, m) for m in medan if m not in ("urut", "sidik", "segel_id")})


def pertanyaan(dunia: Dunia, peran: str) -> dict[str, int]:
    """Banyaknya pertanyaan setiap halaman bagi peran ini."""
    hasil, klien = {}, dunia.klien(peran)
    for nama, baris in DIBACA.items():
        if baris.jawaban[peran] != 200 or (peran != "kabid" and baris.nama.startswith(TANPA_BARIS)):
            continue
        alamat = reverse(baris.nama, kwargs=TETAP.get(baris.nama) or dunia.objek(baris.objek))
        alamat += "?q=dinas" if baris.nama in ("meja:cari", "organisasi:cari") else ""
        connection.queries_log.clear()  # penuh pada 9.000: sesudah itu selisihnya nol
        with CaptureQueriesContext(connection) as tercatat:
            assert klien.get(alamat).status_code == 200
        hasil[nama] = len(tercatat)
    return hasil


@pytest.fixture(scope="module")
def sedikit_dan_banyak(dunia_berkas: Dunia) -> dict[str, tuple[dict[str, int], dict[str, int]]]:
    """Per peran: pertanyaan setiap halaman sebelum dan sesudah digandakan."""
    pertanyaan(dunia_berkas, "kabid")  # yang diingat proses sejak pembukaan pertama tidak ikut dihitung
    sedikit = {peran: pertanyaan(dunia_berkas, peran) for peran in PERAN}
    tumbuhkan()
    with connections["pemilik"].cursor() as kursor:
        kursor.execute("ANALYZE")  # tanpa ini rencana pertanyaannya masih menurut tabel yang kecil
    return {peran: (sedikit[peran], pertanyaan(dunia_berkas, peran)) for peran in PERAN}


@pytest.mark.parametrize("peran", PERAN)
@pytest.mark.parametrize("nama", DIBACA)
def test_pertanyaan_sebuah_halaman_tetap(sedikit_dan_banyak: Any, nama: str, peran: str) -> None:
    sedikit, banyak = sedikit_dan_banyak[peran]
    if nama in sedikit:
        # Kunjungan pertama boleh bertanya lebih banyak (ia menyiapkan faktor kedua, membaca naskah).
        assert banyak[nama] <= sedikit[nama], f"{nama}: {sedikit[nama]} menjadi {banyak[nama]} pertanyaan"
        batas = TERBANYAK_LAIN.get(nama, TERBANYAK)
        assert banyak[nama] <= batas, f"{nama}: {banyak[nama]} pertanyaan"


def test_tabelnya_sungguh_membesar(sedikit_dan_banyak: Any) -> None:
    with gunakan(Pemda.objects.get(slug="kediri")):
        for nama in ("organisasi.jabatan", "kegiatan.kegiatan", "alur.tugas", "jejak.peristiwa", "kegiatan.rincian"):
            assert apps.get_model(nama)._default_manager.count() > 250, nama

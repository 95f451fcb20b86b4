"""Orang tambahan: tidak setiap unit contoh punya cukup pegawai untuk sebuah tim dan seorang rekan di luarnya."""

from __future__ import annotations

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from sistemkerja.akun.models import Pengguna
from sistemkerja.contoh.penggerak import Penggerak
from sistemkerja.organisasi.models import Jabatan, Pegawai, Pemangku, UnitOrganisasi
from tests.jalan_penuh.pemeriksa import kursi_pegawai

CUKUP = 4
SEJAK = date(2022, 1, 3)


def lengkapi(gerak: Penggerak, kode: str) -> None:
    """Tambah pelaksana di unit itu sampai cukup."""
    unit = gerak.unit(kode)
    for nomor in range(len(kursi_pegawai(gerak, unit)), CUKUP):
        tambah_pelaksana(unit, nomor)


def tambah_pelaksana(unit: UnitOrganisasi, nomor: int) -> Jabatan:
    """Satu kursi pelaksana di unit ini, dengan orang dan akunnya."""
    pemda = unit.pemda
    jabatan = Jabatan.objects.create(
        pemda=pemda, unit=unit, kode="", nama=f"Pengelola Data {nomor} {unit.kode}", jenjang="pelaksana",
        pimpinan=False, asisten="", urut=90 + nomor, masa=DateRange(SEJAK, None, "[)"),
    )  # fmt: skip
    orang = Pegawai.objects.create(
        pemda=pemda, nip=f"U{abs(hash(unit.kode)) % 10**12:012d}{nomor}", nama=f"Pegawai {nomor} {unit.kode}",
        golongan="II/c", jenis_asn="pns", hasil_penyetaraan=False,
    )  # fmt: skip
    Pengguna.objects.create(pemda=pemda, nip=orang.nip, nama=orang.nama, pegawai=orang, aktif=True)
    pangku(jabatan, orang, "definitif", SEJAK)
    return jabatan


def pangku(jabatan: Jabatan, orang: Pegawai, sifat: str, sejak: date, sampai: date | None = None) -> Pemangku:
    """Orang itu memangku jabatan itu sejak suatu tanggal."""
    return Pemangku.objects.create(
        pemda=jabatan.pemda,
        jabatan=jabatan,
        pegawai=orang,
        sifat=sifat,
        masa=DateRange(sejak, sampai, "[)"),
        dasar_sk="SK uji",
    )

"""Baris-baris organisasi contoh, sebelum menjadi baris basis data."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sistemkerja.contoh.nama import Orang

BERDIRI = date(2017, 1, 2)


@dataclass(frozen=True, slots=True)
class BarisUnit:
    """Satu unit; `induk` menunjuk unit yang dibuat sebelumnya."""

    id: UUID
    kode: str
    nama: str
    jenis: str
    kode_pd: str
    induk: UUID | None
    adalah_pd: bool
    tipe: str
    bagian: str
    sejak: date = BERDIRI
    sampai: date | None = None


@dataclass(frozen=True, slots=True)
class BarisJabatan:
    """Satu jabatan atau satu kursi JF/pelaksana."""

    id: UUID
    unit: UUID
    kode: str
    nama: str
    jenjang: str
    pimpinan: bool
    asisten: str
    urut: int
    sejak: date = BERDIRI
    sampai: date | None = None
    kelas: int | None = None


@dataclass(slots=True)
class BarisPegawai:
    """Seorang pegawai dengan peran sistemnya; `jabatan` dan `peran` untuk daftar akun contoh."""

    id: UUID
    orang: Orang
    peran_sistem: tuple[str, ...] = ()
    jabatan: str = ""
    peran: str = ""
    utama: int = 0


@dataclass(frozen=True, slots=True)
class BarisPemangku:
    """Seseorang memangku jabatan dari–sampai."""

    id: UUID
    jabatan: UUID
    pegawai: UUID
    sifat: str
    sejak: date
    sampai: date | None
    dasar_sk: str
    keputusan: UUID | None = None
    keputusan_akhir: UUID | None = None


@dataclass(frozen=True, slots=True)
class BarisKeputusan:
    """Sebuah surat keputusan rekaan; nomornya berakhiran "(contoh)"."""

    id: UUID
    nomor: str
    tanggal: date
    tentang: str
    penanda: str


@dataclass(frozen=True, slots=True)
class BarisUbah:
    """Isi sebuah unit atau jabatan berubah sejak suatu tanggal; `isi` medan modelnya."""

    milik: UUID
    sejak: date
    isi: dict[str, Any]
    keputusan: UUID


@dataclass(frozen=True, slots=True)
class BarisFormasi:
    """Banyaknya kursi yang ditetapkan bagi satu nama jabatan di satu unit."""

    id: UUID
    unit: UUID
    nama: str
    jenjang: str
    kelas: int | None
    jumlah: int
    sejak: date
    keputusan: UUID


@dataclass(frozen=True, slots=True)
class BarisPangkat:
    """Golongan seorang pegawai dari–sampai."""

    id: UUID
    pegawai: UUID
    golongan: str
    sejak: date
    sampai: date | None
    keputusan: UUID | None


@dataclass(slots=True)
class Susunan:
    """Organisasi contoh sebuah Pemda, siap dimuat."""

    slug: str
    unit: list[BarisUnit] = field(default_factory=list)
    jabatan: list[BarisJabatan] = field(default_factory=list)
    pegawai: list[BarisPegawai] = field(default_factory=list)
    pemangku: list[BarisPemangku] = field(default_factory=list)
    keputusan: list[BarisKeputusan] = field(default_factory=list)
    ubah_unit: list[BarisUbah] = field(default_factory=list)
    ubah_jabatan: list[BarisUbah] = field(default_factory=list)
    formasi: list[BarisFormasi] = field(default_factory=list)
    pangkat: list[BarisPangkat] = field(default_factory=list)

"""Baris-baris organisasi contoh, sebelum menjadi baris basis data."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
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


@dataclass(slots=True)
class Susunan:
    """Organisasi contoh sebuah Pemda, siap dimuat."""

    slug: str
    unit: list[BarisUnit] = field(default_factory=list)
    jabatan: list[BarisJabatan] = field(default_factory=list)
    pegawai: list[BarisPegawai] = field(default_factory=list)
    pemangku: list[BarisPemangku] = field(default_factory=list)

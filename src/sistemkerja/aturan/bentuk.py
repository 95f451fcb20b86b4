"""Bentuk data mesin: peraturan, aturan, catatan, ketentuan, dan jawaban yang membawa dasarnya."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Syarat = Mapping[str, frozenset[str]]
Nilai = Any  # bentuknya ditentukan oleh pertanyaan; lihat `nilai.py`


class GalatAturan(Exception):
    """Induk semua galat mesin; pesannya dalam bahasa pemakai."""


@dataclass(frozen=True, slots=True)
class Temuan:
    """Satu temuan pembaca atau pemeriksa: berkas, baris, apa yang keliru dan apa yang diharapkan."""

    berkas: str
    baris: int
    pesan: str
    kode: str = "bentuk"
    tingkat: str = "galat"  # galat | peringatan | dicatat

    def __str__(self) -> str:
        tempat = f"{self.berkas}:{self.baris}" if self.baris else self.berkas
        return f"{tempat}: {self.pesan}"


class PeraturanKeliru(GalatAturan):
    """Folder peraturan tidak dapat dibaca; `temuan` memuat setiap kekeliruan."""

    def __init__(self, temuan: list[Temuan]) -> None:
        self.temuan = temuan
        super().__init__("\n".join(str(t) for t in temuan))


class PertanyaanKeliru(GalatAturan):
    """Pertanyaan, kunci, atau nilai tidak dikenal; `yang_mungkin` menyebut pilihannya."""

    def __init__(self, pesan: str, yang_mungkin: tuple[str, ...]) -> None:
        self.yang_mungkin = yang_mungkin
        super().__init__(pesan)


class BelumBerlaku(PertanyaanKeliru):
    """Tanggal yang ditanyakan di luar masa berlaku peraturan; `yang_mungkin` menyebut tanggal mulainya."""


class TidakDiatur(GalatAturan):
    """Peraturan diam tentang hal ini; diam tidak pernah berarti ya."""

    def __init__(self, peraturan: str, pertanyaan: str, dicari_di: tuple[str, ...]) -> None:
        self.peraturan, self.pertanyaan, self.dicari_di = peraturan, pertanyaan, dicari_di
        super().__init__(f"{peraturan} tidak mengatur {pertanyaan}")


@dataclass(frozen=True, slots=True)
class Aturan:
    """Satu aturan: jawaban sebuah pertanyaan, syaratnya, dan ketentuan yang mendasarinya."""

    id: str
    pertanyaan: str
    nilai: Nilai
    dasar: tuple[str, ...]
    sumber: str
    bila: Syarat = field(default_factory=dict)
    kecuali: Syarat = field(default_factory=dict)
    mengatasi: tuple[str, ...] = ()
    catatan: tuple[str, ...] = ()
    berkas: str = ""
    baris: int = 0


@dataclass(frozen=True, slots=True)
class ArtiPeran:
    """Arti kata jenjang atau peran dalam teks pada suatu jenis unit, misalnya Pejabat Administrator pada dinas."""

    peran: str
    oleh: tuple[str, ...]
    hubungan: str
    dasar: tuple[str, ...]
    sumber: str
    bila: Syarat = field(default_factory=dict)
    catatan: tuple[str, ...] = ()
    berkas: str = ""
    baris: int = 0


@dataclass(frozen=True, slots=True)
class Diam:
    """Diam yang tegas: pertanyaan yang dicari di ketentuan tertentu dan tidak diatur di sana."""

    pertanyaan: str
    dicari_di: tuple[str, ...]
    bila: Syarat = field(default_factory=dict)
    catatan: tuple[str, ...] = ()
    berkas: str = ""
    baris: int = 0


@dataclass(frozen=True, slots=True)
class Ketentuan:
    """Satu ketentuan dalam indeks: alamat, ringkasan dengan kata sendiri, dan menjadi apa ia."""

    alamat: str
    ringkasan: str
    jenis: str
    alasan: str = ""
    berkas: str = ""
    baris: int = 0


@dataclass(frozen=True, slots=True)
class Catatan:
    """Catatan pembacaan: tempat, kata teks, pilihan, alasan, dan akibat bila dibaca sebaliknya."""

    kode: str
    jenis: str
    tempat: tuple[str, ...]
    kata: str
    pilihan: str
    alasan: str
    bila_sebaliknya: str
    berkas: str = ""
    baris: int = 0


@dataclass(frozen=True, slots=True)
class Contoh:
    """Contoh yang dapat dijalankan: kalimat, tanggal, pertanyaan, dan jawaban yang diharapkan."""

    nama: str
    per: date
    pertanyaan: str
    keadaan: Mapping[str, str]
    jawab: Any  # "tidak_diatur" atau daftar cabang {nilai, dasar, bila?, sumber?}
    berkas: str = ""
    baris: int = 0


@dataclass(frozen=True, slots=True)
class NamaJenis:
    """Jenis unit atau PD bernama yang diatur peraturan."""

    kode: str
    nama: str
    jenis_unit: str
    dasar: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MasaBerlaku:
    """Kapan peraturan berlaku; `sejak` kosong bila tanggal pengundangannya tidak diketahui."""

    sejak: date | None
    paling_awal: date
    dasar: tuple[str, ...]
    sumber: str
    catatan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cabang:
    """Satu cabang jawaban: nilai, syarat yang belum diketahui, dan dasarnya."""

    nilai: Nilai
    bila: Syarat
    kecuali: tuple[Syarat, ...]
    sumber: str
    dasar: tuple[str, ...]
    catatan: tuple[str, ...]
    aturan: str  # id aturan asal
    lewat: tuple[str, ...] = ()  # bagaimana peran diartikan menjadi jabatan, dengan dasarnya


@dataclass(frozen=True, slots=True)
class Jawaban:
    """Jawaban atas satu pertanyaan beserta dasarnya; `diatur` palsu berarti peraturan diam."""

    peraturan: str
    pertanyaan: str
    keadaan: Mapping[str, str]
    cabang: tuple[Cabang, ...]
    dicari_di: tuple[str, ...] = ()
    catatan_diam: tuple[str, ...] = ()

    @property
    def diatur(self) -> bool:
        return bool(self.cabang)

    def satu(self) -> Cabang:
        """Cabang tunggal; menolak diam dan jawaban yang masih bercabang."""
        if not self.cabang:
            raise TidakDiatur(self.peraturan, self.pertanyaan, self.dicari_di)
        return self.cabang[0]

"""Bentuk bersama pemeriksaan impor: temuan pada sebuah sel, dan satu baris rencana. Tanpa Django."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

# Keadaan sebuah baris dalam pratinjau; urutannya urutan tampil.
BARU, MUTASI, BERHENTI, UBAH, TETAP, KELIRU = "baru", "mutasi", "berhenti", "ubah", "tetap", "keliru"
KEADAAN = (KELIRU, BARU, MUTASI, BERHENTI, UBAH, TETAP)

Sel = Any  # str, int, float, bool, date, datetime, time, timedelta, atau None: apa pun yang ada di sebuah sel


@dataclass(frozen=True, slots=True)
class Temuan:
    """Sesuatu pada sebuah sel: `keliru` menghalangi barisnya, selain itu catatan yang perlu diketahui.

    `kode` menunjuk kalimatnya (impor/kalimat.py), `isian` mengisi kalimat itu.
    """

    kolom: str
    kode: str
    keliru: bool = True
    isian: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Langkah:
    """Yang dikerjakan bagi satu baris bila rencananya diterapkan; kosong berarti tidak ada yang berubah."""

    baru: bool = False
    ubah: dict[str, Any] = field(default_factory=dict)
    tutup: list[UUID] = field(default_factory=list)
    kursi: UUID | None = None
    kursi_baru: bool = False  # `kursi` belum ada dan dibuat menurut `isi_kursi`
    isi_kursi: dict[str, Any] = field(default_factory=dict)
    sejak: date | None = None
    berhenti: str = ""
    golongan_sejak: date | None = None
    nomor_sk: str = ""
    tanggal_sk: date | None = None
    banyak: int = 0  # kursi baru yang sama
    formasi: int | None = None


@dataclass(slots=True)
class Baris:
    """Satu baris pratinjau: apa yang akan terjadi, dari apa menjadi apa, dan apa yang ditemukan."""

    nomor: int
    kunci: str
    nama: str
    keadaan: str = TETAP
    sebelum: dict[str, Any] = field(default_factory=dict)
    sesudah: dict[str, Any] = field(default_factory=dict)
    temuan: list[Temuan] = field(default_factory=list)
    objek: UUID | None = None
    langkah: Langkah = field(default_factory=Langkah)

    @property
    def keliru(self) -> bool:
        """Adakah temuan yang menghalangi baris ini?"""
        return any(t.keliru for t in self.temuan)

    def catat(self, kolom: str, kode: str, *, keliru: bool = True, **isian: str) -> None:
        """Tambah satu temuan; temuan keliru membuat baris ini keliru."""
        self.temuan.append(Temuan(kolom, kode, keliru, isian))
        if keliru:
            self.keadaan = KELIRU


@dataclass(slots=True)
class Tanya:
    """Tulisan yang tidak dapat dipastikan artinya; dijawab orang, sekali untuk semua baris yang memuatnya."""

    macam: str  # jabatan | unit | kedudukan | jenis
    teks: str
    baris: list[int] = field(default_factory=list)
    pilihan: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Rencana:
    """Seluruh rencana sebuah berkas."""

    baris: list[Baris]
    tanya: list[Tanya] = field(default_factory=list)

    def hitung(self) -> dict[str, int]:
        """Banyaknya baris menurut keadaan, dan baris yang punya catatan."""
        hasil = dict.fromkeys(KEADAAN, 0)
        for satu in self.baris:
            hasil[satu.keadaan] += 1
        hasil["catatan"] = sum(1 for b in self.baris if b.keadaan != KELIRU and b.temuan)
        return hasil

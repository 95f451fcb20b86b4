"""Bentuk tabel contoh: mekanisme sebagaimana ditulis peraturan, dan unit contoh tempat mekanisme itu dijalankan.

Pejabat disebut menurut letaknya dari unit contoh: `unit` pimpinan unit itu sendiri, `induk` pimpinan unit di atasnya,
`pd` pimpinan Perangkat Daerahnya, `pengendali` orang ketiga dalam tim; selain itu kode unit yang pimpinannya dimaksud.
Beberapa letak dipisah `|`: giliran menunggu mereka semua, yang pertama bertindak.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

Oleh = tuple[str, str]  # letak pejabat, Pasal
Tahap = tuple[str, str, str]  # kerja, letak pejabat, Pasal


@dataclass(frozen=True)
class Mekanisme:
    """Rantai pelaku satu jenis unit, ditulis tangan dari teks peraturannya."""

    dasar: str
    pk: Oleh
    bagi: tuple[tuple[str, str, str], ...]  # dari, kepada, Pasal; kosong bila perumus mengambil sendiri
    strategi: Oleh
    susun: Oleh
    tugas: tuple[Tahap, ...]
    rencana: Oleh
    tinjau: tuple[Tahap, ...]
    selesai: Oleh
    tugas_tim: tuple[Tahap, ...] | None = None  # None: tim dilarang, larangannya pada `tanpa_tim`
    tinjau_tim: tuple[Tahap, ...] = ()  # bila berbeda dari `tinjau`
    pantau: Oleh | None = None
    kendala_tim: Oleh | None = None
    tanpa_tim: str = ""
    rinci: str = ""  # Pasal perincian dan penyerahan hasil; kosong: dasar penugasannya
    serah: str = ""
    anggaran: bool = True
    pengendali: bool = False
    pembenah: Oleh | None = None

    def dengan(self, **beda: Any) -> Mekanisme:
        """Mekanisme yang sama, kecuali yang disebut."""
        return replace(self, **beda)


@dataclass(frozen=True)
class Baris:
    """Satu unit contoh yang dijalankan menurut sebuah mekanisme."""

    unit: str
    mekanisme: Mekanisme
    letak: dict[str, str] = field(default_factory=dict)
    lain: str = ""  # unit lain di PD yang sama, asal seorang anggota tim

    def kode(self, letak: str) -> str:
        """Kode unit yang pimpinannya dimaksud."""
        if letak in self.letak:
            return self.letak[letak]
        if letak == "unit":
            return self.unit
        if letak == "induk":
            return self.unit.rpartition(".")[0]
        return self.unit.partition(".")[0] if letak == "pd" else letak

    @property
    def bentuk(self) -> tuple[str, ...]:
        if self.mekanisme.tugas_tim is None:
            return ("individu",)
        return ("tim",) if self.lain else ("individu", "tim")


@dataclass(frozen=True)
class Diam:
    """Unit yang tidak diatur: tempat aplikasi mengatakannya, dan ketentuan yang sudah dicari."""

    unit: str
    apa: str  # perjanjian | ambil
    dicari: str


def contoh(peraturan: str, baris: Iterable[Baris]) -> list[Any]:
    """Parameter uji: setiap unit, sendiri dan dalam tim; namanya ketentuan yang dicontohkan."""
    return [
        pytest.param(
            satu, bentuk, id=f"{satu.unit}-{bentuk}-{satu.mekanisme.dasar}",
            marks=pytest.mark.dasar(peraturan, satu.mekanisme.dasar),
        )
        for satu in baris
        for bentuk in satu.bentuk
    ]  # fmt: skip


def contoh_diam(peraturan: str, baris: Sequence[Diam]) -> list[Any]:
    """Parameter uji bagi unit yang tidak diatur."""
    return [
        pytest.param(satu, id=f"{satu.unit}-{satu.apa}-{satu.dicari}", marks=pytest.mark.dasar(peraturan, satu.dicari))
        for satu in baris
    ]

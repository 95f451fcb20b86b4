"""Organisasi pada suatu tanggal, sebagaimana dilihat mesin: satu protokol kecil dan satu wujud di memori."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Unit:
    """Unit organisasi: `jenis` kode jenis unit, `kode_pd` kode PD bernama ("" bila tidak), `bagian` letaknya di PD."""

    id: str
    nama: str
    jenis: str
    kode_pd: str
    induk: str | None
    adalah_pd: bool
    tipe: str
    bagian: str


@dataclass(frozen=True, slots=True)
class Jabatan:
    """Jabatan: `kode` jabatan baku ("" untuk JF dan pelaksana), `pimpinan` bila memimpin unitnya."""

    id: str
    nama: str
    kode: str
    jenjang: str
    unit: str
    pimpinan: bool
    asisten: str


@dataclass(frozen=True, slots=True)
class Pemangku:
    """Pemangku sebuah jabatan pada tanggal itu; `sifat` definitif, plt, atau plh."""

    jabatan: str
    pegawai: str
    nama: str
    sifat: str


class Organisasi(Protocol):
    """Organisasi sebuah Pemda pada satu tanggal. Semua id berupa teks; id asing melempar KeyError."""

    def unit(self, id: str) -> Unit: ...
    def jabatan(self, id: str) -> Jabatan: ...
    def garis_unit(self, id: str) -> tuple[Unit, ...]:
        """Unit itu sendiri, lalu induk-induknya sampai puncak."""
        ...

    def jabatan_di_unit(self, unit: str) -> tuple[Jabatan, ...]: ...
    def jabatan_berkode(self, kode: str) -> tuple[Jabatan, ...]: ...
    def anak_unit(self, unit: str) -> tuple[Unit, ...]: ...
    def pemangku(self, jabatan: str) -> tuple[Pemangku, ...]: ...
    def jabatan_dari(self, pegawai: str) -> tuple[Jabatan, ...]: ...


_URUT_SIFAT = {"definitif": 0, "plt": 1, "plh": 2}


class OrganisasiMemori:
    """Wujud di memori, untuk uji, simulasi, dan pembacaan sekaligus. Urutan hasil tetap: menurut id."""

    def __init__(self, unit: Iterable[Unit], jabatan: Iterable[Jabatan], pemangku: Iterable[Pemangku]) -> None:
        self._unit = {u.id: u for u in unit}
        self._jabatan = {j.id: j for j in jabatan}
        self._anak: dict[str, list[Unit]] = {}
        self._di_unit: dict[str, list[Jabatan]] = {}
        self._berkode: dict[str, list[Jabatan]] = {}
        self._pemangku: dict[str, list[Pemangku]] = {}
        self._dari: dict[str, list[Jabatan]] = {}
        self._garis: dict[str, tuple[Unit, ...]] = {}
        for u in sorted(self._unit.values(), key=lambda u: u.id):
            if u.induk is not None:
                self._anak.setdefault(u.induk, []).append(u)
        for j in sorted(self._jabatan.values(), key=lambda j: j.id):
            self._di_unit.setdefault(j.unit, []).append(j)
            if j.kode:
                self._berkode.setdefault(j.kode, []).append(j)
        for p in sorted(pemangku, key=lambda p: (_URUT_SIFAT[p.sifat], p.pegawai)):
            self._pemangku.setdefault(p.jabatan, []).append(p)
            self._dari.setdefault(p.pegawai, []).append(self._jabatan[p.jabatan])

    def unit(self, id: str) -> Unit:
        return self._unit[id]

    def jabatan(self, id: str) -> Jabatan:
        return self._jabatan[id]

    def garis_unit(self, id: str) -> tuple[Unit, ...]:
        """Unit itu sendiri lalu induknya; lingkaran induk diputus."""
        if id not in self._garis:
            garis: list[Unit] = []
            terlihat: set[str] = set()
            kini: str | None = id
            while kini is not None and kini not in terlihat and (kini in self._unit or not garis):
                terlihat.add(kini)
                unit = self._unit[kini]
                garis.append(unit)
                kini = unit.induk
            self._garis[id] = tuple(garis)
        return self._garis[id]

    def jabatan_di_unit(self, unit: str) -> tuple[Jabatan, ...]:
        return tuple(self._di_unit.get(unit, ()))

    def jabatan_berkode(self, kode: str) -> tuple[Jabatan, ...]:
        return tuple(self._berkode.get(kode, ()))

    def anak_unit(self, unit: str) -> tuple[Unit, ...]:
        return tuple(self._anak.get(unit, ()))

    def pemangku(self, jabatan: str) -> tuple[Pemangku, ...]:
        return tuple(self._pemangku.get(jabatan, ()))

    def jabatan_dari(self, pegawai: str) -> tuple[Jabatan, ...]:
        return tuple(dict.fromkeys(sorted(self._dari.get(pegawai, ()), key=lambda j: j.id)))

    def semua_jabatan(self) -> tuple[Jabatan, ...]:
        """Semua jabatan, untuk simulasi dan pemeriksaan."""
        return tuple(self._jabatan.values())

    def semua_unit(self) -> tuple[Unit, ...]:
        """Semua unit, untuk simulasi dan pemeriksaan."""
        return tuple(self._unit.values())

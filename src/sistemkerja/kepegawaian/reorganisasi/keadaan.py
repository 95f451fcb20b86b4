"""Organisasi di memori pada satu tanggal, sebagai bahan rencana: unit, kursi, pemangku, formasi, dan beban kerjanya.

Tanpa basis data: langkah-langkah rencana mengubah sebuah `Keadaan` menjadi `Keadaan` berikutnya.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from sistemkerja.aturan import organisasi as mesin


@dataclass(frozen=True, slots=True)
class Unit:
    """Satu unit pada satu tanggal."""

    id: str
    kode: str
    nama: str
    jenis: str
    kode_pd: str = ""
    induk: str | None = None
    adalah_pd: bool = False
    tipe: str = ""
    bagian: str = ""


@dataclass(frozen=True, slots=True)
class Kursi:
    """Satu jabatan (kursi) pada satu tanggal."""

    id: str
    unit: str
    nama: str
    kode: str = ""
    jenjang: str = ""
    kelas: int | None = None
    pimpinan: bool = False
    asisten: str = ""
    urut: int = 0


@dataclass(frozen=True, slots=True)
class Pangku:
    """Seseorang memangku sebuah kursi."""

    id: str
    kursi: str
    pegawai: str
    nama: str
    sifat: str = "definitif"


@dataclass(frozen=True, slots=True)
class Formasi:
    """Banyak kursi yang ditetapkan bagi satu nama jabatan di satu unit."""

    id: str
    unit: str
    nama: str
    jenjang: str
    kelas: int | None
    jumlah: int


@dataclass(frozen=True, slots=True)
class Beban:
    """Satu pekerjaan terbuka yang melekat pada sebuah kursi atau unit."""

    jenis: str  # tugas | kegiatan | tim
    judul: str
    alamat: str = ""
    kerja: str = ""


@dataclass(slots=True)
class Keadaan:
    """Organisasi pada satu tanggal. `alih_*` ke mana pekerjaan pergi; `dilepas` orang yang kehilangan kursinya."""

    unit: dict[str, Unit]
    kursi: dict[str, Kursi]
    pangku: dict[str, Pangku]
    formasi: dict[str, Formasi]
    beban: Mapping[str, tuple[Beban, ...]] = field(default_factory=dict)
    alih_kursi: dict[str, str] = field(default_factory=dict)
    alih_unit: dict[str, str] = field(default_factory=dict)
    dilepas: list[Pangku] = field(default_factory=list)

    def salin(self) -> Keadaan:
        """Salinan dangkal: isinya beku, jadi langkah boleh mengubah kamusnya."""
        return Keadaan(
            dict(self.unit), dict(self.kursi), dict(self.pangku), dict(self.formasi), self.beban,
            dict(self.alih_kursi), dict(self.alih_unit), list(self.dilepas),
        )  # fmt: skip

    def anak(self, unit: str) -> list[Unit]:
        return sorted((u for u in self.unit.values() if u.induk == unit), key=lambda u: (u.nama, u.id))

    def kursi_di(self, unit: str) -> list[Kursi]:
        ada = (k for k in self.kursi.values() if k.unit == unit)
        return sorted(ada, key=lambda k: (not k.pimpinan, k.urut, k.id))

    def pimpinan(self, unit: str) -> Kursi | None:
        return next((k for k in self.kursi.values() if k.unit == unit and k.pimpinan), None)

    def pangku_di(self, kursi: str) -> list[Pangku]:
        return [p for p in self.pangku.values() if p.kursi == kursi]

    def formasi_di(self, unit: str) -> list[Formasi]:
        return [f for f in self.formasi.values() if f.unit == unit]

    def garis(self, unit: str) -> list[Unit]:
        """Unit itu lalu induk-induknya; lingkaran diputus."""
        hasil: list[Unit] = []
        kini: str | None = unit
        while kini is not None and kini in self.unit and self.unit[kini] not in hasil:
            hasil.append(self.unit[kini])
            kini = self.unit[kini].induk
        return hasil

    def puncak(self, unit: str) -> Unit:
        """Perangkat Daerah terdekat ke atas; tanpa itu unit teratas dalam garisnya."""
        garis = self.garis(unit)
        return next((u for u in garis if u.adalah_pd), garis[-1])

    def memori(self) -> mesin.OrganisasiMemori:
        """Wujud bagi mesin aturan, sama dengan yang dibaca `organisasi.baca_sql.muat_memori`."""
        unit = [_unit(u, self.unit) for u in self.unit.values()]
        kursi = [k for k in self.kursi.values() if k.unit in self.unit]
        ada = {k.id for k in kursi}
        return mesin.OrganisasiMemori(
            unit,
            [mesin.Jabatan(k.id, k.nama, k.kode, k.jenjang, k.unit, k.pimpinan, k.asisten) for k in kursi],
            [mesin.Pemangku(p.kursi, p.pegawai, p.nama, p.sifat) for p in self.pangku.values() if p.kursi in ada],
        )


def _unit(u: Unit, ada: Mapping[str, Unit]) -> mesin.Unit:
    induk = u.induk if u.induk in ada else None
    return mesin.Unit(u.id, u.nama, u.jenis, u.kode_pd, induk, u.adalah_pd, u.tipe, u.bagian)


def beda(lama: Any, baru: Any) -> dict[str, tuple[Any, Any]]:
    """Medan yang berbeda antara dua isi sejenis."""
    semua = ((m.name, getattr(lama, m.name), getattr(baru, m.name)) for m in fields(lama))
    return {nama: (a, b) for nama, a, b in semua if a != b}


def sebut(nama: Iterable[str], terbanyak: int = 5) -> str:
    """Nama-nama dipisah koma; sisanya dihitung."""
    semua = list(nama)
    lebih = len(semua) - terbanyak
    return ", ".join(semua[:terbanyak]) + (f" (+{lebih})" if lebih > 0 else "")

"""Organisasi sebuah Pemda dalam ingatan, sejauh impor perlu membandingkannya. Tanpa Django; dimuat `muat_keadaan`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from sistemkerja.impor.kamus import normal


@dataclass(frozen=True, slots=True)
class UnitKini:
    """Satu unit sebagaimana rinciannya pada tanggal berlaku impor."""

    id: UUID
    kode: str
    nama: str
    jenis: str
    induk: UUID | None
    adalah_pd: bool
    tipe: str
    kode_pd: str
    bagian: str
    sejak: date


@dataclass(frozen=True, slots=True)
class KursiKini:
    """Satu jabatan sebagaimana rinciannya pada tanggal berlaku impor."""

    id: UUID
    unit: UUID
    kode: str
    nama: str
    jenjang: str
    pimpinan: bool
    kelas: int | None
    sejak: date


@dataclass(frozen=True, slots=True)
class DudukKini:
    """Seseorang memangku jabatan, dengan masa yang belum berakhir pada tanggal berlaku impor."""

    id: UUID
    jabatan: UUID
    pegawai: UUID
    sifat: str
    sejak: date
    sampai: date | None


@dataclass(frozen=True, slots=True)
class OrangKini:
    """Seorang pegawai; `golongan` yang berlaku pada tanggal berlaku impor."""

    id: UUID
    nip: str
    nama: str
    golongan: str
    jenis_asn: str
    berhenti: date | None
    sebab: str
    golongan_sejak: date | None = None


class Keadaan:
    """Seluruh organisasi pada `per`, dengan penunjuk menurut nama, kode, dan pemangku."""

    def __init__(
        self, per: date, unit: Iterable[UnitKini], kursi: Iterable[KursiKini], duduk: Iterable[DudukKini],
        orang: Iterable[OrangKini], formasi: dict[tuple[UUID, str], int] | None = None,
        kosong_sejak: dict[UUID, date] | None = None, kode_nanti: dict[str, date] | None = None,
    ) -> None:  # fmt: skip
        self.per = per
        self.unit = {u.id: u for u in unit}
        self.kursi = {k.id: k for k in kursi}
        self.orang = {o.nip: o for o in orang}
        self.formasi = formasi or {}
        self.kosong_sejak = kosong_sejak or {}  # kursi → hari pertama sesudah pemangku terakhirnya
        self.kode_nanti = kode_nanti or {}  # kode unit yang baru berdiri sesudah `per`
        self.duduk_orang: dict[UUID, list[DudukKini]] = defaultdict(list)
        self.duduk_kursi: dict[UUID, list[DudukKini]] = defaultdict(list)
        for satu in duduk:
            self.duduk_orang[satu.pegawai].append(satu)
            self.duduk_kursi[satu.jabatan].append(satu)

    @cached_property
    def orang_id(self) -> dict[UUID, OrangKini]:
        """Pegawai menurut kuncinya."""
        return {o.id: o for o in self.orang.values()}

    @cached_property
    def unit_kode(self) -> dict[str, UnitKini]:
        """Unit menurut kodenya."""
        return {u.kode.casefold(): u for u in self.unit.values()}

    @cached_property
    def unit_nama(self) -> dict[str, list[UnitKini]]:
        """Unit menurut nama yang dirapikan; satu nama dapat milik banyak unit."""
        hasil: dict[str, list[UnitKini]] = defaultdict(list)
        for satu in self.unit.values():
            hasil[normal(satu.nama)].append(satu)
        return hasil

    @cached_property
    def kursi_unit(self) -> dict[UUID, list[KursiKini]]:
        """Kursi menurut unitnya."""
        hasil: dict[UUID, list[KursiKini]] = defaultdict(list)
        for satu in self.kursi.values():
            hasil[satu.unit].append(satu)
        return hasil

    @cached_property
    def garis(self) -> dict[UUID, frozenset[str]]:
        """Nama-nama (dirapikan) unit itu sendiri dan semua induknya; lingkaran berhenti sendiri."""
        hasil: dict[UUID, frozenset[str]] = {}
        for awal in self.unit.values():
            nama: set[str] = set()
            lewat: set[UUID] = set()
            kini: UnitKini | None = awal
            while kini is not None and kini.id not in lewat:
                lewat.add(kini.id)
                nama.add(normal(kini.nama))
                kini = self.unit.get(kini.induk) if kini.induk else None
            hasil[awal.id] = frozenset(nama)
        return hasil

    def jalur(self, id_: UUID, batas: int = 8) -> str:
        """Nama unit dan induk-induknya sampai Perangkat Daerahnya, untuk dibaca orang."""
        nama: list[str] = []
        kini: UnitKini | None = self.unit.get(id_)
        while kini is not None and len(nama) < batas and kini.jenis != "pemda":
            nama.append(kini.nama)
            kini = self.unit.get(kini.induk) if kini.induk and not kini.adalah_pd else None
        return ", ".join(nama) or (self.unit[id_].nama if id_ in self.unit else "")

    def definitif(self, pegawai: UUID, pada: date) -> list[DudukKini]:
        """Jabatan definitif seseorang yang berlaku pada `pada` atau mulai sesudahnya."""
        return [
            d for d in self.duduk_orang.get(pegawai, ())
            if d.sifat == "definitif" and (d.sampai is None or d.sampai > pada)
        ]  # fmt: skip

    def pemegang(self, kursi: UUID, pada: date) -> list[DudukKini]:
        """Pemangku definitif sebuah kursi yang berlaku pada `pada` atau mulai sesudahnya."""
        return [
            d for d in self.duduk_kursi.get(kursi, ())
            if d.sifat == "definitif" and (d.sampai is None or d.sampai > pada)
        ]  # fmt: skip

"""Pohon unit dengan kursi dan pemangkunya, dan daftar Perangkat Daerah, pada suatu tanggal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sistemkerja.organisasi.bacaan.tanya import ISI_PD, NAIK, TURUN, sql
from sistemkerja.organisasi.models import Pemangku, RincianJabatan, RincianUnit

URUT_SIFAT = {"definitif": 0, "plt": 1, "plh": 2}


@dataclass(frozen=True, slots=True)
class Memangku:
    """Seseorang yang memangku sebuah jabatan."""

    pegawai_id: UUID
    nama: str
    sifat: str


@dataclass(slots=True)
class Kursi:
    """Satu jabatan dengan pemangkunya; `lowong` bila tidak ada yang definitif."""

    id: UUID
    nama: str
    kode: str
    jenjang: str
    pimpinan: bool
    kelas: int | None = None
    pemangku: list[Memangku] = field(default_factory=list)

    @property
    def lowong(self) -> bool:
        return all(p.sifat != "definitif" for p in self.pemangku)


@dataclass(slots=True)
class SimpulUnit:
    """Satu unit dalam pohon: kursi-kursinya dan unit di bawahnya."""

    id: UUID
    nama: str
    jenis: str
    induk_id: UUID | None
    kursi: list[Kursi] = field(default_factory=list)
    anak: list[SimpulUnit] = field(default_factory=list)

    @property
    def pimpinan(self) -> Kursi | None:
        return next((k for k in self.kursi if k.pimpinan), None)

    @property
    def kursi_lain(self) -> list[Kursi]:
        return [k for k in self.kursi if not k.pimpinan]


@dataclass(frozen=True, slots=True)
class BarisPD:
    """Satu Perangkat Daerah dalam daftar, dengan pimpinannya dan isi kursinya."""

    id: UUID
    nama: str
    jenis: str
    pimpinan: Kursi | None
    jabatan: int
    terisi: int

    @property
    def lowong(self) -> int:
        return self.jabatan - self.terisi


def daftar_pd(pemda_id: UUID, per: date) -> tuple[SimpulUnit | None, list[BarisPD]]:
    """Puncak (kepala daerah) dan semua Perangkat Daerah pada `per`. Empat pertanyaan."""
    teratas = RincianUnit.objects.filter(pemda_id=pemda_id).pada(per)
    baris = (teratas.filter(adalah_pd=True) | teratas.filter(induk=None)).order_by("unit__kode", "unit_id")
    unit = [(SimpulUnit(r.unit_id, r.nama, r.jenis, None), r.adalah_pd) for r in baris]
    kursi = _kursi(pemda_id, per, (), pimpinan=[u.id for u, _ in unit])
    isi = {pd: (jabatan, terisi) for pd, jabatan, terisi in sql(ISI_PD, pemda=pemda_id, per=per)}
    pd = [
        BarisPD(u.id, u.nama, u.jenis, next(iter(kursi.get(u.id, ())), None), *isi.get(u.id, (0, 0)))
        for u, adalah_pd in unit
        if adalah_pd
    ]
    puncak = next((u for u, adalah_pd in unit if not adalah_pd), None)
    if puncak:
        puncak.kursi = kursi.get(puncak.id, [])
    return puncak, pd


def struktur(pemda_id: UUID, unit_id: UUID, per: date) -> SimpulUnit | None:
    """Pohon sebuah unit pada `per`; None bila unit tidak berlaku. Tiga pertanyaan.

    Unit itu sendiri dengan semua kursinya; unit-unit di bawahnya dengan pimpinannya saja, karena sebuah PD dapat
    berkursi ribuan.
    """
    baris = sql(TURUN, pemda=pemda_id, unit=unit_id, per=per)
    if not baris:
        return None
    simpul = {id_: SimpulUnit(id_, nama, jenis, induk) for id_, nama, jenis, induk in baris}
    kursi = _kursi(pemda_id, per, [unit_id], pimpinan=[id_ for id_ in simpul if id_ != unit_id])
    for satu in simpul.values():
        satu.kursi = kursi.get(satu.id, [])
        if satu.id != unit_id and satu.induk_id in simpul:
            simpul[satu.induk_id].anak.append(satu)
    return simpul[unit_id]


def garis(pemda_id: UUID, unit_id: UUID, per: date) -> list[tuple[UUID, str]]:
    """(id, nama) unit dari puncak sampai unit itu sendiri pada `per`."""
    return [(id_, nama) for id_, nama in sql(NAIK, pemda=pemda_id, unit=unit_id, per=per)]


def _kursi(pemda_id: UUID, per: date, semua: Iterable[UUID], pimpinan: Iterable[UUID] = ()) -> dict[UUID, list[Kursi]]:
    """Kursi tiap unit dengan pemangkunya pada `per`: dua pertanyaan. Unit di `pimpinan` hanya kursi pimpinannya."""
    berlaku = RincianJabatan.objects.filter(pemda_id=pemda_id).pada(per)
    baris = berlaku.filter(unit_id__in=list(semua)) | berlaku.filter(unit_id__in=list(pimpinan), pimpinan=True)
    kursi: dict[UUID, Kursi] = {}
    hasil: dict[UUID, list[Kursi]] = {}
    for j in baris.order_by("-pimpinan", "urut", "jabatan_id"):
        kursi[j.jabatan_id] = Kursi(j.jabatan_id, j.nama, j.kode, j.jenjang, j.pimpinan, j.kelas)
        hasil.setdefault(j.unit_id, []).append(kursi[j.jabatan_id])
    pemangku = Pemangku.objects.filter(pemda_id=pemda_id, jabatan_id__in=list(kursi)).pada(per).order_by("id")
    for jabatan_id, pegawai_id, nama, sifat in sorted(
        pemangku.values_list("jabatan_id", "pegawai_id", "pegawai__nama", "sifat"), key=lambda b: URUT_SIFAT[b[3]]
    ):
        kursi[jabatan_id].pemangku.append(Memangku(pegawai_id, nama, sifat))
    return hasil

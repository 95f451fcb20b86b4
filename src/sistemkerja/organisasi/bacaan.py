"""Yang ditanyakan layar organisasi pada suatu tanggal; setiap bacaan memakai sejumlah tetap pertanyaan SQL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.models import QuerySet

from sistemkerja.organisasi.models import Jabatan, Pegawai, Pemangku, UnitOrganisasi
from sistemkerja.pemda.sel import sel_kini

_URUT_SIFAT = {"definitif": 0, "plt": 1, "plh": 2}

# Puncak (Perangkat Daerah) setiap unit pada satu tanggal, turun dari PD; lingkaran diputus.
_PD_TIAP_UNIT = """
WITH RECURSIVE turun (id, pd, jejak) AS (
    SELECT id, id, ARRAY[id] FROM organisasi_unitorganisasi
    WHERE pemda_id = %(pemda)s AND adalah_pd AND masa @> %(per)s::date
  UNION ALL
    SELECT u.id, t.pd, t.jejak || u.id FROM organisasi_unitorganisasi u JOIN turun t ON u.induk_id = t.id
    WHERE u.pemda_id = %(pemda)s AND u.masa @> %(per)s::date AND NOT u.adalah_pd AND NOT u.id = ANY (t.jejak)
)
"""
_ISI_PD = (
    _PD_TIAP_UNIT
    + """
SELECT t.pd, count(DISTINCT j.id), count(DISTINCT p.jabatan_id)
FROM turun t
JOIN organisasi_jabatan j ON j.pemda_id = %(pemda)s AND j.unit_id = t.id AND j.masa @> %(per)s::date
LEFT JOIN organisasi_pemangku p ON p.pemda_id = %(pemda)s AND p.jabatan_id = j.id AND p.masa @> %(per)s::date
GROUP BY t.pd
"""
)
_NAMA_PD = (
    _PD_TIAP_UNIT
    + """
SELECT t.id, u.nama FROM turun t JOIN organisasi_unitorganisasi u ON u.id = t.pd WHERE t.id = ANY (%(unit)s)
"""
)
# Sebuah unit beserta semua yang di bawahnya.
_TURUN = """
WITH RECURSIVE turun (id, jejak) AS (
    SELECT id, ARRAY[id] FROM organisasi_unitorganisasi
    WHERE pemda_id = %(pemda)s AND id = %(unit)s AND masa @> %(per)s::date
  UNION ALL
    SELECT u.id, t.jejak || u.id FROM organisasi_unitorganisasi u JOIN turun t ON u.induk_id = t.id
    WHERE u.pemda_id = %(pemda)s AND u.masa @> %(per)s::date AND NOT u.id = ANY (t.jejak)
)
SELECT id FROM turun
"""
# Sebuah unit dan induk-induknya, dari puncak ke bawah.
_NAIK = """
WITH RECURSIVE naik (id, induk_id, nama, tingkat, jejak) AS (
    SELECT id, induk_id, nama, 0, ARRAY[id] FROM organisasi_unitorganisasi WHERE pemda_id = %(pemda)s AND id = %(unit)s
  UNION ALL
    SELECT u.id, u.induk_id, u.nama, n.tingkat + 1, n.jejak || u.id
    FROM organisasi_unitorganisasi u JOIN naik n ON u.id = n.induk_id
    WHERE u.pemda_id = %(pemda)s AND NOT u.id = ANY (n.jejak)
)
SELECT id, nama FROM naik ORDER BY tingkat DESC
"""


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


@dataclass(frozen=True, slots=True)
class HalamanUnit:
    """Sebuah unit; `pohon` None bila unit itu tidak berlaku pada tanggalnya."""

    unit: UnitOrganisasi
    garis: list[tuple[UUID, str]]
    pohon: SimpulUnit | None


@dataclass(frozen=True, slots=True)
class HalamanJabatan:
    """Sebuah jabatan dan semua pemangkunya sepanjang waktu, terbaru dahulu."""

    jabatan: Jabatan
    garis: list[tuple[UUID, str]]
    kini: list[Pemangku]
    riwayat: list[Pemangku]


@dataclass(frozen=True, slots=True)
class Kedudukan:
    """Satu jabatan yang dipangku seorang pegawai, dengan unit dan Perangkat Daerahnya."""

    pemangku: Pemangku
    pd: str


@dataclass(frozen=True, slots=True)
class HalamanPegawai:
    """Seorang pegawai: kedudukannya pada tanggal itu dan yang sebelum atau sesudahnya."""

    pegawai: Pegawai
    kini: list[Kedudukan]
    lainnya: list[Kedudukan]


def daftar_pd(pemda_id: UUID, per: date) -> tuple[SimpulUnit | None, list[BarisPD]]:
    """Puncak (kepala daerah) dan semua Perangkat Daerah pada `per`. Empat pertanyaan."""
    teratas = UnitOrganisasi.objects.filter(pemda_id=pemda_id).pada(per)
    unit = list(teratas.filter(adalah_pd=True) | teratas.filter(induk=None))
    kursi = _kursi(pemda_id, per, [u.id for u in unit], hanya_pimpinan=True)
    isi = {pd: (jabatan, terisi) for pd, jabatan, terisi in _sql(_ISI_PD, pemda=pemda_id, per=per)}
    pd = [
        BarisPD(u.id, u.nama, u.jenis, next(iter(kursi.get(u.id, ())), None), *isi.get(u.id, (0, 0)))
        for u in unit
        if u.adalah_pd
    ]
    puncak = next((u for u in unit if not u.adalah_pd), None)
    return (_simpul(puncak, kursi) if puncak else None), pd


def struktur(pemda_id: UUID, unit_id: UUID, per: date) -> SimpulUnit | None:
    """Pohon sebuah unit pada `per` dengan semua kursi dan pemangku; None bila unit tidak berlaku. Empat pertanyaan."""
    kunci = [id_ for (id_,) in _sql(_TURUN, pemda=pemda_id, unit=unit_id, per=per)]
    if not kunci:
        return None
    kursi = _kursi(pemda_id, per, kunci)
    simpul = {u.id: _simpul(u, kursi) for u in UnitOrganisasi.objects.filter(pemda_id=pemda_id, id__in=kunci)}
    for satu in simpul.values():
        if satu.id != unit_id and satu.induk_id in simpul:
            simpul[satu.induk_id].anak.append(satu)
    return simpul[unit_id]


def halaman_unit(pemda_id: UUID, unit_id: UUID, per: date) -> HalamanUnit | None:
    """Halaman sebuah unit; None bila tidak ada di Pemda ini. Enam pertanyaan."""
    unit = UnitOrganisasi.objects.filter(pemda_id=pemda_id, id=unit_id).first()
    if unit is None:
        return None
    return HalamanUnit(unit, garis(pemda_id, unit_id), struktur(pemda_id, unit_id, per))


def halaman_jabatan(pemda_id: UUID, jabatan_id: UUID, per: date) -> HalamanJabatan | None:
    """Halaman sebuah jabatan: pemangku pada `per` dan sepanjang waktu; None bila tidak ada. Tiga pertanyaan."""
    jabatan = Jabatan.objects.filter(pemda_id=pemda_id, id=jabatan_id).select_related("unit").first()
    if jabatan is None:
        return None
    riwayat = sorted(
        Pemangku.objects.filter(pemda_id=pemda_id, jabatan_id=jabatan_id).select_related("pegawai"),
        key=lambda p: (p.masa.lower, -_URUT_SIFAT[p.sifat]),
        reverse=True,
    )
    kini = sorted((p for p in riwayat if p.berlaku(per)), key=lambda p: _URUT_SIFAT[p.sifat])
    return HalamanJabatan(jabatan, garis(pemda_id, jabatan.unit_id), kini, riwayat)


def halaman_pegawai(pemda_id: UUID, pegawai_id: UUID, per: date) -> HalamanPegawai | None:
    """Halaman seorang pegawai; None bila tidak ada di Pemda ini. Tiga pertanyaan."""
    pegawai = Pegawai.objects.filter(pemda_id=pemda_id, id=pegawai_id).first()
    if pegawai is None:
        return None
    pemangku = list(Pemangku.objects.filter(pemda_id=pemda_id, pegawai_id=pegawai_id).select_related("jabatan__unit"))
    unit = [p.jabatan.unit_id for p in pemangku]
    pd = dict(_sql(_NAMA_PD, pemda=pemda_id, per=per, unit=unit))
    semua = [Kedudukan(p, pd.get(p.jabatan.unit_id, "")) for p in pemangku]
    kini = [k for k in semua if k.pemangku.berlaku(per)]
    lainnya = [k for k in semua if not k.pemangku.berlaku(per)]
    return HalamanPegawai(
        pegawai,
        sorted(kini, key=lambda k: _URUT_SIFAT[k.pemangku.sifat]),
        sorted(lainnya, key=lambda k: k.pemangku.masa.lower, reverse=True),
    )


def garis(pemda_id: UUID, unit_id: UUID) -> list[tuple[UUID, str]]:
    """(id, nama) unit dari puncak sampai unit itu sendiri."""
    return [(id_, nama) for id_, nama in _sql(_NAIK, pemda=pemda_id, unit=unit_id)]


def _simpul(unit: UnitOrganisasi, kursi: dict[UUID, list[Kursi]]) -> SimpulUnit:
    return SimpulUnit(unit.id, unit.nama, unit.jenis, unit.induk_id, kursi.get(unit.id, []))


def _kursi(pemda_id: UUID, per: date, unit: Iterable[UUID], hanya_pimpinan: bool = False) -> dict[UUID, list[Kursi]]:
    """Kursi tiap unit dengan pemangkunya pada `per`: dua pertanyaan."""
    jabatan: QuerySet[Jabatan] = Jabatan.objects.filter(pemda_id=pemda_id, unit_id__in=list(unit)).pada(per)
    if hanya_pimpinan:
        jabatan = jabatan.filter(pimpinan=True)
    kursi: dict[UUID, Kursi] = {}
    hasil: dict[UUID, list[Kursi]] = {}
    for j in jabatan:
        kursi[j.id] = Kursi(j.id, j.nama, j.kode, j.jenjang, j.pimpinan)
        hasil.setdefault(j.unit_id, []).append(kursi[j.id])
    pemangku = Pemangku.objects.filter(pemda_id=pemda_id, jabatan_id__in=list(kursi)).pada(per)
    baris = pemangku.values_list("jabatan_id", "pegawai_id", "pegawai__nama", "sifat")
    for jabatan_id, pegawai_id, nama, sifat in sorted(baris, key=lambda b: _URUT_SIFAT[b[3]]):
        kursi[jabatan_id].pemangku.append(Memangku(pegawai_id, nama, sifat))
    return hasil


def _sql(pernyataan: str, **parameter: Any) -> list[tuple[Any, ...]]:
    with connections[sel_kini.get()].cursor() as kursor:
        kursor.execute(pernyataan, parameter)
        return kursor.fetchall()

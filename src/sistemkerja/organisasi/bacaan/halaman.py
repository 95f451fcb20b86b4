"""Halaman sebuah unit, sebuah jabatan, dan seorang pegawai: sebagaimana adanya pada suatu tanggal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sistemkerja.organisasi.bacaan.pohon import URUT_SIFAT, Kursi, SimpulUnit, garis, struktur
from sistemkerja.organisasi.bacaan.tanya import KEDUDUKAN, sql
from sistemkerja.organisasi.models import (
    Bermasa,
    Formasi,
    Jabatan,
    Pegawai,
    Pemangku,
    RincianJabatan,
    RincianUnit,
    RiwayatPangkat,
    UnitOrganisasi,
)
from sistemkerja.organisasi.rincian import MEDAN_JABATAN, MEDAN_UNIT

R = TypeVar("R", bound=Bermasa)


@dataclass(frozen=True, slots=True)
class BarisFormasi:
    """Formasi satu nama jabatan di sebuah unit, dengan kursi dan isinya; `selisih` kursi di atas atau di bawahnya."""

    formasi: Formasi
    kursi: int
    terisi: int

    @property
    def selisih(self) -> int:
        return self.kursi - self.formasi.jumlah


@dataclass(frozen=True, slots=True)
class HalamanUnit:
    """Sebuah unit sebagaimana pada tanggalnya; `pohon` None bila unit itu tidak berlaku pada tanggal itu."""

    unit: UnitOrganisasi
    garis: list[tuple[UUID, str]]
    pohon: SimpulUnit | None
    rincian: list[RincianUnit]  # terbaru dahulu
    formasi: list[BarisFormasi]


@dataclass(frozen=True, slots=True)
class HalamanJabatan:
    """Sebuah jabatan sebagaimana pada tanggalnya, dan semua pemangkunya sepanjang waktu, terbaru dahulu."""

    jabatan: Jabatan
    garis: list[tuple[UUID, str]]
    kini: list[Pemangku]
    riwayat: list[Pemangku]
    rincian: list[RincianJabatan]  # terbaru dahulu
    berlaku: bool


@dataclass(frozen=True, slots=True)
class Kedudukan:
    """Satu jabatan yang dipangku seorang pegawai, dengan nama, unit, dan Perangkat Daerahnya pada masa itu."""

    pemangku: Pemangku
    pd: str


@dataclass(frozen=True, slots=True)
class HalamanPegawai:
    """Seorang pegawai: golongan dan kedudukannya pada tanggal itu, dan yang sebelum atau sesudahnya."""

    pegawai: Pegawai
    kini: list[Kedudukan]
    lainnya: list[Kedudukan]
    pangkat: list[RiwayatPangkat]  # terbaru dahulu
    sudah_berhenti: bool


def halaman_unit(pemda_id: UUID, unit_id: UUID, per: date) -> HalamanUnit | None:
    """Halaman sebuah unit; None bila tidak ada di Pemda ini. Tujuh pertanyaan."""
    unit = UnitOrganisasi.objects.filter(pemda_id=pemda_id, id=unit_id).first()
    if unit is None:
        return None
    semua = RincianUnit.objects.filter(pemda_id=pemda_id, unit_id=unit_id)
    rincian = _terbaru(semua.select_related("keputusan", "induk"))
    _sebagaimana(unit, _pada(rincian, hari_terdekat(unit, per)), MEDAN_UNIT)
    pohon = struktur(pemda_id, unit_id, per)
    formasi = Formasi.objects.filter(pemda_id=pemda_id, unit_id=unit_id).pada(per).select_related("keputusan")
    return HalamanUnit(
        unit, garis(pemda_id, unit_id, per), pohon, rincian, _formasi(formasi, pohon.kursi if pohon else [])
    )


def halaman_jabatan(pemda_id: UUID, jabatan_id: UUID, per: date) -> HalamanJabatan | None:
    """Halaman sebuah jabatan: pemangku pada `per` dan sepanjang waktu; None bila tidak ada. Empat pertanyaan."""
    jabatan = Jabatan.objects.filter(pemda_id=pemda_id, id=jabatan_id).first()
    if jabatan is None:
        return None
    semua = RincianJabatan.objects.filter(pemda_id=pemda_id, jabatan_id=jabatan_id)
    rincian = _terbaru(semua.select_related("unit", "keputusan"))
    hari = hari_terdekat(jabatan, per)
    _sebagaimana(jabatan, _pada(rincian, hari), MEDAN_JABATAN)
    pemangku = Pemangku.objects.filter(pemda_id=pemda_id, jabatan_id=jabatan_id)
    riwayat = sorted(
        pemangku.select_related("pegawai", "keputusan", "keputusan_akhir"),
        key=lambda p: (p.masa.lower, -URUT_SIFAT[p.sifat]),
        reverse=True,
    )
    kini = sorted((p for p in riwayat if p.berlaku(per)), key=lambda p: URUT_SIFAT[p.sifat])
    return HalamanJabatan(jabatan, garis(pemda_id, jabatan.unit_id, hari), kini, riwayat, rincian, jabatan.berlaku(per))


def halaman_pegawai(pemda_id: UUID, pegawai_id: UUID, per: date) -> HalamanPegawai | None:
    """Halaman seorang pegawai; None bila tidak ada di Pemda ini. Empat pertanyaan."""
    pegawai = Pegawai.objects.filter(pemda_id=pemda_id, id=pegawai_id).select_related("keputusan_berhenti").first()
    if pegawai is None:
        return None
    pangkat = _terbaru(
        RiwayatPangkat.objects.filter(pemda_id=pemda_id, pegawai_id=pegawai_id).select_related("keputusan")
    )
    if pangkat:
        pada = _pada(pangkat, per)
        pegawai.golongan = pada.golongan if pada else ""
    semua = _kedudukan(pemda_id, pegawai_id, per)
    kini = [k for k in semua if k.pemangku.berlaku(per)]
    lainnya = [k for k in semua if not k.pemangku.berlaku(per)]
    return HalamanPegawai(
        pegawai,
        sorted(kini, key=lambda k: URUT_SIFAT[k.pemangku.sifat]),
        sorted(lainnya, key=lambda k: k.pemangku.masa.lower, reverse=True),
        pangkat,
        pegawai.berhenti is not None and pegawai.berhenti <= per,
    )


def hari_terdekat(baris: Bermasa, per: date) -> date:
    """`per` bila di dalam masa baris itu; bila tidak, hari pertama atau hari terakhirnya, mana yang lebih dekat."""
    if per < baris.masa.lower:
        return baris.masa.lower
    sampai = baris.masa.upper
    return per if sampai is None or per < sampai else sampai - timedelta(days=1)


def _kedudukan(pemda_id: UUID, pegawai_id: UUID, per: date) -> list[Kedudukan]:
    """Semua kedudukan, nama jabatan dan unitnya diganti dengan yang berlaku pada masa itu. Dua pertanyaan."""
    pemangku = Pemangku.objects.filter(pemda_id=pemda_id, pegawai_id=pegawai_id)
    letak = {b[0]: b[1:] for b in sql(KEDUDUKAN, pemda=pemda_id, pegawai=pegawai_id, per=per)}
    hasil = []
    for p in pemangku.select_related("jabatan__unit", "keputusan", "keputusan_akhir"):
        nama_pd = ""
        if p.id in letak:
            j = p.jabatan
            j.nama, j.kode, j.jenjang, j.kelas, unit_id, nama_unit, pd = letak[p.id]
            j.unit = UnitOrganisasi(id=unit_id, pemda_id=pemda_id, nama=nama_unit or "")
            nama_pd = pd or ""
        hasil.append(Kedudukan(p, nama_pd))
    return hasil


def _formasi(formasi: Any, kursi: list[Kursi]) -> list[BarisFormasi]:
    ada = Counter(k.nama for k in kursi)
    terisi = Counter(k.nama for k in kursi if not k.lowong)
    return [BarisFormasi(f, ada[f.nama], terisi[f.nama]) for f in formasi]


def _terbaru(baris: Any) -> list[Any]:
    return sorted(baris, key=lambda r: r.masa.lower, reverse=True)


def _pada(rincian: list[R], hari: date) -> R | None:
    return next((r for r in rincian if r.berlaku(hari)), None)


def _sebagaimana(milik: Any, rincian: Any, medan: tuple[str, ...]) -> None:
    """Ganti bayangan hari ini pada wujud ini (tidak disimpan) dengan keadaan pada harinya."""
    if rincian is not None:
        for nama in medan:
            setattr(milik, nama, getattr(rincian, nama))

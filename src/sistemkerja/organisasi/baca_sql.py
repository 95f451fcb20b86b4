"""Organisasi sebuah Pemda pada satu tanggal, dibaca dari basis data untuk mesin aturan.

Dua wujud dengan jawaban yang sama (dijaga uji sifat): `OrganisasiSQL` bertanya seperlunya, `muat_memori` membaca sekali
seluruhnya. Isi unit dan jabatan dibaca dari rinciannya pada tanggal itu, bukan dari bayangannya hari ini. Sebuah
jabatan ada bila masanya dan masa unitnya hari itu mencakup tanggal itu; pemangku ada bila jabatannya ada.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from sistemkerja.aturan.organisasi import Jabatan, OrganisasiMemori, Pemangku, Unit
from sistemkerja.organisasi import models
from sistemkerja.organisasi.bacaan.tanya import TURUN, sql

_MEDAN_UNIT = ("unit_id", "nama", "jenis", "kode_pd", "induk_id", "adalah_pd", "tipe", "bagian", "induk__masa")
_MEDAN_JABATAN = ("jabatan_id", "nama", "kode", "jenjang", "unit_id", "pimpinan", "asisten")
_MEDAN_PEMANGKU = ("jabatan_id", "pegawai_id", "pegawai__nama", "sifat")
_URUT_SIFAT = {"definitif": 0, "plt": 1, "plh": 2}

# Naik dari satu unit sampai puncak dalam satu pertanyaan; lingkaran induk diputus seperti pada wujud di memori.
_GARIS = """
WITH RECURSIVE garis (id, nama, jenis, kode_pd, induk_id, adalah_pd, tipe, bagian, tingkat, jejak) AS (
    SELECT unit_id, nama, jenis, kode_pd, induk_id, adalah_pd, tipe, bagian, 0, ARRAY[unit_id]
    FROM organisasi_rincianunit
    WHERE pemda_id = %(pemda)s AND unit_id = %(unit)s AND masa @> %(per)s::date
  UNION ALL
    SELECT u.unit_id, u.nama, u.jenis, u.kode_pd, u.induk_id, u.adalah_pd, u.tipe, u.bagian, g.tingkat + 1,
           g.jejak || u.unit_id
    FROM organisasi_rincianunit u JOIN garis g ON u.unit_id = g.induk_id
    WHERE u.pemda_id = %(pemda)s AND u.masa @> %(per)s::date AND NOT u.unit_id = ANY (g.jejak)
)
SELECT id, nama, jenis, kode_pd, induk_id, adalah_pd, tipe, bagian, tingkat FROM garis ORDER BY tingkat
"""


def _unit(baris: tuple[Any, ...], per: date) -> Unit:
    id_, nama, jenis, kode_pd, induk, adalah_pd, tipe, bagian, masa_induk = baris
    ada = induk is not None and masa_induk is not None and per in masa_induk
    return Unit(str(id_), nama, jenis, kode_pd, str(induk) if ada else None, adalah_pd, tipe, bagian)


def _jabatan(baris: tuple[Any, ...]) -> Jabatan:
    id_, nama, kode, jenjang, unit, pimpinan, asisten = baris
    return Jabatan(str(id_), nama, kode, jenjang, str(unit), pimpinan, asisten)


def _pemangku(baris: Iterable[tuple[Any, ...]]) -> list[Pemangku]:
    hasil = [Pemangku(str(j), str(p), nama, sifat) for j, p, nama, sifat in baris]
    return sorted(hasil, key=lambda p: (p.jabatan, _URUT_SIFAT[p.sifat], p.pegawai))


def _uuid(id_: str) -> UUID | None:
    try:
        kunci = UUID(id_)
    except ValueError:
        return None
    return kunci if str(kunci) == id_ else None  # satu tulisan saja yang dikenal, seperti di memori


class _Sumber:
    """Baris-baris sebuah Pemda yang berlaku pada satu tanggal."""

    def __init__(self, pemda_id: UUID, per: date) -> None:
        self.pemda_id, self.per = pemda_id, per

    def unit(self) -> QuerySet[Any, Any]:
        baris = models.RincianUnit.objects.filter(pemda_id=self.pemda_id).pada(self.per)
        return baris.order_by("unit_id").values_list(*_MEDAN_UNIT)

    def jabatan(self) -> QuerySet[Any, Any]:
        baris = models.RincianJabatan.objects.filter(pemda_id=self.pemda_id, unit__masa__contains=self.per)
        return baris.pada(self.per).order_by("jabatan_id").values_list(*_MEDAN_JABATAN)

    def pemangku(self) -> QuerySet[Any, Any]:
        baris = models.Pemangku.objects.filter(
            pemda_id=self.pemda_id,
            jabatan__rincian__masa__contains=self.per,
            jabatan__rincian__unit__masa__contains=self.per,
        )
        return baris.pada(self.per).order_by().values_list(*_MEDAN_PEMANGKU)


class OrganisasiSQL:
    """Protokol `Organisasi` dengan satu pertanyaan SQL per pencarian; jawaban yang sama tidak ditanyakan dua kali.

    Satu wujud melayani satu permintaan: ia tidak tahu perubahan sesudah ia dibuat.
    """

    def __init__(self, pemda_id: UUID, per: date) -> None:
        self._sumber = _Sumber(pemda_id, per)
        self.per = per
        self._unit: dict[str, Unit] = {}
        self._jabatan: dict[str, Jabatan] = {}
        self._tersimpan: dict[tuple[str, str], tuple[Any, ...]] = {}

    def unit(self, id: str) -> Unit:
        """Unit ber-id itu pada tanggal ini; KeyError bila tidak ada."""
        if id not in self._unit:
            self._ingat_unit(self._sumber.unit().filter(unit_id=self._kunci(id)))
        return self._unit[id]

    def jabatan(self, id: str) -> Jabatan:
        """Jabatan ber-id itu pada tanggal ini; KeyError bila tidak ada."""
        if id not in self._jabatan:
            self._ingat_jabatan(self._sumber.jabatan().filter(jabatan_id=self._kunci(id)))
        return self._jabatan[id]

    def garis_unit(self, id: str) -> tuple[Unit, ...]:
        """Unit itu sendiri, lalu induk-induknya sampai puncak."""
        if ("garis", id) not in self._tersimpan:
            garis = self._garis(self._kunci(id))
            if not garis:
                raise KeyError(id)
            self._unit.update((u.id, u) for u in garis)
            # Garis sebuah induk adalah ekor garis ini, kecuali bila garisnya melingkar.
            ekor = garis if garis[-1].induk is None else garis[:1]
            for i, u in enumerate(ekor):
                self._tersimpan.setdefault(("garis", u.id), garis[i:])
        return self._tersimpan[("garis", id)]

    def jabatan_di_unit(self, unit: str) -> tuple[Jabatan, ...]:
        """Jabatan yang duduk langsung di unit itu."""
        return self._sekali("di_unit", unit, lambda k: self._ingat_jabatan(self._sumber.jabatan().filter(unit_id=k)))

    def jabatan_berkode(self, kode: str) -> tuple[Jabatan, ...]:
        """Semua jabatan di Pemda dengan kode baku itu."""
        if not kode:
            return ()
        if ("kode", kode) not in self._tersimpan:
            self._tersimpan[("kode", kode)] = self._ingat_jabatan(self._sumber.jabatan().filter(kode=kode))
        return self._tersimpan[("kode", kode)]

    def anak_unit(self, unit: str) -> tuple[Unit, ...]:
        """Unit langsung di bawah unit itu."""
        return self._sekali(
            "anak",
            unit,
            lambda k: self._ingat_unit(self._sumber.unit().filter(induk_id=k, induk__masa__contains=self.per)),
        )

    def pemangku(self, jabatan: str) -> tuple[Pemangku, ...]:
        """Pemangku jabatan itu: definitif, lalu Plt., lalu Plh."""

        def tanya(kunci: UUID) -> tuple[Pemangku, ...]:
            return tuple(_pemangku(self._sumber.pemangku().filter(jabatan_id=kunci)))

        return self._sekali("pemangku", jabatan, tanya)

    def jabatan_dari(self, pegawai: str) -> tuple[Jabatan, ...]:
        """Jabatan yang dipangku pegawai itu, dengan sifat apa pun."""

        def tanya(kunci: UUID) -> tuple[Jabatan, ...]:
            # Masa jabatan dan unitnya sudah disaring di luar; menggabungkannya lagi di sini membuat basis data
            # memeriksa semua pemangku (0,4 s pada 150 orang, kuadratis), bukan yang seorang ini.
            semua = models.Pemangku.objects.filter(pemda_id=self._sumber.pemda_id, pegawai_id=kunci)
            dipangku = semua.pada(self.per).order_by().values("jabatan_id")
            return self._ingat_jabatan(self._sumber.jabatan().filter(jabatan_id__in=dipangku))

        return self._sekali("dari", pegawai, tanya)

    def _kunci(self, id_: str) -> UUID:
        if (kunci := _uuid(id_)) is None:
            raise KeyError(id_)
        return kunci

    def _sekali(self, apa: str, id_: str, tanya: Any) -> tuple[Any, ...]:
        if (apa, id_) not in self._tersimpan:
            kunci = _uuid(id_)
            self._tersimpan[(apa, id_)] = tanya(kunci) if kunci else ()
        return self._tersimpan[(apa, id_)]

    def _ingat_unit(self, baris: Iterable[tuple[Any, ...]]) -> tuple[Unit, ...]:
        hasil = tuple(_unit(b, self.per) for b in baris)
        self._unit.update((u.id, u) for u in hasil)
        return hasil

    def _ingat_jabatan(self, baris: Iterable[tuple[Any, ...]]) -> tuple[Jabatan, ...]:
        hasil = tuple(_jabatan(b) for b in baris)
        self._jabatan.update((j.id, j) for j in hasil)
        return hasil

    def _garis(self, unit: UUID) -> tuple[Unit, ...]:
        parameter = {"pemda": self._sumber.pemda_id, "unit": unit, "per": self.per}
        baris = list(models.UnitOrganisasi.objects.raw(_GARIS, parameter))
        ada = {b.id for b in baris}
        # Puncak garis yang induknya tidak berlaku lagi menjadi puncak; lingkaran tetap menyebut induknya.
        return tuple(
            Unit(
                str(b.id),
                b.nama,
                b.jenis,
                b.kode_pd,
                str(b.induk_id) if b.induk_id in ada else None,
                b.adalah_pd,
                b.tipe,
                b.bagian,
            )  # fmt: skip
            for b in baris
        )


def muat_memori(pemda_id: UUID, per: date, bawah: UUID | None = None) -> OrganisasiMemori:
    """Seluruh organisasi sebuah Pemda pada `per`, dalam tiga pertanyaan: untuk pembacaan banyak orang sekaligus.

    Dengan `bawah` hanya kursi di unit itu sampai ke ujungnya, dan jabatan berkode di mana pun (pimpinan, asisten):
    cukup untuk bertanya tentang orang-orang unit itu. Satu pertanyaan lagi.
    """
    sumber = _Sumber(pemda_id, per)
    if bawah is None:
        jabatan, pemangku = list(sumber.jabatan()), sumber.pemangku()
    else:
        unit = [b[0] for b in sql(TURUN, pemda=pemda_id, unit=bawah, per=per)]
        jabatan = list(sumber.jabatan().filter(Q(unit_id__in=unit) | ~Q(kode="")))
        # Kursinya sudah diketahui ada; menggabungkannya lagi membuat basis data berulang-ulang memeriksa semua orang.
        pangku = models.Pemangku.objects.filter(pemda_id=pemda_id, jabatan_id__in=[b[0] for b in jabatan])
        pemangku = pangku.pada(per).order_by().values_list(*_MEDAN_PEMANGKU)
    return OrganisasiMemori([_unit(b, per) for b in sumber.unit()], [_jabatan(b) for b in jabatan], _pemangku(pemangku))

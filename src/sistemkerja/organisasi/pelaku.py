"""Pelaku: orang yang masuk, dengan jabatan yang dipangkunya pada suatu tanggal.

Tidak ada yang diberi izin: wewenang datang dari jabatan yang dipangku hari itu, peran dalam tim, atau delegasi.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest

from sistemkerja.organisasi.models import Pemangku
from sistemkerja.pemda.models import Pemda

if TYPE_CHECKING:
    from sistemkerja.akun.models import Pengguna

_URUT_SIFAT = {"definitif": 0, "plt": 1, "plh": 2}


@dataclass(frozen=True, slots=True)
class JabatanDipangku:
    """Satu jabatan yang dipangku pelaku; `sifat` definitif, plt, atau plh."""

    jabatan_id: UUID
    kode: str
    nama: str
    jenjang: str
    unit_id: UUID
    sifat: str

    @property
    def sebutan(self) -> str:
        """Nama jabatan sebagaimana ditulis pada naskah: "Plt. Kepala Bidang ..."."""
        awalan = {"plt": "Plt. ", "plh": "Plh. "}.get(self.sifat, "")
        return f"{awalan}{self.nama}"


@dataclass(frozen=True, slots=True)
class Pelaku:
    """Siapa yang bertindak, di Pemda mana, pada tanggal berapa, sebagai pemangku jabatan apa saja."""

    pengguna_id: UUID
    pegawai_id: UUID | None
    nama: str
    pemda: Pemda
    per: date
    jabatan: tuple[JabatanDipangku, ...]
    peran_sistem: frozenset[str]

    @property
    def jabatan_utama(self) -> JabatanDipangku | None:
        """Jabatan definitif bila ada; tanpa itu yang pertama."""
        return self.jabatan[0] if self.jabatan else None

    def memangku(self, jabatan_id: UUID | str) -> bool:
        """Apakah pelaku memangku jabatan itu pada tanggalnya?"""
        return any(str(j.jabatan_id) == str(jabatan_id) for j in self.jabatan)


class PelakuRequest(HttpRequest):
    """Permintaan dari pengguna yang sudah masuk, sebagaimana layar menerimanya dari perantara (middleware)."""

    pemda: Pemda
    pelaku: Pelaku


def pelaku_dari(pengguna: Pengguna, per: date) -> Pelaku:
    """Pelaku untuk seorang pengguna pada `per`; satu pertanyaan ke basis data, dalam konteks Pemda-nya."""
    return Pelaku(
        pengguna_id=pengguna.pk,
        pegawai_id=pengguna.pegawai_id,
        nama=pengguna.pegawai.nama if pengguna.pegawai else str(pengguna),
        pemda=pengguna.pemda,
        per=per,
        jabatan=jabatan_dipangku(pengguna.pemda_id, pengguna.pegawai_id, per) if pengguna.pegawai_id else (),
        peran_sistem=pengguna.peran_pada(per),
    )


def jabatan_dipangku(pemda_id: UUID, pegawai_id: UUID, per: date) -> tuple[JabatanDipangku, ...]:
    """Jabatan yang dipangku seorang pegawai pada `per`: definitif dahulu, lalu Plt., lalu Plh."""
    baris = (
        Pemangku.objects.filter(pemda_id=pemda_id, pegawai_id=pegawai_id)
        .pada(per)
        .filter(jabatan__rincian__masa__contains=per, jabatan__rincian__unit__masa__contains=per)
        .values_list("jabatan_id", *(f"jabatan__rincian__{m}" for m in ("kode", "nama", "jenjang", "unit_id")), "sifat")
    )
    dipangku = [JabatanDipangku(*b) for b in baris]
    return tuple(sorted(dipangku, key=lambda j: (_URUT_SIFAT[j.sifat], str(j.jabatan_id))))

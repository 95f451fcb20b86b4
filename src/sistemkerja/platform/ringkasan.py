"""How the Pemda are: numbers and health, of no person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import Error, connections, transaction

from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.sel import semua_sel


class Angka(NamedTuple):
    """Of one Pemda, as the database counts it (`platform_ringkasan`)."""

    akun: int
    akun_terpakai: int
    pegawai: int
    unit: int
    adopsi: int
    tersegel: datetime | None
    menunggu: int
    gagal: int


@dataclass(frozen=True, slots=True)
class Sel:
    """One database: whether it answers, how large it is, how many workers live."""

    nama: str
    menjawab: bool
    ukuran: int = 0
    pekerja: int = 0


@dataclass(frozen=True, slots=True)
class Baris:
    """One Pemda; `angka` is None while its cell does not answer."""

    pemda: Pemda
    angka: Angka | None


def ringkasan(tanda: str) -> tuple[list[Baris], list[Sel]]:
    """Every Pemda of the directory and every cell, with two queries a cell."""
    angka: dict[Any, Angka] = {}
    sel = [_satu_sel(nama, tanda, angka) for nama in semua_sel()]
    return [Baris(satu, angka.get(satu.pk)) for satu in Pemda.objects.order_by("kode")], sel


def _satu_sel(nama: str, tanda: str, angka: dict[Any, Angka]) -> Sel:
    try:
        with transaction.atomic(using=nama), connections[nama].cursor() as kursor:
            kursor.execute("SELECT * FROM platform_ringkasan(%s, %s)", [tanda, nama])
            angka |= {baris[0]: Angka(*baris[1:]) for baris in kursor.fetchall()}
            kursor.execute(
                "SELECT pg_database_size(current_database()), (SELECT count(*) FROM procrastinate_workers"
                " WHERE last_heartbeat > now() - interval '30 seconds')"
            )
            ukuran, pekerja = kursor.fetchone()
    except Error:
        connections[nama].close_if_unusable_or_obsolete()
        return Sel(nama, menjawab=False)
    return Sel(nama, menjawab=True, ukuran=ukuran, pekerja=pekerja)

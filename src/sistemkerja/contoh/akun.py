"""Akun contoh: satu kata sandi bersama, satu akun untuk setiap pegawai rekaan yang masih menjabat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from sistemkerja.contoh.baris import BarisPegawai
from sistemkerja.contoh.susunan import SANDI_CONTOH, SLUG, susunan


@dataclass(frozen=True, slots=True)
class AkunContoh:
    """Satu baris `sistemkerja contoh akun` (KONTRAK.md, bagian 1)."""

    pemda: str
    nip: str
    nama: str
    jabatan: str
    peran: str
    kata_sandi: str

    def kamus(self) -> dict[str, Any]:
        return asdict(self)


def akun_contoh(slug: str | None = None) -> Iterator[AkunContoh]:
    """Semua akun contoh; dalam tiap Pemda satu wakil dari setiap peran disebut lebih dahulu.

    Wakil diambil dari Dinas Kesehatan bila ada di sana: rangkaian atasan dan bawahannya utuh.
    """
    for satu in [slug] if slug else SLUG:
        berjabatan = sorted((p for p in susunan(satu).pegawai if p.peran), key=lambda p: -p.utama)
        wakil: dict[str, BarisPegawai] = {}
        for pegawai in berjabatan:
            wakil.setdefault(pegawai.peran, pegawai)
        lainnya = [p for p in berjabatan if wakil[p.peran] is not p]
        for pegawai in [*wakil.values(), *lainnya]:
            yield AkunContoh(satu, pegawai.orang.nip, pegawai.orang.nama, pegawai.jabatan, pegawai.peran, SANDI_CONTOH)


def akun_wakil(slug: str | None = None) -> Iterator[AkunContoh]:
    """Satu akun untuk setiap peran dalam setiap Pemda: yang ditampilkan kepada orang."""
    terlihat: set[tuple[str, str]] = set()
    for akun in akun_contoh(slug):
        if (akun.pemda, akun.peran) not in terlihat:
            terlihat.add((akun.pemda, akun.peran))
            yield akun

"""Menemukan unit yang dimaksud sebuah baris: menurut kode, nama, jalur ("Seksi X - Dinas Y"), dan unit induknya.

Tanpa Django. Nama yang dimiliki banyak unit tidak ditebak: hasilnya semua calon, dan orang yang memilih.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import UUID

from sistemkerja.impor.kamus import normal
from sistemkerja.impor.keadaan import Keadaan, UnitKini

_JALUR = re.compile(r"\s+[-–>|]\s+|\s*>\s*")


class LetakUnit:
    """Pencari unit; jawaban yang sama tidak dicari dua kali (12.000 baris, beberapa ratus unit)."""

    def __init__(self, keadaan: Keadaan, jawaban: dict[str, str]) -> None:
        self._keadaan = keadaan
        self._jawaban = jawaban
        self._ingat: dict[tuple[str, str, str], list[UnitKini]] = {}

    def cari(self, kode: str, nama: str, induk: str) -> list[UnitKini]:
        """Calon unit; satu berarti pasti, kosong berarti tidak dikenal."""
        kunci = (kode, nama, induk)
        if kunci not in self._ingat:
            self._ingat[kunci] = self._cari(kode, nama, induk)
        return self._ingat[kunci]

    def _cari(self, kode: str, nama: str, induk: str) -> list[UnitKini]:
        if kode and (unit := self._keadaan.unit_kode.get(kode.casefold())):
            return [unit]
        if (pilihan := self._jawaban.get(teks_unit(nama, induk))) and (unit := self._menurut_id(pilihan)):
            return [unit]
        return self._saring(self._menurut_nama(nama), induk) if nama else []

    def _menurut_id(self, id_: str) -> UnitKini | None:
        try:
            return self._keadaan.unit.get(UUID(id_))
        except ValueError:
            return None

    def _menurut_nama(self, nama: str) -> list[UnitKini]:
        if utuh := self._keadaan.unit_nama.get(normal(nama)):
            return utuh
        bagian = [normal(b) for b in _JALUR.split(nama) if normal(b)]
        for urutan in (bagian, bagian[::-1]) if len(bagian) > 1 else ():
            calon = self._keadaan.unit_nama.get(urutan[0], [])
            if cocok := self._berinduk(calon, urutan[1:]):
                return cocok
        return []

    def _berinduk(self, calon: Sequence[UnitKini], induk: Sequence[str]) -> list[UnitKini]:
        """Yang semua nama induknya ada di garisnya; nama Pemdanya sendiri boleh tidak sama tulisannya."""
        perlu = {i for i in induk if not i.startswith("pemerintah")}
        return [u for u in calon if perlu <= self._keadaan.garis[u.id]]

    def _saring(self, calon: list[UnitKini], induk: str) -> list[UnitKini]:
        if len(calon) < 2 or not induk:
            return calon
        bagian = [normal(b) for b in (induk, *_JALUR.split(induk))]
        for satu in bagian:
            cocok = [u for u in calon if satu in self._keadaan.garis[u.id]]
            if len(cocok) == 1:
                return cocok
            calon = cocok or calon
        return calon


def teks_unit(nama: str, induk: str) -> str:
    """Kunci pertanyaan tentang sebuah unit: tulisannya beserta induknya."""
    return f"{nama} | {induk}" if induk else nama

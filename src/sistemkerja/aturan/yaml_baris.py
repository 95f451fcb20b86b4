"""Pembaca YAML kecil dengan nomor baris: peta, daftar, teks, bilangan bulat, tanggal, benar/salah, kosong.

Sengaja sempit: jangkar, alias, tag, dan kunci ganda ditolak, supaya berkas tidak dapat mengembang atau menipu.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import yaml
from yaml.constructor import BaseConstructor
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.resolver import BaseResolver

from sistemkerja.aturan.bentuk import PeraturanKeliru, Temuan

UKURAN_TERBESAR = 2_000_000  # byte satu berkas
KEDALAMAN_TERBESAR = 30
_BULAT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})$")
_TANGGAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_TETAP: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}


class Peta(dict[str, Any]):
    """Peta YAML yang tahu barisnya dan baris setiap kuncinya."""

    __slots__ = ("baris", "baris_kunci")
    baris: int
    baris_kunci: dict[str, int]


class _Pemuat(CParser, BaseConstructor, BaseResolver):
    def __init__(self, stream: str) -> None:
        CParser.__init__(self, stream)
        BaseConstructor.__init__(self)
        BaseResolver.__init__(self)


def baca_yaml(teks: str, berkas: str) -> Any:
    """Isi YAML sebagai `Peta`, `list`, dan nilai sederhana.

    Raises PeraturanKeliru dengan berkas dan baris bila bentuknya keliru, terlalu besar, atau terlalu dalam.
    """
    if len(teks) > UKURAN_TERBESAR:
        raise _keliru(berkas, 0, f"berkas terlalu besar ({len(teks)} huruf); paling banyak {UKURAN_TERBESAR}")
    try:
        simpul = _Pemuat(teks).get_single_node()
        if simpul is None:
            return None
        return _bangun(simpul, berkas, 0, set())
    except yaml.MarkedYAMLError as galat:
        baris = galat.problem_mark.line + 1 if galat.problem_mark else 0
        raise _keliru(berkas, baris, f"bukan YAML yang utuh: {galat.problem or galat.context}") from galat
    except yaml.YAMLError as galat:
        raise _keliru(berkas, 0, f"bukan YAML yang utuh: {galat}") from galat


def _bangun(simpul: Any, berkas: str, dalam: int, terlihat: set[int]) -> Any:
    jenis = simpul.__class__
    if jenis is yaml.ScalarNode:
        return _nilai(simpul, berkas)
    baris = simpul.start_mark.line + 1
    if dalam > KEDALAMAN_TERBESAR:
        raise _keliru(berkas, baris, f"susunan lebih dalam dari {KEDALAMAN_TERBESAR} tingkat")
    if id(simpul) in terlihat:
        raise _keliru(berkas, baris, "jangkar dan alias (& dan *) tidak dipakai dalam berkas peraturan")
    terlihat.add(id(simpul))
    if jenis is yaml.SequenceNode:
        return [_bangun(anak, berkas, dalam + 1, terlihat) for anak in simpul.value]
    peta = Peta()
    peta.baris = baris
    peta.baris_kunci = {}
    for kunci_simpul, isi in simpul.value:
        if kunci_simpul.__class__ is not yaml.ScalarNode:
            raise _keliru(berkas, baris, "kunci harus berupa teks")
        kunci = kunci_simpul.value
        baris_kunci = kunci_simpul.start_mark.line + 1
        if kunci in peta:
            raise _keliru(berkas, baris_kunci, f"kunci '{kunci}' tertulis dua kali")
        peta[kunci] = _bangun(isi, berkas, dalam + 1, terlihat)
        peta.baris_kunci[kunci] = baris_kunci
    return peta


def _nilai(simpul: Any, berkas: str) -> Any:
    teks = simpul.value
    if simpul.style in ("'", '"', "|", ">"):
        return teks
    if teks in _TETAP:
        return _TETAP[teks]
    awal = teks[0]
    if (awal.isdigit() or awal in "+-") and len(teks) < 20:
        if _BULAT.match(teks):
            return int(teks)
        if _TANGGAL.match(teks):
            try:
                return date.fromisoformat(teks)
            except ValueError:
                raise _keliru(berkas, simpul.start_mark.line + 1, f"tanggal '{teks}' tidak ada") from None
    return teks


def _keliru(berkas: str, baris: int, pesan: str) -> PeraturanKeliru:
    return PeraturanKeliru([Temuan(berkas, baris, pesan, "yaml")])

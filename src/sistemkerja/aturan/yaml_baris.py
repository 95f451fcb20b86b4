"""Pembaca YAML kecil dengan nomor baris: peta, daftar, teks, bilangan bulat, tanggal, benar/salah, kosong.

Sengaja sempit: jangkar, alias, tag, dan kunci ganda ditolak, supaya berkas tidak dapat mengembang atau menipu.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from sistemkerja.aturan.bentuk import PeraturanKeliru, Temuan

UKURAN_TERBESAR = 2_000_000  # byte satu berkas
KEDALAMAN_TERBESAR = 30
_BULAT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})$")
_TANGGAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_TEKS: Any = yaml.ScalarEvent
_TETAP: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}


class Peta(dict[str, Any]):
    """Peta YAML yang tahu barisnya dan baris setiap kuncinya."""

    __slots__ = ("baris", "baris_kunci")
    baris: int
    baris_kunci: dict[str, int]


def baca_yaml(teks: str, berkas: str) -> Any:
    """Isi YAML sebagai `Peta`, `list`, dan nilai sederhana.

    Raises PeraturanKeliru dengan berkas dan baris bila bentuknya keliru, terlalu besar, atau terlalu dalam.
    Dibaca peristiwa demi peristiwa: susunan yang terlalu dalam ditolak sebelum sempat menghabiskan tumpukan.
    """
    if len(teks) > UKURAN_TERBESAR:
        raise _keliru(berkas, 0, f"berkas terlalu besar ({len(teks)} huruf); paling banyak {UKURAN_TERBESAR}")
    try:
        ambil: Callable[[], Any] = CParser(teks).get_event
        ambil()
        if ambil().__class__ is yaml.StreamEndEvent:
            return None
        isi = _bangun(ambil, ambil(), berkas, 0)
        ambil()
        lanjutan = ambil()
        if lanjutan.__class__ is not yaml.StreamEndEvent:
            raise _keliru(berkas, lanjutan.start_mark.line + 1, "satu berkas hanya satu dokumen (tanpa '---' lagi)")
        return isi
    except yaml.MarkedYAMLError as galat:
        baris = galat.problem_mark.line + 1 if galat.problem_mark else 0
        raise _keliru(berkas, baris, f"bukan YAML yang utuh: {galat.problem or galat.context}") from galat
    except (yaml.YAMLError, UnicodeError) as galat:
        raise _keliru(berkas, 0, f"bukan YAML yang utuh: {' '.join(str(galat).split())}") from galat


def _bangun(ambil: Callable[[], Any], awal: Any, berkas: str, dalam: int) -> Any:
    jenis = awal.__class__
    if jenis is _TEKS and awal.anchor is None and awal.tag is None:
        return _nilai(awal, berkas)
    _tolak_yang_tidak_dipakai(awal, berkas, dalam)
    if jenis is yaml.SequenceStartEvent:
        daftar: list[Any] = []
        while (satu := ambil()).__class__ is not yaml.SequenceEndEvent:
            daftar.append(_bangun(ambil, satu, berkas, dalam + 1))
        return daftar
    peta = Peta()
    peta.baris = awal.start_mark.line + 1
    baris_kunci = peta.baris_kunci = {}
    while (satu := ambil()).__class__ is not yaml.MappingEndEvent:
        baris = satu.start_mark.line + 1
        if satu.__class__ is not _TEKS:
            raise _keliru(berkas, baris, "kunci harus berupa teks")
        if satu.anchor is not None or satu.tag is not None:
            _tolak_yang_tidak_dipakai(satu, berkas, dalam)
        kunci = satu.value
        if kunci in peta:
            raise _keliru(berkas, baris, f"kunci '{kunci}' tertulis dua kali")
        baris_kunci[kunci] = baris
        peta[kunci] = _bangun(ambil, ambil(), berkas, dalam + 1)
    return peta


def _tolak_yang_tidak_dipakai(awal: Any, berkas: str, dalam: int) -> None:
    baris = awal.start_mark.line + 1
    if awal.anchor is not None:
        pesan = "jangkar dan alias (& dan *) tidak dipakai dalam berkas peraturan; tulis isinya lagi"
        raise _keliru(berkas, baris, pesan)
    if awal.tag is not None:
        raise _keliru(berkas, baris, f"tag '{awal.tag}' tidak dipakai dalam berkas peraturan")
    if dalam > KEDALAMAN_TERBESAR:
        raise _keliru(berkas, baris, f"susunan lebih dalam dari {KEDALAMAN_TERBESAR} tingkat")


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

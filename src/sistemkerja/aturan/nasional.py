"""Ketentuan nasional yang dipakai bersama semua Pemda, dibaca dari `peraturan/nasional/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sistemkerja.aturan.katalog import akar
from sistemkerja.aturan.yaml_baris import baca_yaml


@dataclass(frozen=True, slots=True)
class KetentuanNasional:
    """Satu ketentuan nasional; `diperiksa` palsu berarti belum dibandingkan dengan naskah resminya."""

    kode: str
    kalimat: str
    dasar: tuple[str, ...]
    diperiksa: bool


@lru_cache(maxsize=1)
def _semua() -> dict[str, KetentuanNasional]:
    hasil: dict[str, KetentuanNasional] = {}
    for jalur in sorted((akar() / "nasional").glob("*.yaml")):
        for isi in baca_yaml(jalur.read_text("utf-8"), jalur.name) or []:
            hasil[isi["kode"]] = KetentuanNasional(isi["kode"], isi["kalimat"], tuple(isi["dasar"]), isi["diperiksa"])
    return hasil


def ketentuan_nasional(kode: str) -> KetentuanNasional:
    """Ketentuan nasional menurut kodenya. Raises KeyError."""
    return _semua()[kode]

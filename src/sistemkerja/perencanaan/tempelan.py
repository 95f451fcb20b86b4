"""Membaca baris sasaran yang ditempel dari lembar kerja: kolom dipisah tab, sel gabungan berulang ke bawah."""

from __future__ import annotations

import csv
import io

KOLOM = ("sasaran", "indikator", "target", "satuan")
PALING_BANYAK = 100


def baca_tempelan(teks: str) -> list[dict[str, str]]:
    """Baris-baris sasaran; judul kolom dan kolom nomor dilewati, sasaran kosong memakai sasaran di atasnya."""
    hasil: list[dict[str, str]] = []
    for sel in _baris(teks):
        isi = [" ".join(s.split()) for s in sel]
        if not any(isi):
            continue
        if len(isi) > 2 and (isi[0].rstrip(".").isdigit() or (not isi[0] and len(isi) > len(KOLOM))):
            isi = isi[1:]
        if isi[0].lower() in ("no", "no.", "nomor") or isi[0].lower().startswith("sasaran") and _judul(isi):
            continue
        if not isi[0] and hasil:
            isi[0] = hasil[-1]["sasaran"]
        hasil.append(dict(zip(KOLOM, [*isi, "", "", ""], strict=False)))
        if len(hasil) == PALING_BANYAK:
            break
    return hasil


def _baris(teks: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(teks.replace("\r\n", "\n").replace("\0", "")), delimiter="\t"))
    except csv.Error:  # tanda kutip yang tidak berpasangan: baca apa adanya
        return [baris.split("\t") for baris in teks.splitlines()]


def _judul(isi: list[str]) -> bool:
    return any(s.lower().startswith(("indikator", "target")) for s in isi[1:])

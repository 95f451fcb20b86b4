"""Mencocokkan kolom berkas dengan isian yang dikenal, dan menyusun baris menurut pencocokan itu. Tanpa Django."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from sistemkerja.impor.baca_lembar import Buku, LembarMentah
from sistemkerja.impor.bentuk import Sel
from sistemkerja.impor.nilai import teks

DATA = Path(__file__).with_name("data")
_KEPALA_TERJAUH = 40
_BUKAN_KATA = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Isian:
    """Satu isian yang dikenal: kolom mana saja yang dapat memuatnya."""

    kode: str
    nama: tuple[str, ...]
    wajib: bool
    tanggal: bool

    @property
    def templat(self) -> str:
        """Nama kolomnya dalam templat kita."""
        return self.nama[0]


@dataclass(frozen=True, slots=True)
class Kepala:
    """Baris judul kolom sebuah lembar: letaknya (dari 0) dan judulnya."""

    lembar: int
    baris: int
    judul: tuple[str, ...]
    cocok: dict[str, int]


@dataclass(frozen=True, slots=True)
class BarisBerkas:
    """Satu baris berkas: nomornya di layar lembar kerja, selnya menurut isian, dan sel gabungan yang menelannya."""

    nomor: int
    sel: Mapping[str, Sel]
    gabungan: Mapping[str, str]


@functools.cache
def isian(jenis: str) -> dict[str, Isian]:
    """Isian yang dikenal bagi jenis impor ini (pegawai, struktur), berurutan seperti di templat."""
    semua: dict[str, dict[str, Any]] = yaml.safe_load((DATA / "kolom.yaml").read_text(encoding="utf-8"))[jenis]
    return {
        kode: Isian(kode, tuple(ada["nama"]), ada.get("wajib", False), ada.get("tanggal", False))
        for kode, ada in semua.items()
    }


def rapikan(judul: Sel) -> str:
    """Judul kolom untuk dibandingkan: huruf besar, tanpa tanda baca."""
    return _BUKAN_KATA.sub(" ", teks(judul).upper()).strip()


def cocokkan(jenis: str, judul: Sequence[Sel]) -> dict[str, int]:
    """Isian → letak kolomnya; nama yang lebih dahulu dalam daftar didahulukan, satu kolom untuk satu isian."""
    letak: dict[str, int] = {}
    for n, satu in enumerate(judul):
        letak.setdefault(rapikan(satu), n)
    letak.pop("", None)
    hasil: dict[str, int] = {}
    for kode, satu in isian(jenis).items():
        for nama in satu.nama:
            ketemu = letak.get(rapikan(nama))
            if ketemu is not None and ketemu not in hasil.values():
                hasil[kode] = ketemu
                break
    return hasil


def cari_kepala(jenis: str, buku: Buku, lembar: int | None = None) -> Kepala | None:
    """Baris judul yang paling banyak dikenal, di lembar mana pun (atau `lembar`); None bila tidak ada yang mirip."""
    terbaik: Kepala | None = None
    for n, satu in enumerate(buku.lembar):
        if lembar is not None and n != lembar:
            continue
        for nomor, baris in enumerate(satu.baris[:_KEPALA_TERJAUH]):
            cocok = cocokkan(jenis, baris)
            if len(cocok) >= 2 and (terbaik is None or len(cocok) > len(terbaik.cocok)):
                terbaik = Kepala(n, nomor, _judul(satu, nomor), cocok)
    return terbaik or _kepala_teks(buku, lembar)


def kepala_di(jenis: str, buku: Buku, lembar: int, baris: int) -> Kepala | None:
    """Baris judul yang ditunjuk orang; None bila tidak ada."""
    if not 0 <= lembar < len(buku.lembar) or not 0 <= baris < len(buku.lembar[lembar].baris):
        return None
    satu = buku.lembar[lembar]
    return Kepala(lembar, baris, _judul(satu, baris), cocokkan(jenis, satu.baris[baris]))


def baris_berkas(buku: Buku, kepala: Kepala, pemetaan: Mapping[str, int]) -> Iterator[BarisBerkas]:
    """Baris-baris di bawah judul; baris yang kosong pada semua kolom yang dipetakan dilewati."""
    lembar = buku.lembar[kepala.lembar]
    tertelan = _tertelan(lembar)
    for n in range(kepala.baris + 1, len(lembar.baris)):
        baris = lembar.baris[n]
        sel = {kode: baris[k] if k < len(baris) else None for kode, k in pemetaan.items()}
        gabungan = {kode: tertelan[n, k] for kode, k in pemetaan.items() if (n, k) in tertelan}
        if gabungan or any(teks(isi) for isi in sel.values()):
            yield BarisBerkas(n + 1, sel, gabungan)


def nama_sel(baris: int, kolom: int) -> str:
    """Letak sel seperti di layar lembar kerja (dari 0): (4, 2) → "C5"."""
    huruf, sisa = "", kolom + 1
    while sisa:
        sisa, n = divmod(sisa - 1, 26)
        huruf = chr(65 + n) + huruf
    return f"{huruf}{baris + 1}"


def _judul(lembar: LembarMentah, nomor: int) -> tuple[str, ...]:
    judul = [teks(sel) for sel in lembar.baris[nomor]]
    while judul and not judul[-1]:
        judul.pop()
    return tuple(judul)


def _kepala_teks(buku: Buku, lembar: int | None) -> Kepala | None:
    """Tanpa nama yang dikenal: baris pertama yang sekurangnya dua selnya teks; kolomnya dipilih orang."""
    for n, satu in enumerate(buku.lembar):
        if lembar is not None and n != lembar:
            continue
        for nomor, baris in enumerate(satu.baris[:_KEPALA_TERJAUH]):
            if sum(isinstance(sel, str) and bool(teks(sel)) for sel in baris) >= 2:
                return Kepala(n, nomor, _judul(satu, nomor), {})
    return None


def _tertelan(lembar: LembarMentah) -> dict[tuple[int, int], str]:
    """Sel yang isinya tertelan sel gabungan: semua kecuali yang di sudut kiri atas."""
    hasil: dict[tuple[int, int], str] = {}
    for (b1, k1), (b2, k2) in lembar.gabungan:
        nama = f"{nama_sel(b1, k1)}:{nama_sel(b2, k2)}"
        for b in range(b1, min(b2, len(lembar.baris)) + 1):
            for k in range(k1, min(k2, 300) + 1):
                if (b, k) != (b1, k1):
                    hasil[b, k] = nama
    return hasil

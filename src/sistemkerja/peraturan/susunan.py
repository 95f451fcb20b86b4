"""Susunan ketentuan (Pasal, ayat, huruf; Lampiran) sebagai pohon, dan angka-angka cakupannya. Tanpa basis data."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Contoh, Ketentuan
from sistemkerja.aturan.lacak import lacak
from sistemkerja.aturan.periksa_contoh import jalankan_contoh

_BATAS = " .("


@dataclass(slots=True)
class Simpul:
    """Satu ketentuan dengan induk dan anak-anaknya."""

    ketentuan: Ketentuan
    induk: Simpul | None = None
    anak: list[Simpul] = field(default_factory=list)

    @property
    def garis(self) -> list[Simpul]:
        """Dari puncak sampai simpul ini."""
        return [*(self.induk.garis if self.induk else ()), self]

    @property
    def banyak(self) -> int:
        """Banyaknya ketentuan di bawahnya."""
        return sum(1 + a.banyak for a in self.anak)


@lru_cache(maxsize=32)
def pohon(per: Peraturan) -> dict[str, Simpul]:
    """Semua ketentuan menurut alamatnya, dengan induk: awalan terpanjang yang juga ketentuan."""
    simpul = {alamat: Simpul(ketentuan) for alamat, ketentuan in per.ketentuan.items()}
    for alamat, satu in simpul.items():
        for n in range(len(alamat) - 1, 0, -1):
            if alamat[n] in _BATAS and (induk := simpul.get(alamat[:n].rstrip())) is not None:
                satu.induk = induk
                induk.anak.append(satu)
                break
    return simpul


def puncak(per: Peraturan) -> list[Simpul]:
    """Ketentuan tanpa induk, dalam urutan naskah."""
    return [s for s in pohon(per).values() if s.induk is None]


@lru_cache(maxsize=32)
def contoh_aturan(per: Peraturan) -> dict[str, tuple[Contoh, ...]]:
    """Id aturan -> contoh yang mengujinya."""
    hasil: dict[str, list[Contoh]] = {}
    for contoh in per.contoh:
        for aturan in jalankan_contoh(per, contoh).aturan:
            hasil.setdefault(aturan, []).append(contoh)
    return {aturan: tuple(semua) for aturan, semua in hasil.items()}


@dataclass(frozen=True, slots=True)
class BarisPertanyaan:
    """Satu pertanyaan: banyaknya aturan, diam, dan contohnya."""

    nama: str
    judul: str
    kelompok: str
    aturan: int
    diam: int
    contoh: int


@dataclass(frozen=True, slots=True)
class Cakupan:
    """Angka cakupan `sistemkerja peraturan lacak`, dan rinciannya per pertanyaan."""

    angka: dict[str, Any]
    tidak_diuji: list[str]
    pertanyaan: list[BarisPertanyaan]

    @property
    def persen_diuji(self) -> int:
        """Bagian aturan yang punya contoh, dibulatkan ke bawah: 100 berarti semuanya."""
        aturan = self.angka["aturan"]
        return 100 * self.angka["aturan_bercontoh"] // aturan if aturan else 100

    @property
    def tafsir(self) -> int:
        return int(self.angka["aturan_menurut_sumber"].get("tafsir", 0))


@lru_cache(maxsize=32)
def cakupan(per: Peraturan) -> Cakupan:
    """Hitung cakupan sebuah peraturan: ketentuan -> aturan -> contoh."""
    diuji = contoh_aturan(per)
    contoh = Counter(c.pertanyaan for c in per.contoh)
    diam = Counter(d.pertanyaan for d in per.diam)
    return Cakupan(
        angka=lacak(per)["angka"],
        tidak_diuji=[a for a in per.aturan if a not in diuji],
        pertanyaan=[
            BarisPertanyaan(
                p.nama, p.judul, p.kelompok, len(per.menurut_pertanyaan.get(p.nama, ())), diam[p.nama], contoh[p.nama]
            )
            for p in k.PERTANYAAN.values()
        ],
    )

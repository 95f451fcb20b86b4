"""Ketentuan nasional yang dipakai bersama semua Pemda, dibaca dari `peraturan/nasional/`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sistemkerja.aturan.katalog import akar
from sistemkerja.aturan.yaml_baris import baca_yaml

BERKAS_UMUM = "umum.yaml"
BERKAS_PLT_PLH = "plt_plh.yaml"
BERKAS_PENSIUN = "pensiun.yaml"


@dataclass(frozen=True, slots=True)
class KetentuanNasional:
    """Satu ketentuan nasional; `diperiksa` palsu berarti belum dibandingkan dengan naskah resminya."""

    kode: str
    kalimat: str
    dasar: tuple[str, ...]
    diperiksa: bool


@dataclass(frozen=True, slots=True)
class SifatMandat:
    """Plt. atau Plh.: bila keadaan apa ditunjuk, dengan naskah apa."""

    kode: str
    sebutan: str
    bila: str  # berhalangan_sementara | berhalangan_tetap
    naskah: tuple[str, ...]
    jawaban: JawabanNasional


@dataclass(frozen=True, slots=True)
class JawabanNasional:
    """Jawaban atas sebuah perbuatan, dengan dasar, sumber, catatan, dan sudah tidaknya dibandingkan dengan naskahnya.

    `menghalangi`: larangan yang tertulis dalam undang-undang; yang lain hanya memperingatkan.
    """

    boleh: bool
    kalimat: str
    dasar: tuple[str, ...]
    sumber: str
    diperiksa: bool
    catatan: tuple[str, ...] = ()
    sebutan: str = ""
    menghalangi: bool = False


@dataclass(frozen=True, slots=True)
class Perbuatan:
    """Satu jenis perbuatan, tindakan kepegawaian dan pertanyaan peraturan yang termasuk di dalamnya."""

    kode: str
    tindakan: frozenset[str]
    pertanyaan: frozenset[str]
    jawaban: JawabanNasional


@dataclass(frozen=True, slots=True)
class BatasMandat:
    """Batas kewenangan Plt. dan Plh. sebagai data."""

    sifat: dict[str, SifatMandat]
    perbuatan: dict[str, Perbuatan]
    penunjukan: tuple[tuple[frozenset[str], frozenset[str], JawabanNasional], ...]
    catatan_penunjukan: tuple[str, ...]


def ketentuan_nasional(kode: str) -> KetentuanNasional:
    """Ketentuan nasional menurut kodenya. Raises KeyError."""
    return _umum()[kode]


@lru_cache(maxsize=1)
def batas_mandat() -> BatasMandat:
    """Batas Plt. dan Plh. yang ikut dikirim (`peraturan/nasional/plt_plh.yaml`)."""
    return susun_batas(_baca(BERKAS_PLT_PLH))


def susun_batas(isi: Any) -> BatasMandat:
    """Batas dari isi berkasnya. Raises KeyError bila sebuah butir tidak lengkap: nilai tanpa dasar tidak dipakai."""
    sifat = {
        s["kode"]: SifatMandat(s["kode"], s["sebutan"], s["bila"], tuple(s["naskah"]), _jawaban(s, boleh=True))
        for s in isi["sifat"]
    }
    perbuatan = {
        p["kode"]: Perbuatan(p["kode"], frozenset(p["tindakan"]), frozenset(p["pertanyaan"]), _jawaban(p, p["boleh"]))
        for p in isi["perbuatan"]
    }
    penunjukan = tuple(
        (frozenset(p["jenjang"]), frozenset(p["bagi"]), _jawaban(p, boleh=True)) for p in isi["penunjukan"]
    )
    return BatasMandat(sifat, perbuatan, penunjukan, tuple(isi["catatan_penunjukan"]))


def boleh_sebagai(batas: BatasMandat, sifat: str, perbuatan: str) -> JawabanNasional:
    """Bolehkah pemangku bersifat `sifat` melakukan `perbuatan` (kode perbuatan). Pejabat definitif: selalu ya.

    Raises KeyError bila sifat atau perbuatannya tidak dikenal: diam tidak pernah berarti ya.
    """
    if sifat == "definitif":
        return JawabanNasional(True, "Pejabat definitif berwenang penuh atas jabatannya.", (), "tertulis", True)
    batas.sifat[sifat]
    return batas.perbuatan[perbuatan].jawaban


def perbuatan_tindakan(batas: BatasMandat, tindakan: str) -> str | None:
    """Perbuatan yang menjadi isi sebuah tindakan kepegawaian atau penataan, None bila tidak dibatasi."""
    return _pertama(p.kode for p in batas.perbuatan.values() if tindakan in p.tindakan)


def perbuatan_pertanyaan(batas: BatasMandat, pertanyaan: str) -> str | None:
    """Perbuatan yang dilakukan orang yang menjawab sebuah pertanyaan peraturan, None bila tidak dibatasi."""
    return _pertama(p.kode for p in batas.perbuatan.values() if pertanyaan in p.pertanyaan)


def boleh_ditunjuk(batas: BatasMandat, jenjang: str, bagi: str) -> JawabanNasional:
    """Dapatkah pemangku jabatan berjenjang `jenjang` ditunjuk Plt./Plh. bagi jabatan berjenjang `bagi`.

    Yang tidak disebut sumber mana pun dijawab tidak, tanpa menghalangi: yang menunjuk menulis alasannya.
    """
    sejenjang = [(ke, jawaban) for dari, ke, jawaban in batas.penunjukan if jenjang in dari]
    for ke, jawaban in sejenjang:
        if bagi in ke:
            return jawaban
    if not sejenjang:
        kalimat = "Jenjang ini tidak disebut sumber mana pun sebagai yang dapat ditunjuk."
        return JawabanNasional(False, kalimat, (), "tafsir", False, batas.catatan_penunjukan)
    dasar = tuple(dict.fromkeys(d for _ke, j in sejenjang for d in j.dasar))
    return JawabanNasional(False, sejenjang[0][1].kalimat, dasar, "tertulis", False, batas.catatan_penunjukan)


def usia_pensiun(jenjang: str) -> tuple[int, JawabanNasional] | None:
    """Batas usia pensiun PNS di jabatan berjenjang itu, dengan dasarnya; None bila tidak disebut sumbernya."""
    return _pensiun().get(jenjang)


@lru_cache(maxsize=1)
def _pensiun() -> dict[str, tuple[int, JawabanNasional]]:
    return {j: (b["usia"], _jawaban(b, boleh=True)) for b in _baca(BERKAS_PENSIUN) for j in b["jenjang"]}


def _jawaban(butir: Any, boleh: bool) -> JawabanNasional:
    return JawabanNasional(
        boleh,
        butir["kalimat"],
        tuple(butir["dasar"]),
        butir["sumber"],
        butir["diperiksa"],
        tuple(butir.get("catatan") or ()),
        butir.get("sebutan") or "",
        bool(butir.get("menghalangi")),
    )


def _pertama(kode: Iterable[str]) -> str | None:
    return next(iter(kode), None)


def _baca(nama: str) -> Any:
    return baca_yaml((akar() / "nasional" / nama).read_text("utf-8"), nama)


@lru_cache(maxsize=1)
def _umum() -> dict[str, KetentuanNasional]:
    return {
        isi["kode"]: KetentuanNasional(isi["kode"], isi["kalimat"], tuple(isi["dasar"]), isi["diperiksa"])
        for isi in _baca(BERKAS_UMUM) or []
    }

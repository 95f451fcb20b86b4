"""Satu penafsir alur: di mana sebuah kasus berdiri, siapa yang bergerak, dan apa akibat penolakan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

MEMUTUS = ("menyetujui", "menjawab")
MENINJAU = ("meninjau", "mengevaluasi")


@dataclass(frozen=True, slots=True)
class Kejadian:
    """Yang sudah terjadi pada satu langkah: `hasil` ialah selesai, disetujui, ditolak, sesuai, atau belum_sesuai."""

    n: int
    hasil: str


@dataclass(frozen=True, slots=True)
class Posisi:
    """Letak kasus: langkah yang menunggu (`n`), atau `akhir` bila alur sudah berhenti."""

    n: int | None
    akhir: str | None = None  # selesai | ditolak | kembali


class LangkahKeliru(Exception):
    """Kejadian tidak cocok dengan langkah yang sedang menunggu."""


def hasil_mungkin(langkah: dict[str, Any]) -> tuple[str, ...]:
    """Hasil yang dapat diberikan pada sebuah langkah; setiap pelaku selalu punya cara menjawab."""
    if langkah["kerja"] in MEMUTUS:
        return ("disetujui", "ditolak")
    if langkah["kerja"] in MENINJAU:
        return ("sesuai", "belum_sesuai")
    return ("selesai",)


def posisi(langkah: Sequence[dict[str, Any]], kejadian: Sequence[Kejadian]) -> Posisi:
    """Letak kasus setelah semua kejadian.

    Raises LangkahKeliru bila sebuah kejadian bukan milik langkah yang sedang menunggu.
    """
    kini = _pertama(langkah)
    for satu in kejadian:
        if kini.n != satu.n:
            raise LangkahKeliru(f"langkah {satu.n} bukan langkah yang menunggu ({kini.n})")
        kini = _sesudah(langkah, satu)
    return kini


def _pertama(langkah: Sequence[dict[str, Any]]) -> Posisi:
    awal = next((s for s in langkah if s.get("bila") != "ditolak"), None)
    return Posisi(awal["n"]) if awal else Posisi(None, "selesai")


def _sesudah(langkah: Sequence[dict[str, Any]], kejadian: Kejadian) -> Posisi:
    kini = langkah[kejadian.n - 1]
    if kejadian.hasil not in hasil_mungkin(kini):
        raise LangkahKeliru(f"'{kejadian.hasil}' bukan hasil bagi langkah {kini['kerja']}")
    if kejadian.hasil == "belum_sesuai":
        return Posisi(None, "kembali")
    if kini.get("bila") == "ditolak":
        lanjutan = _lanjutan_penolakan(langkah, kejadian.n)
        return Posisi(lanjutan) if lanjutan else Posisi(None, "ditolak")
    if kejadian.hasil == "ditolak":
        lanjutan = _lanjutan_penolakan(langkah, kejadian.n)
        return Posisi(lanjutan) if lanjutan else Posisi(None, "ditolak")
    berikut = next((s for s in langkah[kejadian.n :] if s.get("bila") not in ("ditolak", "tidak_tersedia")), None)
    return Posisi(berikut["n"]) if berikut else Posisi(None, "selesai")


def _lanjutan_penolakan(langkah: Sequence[dict[str, Any]], n: int) -> int | None:
    """Langkah penolakan yang melekat pada keputusan ini: yang berderet sebelum langkah setuju berikutnya."""
    for satu in langkah[n:]:
        if satu.get("bila") == "ditolak":
            return int(satu["n"])
        if satu["kerja"] in MEMUTUS:
            return None
    return None


def semua_jalan(langkah: Sequence[dict[str, Any]], batas: int = 10_000) -> list[tuple[tuple[Kejadian, ...], Posisi]]:
    """Semua riwayat yang mungkin sampai berakhir; dipakai pemeriksa untuk membuktikan alur selalu berujung."""
    selesai: list[tuple[tuple[Kejadian, ...], Posisi]] = []
    antre: list[tuple[Kejadian, ...]] = [()]
    while antre and len(selesai) < batas:
        riwayat = antre.pop()
        kini = posisi(langkah, riwayat)
        if kini.n is None:
            selesai.append((riwayat, kini))
            continue
        antre.extend((*riwayat, Kejadian(kini.n, h)) for h in hasil_mungkin(langkah[kini.n - 1]))
    return selesai

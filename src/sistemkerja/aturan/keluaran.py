"""Bentuk JSON jawaban, sebagaimana dijanjikan kepada program lain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Cabang, Catatan, Jawaban, Syarat


def jawaban_json(peraturan: Peraturan, jawaban: Jawaban, *, rinci: bool = False) -> dict[str, Any]:
    """Jawaban sebagai peta siap JSON; `rinci` menambah id aturan, arti peran, dan pengecualian cabang."""
    hasil: dict[str, Any] = {
        "pertanyaan": jawaban.pertanyaan,
        "keadaan": dict(jawaban.keadaan),
        "diatur": jawaban.diatur,
        "jawaban": [_cabang(peraturan, jawaban.pertanyaan, c, rinci) for c in jawaban.cabang],
    }
    if not jawaban.diatur:
        hasil["dicari_di"] = list(jawaban.dicari_di)
        hasil["catatan"] = catatan_json(peraturan, jawaban.catatan_diam)
    return hasil


def _cabang(peraturan: Peraturan, pertanyaan: str, c: Cabang, rinci: bool) -> dict[str, Any]:
    hasil: dict[str, Any] = {
        "nilai": c.nilai if rinci else _ringkas(pertanyaan, c.nilai),
        "bila": syarat_json(c.bila),
        "sumber": c.sumber,
        "dasar": list(c.dasar),
        "catatan": catatan_json(peraturan, c.catatan),
    }
    if rinci:
        hasil["aturan"] = c.aturan
        hasil["lewat"] = list(c.lewat)
        hasil["kecuali"] = [syarat_json(x) for x in c.kecuali]
    return hasil


def _ringkas(pertanyaan: str, nilai: Any) -> Any:
    """Nilai tanpa kunci tambahan data kita sendiri, persis bentuk yang dijanjikan."""
    lebih = k.PERTANYAAN[pertanyaan].lebih
    buang = tuple(x for x in lebih if not (pertanyaan == "instrumen" and x == "untuk"))
    if not buang or not isinstance(nilai, list):
        return nilai
    return [_tanpa(satu, buang) if isinstance(satu, dict) else satu for satu in nilai]


def _tanpa(satu: Mapping[str, Any], buang: tuple[str, ...]) -> dict[str, Any]:
    """Butir tanpa kunci tambahan; `hubungan` yang hanya merangkai kunci tambahan ikut dibuang."""
    yatim = "kepada" in buang and len(satu.get("oleh", ())) == 1
    return {q: v for q, v in satu.items() if q not in buang and not (yatim and q == "hubungan")}


def syarat_json(syarat: Syarat) -> dict[str, Any] | None:
    """Syarat cabang: satu kode sebagai teks, beberapa kode sebagai daftar; None bila tanpa syarat."""
    if not syarat:
        return None
    return {q: next(iter(v)) if len(v) == 1 else urutkan(q, v) for q, v in syarat.items()}


def urutkan(kunci: str, kode: Iterable[str]) -> list[str]:
    """Kode dalam urutan kosakata, supaya keluaran tetap sama dari waktu ke waktu."""
    baku = k.KUNCI.get(kunci) or ()
    return sorted(kode, key=lambda x: (baku.index(x) if x in baku else len(baku), x))


def catatan_json(peraturan: Peraturan, kode: Iterable[str]) -> list[dict[str, Any]]:
    """Catatan lengkap: tempat, kata, pilihan, alasan, dan akibat bila dibaca sebaliknya."""
    return [satu_catatan(peraturan.catatan[x]) for x in kode if x in peraturan.catatan]


def satu_catatan(c: Catatan) -> dict[str, Any]:
    """Satu catatan sebagai peta siap JSON."""
    return {
        "kode": c.kode, "jenis": c.jenis, "tempat": list(c.tempat), "kata": c.kata, "pilihan": c.pilihan,
        "alasan": c.alasan, "bila_sebaliknya": c.bila_sebaliknya,
    }  # fmt: skip


def bersih(nilai: Any) -> Any:
    """Nilai YAML sebagai nilai JSON biasa (tanggal menjadi teks)."""
    if isinstance(nilai, Mapping):
        return {q: bersih(v) for q, v in nilai.items()}
    if isinstance(nilai, (list, tuple)):
        return [bersih(v) for v in nilai]
    return nilai.isoformat() if isinstance(nilai, date) else nilai


def baku(nilai: Any) -> str:
    """Nilai sebagai teks baku: urutan kode dalam satu daftar peran tidak berarti."""
    if isinstance(nilai, dict):
        return "{" + ", ".join(f"{q}: {baku(nilai[q])}" for q in sorted(nilai)) + "}"
    if isinstance(nilai, (list, tuple)):
        if nilai and all(isinstance(x, str) and " " not in x for x in nilai):
            return "[" + ", ".join(sorted(nilai)) + "]"
        return "[" + ", ".join(baku(x) for x in nilai) + "]"
    return repr(nilai) if isinstance(nilai, str) else str(nilai)

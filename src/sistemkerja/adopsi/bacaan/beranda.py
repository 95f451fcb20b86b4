"""Apa yang berlaku, sejak kapan, naskah apa saja yang ada, dan berapa temuan yang masih terbuka."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sistemkerja.adopsi.models import Pemeriksaan
from sistemkerja.adopsi.naskah import kiriman, tersimpan
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.models import Adopsi, Pemda
from sistemkerja.pemda.versi import DasarAdopsi, VersiPeraturan


@dataclass(frozen=True, slots=True)
class BarisAdopsi:
    """Satu masa: peraturan apa, dari kapan sampai kapan, dan atas dasar apa."""

    adopsi: Adopsi
    judul: str
    keadaan: str  # berlaku, menunggu, lalu
    dasar: DasarAdopsi | None


def daftar_adopsi(pemda: Pemda) -> list[BarisAdopsi]:
    """Semua adopsi, yang terbaru dahulu. Dua pertanyaan."""
    kini = hari_ini(pemda)
    judul = {v.sidik: v.judul for v in tersimpan(pemda)} | {s: p.judul for s, p in kiriman().items()}
    semua = Adopsi.objects.filter(pemda=pemda).select_related("dasar").order_by("-sejak")
    return [
        BarisAdopsi(a, judul.get(a.sidik, a.peraturan_id), _keadaan(a, kini), getattr(a, "dasar", None)) for a in semua
    ]


def _keadaan(a: Adopsi, kini: date) -> str:
    if a.sejak > kini:
        return "menunggu"
    return "lalu" if a.sampai is not None and a.sampai <= kini else "berlaku"


def adopsi_terakhir(pemda: Pemda) -> Adopsi | None:
    """Adopsi dengan tanggal mulai paling akhir; yang dipegang formulir supaya dua orang tidak saling menimpa."""
    return Adopsi.objects.filter(pemda=pemda).order_by("-sejak").first()


def pemeriksaan_terakhir(pemda: Pemda, sidik: str) -> Pemeriksaan | None:
    """Pemeriksaan terakhir atas naskah itu, tanpa daftar temuannya."""
    return Pemeriksaan.objects.filter(pemda=pemda, sidik=sidik, dibanding="").defer("temuan").first()


def daftar_naskah(pemda: Pemda) -> dict[str, list[dict[str, Any]]]:
    """Naskah yang dapat dipilih: yang ikut dikirim, dan yang diunggah Pemda ini; milik sendiri dahulu."""
    milik = {v.sidik: v for v in tersimpan(pemda)}
    bawaan = [_bawaan(p, pemda, milik.get(s)) for s, p in kiriman().items()]
    unggahan = [
        {"sidik": v.sidik, "judul": v.judul, "id": v.peraturan_id, "dimuat": v.dimuat, "oleh": v.oleh, "versi": v}
        for v in milik.values()
        if v.sidik not in kiriman()
    ]
    return {"bawaan": sorted(bawaan, key=lambda x: (not x["sendiri"], x["judul"])), "unggahan": unggahan}


def _bawaan(per: Peraturan, pemda: Pemda, versi: VersiPeraturan | None) -> dict[str, Any]:
    identitas = per.identitas
    return {
        "sidik": per.sidik, "judul": per.judul, "id": per.id, "tentang": identitas["tentang"],
        "pemda": identitas["pemda"]["nama"], "sendiri": identitas["pemda"]["kode"] == pemda.kode, "versi": versi,
    }  # fmt: skip

"""Membandingkan dua peraturan: pertanyaan demi pertanyaan, untuk setiap keadaan yang dikenal salah satunya."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import Any

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Jawaban
from sistemkerja.aturan.keluaran import baku, jawaban_json, urutkan
from sistemkerja.aturan.tanya import tanya

STATUS = ("sama", "beda", "hanya_a", "hanya_b", "diam")
# Kunci yang dicacah. PD bernama milik satu peraturan saja, jadi tampil sebagai syarat cabang.
_DICACAH = ("jenis_unit", "bagian", "jabatan", "jenjang", "asisten", "tipe", "tingkat", "cara", "lingkup", "bentuk",
            "tahap", "peran")  # fmt: skip
_KEADAAN_TERBANYAK = 4_000
_DILEPAS_DAHULU = ("asisten", "tipe", "bagian", "tingkat", "tahap", "bentuk")  # bila gabungannya terlalu banyak


def banding(a: Peraturan, b: Peraturan) -> dict[str, Any]:
    """Perbedaan kedua peraturan; tiap keadaan berstatus sama, beda, hanya_a, hanya_b, atau diam (keduanya).

    Keadaan yang jawabannya kembar dikumpulkan menjadi satu hasil. Kalimat kata sendiri ditandai `perlu_dibaca`:
    bedanya kata belum tentu bedanya hukum.
    """
    pertanyaan = [_pertanyaan(a, b, nama) for nama in k.PERTANYAAN if nama != "berlaku"]
    angka = Counter(
        {s: sum(len(h["keadaan"]) for p in pertanyaan for h in p["hasil"] if h["status"] == s) for s in STATUS}
    )
    return {
        "a": {"peraturan": a.id, "judul": a.judul}, "b": {"peraturan": b.id, "judul": b.judul},
        "angka": dict(angka), "berlaku": {"a": _sejak(a), "b": _sejak(b)}, "pertanyaan": pertanyaan,
    }  # fmt: skip


def _sejak(per: Peraturan) -> str | None:
    return per.masa.sejak.isoformat() if per.masa.sejak else None


def _pertanyaan(a: Peraturan, b: Peraturan, nama: str) -> dict[str, Any]:
    kunci, semua = keadaan_bandingan(a, b, nama)
    hasil: dict[str, dict[str, Any]] = {}
    for keadaan in semua:
        isi_a, isi_b = _isi(a, tanya(a, nama, keadaan)), _isi(b, tanya(b, nama, keadaan))
        tanda = repr((isi_a, isi_b))
        if tanda not in hasil:
            hasil[tanda] = {"status": _status(isi_a, isi_b), "keadaan": [], "a": isi_a, "b": isi_b}
        hasil[tanda]["keadaan"].append(keadaan)
    bentuk = k.PERTANYAAN[nama].bentuk
    return {
        "pertanyaan": nama, "judul": k.PERTANYAAN[nama].judul, "kunci": list(kunci),
        "perlu_dibaca": bentuk in ("daftar", "bebas"), "hasil": list(hasil.values()),
    }  # fmt: skip


def keadaan_bandingan(a: Peraturan, b: Peraturan, nama: str) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """(kunci, keadaan-keadaan) yang dibedakan salah satu peraturan untuk pertanyaan ini."""
    dipakai: dict[str, set[str]] = {}
    for per in (a, b):
        for benda in (*per.menurut_pertanyaan.get(nama, ()), *(d for d in per.diam if d.pertanyaan == nama)):
            for syarat in (benda.bila, getattr(benda, "kecuali", {})):
                for kunci, kode in syarat.items():
                    dipakai.setdefault(kunci, set()).update(kode)
    if "jenis_unit" in k.PERTANYAAN[nama].kunci:
        dipakai.setdefault("jenis_unit", set()).update(x for x in (*a.jenis_diatur, *b.jenis_diatur))
    kunci = [q for q in _DICACAH if q in dipakai]
    semua = list(_cacah(kunci, dipakai))
    while len(semua) > _KEADAAN_TERBANYAK:  # kunci yang dilepas tampil sebagai syarat cabang
        kunci.remove(next((q for q in _DILEPAS_DAHULU if q in kunci), kunci[-1]))
        semua = list(_cacah(kunci, dipakai))
    return tuple(kunci), semua


def _cacah(kunci: list[str], dipakai: dict[str, set[str]]) -> Iterator[dict[str, str]]:
    """Semua gabungan; `bagian`, `jabatan`, `asisten`, `tipe` juga tanpa nilai, sebab tidak setiap unit memilikinya."""
    pilihan = [
        ([""] if q in ("bagian", "jabatan", "asisten", "tipe", "jenjang") else []) + urutkan(q, dipakai[q])
        for q in kunci
    ]
    for isi in product(*pilihan):
        keadaan = {q: v for q, v in zip(kunci, isi, strict=True) if v}
        if "jabatan" in keadaan and "jenjang" in keadaan:
            continue
        jenis = keadaan.get("jenis_unit")
        if jenis and jenis not in k.JABATAN_HANYA_DI.get(keadaan.get("jabatan", ""), (jenis,)):
            continue
        yield keadaan


def _isi(per: Peraturan, jawaban: Jawaban) -> list[dict[str, Any]]:
    """Cabang-cabang jawaban tanpa catatannya, dalam urutan yang tetap."""
    cabang = jawaban_json(per, jawaban)["jawaban"]
    return sorted(({q: c[q] for q in ("nilai", "bila", "sumber", "dasar")} for c in cabang), key=repr)


def _status(a: list[dict[str, Any]], b: list[dict[str, Any]]) -> str:
    if not a or not b:
        return "hanya_a" if a else "hanya_b" if b else "diam"
    return "sama" if _inti(a) == _inti(b) else "beda"


def _inti(cabang: list[dict[str, Any]]) -> list[str]:
    return sorted(repr((baku(c["nilai"]), baku(c["bila"]))) for c in cabang)


def himpun(keadaan: list[dict[str, str]]) -> list[dict[str, list[str]]]:
    """Keadaan-keadaan yang berbeda pada satu kunci saja disatukan: kunci -> kode-kodenya."""
    hasil: list[dict[str, list[str]]] = [{q: [v] for q, v in satu.items()} for satu in keadaan]
    for kunci in reversed(_DICACAH):
        kelompok: dict[str, dict[str, list[str]]] = {}
        for satu in hasil:
            lain = repr({q: v for q, v in satu.items() if q != kunci}) + str(kunci in satu)
            if lain in kelompok and kunci in satu:
                kelompok[lain][kunci] += [x for x in satu[kunci] if x not in kelompok[lain][kunci]]
            else:
                kelompok.setdefault(lain, satu)
        hasil = list(kelompok.values())
    return hasil

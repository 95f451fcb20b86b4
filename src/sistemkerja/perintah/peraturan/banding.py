"""`peraturan banding`: perbedaan dua peraturan, pertanyaan demi pertanyaan."""

from __future__ import annotations

import argparse
from typing import Any

from sistemkerja.aturan import katalog
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.banding import STATUS, banding, himpun
from sistemkerja.aturan.istilah import KUNCI, rangkai
from sistemkerja.aturan.kalimat import nilai_kalimat
from sistemkerja.perintah.peraturan.keluar import DIJAWAB, cetak_json, dengan_pesan
from sistemkerja.perintah.peraturan.tulisan import tulis

_SEBUTAN = {"sama": "sama", "beda": "berbeda", "hanya_a": "hanya A", "hanya_b": "hanya B", "diam": "keduanya diam"}


def tambah(anak: Any, bersama: argparse.ArgumentParser) -> None:
    """Daftarkan anak perintah."""
    p = anak.add_parser("banding", parents=[bersama], help="perbedaan dua peraturan, pertanyaan demi pertanyaan")
    p.add_argument("a", help="id peraturan atau folder")
    p.add_argument("b", help="id peraturan atau folder")
    p.set_defaults(jalankan=_banding)


@dengan_pesan
def _banding(arg: argparse.Namespace) -> int:
    a, b = katalog.peraturan(arg.a), katalog.peraturan(arg.b)
    isi = banding(a, b)
    if arg.format == "json":
        cetak_json(isi)
        return DIJAWAB
    tulis(f"A = {a.judul}")
    tulis(f"B = {b.judul}")
    tulis("Keadaan yang dibandingkan: " + ", ".join(f"{isi['angka'][s]} {_SEBUTAN[s]}" for s in STATUS) + ".")
    for p in isi["pertanyaan"]:
        _tulis_pertanyaan(p, a, b)
    return DIJAWAB


def _tulis_pertanyaan(p: dict[str, Any], a: Peraturan, b: Peraturan) -> None:
    hitung = {s: sum(len(h["keadaan"]) for h in p["hasil"] if h["status"] == s) for s in STATUS}
    ada = ", ".join(f"{n} {_SEBUTAN[s]}" for s, n in hitung.items() if n)
    print()
    tulis(f"{p['judul'].upper()} ({ada})")
    if p["perlu_dibaca"] and hitung["beda"]:
        tulis("Isinya kalimat kata sendiri; bacalah keduanya, beda kata belum tentu beda hukum.", 2)
    for h in p["hasil"]:
        if h["status"] in ("sama", "diam"):
            continue
        tulis(_bila(h["keadaan"], a), 2, "- ")
        for tanda, isi, per in (("A", h["a"], a), ("B", h["b"], b)):
            _tulis_isi(tanda, isi, per)


def _bila(keadaan: list[dict[str, str]], per: Peraturan) -> str:
    satu = [
        ", ".join(f"{KUNCI[q]} {rangkai(v, 'atau', per)}" for q, v in x.items()) or "selalu" for x in himpun(keadaan)
    ]
    return "; ".join(satu[:6]) + (f"; dan {len(satu) - 6} keadaan lain" if len(satu) > 6 else "")


def _tulis_isi(tanda: str, isi: list[dict[str, Any]], per: Peraturan) -> None:
    if not isi:
        tulis(f"{tanda}: tidak diatur", 4)
    for c in isi:
        bila = ""
        if c["bila"]:
            daftar = {q: [v] if isinstance(v, str) else v for q, v in c["bila"].items()}
            bila = " bila " + " dan ".join(f"{KUNCI.get(q, q)} {rangkai(v, 'atau', per)}" for q, v in daftar.items())
        tulis(f"{tanda}{bila}: {'; '.join(nilai_kalimat(c['nilai'], per))} ({'; '.join(c['dasar'])})", 4)

"""Jawaban dan aturan sebagai tulisan yang enak dibaca orang di terminal."""

from __future__ import annotations

from typing import Any

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Jawaban, Syarat
from sistemkerja.aturan.keluaran import syarat_json


def tulis_jawaban(per: Peraturan, jawaban: Jawaban) -> None:
    """Cetak jawaban: nilai, syarat, sumber, Pasal, dan catatannya."""
    judul = k.PERTANYAAN[jawaban.pertanyaan].judul
    ditanya = ", ".join(f"{q}={v}" for q, v in jawaban.keadaan.items()) or "tanpa keadaan"
    print(f"{judul} ({ditanya}) menurut {per.judul}:")
    if not jawaban.diatur:
        print("  Tidak diatur. Dicari di: " + ("; ".join(jawaban.dicari_di) or "seluruh peraturan"))
        _tulis_catatan(per, jawaban.catatan_diam)
        return
    for c in jawaban.cabang:
        for baris in nilai_terbaca(c.nilai):
            print(f"  • {baris}")
        if c.bila:
            print(f"    bila {syarat_terbaca(c.bila)}")
        for x in c.kecuali:
            print(f"    kecuali {syarat_terbaca(x)}")
        print(f"    {c.sumber}: {'; '.join(c.dasar)}")
        for arti in c.lewat:
            print(f"    {arti}")
        _tulis_catatan(per, c.catatan)


def _tulis_catatan(per: Peraturan, kode: tuple[str, ...]) -> None:
    for x in kode:
        if x in per.catatan:
            c = per.catatan[x]
            print(
                f"    catatan ({', '.join(c.tempat)}): {c.kata} Dipilih: {c.pilihan} Bila sebaliknya: {c.bila_sebaliknya}"
            )


def syarat_terbaca(syarat: Syarat) -> str:
    """Syarat sebagai kalimat pendek."""
    hasil = []
    for kunci, isi in (syarat_json(syarat) or {}).items():
        hasil.append(f"{kunci} = {isi if isinstance(isi, str) else ' atau '.join(isi)}")
    return ", ".join(hasil)


def nilai_terbaca(nilai: Any) -> list[str]:
    """Nilai sebagai baris-baris tulisan."""
    if isinstance(nilai, bool):
        return ["ya" if nilai else "tidak"]
    if nilai is None:
        return ["belum dapat dipastikan"]
    if isinstance(nilai, str):
        return [nilai]
    if isinstance(nilai, dict):
        if "langkah" in nilai:
            return [f"{s['n']}. {_satu({q: v for q, v in s.items() if q != 'n'})}" for s in nilai["langkah"]]
        if "susunan" in nilai:
            kepala = [f"{nilai['tingkat']} tingkat"] if "tingkat" in nilai else []
            return kepala + [_satu(s) for s in nilai["susunan"]]
        return [_satu(nilai)]
    return [_satu(x) if isinstance(x, dict) else str(x) for x in nilai]


def _satu(isi: dict[str, Any]) -> str:
    oleh = isi.get("oleh")
    hubung = f" {isi.get('hubungan', 'dan')} "
    awal = hubung.join(oleh) if oleh else ""
    sisanya = []
    for kunci, v in isi.items():
        if kunci in ("oleh", "hubungan"):
            continue
        if isinstance(v, list):
            v = ", ".join(map(str, v))
        sisanya.append(f"{kunci} {v}" if kunci != "kerja" else str(v))
    return " ".join(x for x in (awal, "; ".join(sisanya)) if x)

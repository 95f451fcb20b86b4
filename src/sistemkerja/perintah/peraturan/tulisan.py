"""Jawaban, aturan, dan temuan sebagai tulisan yang enak dibaca orang di terminal."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Cabang, Jawaban, Temuan
from sistemkerja.aturan.istilah import KUNCI, istilah
from sistemkerja.aturan.kalimat import nilai_kalimat, syarat_kalimat

TEMUAN_SEJENIS_TERBANYAK = 15
LEBAR_TERBESAR = 100


def tulis(teks: str, lekuk: int = 0, awal: str = "", ke: TextIO | None = None) -> None:
    """Cetak satu paragraf, dilipat pada lebar terminal, dengan lekukan dan awalan butir."""
    lebar = min(shutil.get_terminal_size((LEBAR_TERBESAR, 24)).columns, LEBAR_TERBESAR)
    baris = textwrap.fill(
        teks, max(lebar, 40), initial_indent=" " * lekuk + awal, subsequent_indent=" " * (lekuk + len(awal)),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    print(baris, file=ke or sys.stdout)


def tulis_jawaban(per: Peraturan, jawaban: Jawaban) -> None:
    """Cetak jawaban: pertanyaannya, tiap cabang dengan syarat, sumber, Pasal, dan catatannya."""
    tulis(k.PERTANYAAN[jawaban.pertanyaan].judul + keadaan_terbaca(jawaban.keadaan, per))
    tulis(f"menurut {per.judul}")
    if not jawaban.diatur:
        tulis("Tidak diatur.", 2)
        tulis("Dicari di: " + ("; ".join(jawaban.dicari_di) or "seluruh peraturan") + ".", 2)
        tulis_catatan(per, jawaban.catatan_diam, 2)
        return
    for c in jawaban.cabang:
        print()
        _tulis_cabang(per, c)


def _tulis_cabang(per: Peraturan, c: Cabang) -> None:
    if c.bila or c.kecuali:
        bila = f"bila {syarat_kalimat(c.bila, per)}" if c.bila else ""
        kecuali = " ".join(f"kecuali {syarat_kalimat(x, per)}" for x in c.kecuali)
        syarat = f"{bila} {kecuali}".strip()
        tulis(f"{syarat[:1].upper()}{syarat[1:]}:", 2)
    for baris in nilai_kalimat(c.nilai, per):
        bernomor = baris.partition(". ")[0].isdigit()
        tulis(baris, 4, "" if bernomor else "• ")
    tulis(f"{'Tertulis' if c.sumber == 'tertulis' else c.sumber.capitalize()}: {'; '.join(c.dasar)}.", 4)
    for arti in c.lewat:
        tulis(f"Diartikan: {arti}.", 4)
    tulis_catatan(per, c.catatan, 4)


def keadaan_terbaca(keadaan: Mapping[str, str], per: Peraturan) -> str:
    """Keadaan yang ditanyakan: " — jenis unit Dinas, jenjang Ahli Madya"."""
    isi = ", ".join(f"{KUNCI.get(q, q)} {istilah(str(v), per)}" for q, v in keadaan.items())
    return f" — {isi}" if isi else ""


def tulis_catatan(per: Peraturan, kode: Iterable[str], lekuk: int) -> None:
    """Cetak catatan pembacaan: tempat, kata, pilihan, dan akibat bila dibaca sebaliknya."""
    for x in kode:
        if x in per.catatan:
            c = per.catatan[x]
            tulis(f"Catatan {c.kode} ({'; '.join(c.tempat)}): {c.kata}", lekuk)
            tulis(f"Dipilih: {c.pilihan} Alasan: {c.alasan} Bila sebaliknya: {c.bila_sebaliknya}", lekuk + 2)


def tulis_temuan(temuan: Iterable[Temuan], ke: TextIO | None = None) -> None:
    """Cetak temuan menurut jenisnya; yang terlalu banyak diringkas dengan jumlahnya."""
    kelompok: dict[str, list[Temuan]] = {}
    for t in temuan:
        kelompok.setdefault(t.kode, []).append(t)
    for kode, isi in kelompok.items():
        print(f"[{kode}] {len(isi)} temuan" if len(isi) > 1 else f"[{kode}]", file=ke or sys.stdout)
        for t in isi[:TEMUAN_SEJENIS_TERBANYAK]:
            peringatan = "peringatan: " if t.tingkat == "peringatan" else ""
            print(f"  {_tempat(t)}{peringatan}{_pendek(t.pesan)}", file=ke or sys.stdout)
        if len(isi) > TEMUAN_SEJENIS_TERBANYAK:
            sisa = len(isi) - TEMUAN_SEJENIS_TERBANYAK
            print(f"  … dan {sisa} lagi; semuanya dengan --format json", file=ke or sys.stdout)


def _tempat(t: Temuan) -> str:
    return f"{t.berkas}:{t.baris}: " if t.baris else f"{t.berkas}: "


def _pendek(pesan: str, batas: int = 600) -> str:
    return pesan if len(pesan) <= batas else pesan[:batas] + " …"


def baris_dasar(satu: Mapping[str, Any]) -> str:
    """Sumber dan dasar sebuah aturan dalam kurung."""
    tafsir = "" if satu["sumber"] == "tertulis" else f"{satu['sumber']}; "
    return f"({tafsir}{'; '.join(satu['dasar'])})"

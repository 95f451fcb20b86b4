"""`peraturan tanya`: satu pertanyaan, atau sebuah berkas JSONL berisi banyak pertanyaan."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from sistemkerja.aturan import katalog
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import GalatAturan, PertanyaanKeliru
from sistemkerja.aturan.keluaran import bersih, jawaban_json
from sistemkerja.aturan.tanya import tanya
from sistemkerja.perintah.peraturan.keluar import DIJAWAB, cetak_json, dengan_pesan, salah
from sistemkerja.perintah.peraturan.tulisan import tulis_jawaban

_KUNCI_BARIS = ("id", "peraturan", "pertanyaan", "keadaan")
_SANDI = json.JSONEncoder(ensure_ascii=False)


def tambah(anak: Any, bersama: argparse.ArgumentParser) -> None:
    """Daftarkan anak perintah."""
    p = anak.add_parser("tanya", parents=[bersama], help="ajukan satu pertanyaan, atau sebuah berkas pertanyaan")
    p.add_argument("id", nargs="?", help="id peraturan atau folder")
    p.add_argument("pertanyaan", nargs="?", help="pertanyaan, misalnya penilai")
    p.add_argument("keadaan", nargs="*", metavar="kunci=nilai", help="keadaannya, misalnya jenis_unit=dinas")
    p.add_argument(
        "--berkas", help="berkas JSONL: {id, peraturan, pertanyaan, keadaan} tiap baris; - untuk masukan baku"
    )
    p.add_argument("--rinci", action="store_true", help="tambah id aturan dan cara peran diartikan")
    p.set_defaults(jalankan=_tanya)


@dengan_pesan
def _tanya(arg: argparse.Namespace) -> int:
    if arg.berkas:
        if arg.id:
            return salah("pilih salah satu: --berkas, atau ID PERTANYAAN", ())
        return _tanya_berkas(arg.berkas, arg.rinci)
    if not arg.id or not arg.pertanyaan:
        return salah("tulis: tanya ID PERTANYAAN [kunci=nilai …]", katalog.daftar_id())
    per = katalog.peraturan(arg.id)
    jawaban = tanya(per, arg.pertanyaan, _keadaan(arg.keadaan))
    if arg.format == "json":
        cetak_json(jawaban_json(per, jawaban, rinci=arg.rinci))
    else:
        tulis_jawaban(per, jawaban)
    return DIJAWAB


def _keadaan(pasangan: Iterable[str]) -> dict[str, str]:
    hasil: dict[str, str] = {}
    for satu in pasangan:
        kunci, tanda, nilai = satu.partition("=")
        if not tanda:
            raise PertanyaanKeliru(f"'{satu}' bukan kunci=nilai", ("jenis_unit=dinas",))
        if kunci in hasil:
            raise PertanyaanKeliru(f"kunci '{kunci}' disebut dua kali", (satu,))
        hasil[kunci] = nilai
    return hasil


def _tanya_berkas(jalur: str, rinci: bool) -> int:
    try:
        if jalur == "-":
            baris = sys.stdin.buffer.read().split(b"\n")
        else:
            with open(jalur, "rb") as berkas:
                baris = berkas.read().split(b"\n")
    except OSError as galat:
        return salah(f"berkas '{jalur}' tidak dapat dibaca: {galat.strerror}", ())
    tulis = sys.stdout.write
    for satu in baris:
        if satu.strip():
            tulis(jawab_baris(satu, rinci) + "\n")
    return DIJAWAB


def jawab_baris(baris: bytes, rinci: bool = False) -> str:
    """Jawaban satu baris sebagai JSON; baris yang keliru menjadi galat dan tidak menghentikan yang lain."""
    nomor: Any = None
    try:
        isi = json.loads(baris.decode("utf-8-sig"))
        if not isinstance(isi, dict):
            raise PertanyaanKeliru("baris harus berupa objek JSON", _KUNCI_BARIS)
        nomor = isi.get("id")
        _periksa_baris(isi)
        keadaan = {str(q): str(v) for q, v in (isi.get("keadaan") or {}).items()}
        jawaban = _jawaban(katalog.peraturan(isi["peraturan"]), isi["pertanyaan"], keadaan, rinci)
        return f'{{"id": {_SANDI.encode(nomor)}, {jawaban[1:]}'
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as galat:
        return _galat(nomor, f"bukan JSON yang utuh: {galat}", ())
    except (PertanyaanKeliru, katalog.PeraturanTakDikenal) as galat:
        return _galat(nomor, str(galat), galat.yang_mungkin)
    except GalatAturan as galat:
        return _galat(nomor, str(galat), ())


def _jawaban(per: Peraturan, pertanyaan: str, keadaan: dict[str, str], rinci: bool) -> str:
    """Jawaban sebagai teks JSON, disimpan bersama jawaban mesin: pertanyaan yang berulang tidak disusun lagi."""
    kunci = ("json", rinci, pertanyaan, tuple(keadaan.items()))
    if kunci not in per.simpanan:
        isi = jawaban_json(per, tanya(per, pertanyaan, keadaan), rinci=rinci)
        per.simpanan[kunci] = _SANDI.encode(bersih(isi))
    return str(per.simpanan[kunci])


def _galat(nomor: Any, pesan: str, yang_mungkin: Sequence[str]) -> str:
    return _SANDI.encode({"id": nomor, "galat": pesan, "yang_mungkin": list(yang_mungkin)})


def _periksa_baris(isi: dict[str, Any]) -> None:
    for kunci in ("peraturan", "pertanyaan"):
        if not isinstance(isi.get(kunci), str):
            raise PertanyaanKeliru(f"'{kunci}' harus berupa teks", _KUNCI_BARIS)
    if not isinstance(isi.get("keadaan") or {}, dict):
        raise PertanyaanKeliru("'keadaan' harus berupa objek kunci: nilai", _KUNCI_BARIS)

"""`peraturan tanya`: satu pertanyaan, atau sebuah berkas JSONL berisi banyak pertanyaan."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from typing import Any

from sistemkerja.aturan import katalog
from sistemkerja.aturan.bentuk import GalatAturan, PertanyaanKeliru
from sistemkerja.aturan.keluaran import jawaban_json
from sistemkerja.aturan.tanya import tanya
from sistemkerja.perintah.peraturan.keluar import DIJAWAB, cetak_json, dengan_pesan, salah
from sistemkerja.perintah.peraturan.tulisan import tulis_jawaban

_KUNCI_BARIS = ("id", "peraturan", "pertanyaan", "keadaan")


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
            tulis(json.dumps(jawab_baris(satu, rinci), ensure_ascii=False) + "\n")
    return DIJAWAB


def jawab_baris(baris: bytes, rinci: bool = False) -> dict[str, Any]:
    """Jawaban satu baris; baris yang keliru menjadi galat dan tidak menghentikan yang lain."""
    nomor: Any = None
    try:
        isi = json.loads(baris.decode("utf-8-sig"))
        if not isinstance(isi, dict):
            raise PertanyaanKeliru("baris harus berupa objek JSON", _KUNCI_BARIS)
        nomor = isi.get("id")
        _periksa_baris(isi)
        per = katalog.peraturan(isi["peraturan"])
        keadaan = {str(q): str(v) for q, v in (isi.get("keadaan") or {}).items()}
        return {"id": nomor, **jawaban_json(per, tanya(per, isi["pertanyaan"], keadaan), rinci=rinci)}
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as galat:
        return {"id": nomor, "galat": f"bukan JSON yang utuh: {galat}", "yang_mungkin": []}
    except (PertanyaanKeliru, katalog.PeraturanTakDikenal) as galat:
        return {"id": nomor, "galat": str(galat), "yang_mungkin": list(galat.yang_mungkin)}
    except GalatAturan as galat:
        return {"id": nomor, "galat": str(galat), "yang_mungkin": []}


def _periksa_baris(isi: dict[str, Any]) -> None:
    for kunci in ("peraturan", "pertanyaan"):
        if not isinstance(isi.get(kunci), str):
            raise PertanyaanKeliru(f"'{kunci}' harus berupa teks", _KUNCI_BARIS)
    if not isinstance(isi.get("keadaan") or {}, dict):
        raise PertanyaanKeliru("'keadaan' harus berupa objek kunci: nilai", _KUNCI_BARIS)

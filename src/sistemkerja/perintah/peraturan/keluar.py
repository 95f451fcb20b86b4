"""Yang dipakai bersama anak perintah peraturan: kode keluar, cetak JSON, dan pesan salah pakai."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from functools import wraps
from typing import Any

from sistemkerja.aturan import katalog
from sistemkerja.aturan.bentuk import PeraturanKeliru, PertanyaanKeliru
from sistemkerja.aturan.keluaran import bersih
from sistemkerja.perintah.peraturan.tulisan import tulis_temuan

DIJAWAB, TEMUAN, KELIRU = 0, 1, 2
Jalankan = Callable[[argparse.Namespace], int]


def cetak_json(isi: Any) -> None:
    """Satu dokumen JSON pada keluaran baku."""
    print(json.dumps(bersih(isi), ensure_ascii=False, indent=2))


def salah(pesan: str, yang_mungkin: Sequence[str], *, json_juga: bool = False) -> int:
    """Pesan salah pakai pada keluaran galat, dengan pilihan yang ada; sebagai JSON juga bila program yang bertanya."""
    print(pesan, file=sys.stderr)
    if yang_mungkin:
        dekat = get_close_matches(_yang_ditulis(pesan), yang_mungkin, n=1, cutoff=0.6)
        if dekat:
            print(f"Mungkin maksudnya: {dekat[0]}", file=sys.stderr)
        print(f"Yang mungkin: {', '.join(yang_mungkin)}", file=sys.stderr)
    if json_juga:
        cetak_json({"galat": pesan, "yang_mungkin": list(yang_mungkin)})
    return KELIRU


def _yang_ditulis(pesan: str) -> str:
    bagian = pesan.split("'")
    return bagian[1] if len(bagian) > 2 else ""


def dengan_pesan(jalankan: Jalankan) -> Jalankan:
    """Ubah galat mesin menjadi pesan dan kode keluar 2; peraturan yang tidak terbaca disebut temuannya."""

    @wraps(jalankan)
    def terbungkus(arg: argparse.Namespace) -> int:
        untuk_program = arg.format == "json"
        try:
            return jalankan(arg)
        except (PertanyaanKeliru, katalog.PeraturanTakDikenal) as galat:
            return salah(str(galat), galat.yang_mungkin, json_juga=untuk_program)
        except PeraturanKeliru as galat:
            tulis_temuan(galat.temuan, sys.stderr)
            if untuk_program:
                cetak_json({"galat": "peraturan tidak dapat dibaca", "temuan": temuan_json(galat.temuan)})
            return KELIRU

    return terbungkus


def temuan_json(temuan: Iterable[Any]) -> list[dict[str, Any]]:
    """Temuan siap JSON."""
    return [
        {"kode": t.kode, "tingkat": t.tingkat, "berkas": t.berkas, "baris": t.baris, "pesan": t.pesan} for t in temuan
    ]

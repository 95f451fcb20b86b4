"""`peraturan periksa`: pemeriksa kelengkapan, yang juga menjalankan contoh-contohnya."""

from __future__ import annotations

import argparse
from typing import Any

from sistemkerja.aturan import katalog
from sistemkerja.aturan.periksa import periksa
from sistemkerja.perintah.peraturan.keluar import DIJAWAB, TEMUAN, cetak_json, dengan_pesan, temuan_json
from sistemkerja.perintah.peraturan.tulisan import tulis_temuan


def tambah(anak: Any, bersama: argparse.ArgumentParser) -> None:
    """Daftarkan anak perintah."""
    p = anak.add_parser("periksa", parents=[bersama], help="periksa kelengkapan dan jalankan contohnya")
    p.add_argument("id", nargs="*", help="id peraturan atau folder; tanpa ini semuanya")
    p.set_defaults(jalankan=_periksa)


@dengan_pesan
def _periksa(arg: argparse.Namespace) -> int:
    folder = [(satu, katalog.folder_dari(satu)) for satu in arg.id or katalog.daftar_id()]
    semua = []
    for satu, tempat in folder:
        per, temuan = periksa(tempat)
        angka = None
        if per is not None:
            angka = {"ketentuan": len(per.ketentuan), "aturan": len(per.aturan), "diam": len(per.diam),
                     "contoh": len(per.contoh), "catatan": len(per.catatan)}  # fmt: skip
        semua.append({"peraturan": satu, "bersih": not temuan, "angka": angka, "temuan": temuan_json(temuan)})
        if arg.format == "teks":
            tulis_temuan(temuan)
            isi = ", ".join(f"{v} {q}" for q, v in (angka or {}).items())
            print(f"{satu}: {'bersih' if not temuan else f'{len(temuan)} temuan'}" + (f" ({isi})" if isi else ""))
    if arg.format == "json":
        cetak_json(semua)
    return TEMUAN if any(s["temuan"] for s in semua) else DIJAWAB

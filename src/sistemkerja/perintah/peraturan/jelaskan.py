"""`peraturan jelaskan`: seluruh isi sebuah peraturan menurut pokoknya, dengan dasarnya, untuk dibaca keras."""

from __future__ import annotations

import argparse
from typing import Any

from sistemkerja.aturan import katalog
from sistemkerja.aturan.istilah import istilah, rangkai
from sistemkerja.aturan.jelaskan import jelaskan
from sistemkerja.perintah.peraturan.keluar import DIJAWAB, cetak_json, dengan_pesan
from sistemkerja.perintah.peraturan.tulisan import baris_dasar, tulis


def tambah(anak: Any, bersama: argparse.ArgumentParser) -> None:
    """Daftarkan anak perintah."""
    p = anak.add_parser("jelaskan", parents=[bersama], help="semua aturan menurut pokoknya, dengan dasarnya")
    p.add_argument("id", help="id peraturan atau folder")
    p.add_argument("--jenis-unit", metavar="K", help="hanya yang berlaku bagi jenis unit ini")
    p.set_defaults(jalankan=_jelaskan)


@dengan_pesan
def _jelaskan(arg: argparse.Namespace) -> int:
    per = katalog.peraturan(arg.id)
    isi = jelaskan(per, arg.jenis_unit)
    if arg.format == "json":
        cetak_json(isi)
        return DIJAWAB
    bagi = f", bagi {istilah(arg.jenis_unit, per)}" if arg.jenis_unit else ""
    tulis(f"{isi['judul']} tentang {isi['tentang']}{bagi}")
    sejak = isi["berlaku"]["sejak"] or "tanggal pengundangan yang belum diketahui"
    tulis(f"Berlaku sejak {sejak} ({'; '.join(isi['berlaku']['dasar'])}).")
    for x in isi["keterbatasan"]:
        tulis(x, 0, "! ")
    for kelompok in isi["kelompok"]:
        print(f"\n{kelompok['judul'].upper()}")
        for p in kelompok["pertanyaan"]:
            print(f"\n{p['judul']}")
            for a in p["aturan"]:
                _tulis_aturan(a)
            for d in p["diam"]:
                bila = f" bagi {d['bila_kalimat']}" if d["bila_kalimat"] else ""
                tulis(f"Tidak diatur{bila} (dicari di {'; '.join(d['dicari_di'])}).", 2, "- ")
    _tulis_peran(isi["peran"], per)
    _tulis_catatan(isi["catatan"])
    return DIJAWAB


def _tulis_aturan(a: dict[str, Any]) -> None:
    syarat = f"Bila {a['bila_kalimat']}" if a["bila_kalimat"] else ""
    if a["kecuali_kalimat"]:
        syarat += f"{', kecuali' if syarat else 'Kecuali'} {a['kecuali_kalimat']}"
    if len(a["kalimat"]) == 1:
        tulis(f"{syarat + ': ' if syarat else ''}{a['kalimat'][0]} {baris_dasar(a)}", 2, "- ")
        return
    tulis(f"{syarat + ' ' if syarat else ''}{baris_dasar(a)}:", 2, "- ")
    for baris in a["kalimat"]:
        tulis(baris, 6, "" if baris.partition(". ")[0].isdigit() else "• ")


def _tulis_peran(peran: list[dict[str, Any]], per: Any) -> None:
    if peran:
        print("\nARTI PERAN")
    for p in peran:
        bila = f" bagi {p['bila_kalimat']}" if p["bila_kalimat"] else ""
        arti = rangkai(p["oleh"], p["hubungan"], per)
        tulis(f"{istilah(p['peran'], per)}{bila} ialah {arti} {baris_dasar(p)}", 2, "- ")


def _tulis_catatan(catatan: list[dict[str, Any]]) -> None:
    if catatan:
        print("\nCATATAN")
    for c in catatan:
        tulis(f"{c['kode']} ({c['jenis'].replace('_', ' ')}; {'; '.join(c['tempat'])}): {c['kata']}", 2, "- ")
        tulis(f"Dipilih: {c['pilihan']} Alasan: {c['alasan']} Bila sebaliknya: {c['bila_sebaliknya']}", 4)

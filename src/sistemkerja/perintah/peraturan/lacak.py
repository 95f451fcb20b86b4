"""`peraturan lacak`: dari ketentuan ke aturan, contoh, dan uji; angka cakupan; juga sebagai halaman HTML."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from sistemkerja.aturan import katalog
from sistemkerja.aturan.lacak import lacak
from sistemkerja.aturan.lacak_html import halaman
from sistemkerja.perintah.peraturan.keluar import DIJAWAB, KELIRU, cetak_json, dengan_pesan
from sistemkerja.perintah.peraturan.tulisan import tulis

_RUMAH = Path(__file__).resolve().parents[4]
_TANDA = re.compile(r"""mark\.dasar\(\s*["']([^"']+)["'],\s*["']([^"']+)["']""")
_UJI = re.compile(r"^(?:async )?def (test_\w+)", re.M)


def tambah(anak: Any, bersama: argparse.ArgumentParser) -> None:
    """Daftarkan anak perintah."""
    p = anak.add_parser("lacak", parents=[bersama], help="ketentuan → aturan → contoh dan uji, dengan cakupannya")
    p.add_argument("id", help="id peraturan atau folder")
    p.add_argument("--html", metavar="BERKAS", help="tulis juga sebagai halaman HTML mandiri")
    p.set_defaults(jalankan=_lacak)


@dengan_pesan
def _lacak(arg: argparse.Namespace) -> int:
    per = katalog.peraturan(arg.id)
    isi = lacak(per, uji_menurut_ketentuan(per.id))
    if arg.html:
        try:
            Path(arg.html).write_text(halaman(isi), encoding="utf-8")
        except OSError as galat:
            print(f"berkas '{arg.html}' tidak dapat ditulis: {galat.strerror}", file=sys.stderr)
            return KELIRU
        print(f"ditulis: {arg.html}", file=sys.stderr)
    if arg.format == "json":
        cetak_json(isi)
    else:
        _tulis(isi)
    return DIJAWAB


def uji_menurut_ketentuan(peraturan_id: str) -> dict[str, list[str]]:
    """Uji dalam repositori yang bertanda `dasar` peraturan ini: alamat -> nama uji. Kosong di luar repositori."""
    hasil: dict[str, list[str]] = {}
    for berkas in sorted([*_RUMAH.glob("tests/**/test_*.py"), *_RUMAH.glob("src/**/tests/test_*.py")]):
        teks = berkas.read_text(encoding="utf-8")
        for tanda in _TANDA.finditer(teks):
            uji = _UJI.search(teks, tanda.end())
            if tanda[1] == peraturan_id and uji is not None:
                hasil.setdefault(tanda[2], []).append(f"{berkas.stem}::{uji[1]}")
    return hasil


def _tulis(isi: dict[str, Any]) -> None:
    tulis(f"{isi['judul']} tentang {isi['tentang']}")
    for x in isi["ketentuan"]:
        print()
        tulis(f"{x['alamat']} [{x['jenis'].replace('_', ' ')}] {x['ringkasan']}")
        for kata, kunci in (("aturan", "aturan"), ("contoh", "contoh"), ("uji", "uji"), ("catatan", "catatan")):
            if x[kunci]:
                tulis(f"{kata}: {'; '.join(x[kunci])}", 4)
        if x["alasan"]:
            tulis(f"alasan: {x['alasan']}", 4)
    a = isi["angka"]
    print("\nCAKUPAN")
    jenis = ", ".join(f"{v} {q.replace('_', ' ')}" for q, v in a["ketentuan_menurut_jenis"].items())
    tulis(f"{a['ketentuan']} ketentuan: {jenis}", 2)
    langsung, lewat = a["ketentuan_aturan_langsung"], a["ketentuan_aturan_lewat_anak"]
    tulis(
        f"{langsung} dari {a['ketentuan_aturan']} ketentuan yang mengatur menjadi dasar aturan, {lewat} lewat butir", 2
    )
    tulis(f"{a['aturan_bercontoh']} dari {a['aturan']} aturan punya contoh", 2)
    tulis(f"{a['diam_bercontoh']} dari {a['diam']} diam punya contoh", 2)
    tulis(f"{a['contoh_lulus']} dari {a['contoh']} contoh lulus; {a['catatan']} catatan", 2)

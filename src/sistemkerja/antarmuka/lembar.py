"""Daftar di layar sebagai lembar kerja: baris dan kolom yang sama, sebagaimana tersaring."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import xlsxwriter
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import slugify

JENIS_ISI = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MINTA = "lembar"  # ?lembar=xlsx pada alamat daftar yang sama
_LEBAR_BAWAAN = 18


class Kolom(NamedTuple):
    """Judul sebuah kolom dan lebarnya dalam huruf; `teks` bagi angka yang bukan bilangan (NIP, nomor SK)."""

    judul: str | Promise
    lebar: int = _LEBAR_BAWAAN
    teks: bool = False


def minta_lembar(request: HttpRequest) -> bool:
    """Apakah daftar ini diminta sebagai lembar kerja?"""
    return request.GET.get(MINTA) == "xlsx"


def kueri_lembar(request: HttpRequest) -> str:
    """Kueri tautan unduh bagi daftar yang sedang terlihat: saringan yang sama, tanpa nomor halaman."""
    kueri = request.GET.copy()
    kueri.pop("page", None)
    kueri[MINTA] = "xlsx"
    return kueri.urlencode()


def jawab_lembar(nama: str, kolom: Sequence[Kolom], baris: Iterable[Sequence[Any]]) -> HttpResponse:
    """Unduhan .xlsx bernama `nama`; NIP tetap teks, dan teks yang mirip rumus tidak pernah dihitung."""
    jawaban = HttpResponse(tulis_lembar(str(nama), kolom, baris), content_type=JENIS_ISI)
    berkas = f"{slugify(str(nama)) or 'daftar'}-{timezone.localdate():%Y%m%d}.xlsx"
    jawaban["Content-Disposition"] = f'attachment; filename="{berkas}"'
    return jawaban


def tulis_lembar(nama: str, kolom: Sequence[Kolom], baris: Iterable[Sequence[Any]]) -> bytes:
    """Isi berkas .xlsx dengan satu lembar: judul kolom tebal dan tetap di tempatnya, penyaring terpasang."""
    berkas = io.BytesIO()
    pilihan = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}
    with xlsxwriter.Workbook(berkas, pilihan) as buku:
        lembar = buku.add_worksheet(_nama_lembar(nama))
        tebal, teks = buku.add_format({"bold": True, "bottom": 1}), buku.add_format({"num_format": "@"})
        tanggal = buku.add_format({"num_format": "dd/mm/yyyy"})
        for i, k in enumerate(kolom):
            lembar.set_column(i, i, k.lebar, teks if k.teks else None)
        lembar.write_row(0, 0, [str(k.judul) for k in kolom], tebal)
        lembar.freeze_panes(1, 0)
        n = 0
        for n, satu in enumerate(baris, 1):
            for i, nilai in enumerate(satu):
                _tulis(lembar, n, i, nilai, teks if kolom[i].teks else None, tanggal)
        lembar.autofilter(0, 0, n, max(len(kolom) - 1, 0))
    return berkas.getvalue()


def _tulis(lembar: Any, n: int, i: int, nilai: Any, teks: Any, tanggal: Any) -> None:
    if nilai is None or nilai == "":
        return
    if isinstance(nilai, bool | str | Promise) or teks is not None:
        lembar.write_string(n, i, str(nilai), teks)
    elif isinstance(nilai, int | float):
        lembar.write_number(n, i, nilai)
    elif isinstance(nilai, datetime | date):
        lembar.write_datetime(n, i, nilai, tanggal)
    else:
        lembar.write_string(n, i, str(nilai))


def _nama_lembar(nama: str) -> str:
    # Excel menolak huruf-huruf ini dan nama yang lebih panjang dari 31.
    return "".join("-" if huruf in "[]:*?/\\'" else huruf for huruf in nama)[:31] or "Daftar"

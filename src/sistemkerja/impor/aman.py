"""Berkas unggahan diperiksa sebelum dibuka: jenisnya, ukurannya, dan tidak mengembang tak wajar. Tanpa Django.

Pembaca lembar kerja menyediakan tempat bagi seluruh persegi dari A1 sampai sel terakhir, jadi satu sel di XFD1048576
cukup untuk menghabiskan memori; letak sel terjauh karena itu dilihat lebih dahulu dari tulisannya.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile, ZipInfo

UKURAN_TERBESAR = 15 * 1024 * 1024  # byte; unduhan SIASN bagi 12.000 orang dengan 70 kolom sekitar 6 MB
BARIS_TERBANYAK = 60_000
KOLOM_TERBANYAK = 250
_ISI_TERBANYAK = 2_000
_ISI_TERBESAR = 400 * 1024 * 1024
_ISI_BAGIAN = 300 * 1024 * 1024
AKHIRAN = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
# Kolom berhuruf tiga sesudah "IP" (250 kolom pertama berakhir di IP), atau baris berangka enam ke atas.
_JAUH_XLSX = re.compile(rb' r="(?:[A-Z]{3}\d+|[A-Z]{0,3}\d{6,})"')
_ULANG_KOLOM = re.compile(rb'<table:(?:covered-)?table-cell[^>]*number-columns-repeated="\d{3,}"[^>]*>')
_ULANG_BARIS = re.compile(rb'<table:table-row[^>]*number-rows-repeated="\d{5,}"[^>]*>(.*?)</table:table-row>', re.S)
_POTONG = 1 << 20


class BerkasDitolak(Exception):
    """Berkas yang tidak dapat dipakai; `kode` menunjuk kalimatnya."""

    def __init__(self, kode: str, **isian: str) -> None:
        super().__init__(kode)
        self.kode = kode
        self.isian = isian


def periksa_berkas(nama: str, isi: bytes) -> str:
    """Akhiran berkas yang boleh dibaca. Raises BerkasDitolak."""
    akhiran = PurePath(nama).suffix.lower()
    if akhiran not in AKHIRAN:
        raise BerkasDitolak("jenis_berkas", akhiran=akhiran or nama[:40])
    if not isi:
        raise BerkasDitolak("berkas_kosong")
    if len(isi) > UKURAN_TERBESAR:
        raise BerkasDitolak("berkas_besar", mb=str(UKURAN_TERBESAR >> 20))
    if akhiran == ".csv":
        if isi.startswith((b"PK\x03\x04", _OLE)):
            raise BerkasDitolak("bukan_csv")
    elif isi.lstrip()[:200].lower().startswith((b"<html", b"<!doctype html", b"<table", b"<meta")):
        raise BerkasDitolak("halaman_web", akhiran=akhiran)
    elif akhiran == ".xls":
        if not isi.startswith((_OLE, *_BIFF)):
            raise BerkasDitolak("berkas_rusak", akhiran=akhiran)
    else:
        _periksa_zip(isi, akhiran)
    return akhiran


def _periksa_zip(isi: bytes, akhiran: str) -> None:
    if isi.startswith(_OLE):
        raise BerkasDitolak("berkas_bersandi")
    try:
        with ZipFile(io.BytesIO(isi)) as arsip:
            daftar = arsip.infolist()
            if any(satu.flag_bits & 1 for satu in daftar):
                raise BerkasDitolak("berkas_bersandi")
            if len(daftar) > _ISI_TERBANYAK or sum(satu.file_size for satu in daftar) > _ISI_TERBESAR:
                raise BerkasDitolak("berkas_mengembang")
            pokok = "content.xml" if akhiran == ".ods" else "xl/"
            if not any(satu.filename.startswith(pokok) for satu in daftar):
                raise BerkasDitolak("berkas_rusak", akhiran=akhiran)
            for satu in daftar:
                _periksa_letak(arsip, satu, akhiran)
    except (BadZipFile, EOFError, NotImplementedError, OSError, ValueError, RuntimeError, struct.error, zlib.error):
        raise BerkasDitolak("berkas_rusak", akhiran=akhiran) from None


def _periksa_letak(arsip: ZipFile, satu: ZipInfo, akhiran: str) -> None:
    """Ukuran sesungguhnya sesudah dibuka (bukan yang tertulis), dan letak sel terjauh."""
    lembar = satu.filename == "content.xml" if akhiran == ".ods" else satu.filename.startswith("xl/worksheets/sheet")
    periksa = _jauh_ods if akhiran == ".ods" else _jauh_xlsx
    besar, sisa = 0, b""
    for potong in _potongan(arsip, satu):
        besar += len(potong)
        if besar > _ISI_BAGIAN:
            raise BerkasDitolak("berkas_mengembang")
        if lembar:
            if periksa(sisa + potong):
                raise BerkasDitolak("terlalu_banyak", baris=f"{BARIS_TERBANYAK:,}".replace(",", "."))
            sisa = potong[-4096:]


def _potongan(arsip: ZipFile, satu: ZipInfo) -> Iterator[bytes]:
    with arsip.open(satu) as berkas:
        while potong := berkas.read(_POTONG):
            yield potong


def _jauh_xlsx(isi: bytes) -> bool:
    return _JAUH_XLSX.search(isi) is not None


def _jauh_ods(isi: bytes) -> bool:
    """Sel berisi yang diulang ratusan kali; sel kosong yang diulang sampai tepi lembar memang begitu ditulisnya."""
    if any(b"office:value" in cocok[0] for cocok in _ULANG_KOLOM.finditer(isi)):
        return True
    return any(b"office:value" in cocok[1] for cocok in _ULANG_BARIS.finditer(isi))

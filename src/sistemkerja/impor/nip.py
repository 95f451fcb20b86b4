"""NIP, NI PPPK, dan NRP: selalu teks, dan susunan dalamnya diperiksa menurut jenisnya. Tanpa Django.

NIP PNS: lahir (YYYYMMDD), TMT CPNS (YYYYMM), jenis kelamin (1, 2), urut (3). NI PPPK: lahir, tahun, "2", frekuensi
(1-9), jenis kelamin, urut: pemeriksa yang membaca angka ke-13 dan 14 sebagai bulan menolak semua PPPK (RUJUKAN 3.6).
NRP Polri 8 angka berawalan tahun dan bulan lahir; panjang NRP TNI berbeda menurut angkatan dan pangkat (5-18 angka),
susunan dalamnya belum diperiksa pada sumber resmi.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from sistemkerja.impor.bentuk import Sel
from sistemkerja.impor.nilai import teks

_PEMISAH = re.compile(r"[\s.\-_/']+")
_ILMIAH = re.compile(r"\d+([.,]\d+)?[eE]\+?\d+")
_USIA = (15, 90)
_USIA_MASUK = (15, 60)
_PPPK_PERTAMA = 2019  # PPPK pertama diangkat sesudah PP 49/2018
# Angka yang masih utuh dalam sebuah sel angka; di atasnya lembar kerja membulatkan.
_ANGKA_UTUH = 10**15


class NipTerbaca(NamedTuple):
    """`jenis` pns, pppk, tni, polri, bukan, atau "" bila tidak terbaca; `galat` kode kalimat, "" bila baik."""

    nip: str
    jenis: str = ""
    galat: str = ""
    terlihat: str = ""


def baca_nip(sel: Sel, per: date, jenis: str = "") -> NipTerbaca:
    """NIP dari sebuah sel; `jenis` (bila diketahui) menentukan pemeriksaannya. Tidak pernah melempar galat."""
    tulisan = teks(sel)
    if not tulisan:
        return NipTerbaca("", galat="nip_kosong")
    angka = isinstance(sel, int | float) and not isinstance(sel, bool)
    if (angka and abs(sel) >= _ANGKA_UTUH) or _ILMIAH.fullmatch(tulisan):
        return NipTerbaca("", galat="nip_angka", terlihat=_rupa_angka(sel) if angka else tulisan)
    nip = _PEMISAH.sub("", tulisan)
    if jenis in ("tni", "polri"):
        return _nrp(nip, jenis, tulisan)
    if jenis == "bukan":
        galat = "" if 4 <= len(nip) <= 30 and nip.isalnum() else "pengenal"
        return NipTerbaca(nip, jenis, galat, tulisan)
    if not (nip.isascii() and nip.isdigit()):
        return NipTerbaca("", galat="nip_bukan_angka", terlihat=tulisan[:40])
    if len(nip) != 18:
        return NipTerbaca("", galat="nip_panjang", terlihat=tulisan[:40])
    if nip.endswith("000"):
        return NipTerbaca(nip, galat="nip_nol", terlihat=nip)
    return _delapan_belas(nip, per)


def _delapan_belas(nip: str, per: date) -> NipTerbaca:
    lahir = _tanggal(nip[:8])
    if lahir is None or not _USIA[0] <= (per - lahir).days / 365.25 <= _USIA[1]:
        return NipTerbaca(nip, galat="nip_lahir", terlihat=nip)
    if nip[14] not in "12":
        return NipTerbaca(nip, galat="nip_kelamin", terlihat=nip)
    tahun, bulan = int(nip[8:12]), int(nip[12:14])
    usia_masuk = tahun - lahir.year
    if not _USIA_MASUK[0] <= usia_masuk <= _USIA_MASUK[1] or tahun > per.year + 1:
        return NipTerbaca(nip, galat="nip_tmt", terlihat=nip)
    if 1 <= bulan <= 12:
        return NipTerbaca(nip, "pns")
    if 21 <= bulan <= 29 and tahun >= _PPPK_PERTAMA:
        return NipTerbaca(nip, "pppk")
    return NipTerbaca(nip, galat="nip_tmt", terlihat=nip)


def _nrp(nip: str, jenis: str, tulisan: str) -> NipTerbaca:
    angka = nip.isascii() and nip.isdigit()
    if jenis == "polri":
        baik = angka and len(nip) == 8 and 1 <= int(nip[2:4]) <= 12
    else:
        baik = angka and 5 <= len(nip) <= 18
    return NipTerbaca(nip, jenis, "" if baik else "nrp", tulisan[:40])


def _tanggal(isi: str) -> date | None:
    try:
        return date(int(isi[:4]), int(isi[4:6]), int(isi[6:8]))
    except ValueError:
        return None


def _rupa_angka(sel: Sel) -> str:
    """Sebagaimana lembar kerja menampilkannya: 1,98001E+17."""
    return f"{float(sel):.5E}".replace(".", ",")

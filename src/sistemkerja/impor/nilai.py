"""Membaca isi sel: teks, tanggal dalam segala tulisannya, dan golongan. Tidak pernah melempar galat. Tanpa Django."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sistemkerja.impor.bentuk import Sel

_BULAN = {
    "jan": 1, "januari": 1, "january": 1, "feb": 2, "peb": 2, "februari": 2, "pebruari": 2, "february": 2,
    "mar": 3, "mrt": 3, "maret": 3, "march": 3, "apr": 4, "april": 4, "mei": 5, "may": 5, "jun": 6, "juni": 6,
    "june": 6, "jul": 7, "juli": 7, "july": 7, "agu": 8, "ags": 8, "agt": 8, "agust": 8, "aug": 8, "agustus": 8,
    "august": 8, "sep": 9, "sept": 9, "september": 9, "okt": 10, "oct": 10, "oktober": 10, "october": 10, "nov": 11,
    "nop": 11, "november": 11, "nopember": 11, "des": 12, "dec": 12, "desember": 12, "december": 12,
}  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_HARI_DULU = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: \d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?")
_KATA = re.compile(r"(?:\w+, )?(\d{1,2})[ -]([^\W\d]+)\.?[ -](\d{4})")
_RAPAT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = (3_654, 109_575)  # 1910 sampai 2199 dalam hitungan lembar kerja
_KOSONG = {"", "-", "--", "–", "#n/a", "null", "none", "nan"}
_GOLONGAN_PNS = re.compile(r"(I{1,3}|IV)\s*[/.\- ]?\s*([A-E])")
_ANGKA_PNS = re.compile(r"([1-4])\s*[/.\- ]?\s*([A-E1-5])")
_ROMAWI = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII".split()


class TanggalTerbaca(NamedTuple):
    """Hasil membaca tanggal; `lazim` salah bila tulisannya terbaca tetapi tidak seperti biasanya."""

    tanggal: date | None
    lazim: bool = True
    kosong: bool = False


def teks(sel: Sel) -> str:
    """Isi sel sebagai teks yang dirapikan; bilangan bulat tanpa koma, sel kosong dan tanda "-" menjadi ""."""
    if sel is None or sel == "" or isinstance(sel, bool):
        return ""
    if isinstance(sel, datetime):
        return sel.date().isoformat() if sel.hour == sel.minute == sel.second == 0 else sel.isoformat(" ")
    if isinstance(sel, float):
        sel = int(sel) if math.isfinite(sel) and sel == int(sel) else sel
    isi = str(sel)
    if not (isi.isascii() and isi.isprintable()):
        isi = "".join(h if h.isprintable() else " " for h in unicodedata.normalize("NFKC", isi))
    isi = " ".join(isi.split()).removeprefix("'")
    return "" if isi.lower() in _KOSONG else isi


def tanggal(sel: Sel) -> TanggalTerbaca:
    """Tanggal dari sel tanggal, angka serial, ISO, hari-bulan-tahun, atau kata ("1 Maret 2024").

    Dua angka pertama selalu hari lalu bulan, sebagaimana orang Indonesia menulis; tahun dua angka tidak ditebak.
    """
    if isinstance(sel, datetime):
        return TanggalTerbaca(sel.date())
    if isinstance(sel, date):
        return TanggalTerbaca(sel)
    if isinstance(sel, int | float) and not isinstance(sel, bool):
        return _dari_angka(sel)
    isi = teks(sel)
    if not isi:
        return TanggalTerbaca(None, kosong=True)
    if cocok := _ISO.fullmatch(isi):
        return TanggalTerbaca(_susun(*cocok.groups()))
    if cocok := _HARI_DULU.fullmatch(isi):
        hari, pisah, bulan, tahun = cocok.groups()
        return TanggalTerbaca(_susun(tahun, bulan, hari), lazim=pisah == "-")
    if cocok := _KATA.fullmatch(isi):
        hari, nama, tahun = cocok.groups()
        return TanggalTerbaca(_susun(tahun, _BULAN.get(nama.lower(), 0), hari), lazim=False)
    if cocok := _RAPAT.fullmatch(isi):
        return TanggalTerbaca(_susun(*cocok.groups()), lazim=False)
    if isi.isascii() and isi.isdigit() and len(isi) <= 6:
        return _dari_angka(int(isi))._replace(lazim=False)
    return TanggalTerbaca(None, lazim=False)


def golongan(sel: Sel) -> str | None:
    """Golongan PNS (III/c) atau PPPK (IX); "" bila kosong, None bila tidak terbaca."""
    isi = teks(sel).upper().replace("GOLONGAN", "").replace("GOL.", "").strip()
    if not isi:
        return ""
    if isi in _ROMAWI:
        return isi
    if cocok := _GOLONGAN_PNS.search(isi):
        sisa = isi.replace(cocok[0], "", 1)
        if not re.search(r"\d", sisa):
            return _golongan(cocok[1], cocok[2])
    if cocok := _ANGKA_PNS.fullmatch(isi):
        ruang = cocok[2] if cocok[2].isalpha() else "ABCDE"[int(cocok[2]) - 1]
        return _golongan(_ROMAWI[int(cocok[1]) - 1], ruang)
    return _ROMAWI[int(isi) - 1] if isi.isascii() and isi.isdigit() and 1 <= int(isi[:3]) <= 17 else None


def ya_tidak(sel: Sel) -> bool | None:
    """Ya, tidak, atau None bila kosong atau tidak terbaca."""
    if isinstance(sel, bool):
        return sel
    isi = teks(sel).lower()
    if isi in {"ya", "y", "1", "true", "benar", "v", "x", "pd"}:
        return True
    return False if isi in {"tidak", "t", "0", "false", "n", "bukan"} else None


def _golongan(romawi: str, ruang: str) -> str | None:
    if ruang == "E" and romawi != "IV":
        return None
    return f"{romawi}/{ruang.lower()}"


def _dari_angka(angka: float) -> TanggalTerbaca:
    if not math.isfinite(angka):
        return TanggalTerbaca(None, lazim=False)
    if _SERIAL[0] <= angka <= _SERIAL[1]:
        return TanggalTerbaca(date(1899, 12, 30) + timedelta(days=int(angka)))
    if angka == int(angka) and 19_000_101 <= angka <= 22_001_231:
        isi = str(int(angka))
        return TanggalTerbaca(_susun(isi[:4], isi[4:6], isi[6:]), lazim=False)
    return TanggalTerbaca(None, lazim=False)


def _susun(tahun: str, bulan: str | int, hari: str) -> date | None:
    try:
        hasil = date(int(tahun), int(bulan), int(hari))
    except ValueError:
        return None
    return hasil if 1900 <= hasil.year <= 2200 else None

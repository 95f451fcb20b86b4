"""Membaca .xlsx, .xls, .ods, dan CSV menjadi lembar-lembar sel. Rumus tidak dijalankan: yang dibaca hasil simpannya.

Tanpa Django. Letak sel dipertahankan (baris 1 adalah baris 1 di layar lembar kerja), juga letak sel yang digabung.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from sistemkerja.impor.aman import BARIS_TERBANYAK, KOLOM_TERBANYAK, BerkasDitolak, periksa_berkas
from sistemkerja.impor.bentuk import Sel

_PEMISAH = ",;\t|"
_BOM = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_TEKS_TERPANJANG = 2_000


@dataclass(frozen=True, slots=True)
class LembarMentah:
    """Satu lembar: barisnya dari baris 1, dan daerah sel yang digabung ((baris, kolom), (baris, kolom)) dari 0."""

    nama: str
    baris: Sequence[Sequence[Sel]]
    gabungan: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


@dataclass(frozen=True, slots=True)
class Buku:
    """Isi sebuah berkas; `cara` menyebut bagaimana CSV dibaca (penyandian, pemisah)."""

    lembar: tuple[LembarMentah, ...]
    cara: dict[str, str] = field(default_factory=dict)


def baca_berkas(nama: str, isi: bytes) -> Buku:
    """Semua lembar yang berisi. Raises BerkasDitolak; tidak ada galat lain yang lolos."""
    akhiran = periksa_berkas(nama, isi)
    if akhiran == ".csv":
        buku = _baca_csv(isi)
    else:
        buku = _baca_buku(isi, akhiran)
    if not any(any(sel not in (None, "") for baris in lembar.baris for sel in baris) for lembar in buku.lembar):
        raise BerkasDitolak("tanpa_baris")
    return buku


def _baca_buku(isi: bytes, akhiran: str) -> Buku:
    try:
        buku = CalamineWorkbook.from_filelike(io.BytesIO(isi))
        nama = [m.name for m in buku.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
        lembar = [_lembar(buku.get_sheet_by_name(satu)) for satu in nama[:30]]
    except BerkasDitolak:
        raise
    except (CalamineError, OSError, ValueError, OverflowError):
        raise BerkasDitolak("berkas_rusak", akhiran=akhiran) from None
    except BaseException as galat:  # pustaka pembacanya dapat melempar PanicException, bukan turunan Exception
        if isinstance(galat, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise BerkasDitolak("berkas_rusak", akhiran=akhiran) from None
    return Buku(tuple(satu for satu in lembar if satu.baris))


def _lembar(lembar: CalamineSheet) -> LembarMentah:
    if lembar.total_height > BARIS_TERBANYAK:
        raise BerkasDitolak("terlalu_banyak", baris=f"{BARIS_TERBANYAK:,}".replace(",", "."))
    if lembar.total_width > KOLOM_TERBANYAK:
        raise BerkasDitolak("terlalu_lebar", kolom=str(KOLOM_TERBANYAK))
    baris = lembar.to_python(skip_empty_area=False)
    return LembarMentah(lembar.name, baris, tuple(_gabungan(lembar)))


def _gabungan(lembar: CalamineSheet) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    try:
        daerah = lembar.merged_cell_ranges
    except CalamineError:
        return
    yield from daerah or ()


def _baca_csv(isi: bytes) -> Buku:
    tulisan, sandi = _sandi(isi)
    pertama, _, sisa = tulisan.partition("\n")
    if pertama.strip().lower().startswith("sep=") and len(pertama.strip()) == 5:
        pemisah, tulisan = pertama.strip()[4], sisa
        baris = [[], *_urai(tulisan, pemisah)]  # baris 1 di berkas tetap baris 1
    else:
        pemisah = _pemisah(tulisan)
        baris = _urai(tulisan, pemisah)
    if len(baris) > BARIS_TERBANYAK:
        raise BerkasDitolak("terlalu_banyak", baris=f"{BARIS_TERBANYAK:,}".replace(",", "."))
    lebar = max((len(b) for b in baris), default=0)
    if lebar > KOLOM_TERBANYAK:
        raise BerkasDitolak("terlalu_lebar", kolom=str(KOLOM_TERBANYAK))
    if lebar < 2:
        raise BerkasDitolak("satu_kolom")
    return Buku((LembarMentah("CSV", baris),), {"sandi": sandi, "pemisah": pemisah})


def _sandi(isi: bytes) -> tuple[str, str]:
    """Tulisan dan penyandiannya: menurut tanda di awal berkas, lalu UTF-8, lalu Windows (cp1252)."""
    for tanda, sandi in _BOM:
        if isi.startswith(tanda):
            return isi.decode(sandi, errors="replace"), sandi
    try:
        return isi.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return isi.decode("cp1252", errors="replace"), "cp1252"


def _pemisah(tulisan: str) -> str:
    """Pemisah yang membuat baris-baris awal paling lebar dan paling seragam."""
    contoh = "\n".join(tulisan.splitlines()[:40])

    def seragam(pemisah: str) -> tuple[int, int]:
        lebar = [len(b) for b in _urai(contoh, pemisah) if len(b) > 1]
        if not lebar:
            return (0, 0)
        lazim = max(set(lebar), key=lebar.count)
        return (lebar.count(lazim), lazim)

    return max(_PEMISAH, key=seragam)


def _urai(tulisan: str, pemisah: str) -> list[list[str]]:
    try:
        baca = csv.reader(io.StringIO(tulisan, newline=""), delimiter=pemisah)
        return [[sel[:_TEKS_TERPANJANG] for sel in baris] for baris in baca]
    except csv.Error:
        raise BerkasDitolak("berkas_rusak", akhiran=".csv") from None

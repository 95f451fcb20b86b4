"""Berkas .xls (BIFF8 dalam wadah OLE) dan .ods tulisan tangan: seperti tulisan Excel 97 dan LibreOffice, sekecilnya."""

from __future__ import annotations

import io
import struct
import zipfile
from xml.sax.saxutils import escape

Baris = tuple[str | float, ...]
_AKHIR, _KOSONG, _FAT, _SEKTOR = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 512


def ods(*lembar: tuple[str, tuple[Baris, ...]]) -> bytes:
    """Sebuah .ods; angka menjadi sel angka."""
    ruang = "urn:oasis:names:tc:opendocument:xmlns:"
    isi = "".join(
        f'<table:table table:name="{escape(n)}">{"".join(map(_baris_ods, b))}</table:table>' for n, b in lembar
    )
    konten = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{ruang}office:1.0" '
        f'xmlns:table="{ruang}table:1.0" xmlns:text="{ruang}text:1.0" office:version="1.2"><office:body>'
        f"<office:spreadsheet>{isi}</office:spreadsheet></office:body></office:document-content>"
    )
    keluaran = io.BytesIO()
    with zipfile.ZipFile(keluaran, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        arsip.writestr(
            "META-INF/manifest.xml", '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        )
        arsip.writestr("content.xml", konten)
    return keluaran.getvalue()


def _baris_ods(baris: Baris) -> str:
    sel = []
    for satu in baris:
        if isinstance(satu, str):
            sel.append(
                f'<table:table-cell office:value-type="string"><text:p>{escape(satu)}</text:p></table:table-cell>'
            )
        else:
            sel.append(f'<table:table-cell office:value-type="float" office:value="{satu!r}"/>')
    # LibreOffice menutup setiap baris dengan sel kosong sampai tepi lembar.
    return f'<table:table-row>{"".join(sel)}<table:table-cell table:number-columns-repeated="16300"/></table:table-row>'


def xls(nama: str, baris: tuple[Baris, ...]) -> bytes:
    """Sebuah .xls berlembar satu; angka menjadi sel angka."""
    awal = _bof(5)
    letak = len(awal) + 4 + 8 + len(nama) + 4  # sesudah BOUNDSHEET dan EOF
    lembar = _catatan(0x85, struct.pack("<IBBBB", letak, 0, 0, len(nama), 0) + nama.encode("ascii"))
    isi = awal + lembar + _catatan(0x0A) + _bof(16)
    isi += _catatan(0x200, struct.pack("<IIHHH", 0, len(baris), 0, max(map(len, baris)), 0))
    for n, satu in enumerate(baris):
        isi += b"".join(_sel(n, k, sel) for k, sel in enumerate(satu) if sel != "")
    return _wadah(isi + _catatan(0x0A))


def _sel(n: int, k: int, sel: str | float) -> bytes:
    if isinstance(sel, str):
        return _catatan(0x204, struct.pack("<HHHHB", n, k, 0, len(sel), 1) + sel.encode("utf-16-le"))
    return _catatan(0x203, struct.pack("<HHHd", n, k, 0, sel))


def _bof(jenis: int) -> bytes:
    return _catatan(0x809, struct.pack("<HHHHII", 0x600, jenis, 0x0DBB, 1996, 0, 6))


def _catatan(kode: int, isi: bytes = b"") -> bytes:
    return struct.pack("<HH", kode, len(isi)) + isi


def _wadah(aliran: bytes) -> bytes:
    """Wadah OLE dengan satu aliran, Workbook; sektor 0 daftar sektor, sektor 1 direktori."""
    aliran = aliran.ljust(max(4096, -(-len(aliran) // _SEKTOR) * _SEKTOR), b"\0")
    banyak = len(aliran) // _SEKTOR
    rantai = [_FAT, _AKHIR, *range(3, banyak + 2), _AKHIR]
    daftar = struct.pack("<128I", *rantai, *[_KOSONG] * (128 - len(rantai)))
    kepala = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _AKHIR,
        0, _AKHIR, 0,
    )  # fmt: skip
    kepala += struct.pack("<109I", 0, *[_KOSONG] * 108)
    return kepala + daftar + _isi_direktori(len(aliran)) + aliran


def _isi_direktori(panjang: int) -> bytes:
    akar = _simpul("Root Entry", 5, 1, _AKHIR, 0)
    return akar + _simpul("Workbook", 2, _KOSONG, 2, panjang) + _simpul("", 0, _KOSONG, 0, 0) * 2


def _simpul(nama: str, jenis: int, anak: int, mulai: int, panjang: int) -> bytes:
    tulisan = (nama + "\0").encode("utf-16-le") if nama else b""
    ekor = struct.pack("<HBBIII16xI16xIQ", len(tulisan), jenis, 1, _KOSONG, _KOSONG, anak, 0, mulai, panjang)
    return tulisan.ljust(64, b"\0") + ekor

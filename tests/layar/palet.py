"""PNG layar menjadi PNG berpalet: 256 warna yang paling sering, sepertiga besarnya. Tanpa pustaka gambar."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

TANDA = b"\x89PNG\r\n\x1a\n"


def berpalet(png: bytes) -> bytes:
    """Gambar yang sama, 256 warna; PNG 8 bit RGB atau RGBA tanpa jalinan."""
    lebar, tinggi, kedalaman, jenis = struct.unpack(">IIBB", png[16:26])
    assert kedalaman == 8 and jenis in (2, 6), (kedalaman, jenis)
    banyak = 3 if jenis == 2 else 4
    data = zlib.decompress(b"".join(isi for nama, isi in _potongan(png) if nama == b"IDAT"))
    baris = list(_tanpa_saringan(data, lebar * banyak, tinggi, banyak))
    warna = Counter(satu[i : i + 3] for satu in baris for i in range(0, len(satu), banyak))
    sering = [w for w, _n in warna.most_common(256)]
    letak = {w: _terdekat(w, sering) if n >= 256 else n for n, (w, _b) in enumerate(warna.most_common())}
    isi = b"".join(b"\0" + bytes(letak[b[i : i + 3]] for i in range(0, len(b), banyak)) for b in baris)
    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 3, 0, 0, 0)
    semua = ((b"IHDR", kepala), (b"PLTE", b"".join(sering)), (b"IDAT", zlib.compress(isi, 9)), (b"IEND", b""))
    return TANDA + b"".join(
        struct.pack(">I", len(i)) + nama + i + struct.pack(">I", zlib.crc32(nama + i)) for nama, i in semua
    )


def _potongan(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    letak = 8
    while letak < len(png):
        (panjang,) = struct.unpack(">I", png[letak : letak + 4])
        yield png[letak + 4 : letak + 8], png[letak + 8 : letak + 8 + panjang]
        letak += 12 + panjang


def _tanpa_saringan(data: bytes, panjang: int, tinggi: int, b: int) -> Iterator[bytes]:
    atas = bytes(panjang)
    for n in range(tinggi):
        mulai = n * (panjang + 1)
        cara, isi = data[mulai], bytearray(data[mulai + 1 : mulai + 1 + panjang])
        if cara == 2:
            isi = bytearray((x + y) & 255 for x, y in zip(isi, atas, strict=True))
        elif cara:
            _pulihkan(isi, atas, cara, b)
        atas = bytes(isi)
        yield atas


def _pulihkan(isi: bytearray, atas: bytes, cara: int, b: int) -> None:
    for i in range(len(isi)):
        kiri, sudut = (isi[i - b], atas[i - b]) if i >= b else (0, 0)
        if cara == 1:
            tambah = kiri
        elif cara == 3:
            tambah = (kiri + atas[i]) >> 1
        else:
            jarak = ((abs(atas[i] - sudut), 0), (abs(kiri - sudut), 1), (abs(kiri + atas[i] - 2 * sudut), 2))
            tambah = (kiri, atas[i], sudut)[min(jarak)[1]]
        isi[i] = (isi[i] + tambah) & 255


def _terdekat(w: bytes, semua: list[bytes]) -> int:
    return min(range(len(semua)), key=lambda n: sum((x - y) ** 2 for x, y in zip(w, semua[n], strict=True)))

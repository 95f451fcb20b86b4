"""Gambar layar untuk README: `python -m tests.layar.gambar`, selagi aplikasi berjalan (lihat `--alamat`).

Menulis docs/gambar/meja-kerja.png dan docs/gambar/kegiatan.png: 1440 x 900, terang, di bawah 200 kB.
"""

from __future__ import annotations

import argparse
import json
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.layar.pemeran import Pemeran

TEMPAT = Path(__file__).resolve().parents[2] / "docs" / "gambar"
UKURAN = {"width": 1440, "height": 900}
PALING_BESAR = 200_000


def main() -> int:
    """Buka layarnya sebagai Kepala Bidang di Kota Kediri, lalu simpan gambarnya."""
    pengurai = argparse.ArgumentParser(description=__doc__)
    pengurai.add_argument("--alamat", default="http://127.0.0.1:8000")
    alamat = pengurai.parse_args().alamat
    TEMPAT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        peramban = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
        )
        orang = Pemeran(peramban, _akun(), "kediri", alamat, UKURAN, color_scheme="light")
        bidang = orang.sebagai("kepala_bidang")
        _simpan(bidang, "meja-kerja.png")
        bidang.goto("/kegiatan/?q=Pelatihan+kader")
        bidang.get_by_role("main").get_by_role("link", name="Pelatihan kader").first.click()
        _simpan(bidang, "kegiatan.png")
        orang.tutup()
    return 0


def _akun() -> list[dict[str, str]]:
    perintah = [sys.executable, "-m", "sistemkerja.perintah.utama", "contoh", "akun", "--format", "json"]
    isi = json.loads(subprocess.run(perintah, capture_output=True, text=True, check=True).stdout)
    return isi if isinstance(isi, list) else isi["akun"]


def _simpan(halaman: Page, nama: str) -> None:
    halaman.wait_for_load_state("networkidle")
    halaman.evaluate("document.fonts.ready")
    isi = padatkan(halaman.screenshot())
    assert len(isi) < PALING_BESAR, f"{nama}: {len(isi)} bita"
    (TEMPAT / nama).write_bytes(isi)
    print(f"{TEMPAT / nama}: {len(isi) // 1024} kB")


def padatkan(png: bytes) -> bytes:
    """PNG yang sama, dipampatkan lebih rapat."""
    hasil, letak, isi = [png[:8]], 8, b""
    while letak < len(png):
        (panjang,) = struct.unpack(">I", png[letak : letak + 4])
        jenis, data = png[letak + 4 : letak + 8], png[letak + 8 : letak + 8 + panjang]
        letak += 12 + panjang
        if jenis == b"IDAT":
            isi += data
        elif jenis == b"IHDR":
            hasil.append(_potongan(jenis, data))
    hasil.append(_potongan(b"IDAT", zlib.compress(zlib.decompress(isi), 9)))
    return b"".join([*hasil, _potongan(b"IEND", b"")])


def _potongan(jenis: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + jenis + data + struct.pack(">I", zlib.crc32(jenis + data))


if __name__ == "__main__":
    raise SystemExit(main())

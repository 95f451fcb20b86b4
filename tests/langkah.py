"""`start.py uji`: every check as a named step, all of them run even when one fails, with their results and times.

    python3 start.py uji             all steps
    python3 start.py uji tipe uji    only these

A step is real or it is not there: one that finds nothing to run says so by name in the closing table.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

RUMAH = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
TANPA_UJI = 5  # pytest found no test to run


def main(diminta: list[str]) -> int:
    """Run the steps that were asked for (all without a name); 0 when each passed."""
    salah = [nama for nama in diminta if nama not in LANGKAH]
    if salah:
        print(f"Tidak ada langkah {', '.join(salah)}. Yang ada: {', '.join(LANGKAH)}.", file=sys.stderr)
        return 2
    dasar = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
    with tempfile.TemporaryDirectory(prefix="sk-uji-", dir=dasar) as folder:
        os.chmod(folder, 0o711)  # noqa: S103  the database runs as nobody when we are root
        os.environ["SISTEMKERJA_UJI"] = f"{folder}/klaster"
        hasil = [_jalankan(nama) for nama in diminta or LANGKAH]
    print("\nlangkah      hasil      waktu")
    for nama, keadaan, detik in hasil:
        print(f"{nama:<12} {keadaan:<10} {detik:6.1f} s")
    lulus, gagal, kosong = (sum(k == apa for _, k, _ in hasil) for apa in ("lulus", "gagal", "kosong"))
    ekor = f", {kosong} skipped" if kosong else ""
    print(f"\nlangkah: {lulus} passed, {gagal} failed{ekor}", flush=True)
    return 1 if gagal else 0


def _jalankan(nama: str) -> tuple[str, str, float]:
    print(f"\n=== {nama} " + "=" * (70 - len(nama)), flush=True)
    mulai = time.monotonic()
    keluar = LANGKAH[nama]()
    detik = time.monotonic() - mulai
    keadaan = {0: "lulus", TANPA_UJI: "kosong"}.get(keluar, "gagal")
    print(f"--- {nama}: {keadaan}, {detik:.1f} s", flush=True)
    return nama, keadaan, detik


def _panggil(program: str, *isi: str) -> int:
    return subprocess.run([str(BIN / program), *isi], cwd=RUMAH, check=False).returncode


def gaya() -> int:
    """Lint and format of Python, indentation of templates, sizes of files."""
    templat = [str(p) for p in sorted((RUMAH / "src").rglob("templates/**/*.html"))]
    return max(
        _panggil("ruff", "check", "."),
        _panggil("ruff", "format", "--check", "."),
        _panggil("djhtml", "--tabwidth", "2", "--check", *templat) if templat else 0,
        _panggil("python", "tests/ukuran.py"),
    )


def tipe() -> int:
    """Types of the application and of start.py."""
    return _panggil("mypy")


def impor() -> int:
    """Imports run one way, and the engine knows no Django."""
    return _panggil("lint-imports", "--no-cache")


def peraturan() -> int:
    """The linter of the regulations, with their runnable examples."""
    return _panggil("sistemkerja", "peraturan", "periksa")


def uji() -> int:
    """All tests but those of the browser and of the documentation."""
    return _panggil("pytest", "-q", "-n", "2", "--dist", "loadfile", "-m", "not layar and not docs")


def layar() -> int:
    """The whole path in a real browser."""
    if _panggil("pytest", "-q", "--collect-only", "-m", "layar") == TANPA_UJI:
        return TANPA_UJI
    return 1 if not _ada_chromium() else _panggil("pytest", "-q", "-n", "2", "--dist", "loadfile", "-m", "layar")


def docs() -> int:
    """What the documentation says is what the program does."""
    return _panggil("pytest", "-q", "-m", "docs")


def _ada_chromium() -> bool:
    if shutil.which("chromium"):
        return True
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        print("Langkah layar perlu Chromium: pasang dahulu (sudo apt-get install chromium).", file=sys.stderr)
        return False
    print("Memasang Chromium ...", flush=True)
    lingkungan = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for perintah in (
        ["apt-get", "-q", "update"],
        ["apt-get", "-q", "-y", "install", "--no-install-recommends", "chromium"],
    ):
        hasil = subprocess.run(perintah, env=lingkungan, capture_output=True, text=True, check=False)
        if hasil.returncode != 0:
            print(hasil.stdout[-1500:], hasil.stderr[-1500:], sep="\n", file=sys.stderr)
    return shutil.which("chromium") is not None


LANGKAH: dict[str, Callable[[], int]] = {
    satu.__name__: satu for satu in (gaya, tipe, impor, peraturan, uji, layar, docs)
}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

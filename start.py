#!/usr/bin/env python3
"""The one command of SistemKerja. Needs Python 3.11 or newer and nothing else.

    python3 start.py [--port N] [--data DIR]   run the application with its demo
    python3 start.py contoh-ulang              load the demo afresh (the application need not run)
    python3 start.py uji [LANGKAH ...]         install what the tests need and run all of them

It makes an environment of its own in `.venv` from hash-locked requirements, and hands over to `sistemkerja` in it.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

TERENDAH = (3, 11)
RUMAH = Path(__file__).resolve().parent
VENV = RUMAH / ".venv"
PYTHON = VENV / "bin" / "python"
CATATAN = VENV / ".terpasang"
KUNCI = {"jalan": "requirements.txt", "uji": "requirements-dev.txt"}


class Gagal(Exception):
    """The environment cannot be made; the sentence says what to do."""


def main() -> int:
    if sys.version_info < TERENDAH:
        print(f"SistemKerja perlu Python 3.11 atau lebih baru; ini {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    if os.name != "posix":
        print("SistemKerja berjalan di Linux atau macOS; di Windows pakailah WSL.", file=sys.stderr)
        return 2
    pilihan, sisa = _pengurai().parse_known_args()
    if sisa and pilihan.kerja != "uji":
        _pengurai().error(f"tidak dikenal: {' '.join(sisa)}")
    try:
        siapkan_lingkungan("uji" if pilihan.kerja == "uji" else "jalan")
    except Gagal as galat:
        print(galat, file=sys.stderr)
        return 1
    return _serahkan(pilihan, sisa)


def _pengurai() -> argparse.ArgumentParser:
    pengurai = argparse.ArgumentParser(prog="start.py", description="Menjalankan SistemKerja beserta contohnya.")
    pengurai.add_argument("kerja", nargs="?", choices=("jalan", "uji", "contoh-ulang"), default="jalan")
    pengurai.add_argument("--port", type=int, default=8000, help="bawaan 8000; 0: pilih sendiri yang bebas")
    pengurai.add_argument("--data", type=Path, default=RUMAH / "data", help="folder data; bawaan: data/")
    return pengurai


def _serahkan(pilihan: argparse.Namespace, sisa: list[str]) -> int:
    """Become the program that does the work, so that Ctrl-C and SIGTERM reach it directly."""
    lingkungan = dict(os.environ, PATH=f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}")
    lingkungan.pop("PYTHONHOME", None)
    lingkungan.pop("PYTHONPATH", None)
    if pilihan.kerja == "uji":
        isi = [str(RUMAH / "tests" / "langkah.py"), *sisa]
    else:
        lingkungan["SISTEMKERJA_DATA"] = str(pilihan.data.absolute())
        isi = ["-m", "sistemkerja.perintah.utama"]
        isi += ["contoh", "ulang"] if pilihan.kerja == "contoh-ulang" else ["jalan", "--port", str(pilihan.port)]
    sys.stdout.flush()
    os.execve(str(PYTHON), [str(PYTHON), *isi], lingkungan)


def siapkan_lingkungan(guna: str) -> None:
    """Bring `.venv` to what the locks say; nothing is done, and nothing asked of the network, when it is there."""
    import fcntl

    with open(RUMAH / ".venv.kunci", "w") as berkas:  # two starts at once: one installs, the other waits
        fcntl.flock(berkas, fcntl.LOCK_EX)
        terpasang = CATATAN.read_text().splitlines() if CATATAN.is_file() and PYTHON.exists() else []
        if _tanda(guna) in terpasang or _tanda("uji") in terpasang:
            return
        if (VENV / "bin" / "pytest").exists():
            guna = "uji"  # a developer's environment stays one
        print("Menyiapkan lingkungan Python (sekali saja, sekitar setengah menit) ...", flush=True)
        CATATAN.unlink(missing_ok=True)
        _buat_venv()
        _pasang(guna)
        CATATAN.write_text(_tanda(guna) + "\n")


def _tanda(guna: str) -> str:
    """What must be the same for the environment to be up to date: locks, place and Python."""
    jumlah = hashlib.sha256(f"{RUMAH}\n{sys.version}\n".encode())
    for nama in (KUNCI[guna], "requirements-uv.txt", "pyproject.toml"):
        jumlah.update((RUMAH / nama).read_bytes())
    return f"{guna} {jumlah.hexdigest()}"


def _buat_venv() -> None:
    if PYTHON.exists() and _jalankan([str(PYTHON), "-c", "import pip"]).returncode == 0:
        awalan = _jalankan([str(PYTHON), "-c", "import sys; print(sys.prefix, *sys.version_info[:2])"]).stdout.strip()
        if awalan == f"{VENV} {sys.version_info[0]} {sys.version_info[1]}":
            return
    shutil.rmtree(VENV, ignore_errors=True)
    hasil = _jalankan([sys.executable, "-m", "venv", str(VENV)])
    if hasil.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        pesan = hasil.stderr.strip() or hasil.stdout.strip()
        if "ensurepip" in pesan:
            pesan = "Python ini tanpa venv. Di Debian dan Ubuntu: sudo apt install python3-venv"
        raise Gagal(f"Lingkungan Python tidak dapat dibuat.\n{pesan}")


def _pasang(guna: str) -> None:
    kunci = str(RUMAH / KUNCI[guna])
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "-q"]
    uv = VENV / "bin" / "uv"
    with contextlib.suppress(Gagal):  # without uv, pip does the same more slowly
        _wajib([*pip, "install", "--require-hashes", "-r", str(RUMAH / "requirements-uv.txt")])
        _wajib([str(uv), "pip", "sync", "-q", "--require-hashes", kunci])
        _wajib([str(uv), "pip", "install", "-q", "--no-deps", "-e", str(RUMAH)])
        return
    _wajib([*pip, "install", "--require-hashes", "-r", kunci])
    _wajib([*pip, "install", "--no-deps", "-e", str(RUMAH)])


def _wajib(perintah: list[str]) -> None:
    hasil = _jalankan(perintah)
    if hasil.returncode != 0:
        pesan = (hasil.stderr.strip() or hasil.stdout.strip())[-1500:]
        raise Gagal(
            f"Paket tidak dapat dipasang; perlu sambungan ke registri paket Python, sekali saja.\n{pesan}\n"
            "Periksa sambungan, lalu jalankan lagi: yang sudah terpasang tidak diulang."
        )


def _jalankan(perintah: list[str]) -> subprocess.CompletedProcess[str]:
    lingkungan = dict(os.environ, VIRTUAL_ENV=str(VENV), UV_PYTHON_DOWNLOADS="never", UV_NO_PROGRESS="1")
    lingkungan.pop("PYTHONHOME", None)
    lingkungan.pop("PYTHONPATH", None)
    return subprocess.run(perintah, capture_output=True, text=True, env=lingkungan, cwd=RUMAH, check=False)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)

"""The real application with its demo, and a real browser. For tests marked `layar`.

    def test_x(halaman, masuk_layar):         # runs at 360 px and at 1440 px
        masuk_layar(halaman, "kediri", "kepala_pd")
        halaman.goto("/perencanaan/")

A page that breaks its security policy, throws in a script or gets a 5xx fails the test that opened it.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_PILIHAN = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_PILIHAN += ["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]
UKURAN = {"telepon": {"width": 360, "height": 740}, "meja": {"width": 1440, "height": 900}}


@pytest.fixture(scope="session")
def folder_layar() -> Iterator[Path]:
    dasar = Path(tempfile.mkdtemp(prefix="sk-layar-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))  # noqa: S108
    dasar.chmod(0o711)
    yield dasar / "data"
    shutil.rmtree(dasar)


@pytest.fixture(scope="session")
def lingkungan_layar(folder_layar: Path) -> dict[str, str]:
    """Environment of the application under test: nothing of the test settings."""
    bukan = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "DATABASE_URL_PEMILIK", "SISTEMKERJA_SECRET_KEY"}
    data = os.environ.get("SISTEMKERJA_DATA") if os.environ.get("SISTEMKERJA_LAYAR") else None
    return {k: v for k, v in os.environ.items() if k not in bukan} | {"SISTEMKERJA_DATA": data or str(folder_layar)}


@pytest.fixture(scope="session")
def perintah_layar(alamat: str, lingkungan_layar: dict[str, str]) -> Callable[..., str]:
    """`perintah_layar("pemda", "buat", ...)`: what the command line of this application answers."""

    def jalankan(*isi: str, masukan: str = "") -> str:
        hasil = subprocess.run(
            _sistemkerja(*isi), env=lingkungan_layar, input=masukan, capture_output=True, text=True, check=False
        )
        assert hasil.returncode == 0, hasil.stdout + hasil.stderr
        return hasil.stdout

    return jalankan


def _sistemkerja(*isi: str) -> list[str]:
    return [sys.executable, "-m", "sistemkerja.perintah.utama", *isi]


@pytest.fixture(scope="session")
def alamat(folder_layar: Path, lingkungan_layar: dict[str, str]) -> Iterator[str]:
    """Address of the running application, with the demo loaded; one that runs already when the environment names it."""
    if siap := os.environ.get("SISTEMKERJA_LAYAR"):
        yield siap.rstrip("/")
        return
    keluaran = folder_layar.parent / "keluaran"
    with keluaran.open("w") as berkas:
        proses = subprocess.Popen(
            _sistemkerja("jalan", "--port", "0"), env=lingkungan_layar, stdout=berkas, stderr=subprocess.STDOUT
        )
        batas = time.monotonic() + 120
        catatan = folder_layar / "berjalan"
        while not (catatan.is_file() and catatan.read_text().startswith("http")):
            if proses.poll() is not None or time.monotonic() > batas:
                proses.terminate()
                raise RuntimeError(f"Aplikasi tidak mau jalan:\n{keluaran.read_text()[-3000:]}")
            time.sleep(0.1)
        yield catatan.read_text().strip().rstrip("/")
        proses.terminate()
        proses.wait(timeout=30)


@pytest.fixture(scope="session")
def akun_contoh(alamat: str, lingkungan_layar: dict[str, str]) -> list[dict[str, Any]]:
    """The demo accounts, as scripts get them."""
    hasil = subprocess.run(
        _sistemkerja("contoh", "akun", "--format", "json"),
        env=lingkungan_layar,
        capture_output=True,
        text=True,
        check=True,
    )
    isi = json.loads(hasil.stdout)
    return isi if isinstance(isi, list) else isi["akun"]


@pytest.fixture(scope="session")
def peramban() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        assert chromium, "langkah layar perlu Chromium"
        satu = playwright.chromium.launch(executable_path=chromium, args=_PILIHAN)
        yield satu
        satu.close()


@pytest.fixture(params=UKURAN)
def halaman(request: pytest.FixtureRequest, peramban: Browser, alamat: str) -> Iterator[Page]:
    """A page in a fresh profile, in Indonesian, on a phone and on a desk."""
    ukuran = UKURAN[request.param]
    konteks = peramban.new_context(
        base_url=alamat, viewport=ukuran, locale="id-ID", has_touch=request.param == "telepon"
    )
    satu = konteks.new_page()
    keluhan: list[str] = []
    satu.on("pageerror", lambda galat: keluhan.append(f"skrip: {galat}"))
    satu.on("console", lambda pesan: keluhan.append(pesan.text) if "Content Security Policy" in pesan.text else None)
    satu.on("response", lambda r: keluhan.append(f"{r.status} {r.url}") if r.status >= 500 else None)
    yield satu
    with contextlib.suppress(Exception):
        if os.environ.get("SISTEMKERJA_FOTO"):
            tempat = Path(os.environ["SISTEMKERJA_FOTO"])
            tempat.mkdir(parents=True, exist_ok=True)
            satu.screenshot(path=tempat / f"{request.node.name}.png", full_page=True)
    konteks.close()
    assert not keluhan, "\n".join(keluhan)


@pytest.fixture
def masuk_layar(akun_contoh: list[dict[str, Any]]) -> Callable[[Page, str, str], dict[str, Any]]:
    """Sign in as the first demo account of a Pemda with a role (or a NIP); gives the account."""

    def masuk(halaman: Page, pemda: str, peran_atau_nip: str) -> dict[str, Any]:
        cocok = [
            akun for akun in akun_contoh if akun["pemda"] == pemda and peran_atau_nip in (akun["peran"], akun["nip"])
        ]
        assert cocok, f"tidak ada akun contoh {peran_atau_nip} di {pemda}"
        halaman.goto("/masuk/")
        halaman.select_option("[name=pemda]", pemda)
        halaman.fill("[name=nip]", cocok[0]["nip"])
        halaman.fill("[name=sandi]", cocok[0]["kata_sandi"])
        halaman.locator("form:has([name=sandi]) button").last.click()
        halaman.wait_for_url(lambda url: "/masuk/" not in url)
        return cocok[0]

    return masuk


@pytest.fixture
def tanpa_geser() -> Callable[[Page], None]:
    """Fails when a page is wider than the screen."""

    def periksa(halaman: Page) -> None:
        lebar = halaman.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert lebar[0] <= lebar[1], f"halaman {lebar[0]} px di layar {lebar[1]} px"

    return periksa

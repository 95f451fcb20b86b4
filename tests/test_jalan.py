"""`sistemkerja jalan`, which start.py becomes: starts, stops, and gets over whatever was killed."""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sistemkerja.konfigurasi.tempat import CHECKOUT
from sistemkerja.perintah.pelayan import pelabuhan_bebas

MEMORI = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108


class Jalan:
    """One running application with a data folder and a port of its own."""

    def __init__(self, data: Path, port: int) -> None:
        self.data, self.port = data, port
        lingkungan = {k: v for k, v in os.environ.items() if k not in {"DJANGO_SETTINGS_MODULE", "DATABASE_URL"}}
        lingkungan.pop("SISTEMKERJA_SECRET_KEY", None)
        perintah = [sys.executable, "-m", "sistemkerja.perintah.utama", "--data", str(data)]
        self.proses = subprocess.Popen(
            [*perintah, "jalan", "--tanpa-contoh", "--port", str(port)],
            env=lingkungan,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def status(self, alamat: str = "/masuk/") -> int:
        """Status of a page; 0 without an answer."""
        sambungan = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(sambungan):
            sambungan.request("GET", alamat)
            return sambungan.getresponse().status
        return 0

    def tunggu(self, syarat: Callable[[], bool], detik: float = 150) -> bool:
        batas = time.monotonic() + detik
        while not syarat():
            if time.monotonic() > batas or self.proses.poll() is not None:
                return False
            time.sleep(0.1)
        return True

    def siap(self) -> bool:
        """Wait until it has answered a page and told its address."""
        catatan = self.data / "berjalan"
        return self.tunggu(lambda: self.status() == 200 and str(self.port) in catatan.read_text())

    def henti(self, sinyal: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Ask it to stop; exit code and all that it printed."""
        self.proses.send_signal(sinyal)
        keluaran, _ = self.proses.communicate(timeout=30)
        return self.proses.returncode, keluaran


@pytest.fixture
def folder() -> Iterator[Path]:
    dasar = Path(tempfile.mkdtemp(prefix="sk jalan ", dir=MEMORI))
    dasar.chmod(0o711)
    yield dasar
    shutil.rmtree(dasar)


@pytest.fixture
def jalan(folder: Path) -> Iterator[Callable[..., Jalan]]:
    semua: list[Jalan] = []

    def satu(nama: str = "data", port: int | None = None) -> Jalan:
        semua.append(Jalan(folder / nama, port or pelabuhan_bebas()))
        return semua[-1]

    yield satu
    for satu_ in semua:
        if satu_.proses.poll() is None:
            satu_.henti()
        if satu_.proses.stdout is not None:
            satu_.proses.stdout.close()


def peladen_basisdata(data: Path) -> int:
    return int((data / "basisdata" / "klaster" / "pg" / "postmaster.pid").read_text().split()[0])


def anak(pid: int) -> list[int]:
    return [int(satu) for satu in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def pekerja_latar(pid: int) -> int:
    """Process that does the background jobs; 0 while there is none."""
    for satu in anak(pid):
        with contextlib.suppress(OSError):
            if b"\0pekerja\0" in Path(f"/proc/{satu}/cmdline").read_bytes():
                return satu
    return 0


@pytest.mark.skipif(sys.platform != "linux", reason="membaca /proc")
def test_pekerja_latar_ikut_mulai_dan_ikut_berhenti(jalan):
    satu = jalan()
    assert satu.siap()
    assert satu.tunggu(lambda: pekerja_latar(satu.proses.pid) > 0)
    pekerja = pekerja_latar(satu.proses.pid)
    assert satu.henti()[0] == 0
    assert not Path(f"/proc/{pekerja}").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="membaca /proc")
def test_pekerja_latar_mati_bersama_induk_yang_dibunuh(jalan):
    satu = jalan()
    assert satu.siap()
    assert satu.tunggu(lambda: pekerja_latar(satu.proses.pid) > 0)
    pekerja = pekerja_latar(satu.proses.pid)
    satu.henti(signal.SIGKILL)
    batas = time.monotonic() + 30
    while Path(f"/proc/{pekerja}").exists() and time.monotonic() < batas:
        time.sleep(0.1)
    assert not Path(f"/proc/{pekerja}").exists()
    assert jalan(port=satu.port).siap()  # and its database is taken over


def test_mulai_henti_mulai_lagi(folder, jalan):
    pertama = jalan()
    assert pertama.siap()
    assert (folder / "data" / "rahasia").stat().st_mode & 0o777 == 0o600
    kunci = (folder / "data" / "rahasia").read_text()
    kode, keluaran = pertama.henti(signal.SIGINT)
    assert kode == 0, keluaran
    assert f"http://127.0.0.1:{pertama.port}/" in keluaran
    assert not (folder / "data" / "basisdata" / "klaster" / "pg" / "postmaster.pid").exists()
    kedua = jalan(port=pertama.port)
    assert kedua.siap()
    assert (folder / "data" / "rahasia").read_text() == kunci  # sessions outlive a restart
    assert kedua.henti()[0] == 0


def test_dua_berdampingan(jalan):
    satu, lain = jalan("data"), jalan("data lain")
    assert satu.siap() and lain.siap()
    assert satu.henti()[0] == 0
    assert lain.status() == 200


def test_folder_data_yang_sedang_dipakai(jalan):
    satu = jalan()
    assert satu.siap()
    lain = jalan()
    keluaran, _ = lain.proses.communicate(timeout=30)
    assert lain.proses.returncode == 1
    assert "Sudah berjalan di" in keluaran
    assert satu.status() == 200


def test_port_yang_terpakai(jalan):
    satu = jalan()
    assert satu.siap()
    lain = jalan("data lain", satu.port)
    keluaran, _ = lain.proses.communicate(timeout=60)
    assert lain.proses.returncode == 1
    assert f"Port {satu.port} dipakai program lain" in keluaran


@pytest.mark.skipif(sys.platform != "linux", reason="membaca /proc")
def test_kill_9_pada_induk_lalu_mulai_lagi_di_port_yang_sama(folder, jalan):
    satu = jalan()
    assert satu.siap()
    satu.henti(signal.SIGKILL)
    lagi = jalan(port=satu.port)
    assert lagi.siap()
    assert lagi.henti()[0] == 0
    assert not (folder / "data" / "basisdata" / "klaster" / "pg" / "postmaster.pid").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="membaca /proc")
@pytest.mark.parametrize("siapa", ["peladen web", "pekerja web", "pekerja latar", "basis data"])
def test_kill_9_pada_salah_satu_bagian_sembuh_sendiri(folder, jalan, siapa):
    satu = jalan()
    assert satu.siap()
    (web,) = [pid for pid in anak(satu.proses.pid) if anak(pid)]
    korban = {
        "peladen web": web,
        "pekerja web": max(anak(web)),
        "pekerja latar": pekerja_latar(satu.proses.pid),
        "basis data": peladen_basisdata(folder / "data"),
    }[siapa]
    os.kill(korban, signal.SIGKILL)
    time.sleep(1.2)
    assert satu.siap()
    assert all(satu.status() == 200 for _ in range(20))
    assert satu.tunggu(lambda: pekerja_latar(satu.proses.pid) not in (0, korban if siapa == "pekerja latar" else 0))
    assert satu.henti()[0] == 0


def test_start_py_bicara_jelas(tmp_path):
    hasil = subprocess.run(
        [sys.executable, str(CHECKOUT / "start.py"), "terbang"], capture_output=True, text=True, check=False
    )
    assert hasil.returncode == 2
    assert "contoh-ulang" in hasil.stderr

"""The web server and the worker as children: they die with us, are replaced when they die, and leave nothing behind."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

_PEKERJA, _UTAS = 2, 4
_PR_SET_PDEATHSIG = 1


def pelabuhan_bebas() -> int:
    """A port of the loopback that nobody uses now."""
    with socket.socket() as coba:
        coba.bind(("127.0.0.1", 0))
        return int(coba.getsockname()[1])


class Anak:
    """A process of ours in a session of its own, so that Ctrl-C reaches only us; it dies with us."""

    nama = ""
    tenggang = 10.0  # seconds to finish what it is doing

    def __init__(self) -> None:
        self._proses: subprocess.Popen[bytes] | None = None
        self._ulang: list[float] = []

    def perintah(self) -> list[str]:
        """The program and its arguments."""
        raise NotImplementedError

    def mulai(self) -> None:
        """Start it."""
        self._proses = subprocess.Popen(
            self.perintah(),
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            preexec_fn=_mati_bersama_induk if sys.platform == "linux" else None,
        )

    def mati(self) -> bool:
        """Whether it has ended."""
        return self._proses is None or self._proses.poll() is not None

    def hidupkan_kembali_bila_mati(self) -> None:
        """Replace it when it was killed. One that dies five times in a minute: see `terlalu_sering`."""
        if not self.mati():
            return
        self._bersihkan()
        self._ulang = [saat for saat in self._ulang if saat > time.monotonic() - 60]
        if len(self._ulang) >= 5:
            self.terlalu_sering()
            return
        self._ulang.append(time.monotonic())
        self.mulai()

    def terlalu_sering(self) -> None:
        """It does not stay alive."""
        raise RuntimeError(f"{self.nama} terus-menerus mati; lihat pesan di atas.")

    def minta_berhenti(self) -> None:
        """Ask it to stop, without waiting."""
        if self._proses is not None:
            with suppress(ProcessLookupError):
                self._proses.terminate()

    def berhenti(self) -> None:
        """Let it finish what it is doing, then end it with everything that it started."""
        if self._proses is None:
            return
        self.minta_berhenti()
        with suppress(subprocess.TimeoutExpired):
            self._proses.wait(timeout=self.tenggang)
        self._bersihkan()

    def _bersihkan(self) -> None:
        # A killed server leaves workers that hold the port; they are in its session.
        if self._proses is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._proses.pid, signal.SIGKILL)
            self._proses.wait()


class Pelayan(Anak):
    """Granian with two processes of four threads."""

    nama = "Peladen web"

    def __init__(self, port: int) -> None:
        super().__init__()
        self.port = port

    def perintah(self) -> list[str]:
        """The web server."""
        perintah = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--no-ws"]
        perintah += ["--host", "127.0.0.1", "--port", str(self.port), "--log-level", "warning"]
        perintah += ["--workers", str(_PEKERJA), "--blocking-threads", str(_UTAS)]
        perintah += ["--blocking-threads-idle-timeout", "600", "--respawn-failed-workers"]
        perintah += ["--workers-kill-timeout", "3"]  # one that is still starting misses the signal to stop
        return [*perintah, "sistemkerja.konfigurasi.wsgi:application"]


class Pekerja(Anak):
    """The worker of background jobs. The pages do not need it: one that cannot live is started again later."""

    nama = "Pekerja latar"
    tenggang = 6.0

    def perintah(self) -> list[str]:
        """`sistemkerja pekerja` for all cells."""
        return [sys.executable, "-m", "sistemkerja.perintah.utama", "pekerja"]

    def terlalu_sering(self) -> None:
        """Wait until a minute has passed since it last died so often."""


def _mati_bersama_induk() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)

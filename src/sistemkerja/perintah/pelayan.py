"""The web server as a child: it dies with us, is replaced when it dies, and leaves no worker behind."""

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


class Pelayan:
    """Granian with two processes of four threads, in a session of its own so that Ctrl-C reaches only us."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._anak: subprocess.Popen[bytes] | None = None
        self._ulang: list[float] = []

    def mulai(self) -> None:
        """Start the server."""
        perintah = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--no-ws"]
        perintah += ["--host", "127.0.0.1", "--port", str(self.port), "--log-level", "warning"]
        perintah += ["--workers", str(_PEKERJA), "--blocking-threads", str(_UTAS)]
        perintah += ["--blocking-threads-idle-timeout", "600", "--respawn-failed-workers"]
        perintah += ["--workers-kill-timeout", "3"]  # one that is still starting misses the signal to stop
        self._anak = subprocess.Popen(
            [*perintah, "sistemkerja.konfigurasi.wsgi:application"],
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            preexec_fn=_mati_bersama_induk if sys.platform == "linux" else None,
        )

    def mati(self) -> bool:
        """Whether the server has ended."""
        return self._anak is None or self._anak.poll() is not None

    def hidupkan_kembali_bila_mati(self) -> None:
        """Replace a server that was killed; gives up when it dies five times in a minute."""
        if not self.mati():
            return
        self._bersihkan()
        self._ulang = [saat for saat in self._ulang if saat > time.monotonic() - 60]
        if len(self._ulang) >= 5:
            raise RuntimeError("Peladen web terus-menerus mati; lihat pesan di atas.")
        self._ulang.append(time.monotonic())
        self.mulai()

    def berhenti(self) -> None:
        """Let requests that are being answered finish, then end the server and all its workers."""
        if self._anak is None:
            return
        with suppress(ProcessLookupError):
            self._anak.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._anak.wait(timeout=10)
        self._bersihkan()

    def _bersihkan(self) -> None:
        # A killed server leaves workers that hold the port; they are in its session.
        if self._anak is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._anak.pid, signal.SIGKILL)
            self._anak.wait()


def _mati_bersama_induk() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)

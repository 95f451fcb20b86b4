"""Where this installation keeps its things: data folder, secret, database addresses."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

CHECKOUT = Path(__file__).resolve().parents[3]
PERAN_WEB = "sistemkerja_web"
PERAN_PEMILIK = "sistemkerja_pemilik"
BASISDATA = "sistemkerja"


def folder_data() -> Path:
    """Data folder: `SISTEMKERJA_DATA`, or `data` inside the checkout."""
    return Path(os.environ.get("SISTEMKERJA_DATA") or CHECKOUT / "data").absolute()


def kunci_rahasia(data: Path) -> str | None:
    """SECRET_KEY from the environment or from the file that start.py made; None when there is neither."""
    if dari_lingkungan := os.environ.get("SISTEMKERJA_SECRET_KEY"):
        return dari_lingkungan
    berkas = data / "rahasia"
    return berkas.read_text().strip() if berkas.is_file() else None


def alamat_soket(data: Path) -> str:
    """Folder of the embedded database's socket, as its supervisor noted it; a name nobody has otherwise."""
    catatan = data / "basisdata" / "soket"
    return catatan.read_text().strip() if catatan.is_file() else str(data / "basisdata" / "belum-jalan")


def basisdata(data: Path) -> dict[str, dict[str, Any]]:
    """Django's DATABASES: each cell as the web role and, as `pemilik...`, as the owner of its tables.

    `default` holds the directory, the sessions, and Pemda of its own. More cells come from `SISTEMKERJA_SEL` and
    `SISTEMKERJA_SEL_PEMILIK`, each `nama=postgresql://...` separated by spaces.
    """
    url = os.environ.get("DATABASE_URL")
    if url:
        web = dari_url(url)
        pemilik = dari_url(os.environ.get("DATABASE_URL_PEMILIK") or url)
    else:
        bersama = {"NAME": BASISDATA, "HOST": alamat_soket(data)}
        web = bersama | {"USER": PERAN_WEB}
        pemilik = bersama | {"USER": PERAN_PEMILIK}
    semua = {"default": _tetap(web), "pemilik": _tetap(pemilik, 0)}
    milik_pemilik = _banyak("SISTEMKERJA_SEL_PEMILIK")
    for nama, alamat in _banyak("SISTEMKERJA_SEL").items():
        semua[nama] = _tetap(dari_url(alamat))
        semua[f"pemilik_{nama}"] = _tetap(dari_url(milik_pemilik.get(nama, alamat)), 0)
    return semua


def _tetap(isi: dict[str, Any], umur: int | None = None) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": umur, "CONN_HEALTH_CHECKS": True} | isi


def _banyak(nama: str) -> dict[str, str]:
    """Cells from the environment. A name is a word of small letters, and none that is taken."""
    hasil: dict[str, str] = {}
    for satu in os.environ.get(nama, "").split():
        sel, samadengan, alamat = satu.partition("=")
        if not samadengan or not sel.isidentifier() or sel != sel.lower() or sel.startswith(("default", "pemilik")):
            raise ValueError(f"{nama}: tulis nama_sel=postgresql://..., bukan {satu.split('://')[0]}")
        hasil[sel] = alamat
    return hasil


def dari_url(url: str) -> dict[str, Any]:
    """`postgresql://user:password@host:port/name?option=value` as one entry of DATABASES."""
    bagian = urlsplit(url)
    if bagian.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"DATABASE_URL: hanya postgresql:// yang dikenal, bukan {bagian.scheme}://")
    pilihan = dict(parse_qsl(bagian.query))
    return {
        "NAME": unquote(bagian.path.lstrip("/")),
        "USER": unquote(bagian.username or ""),
        "PASSWORD": unquote(bagian.password or ""),
        "HOST": pilihan.pop("host", "") or unquote(bagian.hostname or ""),
        "PORT": str(bagian.port or ""),
        "OPTIONS": pilihan,
    }

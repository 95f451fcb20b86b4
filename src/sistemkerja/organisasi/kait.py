"""Tempat lapisan di atas menambah isi halaman organisasi tanpa diimpor dari sini."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

# (pemda_id, pegawai_id, per) -> konteks blok dengan kunci `templat`, atau None bila tidak ada yang dikatakan
PembuatBlok = Callable[[UUID, UUID, date], dict[str, Any] | None]
_penilai: list[PembuatBlok] = []


def pasang_blok_penilai(pembuat: PembuatBlok) -> None:
    """Daftarkan pembuat blok "penilai dan dasar hukumnya" pada halaman pegawai; dipanggil dari AppConfig.ready."""
    _penilai[:] = [pembuat]


def blok_penilai(pemda_id: UUID, pegawai_id: UUID, per: date) -> dict[str, Any] | None:
    """Blok penilai seorang pegawai, None selama belum ada yang memasangnya."""
    return _penilai[0](pemda_id, pegawai_id, per) if _penilai else None

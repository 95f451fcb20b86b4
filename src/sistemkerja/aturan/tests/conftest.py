"""Peraturan kecil untuk diuji: salinan contoh dokumentasi, dengan satu berkas yang diganti."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

KOTA_CONTOH = Path(__file__).resolve().parents[4] / "docs" / "contoh-peraturan" / "kota-contoh-2026-1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Salinan peraturan contoh yang boleh dirusak."""
    tujuan = tmp_path / "kota-contoh-2026-1"
    shutil.copytree(KOTA_CONTOH, tujuan)
    return tujuan


@pytest.fixture
def ganti(folder: Path) -> Callable[[str, str, str], Path]:
    """Ganti sepotong teks dalam satu berkas salinan; gagal bila potongannya tidak ada."""

    def _ganti(berkas: str, lama: str, baru: str) -> Path:
        jalur = folder / berkas
        teks = jalur.read_text(encoding="utf-8")
        assert lama in teks, f"{lama!r} tidak ada di {berkas}"
        jalur.write_text(teks.replace(lama, baru, 1), encoding="utf-8")
        return folder

    return _ganti

"""Katalog: menemukan folder peraturan dari id atau jalur."""

from __future__ import annotations

import os
from pathlib import Path

from sistemkerja.aturan.baca import Peraturan, baca_peraturan
from sistemkerja.aturan.bentuk import GalatAturan

_BUKAN_DAERAH = ("nasional",)
_BAWAAN = Path(__file__).resolve().parents[3] / "peraturan"


class PeraturanTakDikenal(GalatAturan):
    """Bukan id yang dikenal dan bukan folder; `yang_mungkin` menyebut id yang ada."""

    def __init__(self, id_atau_folder: str, yang_mungkin: tuple[str, ...]) -> None:
        self.yang_mungkin = yang_mungkin
        super().__init__(f"peraturan '{id_atau_folder}' tidak dikenal, juga bukan folder")


def akar() -> Path:
    """Folder yang memuat semua peraturan: `SISTEMKERJA_PERATURAN`, atau `peraturan/` di samping `src/`."""
    dari_lingkungan = os.environ.get("SISTEMKERJA_PERATURAN")
    return Path(dari_lingkungan) if dari_lingkungan else _BAWAAN


def daftar_id() -> tuple[str, ...]:
    """Id semua peraturan daerah yang ikut dikirim, urut abjad."""
    return tuple(sorted(j.parent.name for j in akar().glob("*/peraturan.yaml") if j.parent.name not in _BUKAN_DAERAH))


def folder_dari(id_atau_folder: str) -> Path:
    """Folder sebuah peraturan. Raises PeraturanTakDikenal."""
    polos = id_atau_folder and "/" not in id_atau_folder and "\\" not in id_atau_folder
    for jalur in ([akar() / id_atau_folder] if polos else []) + [Path(id_atau_folder)]:
        if id_atau_folder and _folder(jalur):
            return jalur
    raise PeraturanTakDikenal(id_atau_folder, daftar_id())


def _folder(jalur: Path) -> bool:
    try:
        return jalur.is_dir()
    except (OSError, ValueError):  # nama terlalu panjang, atau huruf yang tidak boleh ada dalam nama berkas
        return False


_terbaca: dict[Path, Peraturan] = {}
_menurut_sebutan: dict[tuple[str, str], Peraturan] = {}


def peraturan(id_atau_folder: str) -> Peraturan:
    """Peraturan yang sudah dibaca; dibaca sekali tiap proses. Raises PeraturanTakDikenal, PeraturanKeliru."""
    kunci = (str(akar()), id_atau_folder)
    if kunci not in _menurut_sebutan:
        folder = folder_dari(id_atau_folder).resolve()
        if folder not in _terbaca:
            _terbaca[folder] = baca_peraturan(folder)
        _menurut_sebutan[kunci] = _terbaca[folder]
    return _menurut_sebutan[kunci]

"""Kait: keadaan pekerjaan di lapisan atas (penugasan, kegiatan) yang ditampilkan pohon perencanaan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sistemkerja.organisasi.pelaku import Pelaku


@dataclass(frozen=True, slots=True)
class KeadaanButir:
    """Sampai mana sebuah pekerjaan: kode lencana, keterangannya, dan alamat kegiatannya bila sudah ada."""

    lencana: str
    keterangan: str
    orang: tuple[str, ...] = ()
    kegiatan_url: str = ""


PembacaKeadaan = Callable[[Pelaku, Sequence[UUID]], dict[UUID, KeadaanButir]]
_pembaca: list[PembacaKeadaan] = []


def daftarkan_keadaan_butir(fungsi: PembacaKeadaan) -> None:
    """Daftarkan bacaan keadaan butir; yang didaftarkan belakangan (lapisan lebih atas) menimpa yang dahulu."""
    if fungsi not in _pembaca:
        _pembaca.append(fungsi)


def keadaan_butir(pelaku: Pelaku, butir: Sequence[UUID]) -> dict[UUID, KeadaanButir]:
    """Keadaan setiap butir; butir yang belum tersentuh tidak ada di dalamnya."""
    hasil: dict[UUID, KeadaanButir] = {}
    if butir:
        for fungsi in _pembaca:
            hasil.update(fungsi(pelaku, butir))
    return hasil

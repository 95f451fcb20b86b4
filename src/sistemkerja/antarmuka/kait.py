"""Tempat lapisan di atas menambah isi kerangka halaman tanpa diimpor dari sini."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import Error


class Kabar(NamedTuple):
    """Satu hal di bilah atas yang menunggu dilihat: kalimatnya, alamatnya, dan banyaknya."""

    kalimat: str
    url: str
    jumlah: int
    ikon: str


# (pelaku) -> kabar, atau None bila tidak ada yang menunggu; dipanggil pada setiap halaman, jadi satu pertanyaan saja
PembuatKabar = Callable[[Any], Kabar | None]
_kabar: list[PembuatKabar] = []


def pasang_kabar(pembuat: PembuatKabar) -> None:
    """Daftarkan pembuat kabar; dipanggil dari AppConfig.ready, boleh beberapa."""
    if pembuat not in _kabar:
        _kabar.append(pembuat)


def kabar(pelaku: Any) -> list[Kabar]:
    """Semua kabar bagi pelaku. Halaman galat tetap tampil: basis data yang tidak menjawab berarti tidak ada kabar."""
    if pelaku is None:
        return []
    try:
        return [satu for pembuat in _kabar if (satu := pembuat(pelaku)) is not None]
    except Error:
        return []

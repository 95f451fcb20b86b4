"""How acts on accounts are written into history and told to the person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils.translation import override

from sistemkerja.akun.models import Kabar, Pengguna
from sistemkerja.jejak.catat import BAHASA_CATATAN, catat
from sistemkerja.organisasi.pelaku import Pelaku, pelaku_dari
from sistemkerja.organisasi.peran_sistem import PeranSistem
from sistemkerja.organisasi.tanggal import hari_ini


def tulis(
    peristiwa: str,
    objek: models.Model,
    *,
    oleh: Pelaku,
    kalimat: Callable[[], str],
    peran: str = "",
    dasar: str = "",
    isi: dict[str, Any] | None = None,
) -> None:
    """One event, in Indonesian whatever the actor reads; `peran` is the system role it was done by."""
    with override(BAHASA_CATATAN):
        catat(
            peristiwa,
            objek,
            oleh=oleh,
            sebagai=sebutan(oleh, peran),
            dasar=[dasar] if dasar else [],
            kalimat=kalimat(),
            isi=isi,
        )


def sebutan(oleh: Pelaku, peran: str = "") -> str:
    """The role by which somebody acts on accounts; without one, his post."""
    if peran:
        return str(PeranSistem(peran).label)
    return oleh.jabatan_utama.sebutan if oleh.jabatan_utama else ""


def kabari(pengguna: Pengguna, kalimat: Callable[[], str]) -> None:
    """Tell the person at the next sign-in."""
    with override(BAHASA_CATATAN):
        Kabar.objects.create(pemda_id=pengguna.pemda_id, pengguna=pengguna, kalimat=kalimat())


def diri(pengguna: Pengguna) -> Pelaku:
    """The person of an account as the actor of what he does to it himself."""
    return pelaku_dari(pengguna, hari_ini(pengguna.pemda))

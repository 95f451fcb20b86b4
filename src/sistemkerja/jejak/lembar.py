"""The history as a worksheet: what the filter lets through, newest first, and said in the sheet where it ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sistemkerja.antarmuka.lembar import Kolom, jawab_lembar
from sistemkerja.jejak import bacaan, sebutan

if TYPE_CHECKING:
    from sistemkerja.organisasi.pelaku import Pelaku

TERBANYAK = 50_000
_KOLOM = (
    Kolom(_lazy("Kapan"), 20, teks=True),
    Kolom(_lazy("Siapa"), 32),
    Kolom(_lazy("Sebagai"), 40),
    Kolom(_lazy("Atas nama"), 32),
    Kolom(_lazy("Tentang"), 22),
    Kolom(_lazy("Peristiwa"), 28),
    Kolom(_lazy("Kalimat"), 80),
    Kolom(_lazy("Dasar"), 50),
)


def lembar_riwayat(pelaku: Pelaku, saringan: bacaan.Saringan) -> HttpResponse:
    """At most TERBANYAK events; a last row says that there are more."""
    return jawab_lembar(_("Riwayat"), _KOLOM, _baris(pelaku, saringan))


def _baris(pelaku: Pelaku, saringan: bacaan.Saringan) -> Iterator[tuple[Any, ...]]:
    semua = bacaan.tersaring(pelaku, saringan).order_by("-pada", "-id").defer("isi")
    for n, p in enumerate(semua[: TERBANYAK + 1].iterator(chunk_size=2000)):
        if n == TERBANYAK:
            kalimat = _("Hanya %(n)s peristiwa terbaru yang dimuat; persempit saringannya untuk yang lebih lama.")
            yield ("", "", "", "", "", "", kalimat % {"n": TERBANYAK}, "")
            return
        yield (
            f"{localtime(p.pada):%Y-%m-%d %H:%M:%S}", p.oleh, p.sebagai, p.atas_nama, sebutan.jenis(p.objek_jenis),
            p.peristiwa, p.kalimat, "; ".join(p.dasar),
        )  # fmt: skip

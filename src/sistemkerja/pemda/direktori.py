"""Entering Pemda in the directory. As the owner of the tables: the web role only reads it."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID, uuid5

from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.sel import PEMILIK, SEL_UTAMA, pemilik

_RUANG_CONTOH = UUID("7c0e3a4e-6f0b-5a35-9d2f-6a1f2b9c4d11")


class PemdaContoh(NamedTuple):
    kode: str
    slug: str
    nama: str
    peraturan_id: str
    aksen: str

    @property
    def id(self) -> UUID:
        """The same key in every demo, so that addresses in guides and tests keep their meaning."""
        return uuid5(_RUANG_CONTOH, self.kode)


LIMA_PEMDA = (
    PemdaContoh("35.71", "kediri", "Kota Kediri", "kediri-2023-45", "#0f766e"),
    PemdaContoh("16.73", "lubuk-linggau", "Kota Lubuk Linggau", "lubuklinggau-2024-32", "#9a3412"),
    PemdaContoh("35.72", "blitar", "Kota Blitar", "blitar-2023-6", "#1d4ed8"),
    PemdaContoh("15.71", "jambi", "Kota Jambi", "jambi-2025-13", "#7e22ce"),
    PemdaContoh("32.16", "bekasi", "Kabupaten Bekasi", "bekasi-2024-18", "#15803d"),
)


def salin_direktori() -> int:
    """Put the row of each Pemda into the directory of its cell where it is missing or has changed; how many did."""
    jumlah = 0
    for satu in Pemda.objects.using(PEMILIK).exclude(sel=SEL_UTAMA):
        tujuan = Pemda.objects.using(pemilik(satu.sel))
        isi = {medan.attname: getattr(satu, medan.attname) for medan in Pemda._meta.concrete_fields}
        if not tujuan.filter(**isi).exists():
            tujuan.update_or_create(pk=satu.pk, defaults=isi)
            jumlah += 1
    return jumlah


def pastikan_lima_pemda() -> list[Pemda]:
    """The five Pemda of the demo, made where missing; needs the owner's connection."""
    for contoh in LIMA_PEMDA:
        Pemda.objects.using(PEMILIK).get_or_create(kode=contoh.kode, defaults={"id": contoh.id, **contoh._asdict()})
    return list(Pemda.objects.filter(kode__in=[contoh.kode for contoh in LIMA_PEMDA]))


def menurut_slug(slug: str) -> Pemda | None:
    """The Pemda of that name in an address or a form; None when there is none, whatever was written there."""
    return Pemda.objects.filter(slug=slug).first() if slug and "\x00" not in slug else None

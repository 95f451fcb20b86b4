"""Writing history: in the transaction of the act, so that no act is without its event, no event without its act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models

from sistemkerja.jejak.models import Peristiwa
from sistemkerja.pemda.sisip import sisip_banyak

# History and tasks are records that others read: stored in Indonesian, whatever language the actor reads.
BAHASA_CATATAN = "id"

if TYPE_CHECKING:
    from sistemkerja.organisasi.pelaku import Pelaku


def catat(
    peristiwa: str,
    objek: models.Model,
    *,
    oleh: Pelaku,
    sebagai: str,
    dasar: Sequence[str],
    kalimat: str,
    isi: Mapping[str, Any] | None = None,
    kasus: UUID | None = None,
    atas_nama: str = "",
) -> None:
    """Add one event: who (`oleh`), as which post (`sebagai`), by which provisions (`dasar`), in a sentence.

    `peristiwa` is noun and passive, such as `tim_kerja.ditetapkan`. `kasus` gathers the events of several objects.
    `atas_nama` is the post on whose behalf it was done. A change of data gives `isi` as `sebelum` and `sesudah`, each
    with the fields that changed.
    """
    satu = siapkan(
        peristiwa, objek, oleh=oleh, sebagai=sebagai, dasar=dasar, kalimat=kalimat, isi=isi, kasus=kasus,
        atas_nama=atas_nama,
    )  # fmt: skip
    satu.save(force_insert=True)


def catat_banyak(semua: Iterable[Peristiwa]) -> None:
    """Add many events (made by `siapkan`) at once, for a mass act such as an import."""
    kolom = [
        f.attname for f in Peristiwa._meta.local_concrete_fields if f.attname != "pada"
    ]  # the database's own clock
    sisip_banyak(Peristiwa, kolom, map(attrgetter(*kolom), semua))


def siapkan(
    peristiwa: str,
    objek: models.Model,
    *,
    oleh: Pelaku,
    sebagai: str,
    dasar: Sequence[str],
    kalimat: str,
    isi: Mapping[str, Any] | None = None,
    kasus: UUID | None = None,
    atas_nama: str = "",
) -> Peristiwa:
    """An event as `catat` writes it, not written yet."""
    return Peristiwa(
        pemda_id=oleh.pemda.pk,
        peristiwa=peristiwa,
        objek_jenis=objek._meta.label_lower,
        objek_id=objek.pk,
        kasus=kasus,
        pengguna_id=oleh.pengguna_id,
        oleh=oleh.nama,
        sebagai=sebagai,
        atas_nama=atas_nama,
        dasar=list(dasar),
        kalimat=kalimat,
        isi=dict(isi or {}),
    )

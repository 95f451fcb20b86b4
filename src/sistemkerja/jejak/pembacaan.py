"""Who looked at whose personal data (UU 27/2022): written by the pages that show it, read by the person concerned."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from sistemkerja.jejak.models import Pembacaan

if TYPE_CHECKING:
    from sistemkerja.organisasi.pelaku import Pelaku


def catat_baca(pelaku: Pelaku, pegawai_ids: Iterable[UUID], apa: str) -> None:
    """Note that `pelaku` saw the data of these people. `apa` is a code of APA. One's own data is not noted.

    One query, whatever the number of people; a second look within the hour adds nothing.
    """
    jam = timezone.now().replace(minute=0, second=0, microsecond=0)
    sebagai = ", ".join(j.sebutan for j in pelaku.jabatan)[:300]
    Pembacaan.objects.bulk_create(
        (
            Pembacaan(
                pemda_id=pelaku.pemda.pk, jam=jam, pengguna_id=pelaku.pengguna_id, pembaca=pelaku.nama,
                sebagai=sebagai, pegawai_id=pegawai, apa=apa,
            )
            for pegawai in dict.fromkeys(pegawai_ids)
            if pegawai != pelaku.pegawai_id
        ),
        ignore_conflicts=True,
        batch_size=2000,
    )  # fmt: skip

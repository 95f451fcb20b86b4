"""For tests: the waiting jobs of this database, done here and now on the connection of the test."""

from __future__ import annotations

from uuid import UUID

from django.db import connections
from django.utils.translation import override

from sistemkerja.jejak.catat import BAHASA_CATATAN
from sistemkerja.latar.kerjakan import kerjakan
from sistemkerja.latar.papan import PapanSetempat
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.sel import SEL_UTAMA


def jalankan_antrean(sel: str = SEL_UTAMA) -> int:
    """Do what waits, oldest first, also what those jobs ask for; the number of jobs done.

    Call it outside `gunakan`: each job opens the transaction of its own Pemda.
    """
    jumlah = 0
    while (satu := _ambil(sel)) is not None:
        pemda = Pemda.objects.get(pk=satu[0])
        with override(BAHASA_CATATAN):
            kerjakan(pemda, satu[1], PapanSetempat(pemda, satu[1]))
        jumlah += 1
    return jumlah


def _ambil(sel: str) -> tuple[UUID, UUID] | None:
    with connections[sel].cursor() as kursor:
        kursor.execute(
            "DELETE FROM procrastinate_jobs WHERE id = (SELECT min(id) FROM procrastinate_jobs"
            " WHERE status = 'todo' AND task_name = 'latar.jalankan') RETURNING args->>'pemda', args->>'pekerjaan'"
        )
        baris = kursor.fetchone()
    return (UUID(baris[0]), UUID(baris[1])) if baris else None

"""Writing the state of a job so that it is seen at once, while the work itself is not committed yet."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

import psycopg
from django.db import connections
from procrastinate.contrib.django import connector_params

from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda

_MULAI = """
UPDATE latar_pekerjaan
SET keadaan = 'berjalan', mulai = coalesce(mulai, now()), percobaan = percobaan + 1, maju = 0
WHERE pemda_id = %(pemda)s AND id = %(id)s AND keadaan IN ('antre', 'berjalan')
RETURNING jenis, isi::text, pengguna_id, oleh, percobaan
"""
_TULIS = """
UPDATE latar_pekerjaan SET maju = %(maju)s, dari = %(dari)s, pesan = %(pesan)s
WHERE pemda_id = %(pemda)s AND id = %(id)s RETURNING minta_batal
"""
_USAI = """
UPDATE latar_pekerjaan SET keadaan = %(keadaan)s, pesan = %(pesan)s, usai = now()
WHERE pemda_id = %(pemda)s AND id = %(id)s AND keadaan IN ('antre', 'berjalan')
"""
_KEMBALI = """
UPDATE latar_pekerjaan SET keadaan = 'antre', percobaan = greatest(percobaan - 1, 0), maju = 0, pesan = ''
WHERE pemda_id = %(pemda)s AND id = %(id)s AND keadaan = 'berjalan'
"""


class Mulai(NamedTuple):
    """What a worker has to know of the job that it begins."""

    jenis: str
    isi: str
    pengguna_id: UUID | None
    oleh: str
    percobaan: int


class PapanTerpisah:
    """On a connection of its own, as the web role, each write a transaction with its own Pemda."""

    def __init__(self, pemda: Pemda, pekerjaan_id: UUID) -> None:
        self._pemda = pemda
        self._kunci = {"pemda": pemda.pk, "id": pekerjaan_id}
        self._sambungan: psycopg.Connection | None = None

    def __enter__(self) -> PapanTerpisah:
        return self

    def __exit__(self, *galat: object) -> None:
        if self._sambungan is not None:
            self._sambungan.close()

    def mulai(self) -> Mulai | None:
        """Mark the job as running; None when it is over (done by an earlier try, or cancelled while it waited)."""
        baris = self._tanya(_MULAI)
        return Mulai(*baris[0]) if baris else None

    def tulis(self, maju: int, dari: int, pesan: str) -> bool:
        """How far it is; True when stopping was asked for."""
        return any(minta for (minta,) in self._tanya(_TULIS, maju=maju, dari=dari, pesan=pesan))

    def usai(self, keadaan: str, pesan: str) -> None:
        """It ended without a result."""
        self._tanya(_USAI, keadaan=keadaan, pesan=pesan)

    def kembali(self) -> None:
        """The worker has to stop: the job waits again, and this try does not count."""
        self._tanya(_KEMBALI)

    def _tanya(self, perintah: str, **isi: Any) -> list[tuple[Any, ...]]:
        if self._sambungan is None or self._sambungan.closed:
            self._sambungan = psycopg.connect(**connector_params(self._pemda.sel), autocommit=True)
        with self._sambungan.transaction(), self._sambungan.cursor() as kursor:
            kursor.execute("SELECT set_config('app.pemda', %s, true)", [str(self._pemda.pk)])
            kursor.execute(perintah, self._kunci | isi)
            return kursor.fetchall() if kursor.description else []


class PapanSetempat(PapanTerpisah):
    """On Django's own connection: for tests, whose rows nobody else can see yet."""

    def _tanya(self, perintah: str, **isi: Any) -> list[tuple[Any, ...]]:
        with gunakan(self._pemda), connections[self._pemda.sel].cursor() as kursor:
            kursor.execute(perintah, self._kunci | isi)
            return kursor.fetchall() if kursor.description else []

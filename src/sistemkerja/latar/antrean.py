"""The queue of a cell: each keeps the jobs of its own Pemda, so a job is enqueued in the transaction of the act."""

from __future__ import annotations

import functools

from procrastinate import App, RetryStrategy
from procrastinate.connector import BaseConnector
from procrastinate.contrib.django import DjangoApp, connector_params
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.psycopg_connector import PsycopgConnector

from sistemkerja.latar.kerjakan import jalankan

TUGAS = "latar.jalankan"
ANTREAN = "kerja"
# A job ends in `kerjakan`, also when it fails. What comes out of there (the database went away, the worker stops,
# somebody else holds the job) is tried again; Pekerjaan.percobaan counts how often it was begun.
_ULANGI = RetryStrategy(wait=3)


@functools.cache
def aplikasi(sel: str) -> App:
    """The queue as the application fills it: on Django's connection to the cell."""
    return _susun(DjangoConnector(alias=sel))


def aplikasi_pekerja(sel: str) -> App:
    """The queue as a worker reads it: on connections of its own, with LISTEN."""
    return _susun(PsycopgConnector(kwargs=connector_params(sel), min_size=1, max_size=4))


def _susun(penyambung: BaseConnector) -> App:
    app = DjangoApp(connector=penyambung)
    app.task(name=TUGAS, queue=ANTREAN, retry=_ULANGI)(jalankan)
    return app

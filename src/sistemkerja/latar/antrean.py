"""The queue of a cell. Each cell keeps the jobs of its own Pemda, so a job is enqueued in the transaction of the act."""

from __future__ import annotations

import functools

from django.db.utils import InterfaceError, OperationalError
from procrastinate import App, RetryStrategy
from procrastinate.connector import BaseConnector
from procrastinate.contrib.django import DjangoApp, connector_params
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.psycopg_connector import PsycopgConnector

from sistemkerja.latar.daftar import PekerjaBerhenti
from sistemkerja.latar.kerjakan import SedangDikerjakan, jalankan

TUGAS = "latar.jalankan"
ANTREAN = "kerja"
# How often a job is begun is limited by Pekerjaan.percobaan; here only what is not the job's fault is tried again.
_ULANGI = (SedangDikerjakan, PekerjaBerhenti, OperationalError, InterfaceError)


@functools.cache
def aplikasi(sel: str) -> App:
    """The queue as the application fills it: on Django's connection to the cell."""
    return _susun(DjangoConnector(alias=sel))


def aplikasi_pekerja(sel: str) -> App:
    """The queue as a worker reads it: on connections of its own, with LISTEN."""
    return _susun(PsycopgConnector(kwargs=connector_params(sel), min_size=1, max_size=4))


def _susun(penyambung: BaseConnector) -> App:
    app = DjangoApp(connector=penyambung)
    app.task(name=TUGAS, queue=ANTREAN, retry=RetryStrategy(wait=3, retry_exceptions=_ULANGI))(jalankan)
    return app

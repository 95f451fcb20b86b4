"""Jam contoh: pekerjaan rekaan terjadi pada hari-hari yang lalu, bukan semuanya pada detik pemuatan."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db.models import DateTimeField, Model
from django.db.models.expressions import DatabaseDefault
from django.db.models.signals import pre_save


class Jam:
    """Waktu rekaan yang hanya maju."""

    def __init__(self, kini: datetime) -> None:
        self.kini = kini

    def maju(self, *, menit: int) -> None:
        """Majukan jam; setiap tindakan makan waktu."""
        self.kini += timedelta(minutes=menit)

    def setel(self, kini: datetime) -> None:
        """Pindah ke suatu waktu; ke belakang juga, untuk pekerjaan lain yang berjalan bersamaan."""
        self.kini = kini


@contextmanager
def memakai(jam: Jam) -> Iterator[None]:
    """Selama blok ini baris baru bertanggal menurut `jam`, bukan menurut jam basis data."""

    def tanggali(sender: type[Model], instance: Model, **_: Any) -> None:
        for medan in sender._meta.concrete_fields:
            if isinstance(medan, DateTimeField) and isinstance(getattr(instance, medan.attname), DatabaseDefault):
                setattr(instance, medan.attname, jam.kini)

    pre_save.connect(tanggali, weak=False, dispatch_uid="jam-contoh")
    try:
        yield
    finally:
        pre_save.disconnect(dispatch_uid="jam-contoh")

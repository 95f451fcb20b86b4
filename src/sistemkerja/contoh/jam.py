"""Jam contoh: pekerjaan rekaan terjadi pada hari-hari yang lalu, bukan semuanya pada detik pemuatan."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db.models import DateTimeField, Model
from django.db.models.expressions import DatabaseDefault
from django.db.models.signals import post_init, pre_save

from sistemkerja.alur.models import Tugas


class Jam:
    """Waktu rekaan pada jam dan hari kerja, tidak pernah melewati `batas`."""

    def __init__(self, kini: datetime, batas: datetime | None = None) -> None:
        self.batas = batas
        self._langkah = 0
        self.setel(kini)

    def maju(self, *, menit: int) -> None:
        """Majukan jam; setiap tindakan makan waktu, tidak pernah persis sama."""
        self._langkah += 1
        self.setel(self.kini + timedelta(minutes=menit + self._langkah * 37 % 113))

    def setel(self, kini: datetime) -> None:
        """Pindah ke suatu waktu; ke belakang juga, untuk pekerjaan lain yang berjalan bersamaan."""
        if kini.hour >= 16:
            kini = (kini + timedelta(days=1)).replace(hour=8, minute=kini.minute)
        if kini.hour < 8:
            kini = kini.replace(hour=9)
        if kini.weekday() > 4:
            kini += timedelta(days=7 - kini.weekday())
        self.kini = min(kini, self.batas) if self.batas else kini


@contextmanager
def memakai(jam: Jam) -> Iterator[None]:
    """Selama blok ini baris baru bertanggal menurut `jam`, bukan menurut jam basis data.

    Tugas ditulis banyak sekaligus, tanpa `pre_save`, maka bertanggal sejak dibuat.
    """

    def tanggali(sender: type[Model], instance: Model, **_: Any) -> None:
        for medan in sender._meta.concrete_fields:
            if isinstance(medan, DateTimeField) and isinstance(getattr(instance, medan.attname), DatabaseDefault):
                setattr(instance, medan.attname, jam.kini)

    pre_save.connect(tanggali, weak=False, dispatch_uid="jam-contoh")
    post_init.connect(tanggali, sender=Tugas, weak=False, dispatch_uid="jam-contoh")
    try:
        yield
    finally:
        post_init.disconnect(sender=Tugas, dispatch_uid="jam-contoh")
        pre_save.disconnect(dispatch_uid="jam-contoh")

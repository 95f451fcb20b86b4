"""Inserting thousands of rows in a few statements: one array a column instead of one parameter a value.

COPY is refused on tables with row security, and a VALUES list of 12,000 rows costs more to write and to parse than to
insert (measured in bench/README.md: a third of the time). Row security, constraints and triggers work as always.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import connections, models

from sistemkerja.pemda.sel import sel_kini

_KELOMPOK = 5_000
_JENIS = {
    models.UUIDField: "uuid", models.BooleanField: "bool", models.DateTimeField: "timestamptz",
    models.DateField: "date", models.IntegerField: "int", models.CharField: "text", models.TextField: "text",
}  # fmt: skip


def sisip_banyak(model: type[models.Model], kolom: Sequence[str], baris: Iterable[Sequence[Any]]) -> int:
    """Insert rows given as values of these columns (attribute names, so `unit_id`); the number inserted.

    Columns left out must have a default in the database. Keys are made by the caller.
    """
    medan = [_medan(model, nama) for nama in kolom]
    ungkapan, parameter = zip(*(_ungkapan(satu, n) for n, satu in enumerate(medan)), strict=True)
    tiruan = ", ".join(f"%s::{jenis}[]" for semua in parameter for jenis in semua)
    nama = ", ".join(f"p{n}{s}" for n, semua in enumerate(parameter) for s in "ab"[: len(semua)])
    kolom_tabel = ", ".join(f'"{satu.column}"' for satu in medan)
    sql = (
        f'INSERT INTO "{model._meta.db_table}" ({kolom_tabel}) SELECT {", ".join(ungkapan)}'  # noqa: S608 - names of ours
        f" FROM unnest({tiruan}) AS t ({nama})"
    )
    jumlah, sisa = 0, iter(baris)
    with connections[sel_kini.get()].cursor() as kursor:
        while kelompok := list(islice(sisa, _KELOMPOK)):
            lajur = zip(*kelompok, strict=True)
            isi = [n for satu, nilai in zip(medan, lajur, strict=True) for n in _lajur(satu, nilai)]
            kursor.execute(sql, isi)
            jumlah += len(kelompok)
    return jumlah


def _medan(model: type[models.Model], nama: str) -> Any:
    return next(f for f in model._meta.local_concrete_fields if f.attname == nama)


def _jenis(medan: Any) -> str:
    if isinstance(medan, models.ForeignKey):
        return _jenis(medan.target_field)
    return next(jenis for kelas, jenis in _JENIS.items() if isinstance(medan, kelas))


def _ungkapan(medan: Any, n: int) -> tuple[str, tuple[str, ...]]:
    """Expression in the SELECT, and the types of the arrays it is made of."""
    if isinstance(medan, DateRangeField):
        return f"daterange(p{n}a, p{n}b)", ("date", "date")
    if isinstance(medan, models.JSONField):
        return f"p{n}a::jsonb", ("text",)
    if isinstance(medan, ArrayField):
        return f"ARRAY(SELECT jsonb_array_elements_text(p{n}a::jsonb))", ("text",)
    return f"p{n}a", (_jenis(medan),)


def _lajur(medan: Any, nilai: Sequence[Any]) -> list[list[Any]]:
    if isinstance(medan, DateRangeField):
        return [[m.lower for m in nilai], [m.upper for m in nilai]]
    if isinstance(medan, models.JSONField | ArrayField):
        penyandi = getattr(medan, "encoder", None)
        return [[json.dumps(n, cls=penyandi) for n in nilai]]
    return [list(nilai)]

"""Organisasi sebuah Pemda, berlaku dari tanggal ke tanggal.

Tidak ada baris yang dihapus: unit, jabatan, dan pemangku ditutup pada suatu tanggal, dan tanggal yang lalu tetap
terbaca.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from sistemkerja.pemda.models import ModelPemda


class BermasaQuerySet(models.QuerySet):
    """Baris yang berlaku dari–sampai."""

    def pada(self, per: date) -> Self:
        """Hanya yang berlaku pada tanggal `per`."""
        return self.filter(masa__contains=per)


class Bermasa(ModelPemda):
    """Dasar setiap baris bermasa: `masa` = [sejak, sampai), `sampai` kosong berarti masih berlaku."""

    masa = DateRangeField(_("masa berlaku"))

    objects = BermasaQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def sejak(self) -> date | None:
        return self.masa.lower

    @property
    def sampai(self) -> date | None:
        """Hari pertama yang tidak lagi termasuk, atau None selama masih berlaku."""
        return self.masa.upper

    @property
    def hari_terakhir(self) -> date | None:
        """Hari terakhir yang masih termasuk, sebagaimana orang menulis "sampai dengan"."""
        return self.masa.upper - timedelta(days=1) if self.masa.upper else None

    def berlaku(self, per: date) -> bool:
        """Berlakukah baris ini pada tanggal `per`?"""
        return per in self.masa

    def tutup(self, sampai: date) -> None:
        """Akhiri masa berlaku pada `sampai` (hari itu tidak lagi termasuk); riwayatnya tetap terbaca."""
        self.masa = DateRange(self.masa.lower, sampai, "[)")
        self.save(update_fields=["masa"])


def masa_terisi(nama: str) -> models.CheckConstraint:
    """Masa punya awal dan tidak kosong: masa kosong tidak pernah berbenturan, jadi lolos dari setiap penjaga."""
    return models.CheckConstraint(name=nama, condition=models.Q(masa__isempty=False, masa__lower_inf=False))


def sekali(nama: str, *medan: str, pesan: Any, bila: models.Q | None = None) -> ExclusionConstraint:
    """Paling banyak satu baris pada satu hari untuk `medan` yang sama, dalam satu Pemda."""
    kunci = [(m, RangeOperators.EQUAL) for m in ("pemda", *medan)]
    return ExclusionConstraint(
        name=nama,
        expressions=[*kunci, ("masa", RangeOperators.OVERLAPS)],
        condition=bila,
        violation_error_message=pesan,
    )

"""Saringan templat perencanaan: isian yang dikirim, supaya formulir tampil lagi dengan isinya."""

from __future__ import annotations

from collections.abc import Container
from uuid import UUID

from django import template
from django.http import QueryDict

register = template.Library()


@register.filter
def dicentang(isian: QueryDict | None, sasaran: UUID) -> list[str]:
    """Penerima yang dicentang pada sebuah sasaran."""
    return isian.getlist(f"kepada-{sasaran}") if isian else []


@register.filter
def punya(semua: Container[str], satu: UUID | str) -> bool:
    """Apakah `satu` ada di dalamnya."""
    return str(satu) in semua


@register.filter
def terketik(isian: QueryDict | None, nama: str) -> str:
    """Yang terketik di medan bernama itu."""
    return isian.get(nama, "") if isian else ""

"""Words for the kinds of objects and the fields that history speaks of."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _


def jenis(label: str) -> str:
    """`kegiatan.kegiatan` as the model's own name; the label itself when no model is called so."""
    try:
        return str(apps.get_model(label)._meta.verbose_name).capitalize()
    except (LookupError, ValueError):
        return label


def medan(label: str, nama: str) -> str:
    """A field's own name."""
    try:
        return str(getattr(apps.get_model(label)._meta.get_field(nama.removesuffix("_id")), "verbose_name", nama))
    except Exception:  # a field of another table, or one that is gone: its code is still true
        return nama.replace("_", " ")


def nilai(isi: Any) -> str:
    """A stored value as people read it."""
    if isi is None or isi == "":
        return "–"
    if isinstance(isi, bool):
        return _("ya") if isi else _("tidak")
    if isinstance(isi, dict):
        return ", ".join(f"{kunci}: {nilai(x)}" for kunci, x in isi.items())
    if isinstance(isi, list):
        return ("; " if any(isinstance(x, dict) for x in isi) else ", ").join(nilai(x) for x in isi)
    return str(isi)

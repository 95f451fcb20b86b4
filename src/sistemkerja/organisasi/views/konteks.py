"""Yang sama pada setiap layar organisasi: tanggalnya, remahnya, dan jawaban bagi yang tidak ada."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.tanggal import baca_per, hari_ini
from sistemkerja.pemda.direktori import LIMA_PEMDA


def tanggal(request: PelakuRequest) -> tuple[date, dict[str, Any]]:
    """Tanggal yang diminta dan konteks pemilihnya; `tanya` meneruskan tanggal itu ke tautan."""
    kini = hari_ini(request.pemda)
    tertulis = request.GET.get("per", "")
    per, terbaca = baca_per(tertulis, kini)
    return per, {
        "per": per,
        "hari_ini": kini,
        "per_tertulis": tertulis,
        "per_keliru": not terbaca,
        "tanya": "" if per == kini else f"?per={per.isoformat()}",
        "data_contoh": request.pemda.pk in {p.id for p in LIMA_PEMDA},
    }


def ada(halaman: Any) -> Any:
    """Halaman itu; Http404 bila tidak ada di Pemda ini (sama dengan milik Pemda lain)."""
    if halaman is None:
        raise Http404
    return halaman


def remah(garis: list[tuple[UUID, str]], tanya: str) -> list[tuple[str, str]]:
    """Remah dari daftar organisasi lewat unit-unit di garis."""
    puncak = [(_("Organisasi"), reverse("organisasi:daftar") + tanya)]
    return puncak + [(nama, reverse("organisasi:unit", args=[id_]) + tanya) for id_, nama in garis]


def tampil(request: PelakuRequest, templat: str, konteks: dict[str, Any]) -> HttpResponse:
    """Halaman; 422 bila tanggal yang ditulis bukan tanggal."""
    return render(request, templat, konteks, status=422 if konteks["per_keliru"] else 200)

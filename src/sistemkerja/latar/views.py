"""Screens of background jobs."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST, require_safe

from sistemkerja.antarmuka.lembar import Kolom, jawab_lembar, kueri_lembar, minta_lembar
from sistemkerja.antarmuka.tanggap import done, respond
from sistemkerja.latar import bacaan, tindakan
from sistemkerja.latar.models import Pekerjaan
from sistemkerja.organisasi.pelaku import PelakuRequest

_SEHALAMAN = 25
_KOLOM = (
    Kolom(_lazy("Pekerjaan"), 50), Kolom(_lazy("Keadaan"), 16), Kolom(_lazy("Diminta oleh"), 36),
    Kolom(_lazy("Diminta pada"), 16), Kolom(_lazy("Usai"), 16),
)  # fmt: skip


@require_safe
def daftar(request: PelakuRequest) -> HttpResponse:
    """One's own jobs; with `?semua=1` those of the whole Pemda, for who runs the system."""
    mengawasi = bacaan.mengawasi(request.pelaku)
    semua = mengawasi and request.GET.get("semua") == "1"
    if minta_lembar(request):
        return _lembar(bacaan.daftar(request.pelaku, semua))
    halaman = Paginator(bacaan.daftar(request.pelaku, semua), _SEHALAMAN).get_page(request.GET.get("page"))
    context = {"judul": _("Pekerjaan latar"), "halaman": halaman, "semua": semua}
    context["kueri"] = "semua=1&" if semua else ""
    context["kueri_lembar"] = kueri_lembar(request)
    context["tab"] = _tab(semua) if mengawasi else []
    return render(request, "latar/daftar.html", context)


@require_safe
def pekerjaan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """How far a job is, and what came of it; the fragment asks for itself until the job is over."""
    satu = _ada(request, pk)
    tindakan.lihat(satu, oleh=request.pelaku)
    return respond(request, "latar/pekerjaan.html", "latar/_kemajuan.html", _konteks(satu))


@require_POST
def pembatalan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Ask one's own job to stop."""
    satu = tindakan.batalkan(pk, oleh=request.pelaku)
    return done(request, satu, "latar/_kemajuan.html", _konteks(satu))


def _lembar(semua: QuerySet[Pekerjaan]) -> HttpResponse:
    baris = ((p.judul, p.get_keadaan_display(), p.oleh, _jam(p.dibuat), _jam(p.usai)) for p in semua)
    return jawab_lembar(_("Pekerjaan latar"), _KOLOM, baris)


def _jam(kapan: datetime | None) -> datetime | None:
    return localtime(kapan) if kapan else None


def _ada(request: PelakuRequest, pk: UUID) -> Pekerjaan:
    satu = bacaan.pekerjaan_untuk(request.pelaku, pk)
    if satu is None:
        raise Http404
    return satu


def _konteks(satu: Pekerjaan) -> dict[str, Any]:
    remah = [(_("Pekerjaan latar"), reverse("latar:daftar"))]
    return {"judul": satu.judul, "pekerjaan": satu, "remah": remah}


def _tab(semua: bool) -> list[dict[str, Any]]:
    alamat = reverse("latar:daftar")
    return [
        {"label": _("Pekerjaan saya"), "url": alamat, "kini": not semua},
        {"label": _("Semua di Pemda ini"), "url": f"{alamat}?semua=1", "kini": semua},
    ]

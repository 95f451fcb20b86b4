"""The living page of the design system, and three whole pages to copy from."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sistemkerja.antarmuka.contoh import halaman, susunan
from sistemkerja.antarmuka.contoh.alur import KERANGKA
from sistemkerja.antarmuka.navigasi import AKSEN

_HALAMAN = {"meja": halaman.meja, "kegiatan": halaman.kegiatan, "pk": halaman.pk}


@require_safe
def gaya(request: HttpRequest) -> HttpResponse:
    """Every component; `?aksen=` shows another accent."""
    tabel, baris = susunan.tabel(request.GET)
    isi = {**halaman.komponen(), "kerangka": _kerangka(request), "aksen": AKSEN}
    return render(request, "antarmuka/gaya.html", {**isi, "tabel_contoh": tabel, "baris_contoh": baris})


@require_safe
def halaman_contoh(request: HttpRequest, nama: str) -> HttpResponse:
    """A whole page with made-up content."""
    if nama not in _HALAMAN:
        raise Http404
    context = {**_HALAMAN[nama](), "kerangka": _kerangka(request)}
    return render(request, f"antarmuka/contoh_{nama}.html", context)


@require_safe
def galat_contoh(request: HttpRequest, macam: str) -> HttpResponse:
    """A refusal as people meet it."""
    galat = halaman.galat().get(macam)
    if galat is None:
        raise Http404
    raise galat


def _kerangka(request: HttpRequest) -> dict[str, object]:
    aksen = request.GET.get("aksen", "")
    tema = request.GET.get("tema", request.COOKIES.get("tema", ""))
    isi: dict[str, object] = {**KERANGKA, "tema": tema if tema in ("terang", "gelap") else ""}
    return {**isi, "aksen": aksen} if aksen in AKSEN else isi

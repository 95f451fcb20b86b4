"""Refusals of work answered once: a page that explains, or a notice beside the form that htmx sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from sistemkerja.antarmuka.tanggap import minta_penggalan
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru, SudahBerubah, TidakBerwenang, TidakDiaturApp

_BUKAN_ISIAN = {"csrfmiddlewaretoken", "kunci", "versi", "next"}


class GalatMiddleware:
    """Turns a GalatKerja into 403, 409 or 422 in the reader's words; nothing that was typed is lost."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, GalatKerja):
            return None
        return jawab_galat(request, exception)


def jawab_galat(request: HttpRequest, galat: GalatKerja) -> HttpResponse:
    """The answer to a refusal; it always undoes the transaction of the request."""
    penggalan = minta_penggalan(request)
    nama = "antarmuka/_galat.html" if penggalan else "antarmuka/galat.html"
    context: dict[str, Any] = {
        "galat": galat,
        "macam": _macam(galat),
        "isian": [] if penggalan else isian(request),
        "kembali_ke": asal(request),
    }
    response = render(request, nama, context, status=galat.status)
    patch_vary_headers(response, ["HX-Request"])
    if penggalan:
        # The script moves it into the form that was sent; the form itself stays as it is.
        response["X-Galat"] = str(galat.status)
        response["HX-Retarget"] = "#galat"
        response["HX-Reswap"] = "innerHTML"
    response.batalkan = True  # type: ignore[attr-defined]
    return response


def _macam(galat: GalatKerja) -> str:
    macam: list[tuple[type[GalatKerja], str]] = [
        (TidakBerwenang, "wewenang"),
        (SudahBerubah, "berubah"),
        (MasukanKeliru, "masukan"),
        (TidakDiaturApp, "tidak_diatur"),
    ]
    return next((nama for jenis, nama in macam if isinstance(galat, jenis)), "lain")


def isian(request: HttpRequest) -> list[tuple[str, str]]:
    """What was posted, to be copied back: no tokens, no passwords, of a field with a search only what was typed."""
    dicari = {nama.removesuffix("_teks") for nama in request.POST if nama.endswith("_teks")}
    bukan = _BUKAN_ISIAN | dicari | {f"{nama}_untuk" for nama in dicari}
    return [
        (nama.removesuffix("_teks").replace("_", " ").replace("-", " ").capitalize(), teks)
        for nama, semua in request.POST.lists()
        if nama not in bukan and "sandi" not in nama and "password" not in nama
        for teks in semua
        if isinstance(teks, str) and teks.strip()
    ]


def asal(request: HttpRequest) -> str:
    """The page that the request came from, if it is ours."""
    alamat = request.headers.get("Referer", "")
    aman = url_has_allowed_host_and_scheme(alamat, {request.get_host()}, require_https=request.is_secure())
    return alamat if alamat and aman else ""

"""The two answers of a view: show (page or fragment) and done (fragment or redirect)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers


class PunyaAlamat(Protocol):
    def get_absolute_url(self) -> str: ...


def minta_penggalan(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page (not for a boosted page or one from its history)."""
    kepala = request.headers
    return (
        kepala.get("HX-Request") == "true"
        and kepala.get("HX-Boosted") != "true"
        and kepala.get("HX-History-Restore-Request") != "true"
    )


def respond(
    request: HttpRequest,
    page: str,
    fragment: str,
    context: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, or only its fragment when htmx asks. A 4xx undoes the transaction of the request."""
    nama = fragment if minta_penggalan(request) else page
    response = render(request, nama, dict(context or {}), status=status)
    patch_vary_headers(response, ["HX-Request"])
    if status >= 400:
        response.batalkan = True  # type: ignore[attr-defined]
    return response


def done(
    request: HttpRequest,
    to: str | PunyaAlamat,
    fragment: str | None = None,
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """After an act: the fragment for htmx, else on to the page of what was made.

    `to` is an object with `get_absolute_url`, a path, or the name of an address without arguments.
    """
    if minta_penggalan(request):
        if fragment is None:
            return HttpResponse(headers={"HX-Redirect": _alamat(to)})
        response = render(request, fragment, dict(context or {}))
    else:
        response = redirect(_alamat(to))
    patch_vary_headers(response, ["HX-Request"])
    return response


def _alamat(to: str | PunyaAlamat) -> str:
    if not isinstance(to, str):
        return to.get_absolute_url()
    return to if to.startswith(("/", "?", "http://", "https://")) else reverse(to)

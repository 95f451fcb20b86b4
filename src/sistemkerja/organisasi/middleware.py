"""Pelaku pada setiap permintaan, dibaca hanya bila ditanya."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from sistemkerja.organisasi.pelaku import Pelaku, pelaku_dari
from sistemkerja.organisasi.tanggal import hari_ini


class PelakuMiddleware:
    """Memasang `request.pelaku`: Pelaku dari pengguna yang masuk, None bagi yang belum."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.pelaku = SimpleLazyObject(lambda: _pelaku(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _pelaku(request: HttpRequest) -> Pelaku | None:
    pengguna = getattr(request, "user", None)
    if pengguna is None or not pengguna.is_authenticated:
        return None
    return pelaku_dari(pengguna, hari_ini(pengguna.pemda))

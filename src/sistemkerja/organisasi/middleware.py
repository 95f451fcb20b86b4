"""Pelaku pada setiap permintaan, dibaca hanya bila ditanya; dan pergantian hari, sekali sehari."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from sistemkerja.organisasi import segar
from sistemkerja.organisasi.pelaku import Pelaku, pelaku_dari
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.models import Pemda


class PelakuMiddleware:
    """Memasang `request.pelaku`: Pelaku dari pengguna yang masuk, None bagi yang belum.

    Permintaan pertama sebuah hari menyamakan bayangan organisasi Pemda itu dengan perubahan yang mulai berlaku.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.pelaku = SimpleLazyObject(lambda: _pelaku(request))  # type: ignore[attr-defined]
        pemda: Pemda | None = getattr(request, "pemda", None)
        hari = segar.segarkan_bila_berganti_hari(pemda) if pemda else None
        response = self.get_response(request)
        if pemda and hari and response.status_code < 500 and not getattr(response, "batalkan", False):
            segar.ingat(pemda, hari)
        return response


def _pelaku(request: HttpRequest) -> Pelaku | None:
    pengguna = getattr(request, "user", None)
    if pengguna is None or not pengguna.is_authenticated:
        return None
    return pelaku_dari(pengguna, hari_ini(pengguna.pemda))

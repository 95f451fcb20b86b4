"""A form that was sent after the session had ended: kept, and offered again after the same person signs in.

On a shared computer the next person must not see it. So the browser remembers, signed, whose session it last held,
and only that account gets the form back.
"""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

KUNCI_SESI = "formulir_tertunda"
KUKI_TERAKHIR = settings.SESSION_COOKIE_NAME + "_terakhir"
_PALING_BESAR = 64 * 1024
_PALING_LAMA = 60 * 60
_TIDAK_DISIMPAN = ("csrfmiddlewaretoken", "sandi", "password")


def simpan(request: HttpRequest) -> bool:
    """Keep what was posted, if it is known whose it is and it is not too large. Files are not kept."""
    pemilik = request.get_signed_cookie(KUKI_TERAKHIR, None, salt=KUKI_TERAKHIR)
    isi = [
        (nama, nilai)
        for nama, semua in request.POST.lists()
        if not any(terlarang in nama for terlarang in _TIDAK_DISIMPAN)
        for nilai in semua
    ]
    if not pemilik or not isi or sum(len(n) + len(v) for n, v in isi) > _PALING_BESAR:
        return False
    request.session[KUNCI_SESI] = {
        "alamat": request.path,
        "isi": isi,
        "berkas": bool(request.FILES),
        "pemilik": pemilik,
        "pada": int(time.time()),
    }
    return True


def ambil(request: HttpRequest) -> dict[str, Any] | None:
    """The kept form, if it belongs to whoever is signed in and is not older than an hour."""
    satu = request.session.get(KUNCI_SESI)
    if satu is None:
        return None
    milik_sendiri = request.user.is_authenticated and satu["pemilik"] == str(request.user.pk)
    if milik_sendiri and time.time() - satu["pada"] < _PALING_LAMA and _masih_ada(satu["alamat"]):
        return satu
    buang(request)
    return None


def buang(request: HttpRequest) -> None:
    """Forget the kept form."""
    request.session.pop(KUNCI_SESI, None)


def buang_bila_terkirim(request: HttpRequest) -> None:
    """The kept form is on its way again: forget it."""
    satu = request.session.get(KUNCI_SESI)
    if satu is not None and request.method == "POST" and request.path == satu["alamat"]:
        buang(request)


def ingat_pemilik(response: HttpResponse, pengguna_id: object) -> None:
    """Remember in the browser, signed, whose session this was."""
    response.set_signed_cookie(
        KUKI_TERAKHIR,
        str(pengguna_id),
        salt=KUKI_TERAKHIR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _masih_ada(alamat: str) -> bool:
    try:
        resolve(alamat)
    except Resolver404:
        return False
    return True

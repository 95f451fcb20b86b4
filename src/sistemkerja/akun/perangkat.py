"""Devices that a person has signed in on before, remembered by the browser itself in a signed cookie.

The cookie opens nothing. It only says that wrong tries elsewhere are not this person's (`tahan.py`).
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from sistemkerja.akun.models import Pengguna

KUKI = settings.SESSION_COOKIE_NAME + "_perangkat"
_LAMA = 400 * 24 * 3600  # the longest that browsers keep a cookie
_PALING_BANYAK = 8  # people who share one computer


def dikenal(request: HttpRequest, pemda: str, nip: str) -> str:
    """The name of this device if this person has signed in on it, else ""."""
    isi = _isi(request)
    return isi["id"] if _tanda(pemda, nip) in isi["akun"] else ""


def ingat(request: HttpRequest, response: HttpResponse, pengguna: Pengguna) -> None:
    """Remember in the browser that this person signed in on it."""
    isi = _isi(request)
    tanda = _tanda(pengguna.pemda.slug, pengguna.nip)
    akun = [tanda, *(t for t in isi["akun"] if t != tanda)][:_PALING_BANYAK]
    response.set_cookie(
        KUKI,
        signing.dumps({"id": isi["id"] or secrets.token_hex(12), "akun": akun}, salt=KUKI),
        max_age=_LAMA,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _isi(request: HttpRequest) -> dict[str, Any]:
    try:
        isi = signing.loads(request.COOKIES.get(KUKI, ""), salt=KUKI, max_age=_LAMA)
    except signing.BadSignature:
        return {"id": "", "akun": []}
    return isi


def _tanda(pemda: str, nip: str) -> str:
    return hashlib.sha256(f"{pemda}\0{nip}".encode()).hexdigest()[:24]

"""What a reader chooses for the screen: the theme."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sistemkerja.antarmuka.middleware import asal
from sistemkerja.antarmuka.navigasi import TEMA

_SETAHUN = 365 * 24 * 3600


@require_POST
def tema(request: HttpRequest) -> HttpResponse:
    """Keeps the theme in a cookie and goes back to the page one was reading."""
    pilihan = request.POST.get("tema", "sistem")
    response = redirect(asal(request) or "/")
    response.set_cookie("tema", pilihan if pilihan in TEMA else "sistem", max_age=_SETAHUN, samesite="Lax")
    return response

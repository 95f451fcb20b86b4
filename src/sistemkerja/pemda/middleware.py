"""One transaction a request, in the Pemda of the session."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.sel import sel_kini

KUNCI_SESI = "pemda"


class PemdaRequest(HttpRequest):
    """A request as views of a Pemda see it."""

    pemda: Pemda


class PemdaMiddleware:
    """Runs the request of a signed-in session in `gunakan`; an anonymous one has no Pemda and sees no rows.

    Rolled back on 5xx and on a response marked `batalkan = True`. `request.pemda` is the Pemda or None.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        pemda = _pemda_sesi(request)
        request.pemda = pemda  # type: ignore[attr-defined]
        if pemda is None:
            return self.get_response(request)
        with gunakan(pemda):
            response = self.get_response(request)
            if response.status_code >= 500 or getattr(response, "batalkan", False):
                transaction.set_rollback(True, using=sel_kini.get())
        return response


def _pemda_sesi(request: HttpRequest) -> Pemda | None:
    try:
        kunci = UUID(request.session.get(KUNCI_SESI, ""))
    except (AttributeError, TypeError, ValueError):  # not an id: nobody is signed in
        return None
    return Pemda.objects.filter(pk=kunci).first()

"""The address of the person behind the reverse proxy, so that one who guesses passwords does not hold up all others."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class ProksiMiddleware:
    """Sets REMOTE_ADDR from `X-Forwarded-For`, counted from the right: only what our own proxies wrote is believed.

    With `SISTEMKERJA_PROKSI` proxies in front, the address is the one that the outermost of them saw. Without any, the
    header is what a stranger likes to claim, and is not read.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (alamat := _di_depan_proksi(request, settings.PROKSI)) is not None:
            request.META["REMOTE_ADDR"] = alamat
        return self.get_response(request)


def _di_depan_proksi(request: HttpRequest, banyak: int) -> str | None:
    rantai = [satu.strip() for satu in request.headers.get("X-Forwarded-For", "").split(",")]
    if banyak < 1 or len(rantai) < banyak:
        return None
    try:
        return str(ip_address(rantai[-banyak]))
    except ValueError:
        return None

"""Who of the operators is signed in. Nothing here belongs to a Pemda, and no Pemda is open while it runs."""

from __future__ import annotations

import functools
import secrets
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.db import connections, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sistemkerja.pemda.sel import semua_sel
from sistemkerja.platform.models import Operator
from sistemkerja.platform.sandi import garam_pura_pura, kunci

KUNCI_SESI = "operator"


class OperatorRequest(HttpRequest):
    """A request of a signed-in operator."""

    operator: Operator
    tanda: str


def masuk(nama_masuk: str, sandi: str) -> str | None:
    """The sign of a new session in every cell, or None: unknown, closed and wrong are one answer."""
    satu = Operator.objects.filter(nama_masuk=nama_masuk).first()
    kunci_ = kunci(sandi, satu.garam if satu else garam_pura_pura(nama_masuk))
    if satu is None:
        return None
    tanda = secrets.token_urlsafe(32)
    cocok = [_tanya(sel, "SELECT platform_masuk(%s, %s, %s)", satu.pk, kunci_, tanda) for sel in semua_sel()]
    return tanda if cocok[0] else None


def cocok(operator: Operator, sandi: str) -> bool:
    """Whether this is the password of the operator."""
    return bool(_tanya(semua_sel()[0], "SELECT platform_cocok(%s, %s)", operator.pk, kunci(sandi, operator.garam)))


def keluar(tanda: str) -> None:
    """End the session everywhere."""
    for sel in semua_sel():
        _tanya(sel, "SELECT platform_keluar(%s)", tanda)


def operator_dari(request: HttpRequest) -> Operator | None:
    """The operator of the session. Whoever is signed in to a Pemda is none: one browser, one hat at a time."""
    tanda = request.session.get(KUNCI_SESI)
    if not tanda or getattr(request, "pemda", None) is not None:
        return None
    kunci_: UUID | None = _tanya(semua_sel()[0], "SELECT platform_sesi_operator(%s)", tanda)
    return Operator.objects.filter(pk=kunci_).first() if kunci_ else None


def perlu_operator(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view is for operators; everybody else is shown where operators sign in."""

    @functools.wraps(view)
    def bungkus(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        operator = operator_dari(request)
        if operator is None:
            return redirect("platform:masuk")
        request.operator = operator  # type: ignore[attr-defined]
        request.tanda = request.session[KUNCI_SESI]  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return login_not_required(bungkus)


def _tanya(sel: str, perintah: str, *isi: Any) -> Any:
    with transaction.atomic(using=sel), connections[sel].cursor() as kursor:
        kursor.execute(perintah, isi)
        return kursor.fetchone()[0]

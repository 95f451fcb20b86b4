"""Signing in with Pemda, NIP and password."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from sistemkerja.akun.models import Pengguna
from sistemkerja.pemda.konteks import gunakan, pemda_kini
from sistemkerja.pemda.models import Pemda


class NipBackend(BaseBackend):
    """Accounts live inside a Pemda; outside its transaction they do not exist."""

    def authenticate(
        self, request: HttpRequest | None, pemda: Pemda | None = None, nip: str = "", sandi: str = "", **lain: Any
    ) -> Pengguna | None:
        """The account, or None: unknown, closed, left and wrong password are one answer and take the same time."""
        if pemda is None:
            return None
        with gunakan(pemda):
            pengguna = Pengguna.objects.select_related("pemda", "pegawai").filter(nip=nip).first()
            if pengguna is None or not pengguna.boleh_masuk():
                make_password(sandi)
                return None
            return pengguna if pengguna.check_password(sandi) else None

    def get_user(self, user_id: Any) -> Pengguna | None:
        """The account of a session; None when it was closed, or its person left, in the meantime."""
        if pemda_kini() is None:
            return None
        milik = Pengguna.objects.dengan_peran().select_related("pemda", "pegawai")
        pengguna = milik.filter(pk=user_id if isinstance(user_id, UUID) else UUID(str(user_id))).first()
        return pengguna if pengguna is not None and pengguna.boleh_masuk() else None

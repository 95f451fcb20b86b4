"""Secrets that must be read again (of authenticators, of the SSO client): encrypted at rest (Fernet).

The key comes from SECRET_KEY, which is not in the database; older keys (SECRET_KEY_FALLBACKS) still open what they
closed. What a secret belongs to is sealed in with it, so that a row copied onto another person opens nothing.
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes


class TidakTerbuka(ValueError):
    """Closed with a key that this installation no longer has, or for something else."""


def tutup(teks: str, milik: str) -> str:
    """`teks` encrypted, to be opened only for the same `milik`."""
    return _kunci().encrypt(f"{milik}\0{teks}".encode()).decode()


def buka(sandian: str, milik: str) -> str:
    """What was closed for `milik`. Raises TidakTerbuka."""
    try:
        pemilik, _, teks = _kunci().decrypt(sandian.encode()).decode().partition("\0")
    except InvalidToken:
        raise TidakTerbuka(milik) from None
    if pemilik != milik:
        raise TidakTerbuka(milik)
    return teks


def _kunci() -> MultiFernet:
    return MultiFernet([Fernet(_turunan(k)) for k in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _turunan(rahasia: str | bytes) -> bytes:
    turunan = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"sistemkerja.akun.sandian")
    return base64.urlsafe_b64encode(turunan.derive(force_bytes(rahasia)))

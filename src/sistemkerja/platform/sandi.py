"""The key that an operator's password gives. The database keeps its fingerprint and checks it by itself.

Argon2id over the password with a salt of one's own; SHA-256 of the result is what the owner's functions compare. A
program that can do everything the web role can do still cannot act as an operator without the password.
"""

from __future__ import annotations

import hashlib
import secrets

from argon2.low_level import Type, hash_secret_raw
from django.conf import settings
from django.utils.crypto import salted_hmac


def garam_baru() -> str:
    """A salt for one operator."""
    return secrets.token_hex(16)


def kunci(sandi: str, garam: str) -> bytes:
    """The key of 32 bytes that this password gives with this salt."""
    biaya = settings.BIAYA_SANDI_OPERATOR
    return hash_secret_raw(sandi.encode(), bytes.fromhex(garam), hash_len=32, type=Type.ID, **biaya)


def bukti(sandi: str, garam: str) -> str:
    """What is kept of the key."""
    return hashlib.sha256(kunci(sandi, garam)).hexdigest()


def garam_pura_pura(nama_masuk: str) -> str:
    """A salt for a name that nobody has, so that the answer takes the same time."""
    return salted_hmac("sistemkerja.platform.garam", nama_masuk, algorithm="sha256").hexdigest()[:32]

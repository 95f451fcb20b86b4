"""Primary keys: UUIDv7 (RFC 9562), ordered by time, made without asking the database.

A key never depends on a counter of one server, so a Pemda can be copied to another cell.
"""

from __future__ import annotations

import os
import threading
import time
from uuid import UUID

_PECAHAN = 4096  # the 12 bits of `rand_a` hold the fraction of the millisecond (RFC 9562, section 6.2, method 3)
_kunci = threading.Lock()
_terakhir = 0


def uuid7() -> UUID:
    """A new key, later than every key that this process made before."""
    global _terakhir
    with _kunci:
        detak = time.time_ns() * _PECAHAN // 1_000_000
        _terakhir = detak = max(detak, _terakhir + 1)
    milidetik, pecahan = divmod(detak, _PECAHAN)
    acak = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    return UUID(int=(milidetik << 80) | (0x7 << 76) | (pecahan << 64) | (0b10 << 62) | acak)

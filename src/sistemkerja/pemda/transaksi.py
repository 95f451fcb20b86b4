"""`transaction.atomic` for acts: in the cell of the Pemda whose transaction is open.

Django's own, without `using`, means `default`. In another cell an act would then not be undone by itself when its
caller goes on after a refusal.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ContextDecorator
from types import TracebackType
from typing import TypeVar, overload

from django.db import transaction

from sistemkerja.pemda.sel import sel_kini

_F = TypeVar("_F", bound=Callable)


class Atomik(ContextDecorator):
    """A transaction, or a savepoint of the one that is open, in the cell of the moment it is entered."""

    def __init__(self) -> None:
        self._terbuka: list[AbstractContextManager[None]] = []

    def _recreate_cm(self) -> Atomik:
        return Atomik()

    def __enter__(self) -> None:
        satu = transaction.atomic(using=sel_kini.get())
        satu.__enter__()
        self._terbuka.append(satu)

    def __exit__(
        self, jenis: type[BaseException] | None, galat: BaseException | None, jejak: TracebackType | None
    ) -> None:
        self._terbuka.pop().__exit__(jenis, galat, jejak)


@overload
def atomic(fungsi: _F) -> _F: ...
@overload
def atomic(fungsi: None = None) -> Atomik: ...
def atomic(fungsi: _F | None = None) -> _F | Atomik:
    """As Django's: `@transaksi.atomic`, or `with transaksi.atomic(): ...`."""
    return Atomik() if fungsi is None else Atomik()(fungsi)

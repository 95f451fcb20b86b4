"""Cells: which database holds the rows of which Pemda. Nothing outside `pemda` knows.

One cell in the trial. With more, `DATABASES` has an alias a cell and `Pemda.sel` names it. What belongs to no Pemda
(the directory, sessions, the throttle of sign-ins, operators) lives in `default`; the row of a Pemda is also in the
directory of its cell, where the rows of the Pemda refer to it.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

from django.db import connections

SEL_UTAMA = "default"
PEMILIK = "pemilik"
sel_kini: ContextVar[str] = ContextVar("sel_kini", default=SEL_UTAMA)


class SelRouter:
    """Sends what belongs to a Pemda to the cell of the transaction, and everything else to `default`."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        from sistemkerja.pemda.models import ModelPemda

        return sel_kini.get() if issubclass(model, ModelPemda) else SEL_UTAMA

    db_for_write = db_for_read

    def allow_relation(self, a: Any, b: Any, **hints: Any) -> bool | None:
        return True  # a row may refer to the directory; references across Pemda are refused by the database


def semua_sel() -> tuple[str, ...]:
    """Aliases of all cells, the directory's own first. The owner's aliases are not cells."""
    lain = [alias for alias in connections.settings if alias != SEL_UTAMA and not alias.startswith(PEMILIK)]
    return (SEL_UTAMA, *lain)


def pemilik(sel: str) -> str:
    """Alias that reaches the database of a cell as the owner of its tables."""
    return PEMILIK if sel == SEL_UTAMA else f"{PEMILIK}_{sel}"

"""Cells: which database holds the rows of which Pemda. Nothing outside `pemda` knows.

One cell in the trial. With more, `DATABASES` has an alias a cell and `Pemda.sel` names it; the directory itself
lives in `default`.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

from django.db import connections

SEL_UTAMA = "default"
PEMILIK = "pemilik"
sel_kini: ContextVar[str] = ContextVar("sel_kini", default=SEL_UTAMA)


class SelRouter:
    """Sends the queries of a transaction to the cell of its Pemda."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return None if model._meta.label_lower in {"pemda.pemda", "sessions.session"} else sel_kini.get()

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

"""The Pemda of the present transaction: the only door to rows that belong to one.

The setting is local to the transaction. A setting of the session would be seen by the next client of a pooled
connection (measured; TEKNOLOGI, section 3), so there is no other way to set it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import connections, transaction

from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.sel import SEL_UTAMA, sel_kini, semua_sel

_pemda_kini: ContextVar[UUID | None] = ContextVar("pemda_kini", default=None)


class KonteksBertentangan(RuntimeError):
    """One transaction was asked to serve two Pemda."""


def pemda_kini() -> UUID | None:
    """The Pemda of the present transaction, None outside one."""
    return _pemda_kini.get()


@contextmanager
def gunakan(pemda: Pemda | UUID, using: str | None = None) -> Iterator[None]:
    """Open a transaction in which the rows of this Pemda, and no others, exist.

    Nested use for the same Pemda joins the transaction; for another it raises KonteksBertentangan.
    """
    kunci = pemda.pk if isinstance(pemda, Pemda) else pemda
    kini = _pemda_kini.get()
    if kini is not None:
        if kini != kunci:
            raise KonteksBertentangan(f"transaksi milik Pemda {kini} diminta melayani {kunci}")
        yield
        return
    sel = using or (pemda.sel if isinstance(pemda, Pemda) else _sel_dari(kunci))
    with transaction.atomic(using=sel):
        _pasang(sel, str(kunci))
        tanda_pemda, tanda_sel = _pemda_kini.set(kunci), sel_kini.set(sel)
        try:
            yield
        finally:
            _pemda_kini.reset(tanda_pemda)
            sel_kini.reset(tanda_sel)
            _lepas_dalam_transaksi_luar(sel)


def _sel_dari(kunci: UUID) -> str:
    """The cell of a Pemda that is known by its key only; with one cell nobody needs to be asked."""
    if len(semua_sel()) == 1:
        return SEL_UTAMA
    return Pemda.objects.filter(pk=kunci).values_list("sel", flat=True).first() or SEL_UTAMA


def _pasang(sel: str, nilai: str) -> None:
    with connections[sel].cursor() as kursor:
        kursor.execute("SELECT set_config('app.pemda', %s, true)", [nilai])


def _lepas_dalam_transaksi_luar(sel: str) -> None:
    # Inside an outer transaction (a test) the setting would outlive this block.
    koneksi = connections[sel]
    if koneksi.savepoint_ids and not koneksi.needs_rollback and koneksi.connection is not None:
        if koneksi.connection.info.transaction_status.name != "INERROR":
            _pasang(sel, "")

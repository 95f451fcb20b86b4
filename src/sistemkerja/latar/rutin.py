"""What happens by itself: history is sealed every minute, and changes that take effect today are shown from today."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.db import Error, connections

from sistemkerja.jejak.segel import segel
from sistemkerja.organisasi.segar import ingat, segarkan_bila_berganti_hari
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda

logger = logging.getLogger(__name__)

JEDA_BERSIH = 3600.0
_bersih: list[Callable[[Pemda], object]] = []


def setiap_jam(fungsi: Callable[[Pemda], object]) -> Callable[[Pemda], object]:
    """Register what clears away in a Pemda what has outlived its time; called once an hour, inside the Pemda.

    Each is a transaction of its own and safe to repeat. Written in `putaran.py` of an app, which is found by itself.
    """
    _bersih.append(fungsi)
    return fungsi


class Rutin:
    """The rounds of one cell."""

    JEDA = 60.0

    def __init__(self, sel: str) -> None:
        self.sel = sel
        self._bersih_lagi = 0.0

    def jalankan(self) -> None:
        """One round over every Pemda of the cell; what fails is tried again in the next one."""
        kini = time.monotonic()
        bersih = kini >= self._bersih_lagi
        if bersih:
            self._bersih_lagi = kini + JEDA_BERSIH
        try:
            for pemda in list(Pemda.objects.filter(sel=self.sel)):
                segel(pemda)
                with gunakan(pemda):
                    hari = segarkan_bila_berganti_hari(pemda)
                if hari is not None:
                    ingat(pemda, hari)
                if bersih:
                    self._bersihkan(pemda)
        except Error:  # such as a database that is just being restarted
            logger.warning("putaran rutin sel %s terputus", self.sel, exc_info=True)
            connections.close_all()
        except Exception:
            logger.exception("putaran rutin sel %s gagal", self.sel)

    def _bersihkan(self, pemda: Pemda) -> None:
        """What fails here does not keep history from being sealed, nor the next Pemda from being cleared."""
        for fungsi in _bersih:
            try:
                with gunakan(pemda):
                    fungsi(pemda)
            except Error:
                raise
            except Exception:
                logger.exception("pembersihan %s di %s gagal", fungsi.__module__, pemda.slug)

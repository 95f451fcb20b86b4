"""What happens by itself: history is sealed every minute, and changes that take effect today are shown from today."""

from __future__ import annotations

import logging
from datetime import date
from uuid import UUID

from django.db import Error, connections

from sistemkerja.jejak.segel import segel
from sistemkerja.organisasi.kait import ganti_hari
from sistemkerja.organisasi.rincian import segarkan
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda

logger = logging.getLogger(__name__)


class Rutin:
    """The rounds of one cell. Remembers for which day each Pemda has been brought up to date."""

    JEDA = 60.0

    def __init__(self, sel: str) -> None:
        self.sel = sel
        self._hari: dict[UUID, date] = {}

    def jalankan(self) -> None:
        """One round over every Pemda of the cell; what fails is tried again in the next one."""
        try:
            for pemda in list(Pemda.objects.filter(sel=self.sel)):
                segel(pemda)
                self._ganti_hari(pemda)
        except Error:  # such as a database that is just being restarted
            logger.warning("putaran rutin sel %s terputus", self.sel, exc_info=True)
            connections.close_all()
        except Exception:
            logger.exception("putaran rutin sel %s gagal", self.sel)

    def _ganti_hari(self, pemda: Pemda) -> None:
        hari = hari_ini(pemda)
        if self._hari.get(pemda.pk) == hari:
            return
        with gunakan(pemda):
            segarkan(pemda.pk, hari)
            ganti_hari(pemda.pk, hari)
        self._hari[pemda.pk] = hari

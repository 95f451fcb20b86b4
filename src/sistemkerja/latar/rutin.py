"""What happens by itself: history is sealed every minute, and changes that take effect today are shown from today."""

from __future__ import annotations

import logging

from django.db import Error, connections

from sistemkerja.jejak.segel import segel
from sistemkerja.organisasi.segar import ingat, segarkan_bila_berganti_hari
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda

logger = logging.getLogger(__name__)


class Rutin:
    """The rounds of one cell."""

    JEDA = 60.0

    def __init__(self, sel: str) -> None:
        self.sel = sel

    def jalankan(self) -> None:
        """One round over every Pemda of the cell; what fails is tried again in the next one."""
        try:
            for pemda in list(Pemda.objects.filter(sel=self.sel)):
                segel(pemda)
                with gunakan(pemda):
                    hari = segarkan_bila_berganti_hari(pemda)
                if hari is not None:
                    ingat(pemda, hari)
        except Error:  # such as a database that is just being restarted
            logger.warning("putaran rutin sel %s terputus", self.sel, exc_info=True)
            connections.close_all()
        except Exception:
            logger.exception("putaran rutin sel %s gagal", self.sel)

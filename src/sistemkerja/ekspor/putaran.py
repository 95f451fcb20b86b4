"""What is done every hour: an archive that has expired is deleted, also when nobody asks for a new one."""

from __future__ import annotations

from django.utils import timezone

from sistemkerja.ekspor.penangan import buang_yang_lewat
from sistemkerja.latar.rutin import setiap_jam
from sistemkerja.pemda.models import Pemda


@setiap_jam
def buang_arsip_lama(pemda: Pemda) -> None:
    """Archives past their last day."""
    buang_yang_lewat(pemda, timezone.now())

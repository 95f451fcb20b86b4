"""Reading history."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Q

from sistemkerja.jejak.models import Peristiwa


def riwayat(objek_atau_kasus: models.Model | UUID) -> list[Peristiwa]:
    """Events of an object, or of a case (all its objects), oldest first. One query."""
    kunci = objek_atau_kasus.pk if isinstance(objek_atau_kasus, models.Model) else objek_atau_kasus
    return list(Peristiwa.objects.filter(Q(objek_id=kunci) | Q(kasus=kunci)).order_by("pada", "id"))

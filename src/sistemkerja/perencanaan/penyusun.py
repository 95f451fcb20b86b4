"""Siapa yang menyusun penugasan bagi sebuah pekerjaan: pengusul bila diatur, selain itu pemberi penugasan."""

from __future__ import annotations

from uuid import UUID

from sistemkerja.alur.mesin import Mesin
from sistemkerja.alur.wenang import Wenang, wenang


def penyusun_penugasan(m: Mesin, unit_id: UUID | str) -> Wenang:
    """Wewenang menyusun penugasan di unit ini: `pengusul_penugasan` bila ada, selain itu `pemberi_penugasan`."""
    usul = wenang(m, "pengusul_penugasan", unit_id, lingkup="dalam_unit")
    if usul.diatur and usul.id_jabatan:
        return usul
    return wenang(m, "pemberi_penugasan", unit_id)

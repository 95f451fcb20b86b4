"""Pengiriman ulang: kunci formulir yang sudah dijalankan mengantar ke hasil yang sama, tanpa mengubah apa pun."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import sudah_dijalankan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import GalatKerja

M = TypeVar("M", bound=models.Model)


def hasil_terdahulu(kunci: UUID | None, tindakan: str, model: type[M], *, oleh: Pelaku) -> M | None:
    """Hasil pengiriman pertama, atau None bila kunci ini baru.

    Ditanyakan sebelum versinya diperiksa: tindakan yang berhasil menaikkan versi, dan pengiriman ulangnya tidak boleh
    dijawab "sudah berubah". Raises GalatKerja bila kuncinya milik tindakan lain.
    """
    permintaan = sudah_dijalankan(kunci, tindakan, oleh=oleh)
    if permintaan is None:
        return None
    hasil = None
    if permintaan.tindakan == tindakan and permintaan.hasil_id:
        hasil = model._default_manager.filter(pk=permintaan.hasil_id, pemda_id=oleh.pemda.pk).first()
    if hasil is None:
        raise GalatKerja(_("Formulir ini sudah pernah dikirim. Muat ulang halamannya untuk melihat hasilnya."))
    return hasil

"""Pekerjaan latar yang membuat arsip."""

from __future__ import annotations

import hashlib
import tempfile
from datetime import timedelta
from typing import Any

from django.core.files import File
from django.urls import reverse
from django.utils import timezone

from sistemkerja.ekspor.arsip import tulis_arsip
from sistemkerja.ekspor.models import Ekspor
from sistemkerja.ekspor.tindakan import JENIS
from sistemkerja.latar.daftar import Konteks, penangan
from sistemkerja.pemda.models import Pemda

UMUR = timedelta(days=7)


@penangan(JENIS)
def ekspor_seluruh(k: Konteks) -> dict[str, Any]:
    """Tulis arsip, simpan sebagai baris Ekspor. Diulang sesudah terhenti, arsip yang baru menggantikan."""
    saat = timezone.now()
    buang_yang_lewat(k.pemda, saat)
    satu = Ekspor(pemda=k.pemda, pekerjaan_id=k.pekerjaan_id, oleh=k.pelaku().nama, sampai=saat + UMUR)
    with tempfile.TemporaryFile() as berkas:
        satu.tabel, satu.baris = tulis_arsip(berkas, k.pemda, saat, k.maju)
        satu.ukuran = berkas.tell()
        berkas.seek(0)
        satu.sidik = hashlib.file_digest(berkas, "sha256").hexdigest()
        berkas.seek(0)
        satu.berkas.save("arsip.zip", File(berkas), save=False)
    satu.save(force_insert=True)
    return {"tabel": satu.tabel, "baris": satu.baris, "ukuran": satu.ukuran, "alamat_hasil": reverse("ekspor:daftar")}


def buang_yang_lewat(pemda: Pemda, saat: Any) -> None:
    """Buang arsip yang lewat masanya: salinan data semua orang tidak disimpan lebih lama dari perlunya."""
    for lama in Ekspor.objects.filter(pemda=pemda, sampai__lt=saat).exclude(berkas=""):
        lama.berkas.delete(save=False)
        lama.save(update_fields=["berkas"])

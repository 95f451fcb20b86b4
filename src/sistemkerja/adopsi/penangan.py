"""Pekerjaan latar adopsi: pemeriksaan terhadap organisasi yang besar."""

from __future__ import annotations

from typing import Any

from sistemkerja.adopsi.models import Pemeriksaan
from sistemkerja.adopsi.tindakan.pemeriksaan import JENIS_PEKERJAAN, hitung
from sistemkerja.latar.daftar import Konteks, penangan


@penangan(JENIS_PEKERJAAN)
def periksa(k: Konteks) -> dict[str, Any]:
    """Isi temuan pemeriksaan yang sudah dicatat; diulang pun hasilnya sama."""
    baris = Pemeriksaan.objects.select_for_update().get(pemda=k.pemda, pk=k.isi["pemeriksaan"])
    hasil = hitung(k.pemda, baris.sidik, baris.per, lambda n, dari: k.maju(n, dari))
    Pemeriksaan.objects.filter(pk=baris.pk).update(
        angka=hasil.angka, temuan=[t.json() for t in hasil.temuan], pekerjaan_id=None
    )
    return {"temuan": len(hasil.temuan)}

"""Pekerjaan latar impor: menghitung pratinjau berkas besar, dan menerapkannya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sistemkerja.alur.kunci import kunci_versi
from sistemkerja.impor.models import Impor, KeadaanImpor
from sistemkerja.impor.tindakan.baca import PRATINJAU, hitung_pratinjau
from sistemkerja.impor.tindakan.terapkan import PENERAPAN, terapkan_impor
from sistemkerja.latar.daftar import Konteks, penangan


@penangan(PRATINJAU)
def pratinjau_impor(k: Konteks) -> dict[str, Any]:
    """Hitung pratinjau; yang sudah diganti permintaan yang lebih baru dibiarkan."""
    impor = kunci_versi(Impor, UUID(k.isi["impor"]), None, oleh=k.pelaku())
    if impor.keadaan == KeadaanImpor.DIHITUNG and impor.versi == k.isi["versi"]:
        hitung_pratinjau(impor, k.maju)
    return {"alamat_hasil": impor.get_absolute_url(), **impor.ringkas}


@penangan(PENERAPAN)
def penerapan_impor(k: Konteks) -> dict[str, Any]:
    """Terapkan impor dalam transaksi pekerjaan ini."""
    return terapkan_impor(UUID(k.isi["impor"]), k.isi["sidik"], oleh=k.pelaku(), maju=k.maju)

"""Pekerjaan latar adopsi: pemeriksaan terhadap organisasi yang besar."""

from __future__ import annotations

from typing import Any

from sistemkerja.adopsi.bacaan.perbedaan import yang_berlaku, yang_terkena
from sistemkerja.adopsi.models import Pemeriksaan
from sistemkerja.adopsi.naskah import naskah
from sistemkerja.adopsi.tindakan.pemeriksaan import JENIS_PEKERJAAN, JENIS_TERKENA, hitung
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


@penangan(JENIS_TERKENA)
def terkena(k: Konteks) -> dict[str, Any]:
    """Isi siapa yang terkena; diulang pun hasilnya sama."""
    baris = Pemeriksaan.objects.select_for_update().get(pemda=k.pemda, pk=k.isi["pemeriksaan"])
    lama, satu = yang_berlaku(k.pemda, baris.per), naskah(k.pemda, baris.sidik)
    if lama is None or satu is None:
        return {}
    kena = yang_terkena(k.pemda, lama, satu.per, baris.per)
    isi = [{"penilai": kena["penilai"], "rantai": kena["rantai"]}]
    Pemeriksaan.objects.filter(pk=baris.pk).update(angka=kena["angka"], temuan=isi, pekerjaan_id=None)
    return dict(kena["angka"])

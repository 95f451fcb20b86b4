"""Jalan sebuah impor dari berkas sampai diterapkan, tanpa layar dan tanpa pekerja latar."""

from __future__ import annotations

from datetime import date
from typing import Any

from sistemkerja.impor.models import BarisImpor, Impor
from sistemkerja.impor.tests.conftest import PER
from sistemkerja.impor.tindakan.baca import atur_kolom, hitung_pratinjau
from sistemkerja.impor.tindakan.terapkan import YANG_BENAR, minta_penerapan, terapkan_impor
from sistemkerja.impor.tindakan.unggah import unggah_impor
from sistemkerja.organisasi.pelaku import Pelaku


def pratinjau(jenis: str, isi: bytes, oleh: Pelaku, per: date = PER, nama: str = "berkas.xlsx") -> Impor:
    """Unggah, terima kolom yang dikenali, dan hitung pratinjaunya."""
    impor = unggah_impor(jenis, nama, isi, oleh=oleh)
    impor = atur_kolom(impor.pk, impor.pemetaan, per, oleh=oleh, versi=impor.versi)
    if impor.keadaan == "dihitung":
        hitung_pratinjau(impor, lambda n, dari, pesan: None)
    return Impor.objects.get(pk=impor.pk)


def terapkan(impor: Impor, oleh: Pelaku, cara: str = YANG_BENAR) -> dict[str, Any]:
    """Terapkan pratinjau itu."""
    minta_penerapan(impor.pk, cara, "800/1/2026", PER, "", oleh=oleh, versi=impor.versi)
    return terapkan_impor(impor.pk, impor.sidik_rencana, oleh=oleh, maju=lambda n, dari, pesan: None)


def keadaan_baris(impor: Impor) -> dict[int, str]:
    """Nomor baris → keadaannya."""
    return dict(BarisImpor.objects.filter(impor=impor).values_list("nomor", "keadaan"))


def temuan(impor: Impor) -> set[tuple[int, str, str]]:
    """Semua temuan: (nomor baris, isian, kode)."""
    baris = BarisImpor.objects.filter(impor=impor).values_list("nomor", "temuan")
    return {(nomor, t["kolom"], t["kode"]) for nomor, semua in baris for t in semua}

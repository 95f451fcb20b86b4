"""Siapa yang menyusun penugasan bagi sebuah pekerjaan, dan siapa yang memberinya, menurut jenjang orangnya."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sistemkerja.alur.mesin import Mesin
from sistemkerja.alur.wenang import Wenang, wenang
from sistemkerja.aturan import kosakata as k


def pemberi_penugasan(
    m: Mesin, unit_id: UUID | str, *, lingkup: str = "dalam_unit", jenjang: Iterable[str] = ()
) -> Wenang:
    """Wewenang memberi penugasan (penunjukan) di unit ini.

    Sebagian peraturan mengaturnya menurut jenjang yang ditugaskan; tanpa `jenjang` semuanya dicoba, dari pelaksana.
    """
    umum = wenang(m, "pemberi_penugasan", unit_id, lingkup=lingkup, cara="penunjukan")
    if umum.diatur:
        return umum
    for satu in jenjang or reversed(k.JENJANG_PEGAWAI):
        khusus = wenang(m, "pemberi_penugasan", unit_id, lingkup=lingkup, cara="penunjukan", jenjang=satu)
        if khusus.diatur:
            return khusus
    return umum


def penyusun_penugasan(m: Mesin, unit_id: UUID | str) -> Wenang:
    """Wewenang menyusun penugasan: pengusulnya bila diatur, lalu pemberinya, lalu perumus strateginya."""
    usul = wenang(m, "pengusul_penugasan", unit_id, lingkup="dalam_unit", cara="penunjukan")
    if usul.diatur and usul.id_jabatan:
        return usul
    pemberi = pemberi_penugasan(m, unit_id)
    if pemberi.diatur and pemberi.id_jabatan:
        return pemberi
    return wenang(m, "perumus_strategi", unit_id)

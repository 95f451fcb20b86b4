"""Siapa membagi target kepada siapa di sebuah unit, menurut aturan `pembagi_target` dan `perumus_strategi`."""

from __future__ import annotations

from uuid import UUID

from sistemkerja.alur.mesin import Mesin
from sistemkerja.alur.wenang import Wenang, wenang
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.organisasi import Jabatan


def penerima_target(m: Mesin, unit_id: UUID | str, pembagi_id: UUID | str) -> tuple[Jabatan, ...]:
    """Jabatan yang dapat menerima bagian target dari jabatan `pembagi_id`.

    Menurut `kepada` pada aturan bila ada; tanpa itu para perumus strategi di bawahnya. Pembagi tidak membagi kepada
    dirinya sendiri kecuali ia sendiri perumus strateginya.
    """
    pembagi = m.org.jabatan(str(pembagi_id))
    w = wenang(m, "pembagi_target", unit_id)
    kode: list[str] = []
    for cabang in w.jawaban.cabang:
        for satu in cabang.nilai:
            if pembagi.kode in satu["oleh"] or pembagi.asisten in satu["oleh"] or len(w.jawaban.cabang) == 1:
                kode.extend(satu.get("kepada", ()))
    perumus = wenang(m, "perumus_strategi", unit_id)
    if not kode or set(kode) & {"pejabat_fungsional", "pelaksana", "individu"}:
        kode.extend(perumus.kode)
    calon = _jabatan_di_bawah(m, pembagi.unit, frozenset(kode))
    if perumus.id_jabatan & {pembagi.id} and pembagi not in calon:
        calon = (pembagi, *calon)
    return tuple(j for j in calon if j.id != pembagi.id or pembagi.id in perumus.id_jabatan)


def _jabatan_di_bawah(m: Mesin, unit_id: str, kode: frozenset[str]) -> tuple[Jabatan, ...]:
    hasil: list[Jabatan] = []
    antre = [m.org.unit(unit_id)]
    while antre:
        unit = antre.pop(0)
        hasil.extend(j for j in m.org.jabatan_di_unit(unit.id) if j.kode in kode or j.asisten in kode and j.asisten)
        antre.extend(m.org.anak_unit(unit.id))
    return tuple(hasil)


def pembagi_bagian(m: Mesin, unit_id: UUID | str) -> Wenang:
    """Wewenang membagi target di sebuah unit."""
    return wenang(m, "pembagi_target", unit_id)


def unit_perjanjian(m: Mesin, unit_id: UUID | str) -> tuple[str, ...]:
    """Unit-unit, dari yang terdekat ke atas, yang Perjanjian Kinerjanya dapat menjadi sumber target unit ini."""
    garis = m.org.garis_unit(str(unit_id))
    return tuple(u.id for u in garis if u.jenis in k.JENIS_INDUK)

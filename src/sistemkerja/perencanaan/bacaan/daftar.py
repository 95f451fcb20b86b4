"""Daftar Perjanjian Kinerja setahun: yang tampak bagi pelaku, dan yang dapat dibuatnya."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from sistemkerja.alur.mesin import Mesin
from sistemkerja.alur.tampak import unit_tampak
from sistemkerja.alur.wenang import kenapa, wenang
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.kedudukan import unit_pokok
from sistemkerja.aturan.organisasi import Unit
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.perencanaan.models import PerjanjianKinerja
from sistemkerja.perencanaan.pembagian import berperjanjian_sendiri, unit_perjanjian


@dataclass(frozen=True, slots=True)
class UnitTanpaPerjanjian:
    """Unit pelaku yang tidak ber-Perjanjian Kinerja sendiri: alasannya, dan apa yang dapat dilakukan."""

    unit: Unit
    jawaban: dict[str, Any]
    saran: str
    sumber: PerjanjianKinerja | None


@dataclass(frozen=True, slots=True)
class DaftarPerjanjian:
    """Isi halaman daftar."""

    perjanjian: Sequence[PerjanjianKinerja]
    dapat_dibuat: list[tuple[Unit, dict[str, Any]]]
    tanpa_sendiri: list[UnitTanpaPerjanjian]


def daftar_perjanjian(m: Mesin, pelaku: Pelaku, tahun: int) -> DaftarPerjanjian:
    """Perjanjian Kinerja setahun yang tampak bagi pelaku, dan unit yang dapat dibuatkannya."""
    semua = (
        PerjanjianKinerja.objects.filter(pemda=pelaku.pemda, tahun=tahun)
        .select_related("unit", "penetap")
        .annotate(
            banyak=Count("sasaran", distinct=True),
            terbagi=Count("sasaran", distinct=True, filter=Q(sasaran__bagian__isnull=False)),
        )
        .order_by("unit__kode")
    )
    tampak = unit_tampak(pelaku, m)
    perjanjian = list(semua if tampak is None else semua.filter(unit_id__in=tampak))
    ada = {str(p.unit_id): p for p in perjanjian}
    return DaftarPerjanjian(
        perjanjian,
        [(u, kenapa(w)) for u, w in _ditetapkan_pelaku(m, pelaku) if u.id not in ada],
        _tanpa_sendiri(m, pelaku, ada),
    )


def _ditetapkan_pelaku(m: Mesin, pelaku: Pelaku) -> list[tuple[Unit, Any]]:
    """Unit yang Perjanjian Kinerjanya ditetapkan pelaku: yang dipimpinnya, atau yang memuat jabatannya."""
    hasil = []
    for unit in _unit_di_bawah(m, {str(j.unit_id) for j in pelaku.jabatan}):
        w = wenang(m, "penetap_perjanjian_kinerja", unit.id)
        dipangku = w.sebagai(pelaku) if w.diatur else None
        if dipangku and unit.id in {u.id for u in m.org.garis_unit(str(dipangku.unit_id))}:
            hasil.append((unit, w))
    return hasil


def _unit_di_bawah(m: Mesin, akar: set[str]) -> list[Unit]:
    """Unit pokok di atas jabatan pelaku, dan semua unit pokok di bawahnya."""
    antre = []
    for satu in akar:
        pokok = unit_pokok(m.org, satu)
        antre.append(pokok or m.org.unit(satu))
    hasil: dict[str, Unit] = {}
    while antre:
        unit = antre.pop(0)
        if unit.id in hasil:
            continue
        hasil[unit.id] = unit
        antre.extend(m.org.anak_unit(unit.id))
    return [u for u in hasil.values() if u.jenis in k.JENIS_INDUK]


def _tanpa_sendiri(m: Mesin, pelaku: Pelaku, ada: Mapping[str, PerjanjianKinerja]) -> list[UnitTanpaPerjanjian]:
    pokok = {u.id: u for j in pelaku.jabatan if (u := unit_pokok(m.org, str(j.unit_id)))}
    hasil = []
    for unit in pokok.values():
        if not berperjanjian_sendiri(m, unit):
            w = wenang(m, "penetap_perjanjian_kinerja", unit.id)
            hasil.append(_satu_tanpa(m, unit, kenapa(w), ada))
    return hasil


def _satu_tanpa(
    m: Mesin, unit: Unit, jawaban: dict[str, Any], ada: Mapping[str, PerjanjianKinerja]
) -> UnitTanpaPerjanjian:
    sumber = next((ada[u] for u in unit_perjanjian(m, unit.id) if u in ada), None)
    perumus = wenang(m, "perumus_strategi", unit.id)
    if not perumus.diatur:
        saran = _(
            "Mekanisme kerja unit ini belum diatur. Pemda dapat menetapkan kebijakannya sendiri dengan dasar hukum."
        )
    elif wenang(m, "pembagi_target", unit.id).diatur:
        saran = _("Targetnya dibagi dari Perjanjian Kinerja Perangkat Daerah induknya.")
    else:
        isi = {"siapa": perumus.nama_jabatan}
        saran = _("%(siapa)s mengambil target dari Perjanjian Kinerja Perangkat Daerah induknya.") % isi
    return UnitTanpaPerjanjian(unit, jawaban, saran, sumber if perumus.diatur else None)


def tahun_tersedia(pelaku: Pelaku) -> list[int]:
    """Tahun-tahun yang sudah ada Perjanjian Kinerjanya, tahun ini, dan tahun depan."""
    tersimpan = (
        PerjanjianKinerja.objects.filter(pemda=pelaku.pemda).order_by().values_list("tahun", flat=True).distinct()
    )
    return sorted({*tersimpan, pelaku.per.year, pelaku.per.year + 1}, reverse=True)

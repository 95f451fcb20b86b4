"""Satu Perjanjian Kinerja: sasarannya, siapa yang membawa tiap sasaran, dan pohon pekerjaan di bawahnya."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.http import Http404
from django.utils.translation import gettext as _

from sistemkerja.alur.mesin import Mesin
from sistemkerja.alur.tampak import boleh_lihat
from sistemkerja.alur.wenang import Wenang, wenang
from sistemkerja.aturan.organisasi import Jabatan
from sistemkerja.aturan.pejabat import yang_bertindak
from sistemkerja.organisasi.pelaku import JabatanDipangku, Pelaku
from sistemkerja.perencanaan.kait import KeadaanButir, keadaan_butir
from sistemkerja.perencanaan.models import BagianTarget, ButirStrategi, PerjanjianKinerja, SasaranKinerja
from sistemkerja.perencanaan.pembagian import (
    menerima_dahulu,
    penerima_target,
    sebutan_jabatan,
    unit_perjanjian,
)


@dataclass(frozen=True, slots=True)
class BarisSasaran:
    """Satu sasaran: bagiannya dengan nama pemiliknya, dan (id, nama) jabatan yang masih dapat menerimanya."""

    sasaran: SasaranKinerja
    bagian: tuple[tuple[BagianTarget, str], ...]
    penerima: tuple[tuple[str, str], ...]
    dapat_diambil: bool
    menunggu_dibagi: bool = False

    @property
    def kunci(self) -> str:
        return str(self.sasaran.pk)


@dataclass(frozen=True, slots=True)
class HalamanPerjanjian:
    """Isi halaman satu Perjanjian Kinerja."""

    perjanjian: PerjanjianKinerja
    baris: tuple[BarisSasaran, ...]
    penetap: Wenang
    sebagai_penetap: JabatanDipangku | None
    pembagi: Wenang
    sebagai_pembagi: JabatanDipangku | None
    pengambil: JabatanDipangku | None
    pohon: list[dict[str, Any]]

    @property
    def tanpa_pemilik(self) -> int:
        return sum(1 for b in self.baris if not b.bagian)

    @property
    def draf(self) -> bool:
        return self.perjanjian.keadaan == PerjanjianKinerja.Keadaan.DRAF

    @property
    def dapat_membagi(self) -> bool:
        return not self.draf and self.sebagai_pembagi is not None and any(b.penerima for b in self.baris)


def perjanjian_untuk(pelaku: Pelaku, pk: UUID, m: Mesin) -> PerjanjianKinerja:
    """Perjanjian Kinerja yang tampak bagi pelaku. Raises Http404."""
    satu = PerjanjianKinerja.objects.filter(pemda=pelaku.pemda, pk=pk).select_related("unit", "penetap").first()
    if satu is None or not boleh_lihat(pelaku, satu.unit_id, m):
        raise Http404
    return satu


def sasaran_untuk(pelaku: Pelaku, pk: UUID, m: Mesin) -> SasaranKinerja:
    """Sasaran dalam Perjanjian Kinerja yang tampak bagi pelaku. Raises Http404."""
    satu = SasaranKinerja.objects.filter(pemda=pelaku.pemda, pk=pk).select_related("perjanjian").first()
    if satu is None or not boleh_lihat(pelaku, satu.perjanjian.unit_id, m):
        raise Http404
    return satu


def halaman_perjanjian(m: Mesin, pelaku: Pelaku, perjanjian: PerjanjianKinerja) -> HalamanPerjanjian:
    """Semua yang ditampilkan halaman ini; banyaknya pertanyaan SQL tetap."""
    butir = Prefetch("strategi__butir", ButirStrategi.objects.order_by("urut", "id"))
    bagian = Prefetch(
        "bagian", BagianTarget.objects.select_related("untuk_jabatan", "strategi").prefetch_related(butir)
    )
    sasaran = list(perjanjian.sasaran.prefetch_related(bagian))
    penetap = wenang(m, "penetap_perjanjian_kinerja", perjanjian.unit_id)
    pembagi = wenang(m, "pembagi_target", perjanjian.unit_id)
    sebagai = pembagi.sebagai(pelaku) if pembagi.diatur else None
    penerima = penerima_target(m, perjanjian.unit_id, sebagai.jabatan_id) if sebagai else ()
    dahulu = str(sebagai.jabatan_id) if sebagai and menerima_dahulu(m, perjanjian.unit_id, sebagai.jabatan_id) else ""
    pengambil = pengambil_sasaran(m, pelaku, perjanjian)
    return HalamanPerjanjian(
        perjanjian,
        tuple(_baris(m, s, penerima, pengambil, perjanjian.unit_id, dahulu) for s in sasaran),
        penetap,
        penetap.sebagai(pelaku) if penetap.diatur else None,
        pembagi,
        sebagai,
        pengambil,
        pohon_target(m, pelaku, sasaran, perjanjian.unit_id),
    )


def pengambil_sasaran(m: Mesin, pelaku: Pelaku, perjanjian: PerjanjianKinerja) -> JabatanDipangku | None:
    """Jabatan pelaku yang dapat mengambil sasaran: perumus di unit yang pembagian targetnya tidak diatur."""
    for dipangku in pelaku.jabatan:
        unit = str(dipangku.unit_id)
        if str(perjanjian.unit_id) not in unit_perjanjian(m, unit):
            continue
        if wenang(m, "pembagi_target", unit).diatur:
            continue
        sebagai = wenang(m, "perumus_strategi", unit).sebagai(pelaku)
        if sebagai is not None:
            return sebagai
    return None


def _baris(
    m: Mesin, s: SasaranKinerja, penerima: Sequence[Jabatan], pengambil: JabatanDipangku | None, unit: UUID,
    dahulu: str,
) -> BarisSasaran:  # fmt: skip
    """`dahulu` jabatan pembagi yang harus menerima sasaran ini lebih dahulu ("" bila tidak ada)."""
    bagian = s.bagian.all()
    sudah = {str(b.untuk_jabatan_id) for b in bagian}
    menunggu = bool(dahulu) and dahulu not in sudah
    dapat = pengambil is not None and str(pengambil.jabatan_id) not in sudah
    return BarisSasaran(
        s,
        tuple((b, sebutan_jabatan(m, b.untuk_jabatan.nama, b.untuk_jabatan.unit_id, unit)) for b in bagian),
        tuple((j.id, sebutan_jabatan(m, j.nama, j.unit, unit)) for j in penerima if j.id not in sudah and not menunggu),
        dapat,
        menunggu,
    )


def pohon_target(
    m: Mesin, pelaku: Pelaku, sasaran: Sequence[SasaranKinerja], perjanjian_unit: UUID
) -> list[dict[str, Any]]:
    """Simpul untuk `antarmuka/_pohon.html`: sasaran, bagian, lalu pekerjaan dengan keadaannya."""
    semua = [b.pk for s in sasaran for bagian in s.bagian.all() for b in butir_bagian(bagian)]
    keadaan = keadaan_butir(pelaku, semua)
    return [
        {
            "teks": f"{s.urut}. {s.sasaran}: {s.indikator}",
            "keterangan": " ".join(x for x in (s.target, s.satuan) if x),
            "orang": None if s.bagian.all() else {"nama": ""},
            "anak": [_simpul_bagian(m, b, keadaan, perjanjian_unit) for b in s.bagian.all() if b.induk_id is None],
        }
        for s in sasaran
    ]


def butir_bagian(bagian: BagianTarget) -> list[ButirStrategi]:
    """Pekerjaan-pekerjaan sebuah bagian; kosong selama strateginya belum dirumuskan."""
    return list(bagian.strategi.butir.all()) if hasattr(bagian, "strategi") else []


def _simpul_bagian(m: Mesin, bagian: BagianTarget, keadaan: dict[UUID, KeadaanButir], unit: UUID) -> dict[str, Any]:
    orang = yang_bertindak(m.org, str(bagian.untuk_jabatan_id))
    anak = [_simpul_bagian(m, a, keadaan, unit) for a in bagian.sasaran.bagian.all() if a.induk_id == bagian.pk]
    butir = [_simpul_butir(b, keadaan.get(b.pk)) for b in butir_bagian(bagian)]
    return {
        "teks": sebutan_jabatan(m, bagian.untuk_jabatan.nama, bagian.untuk_jabatan.unit_id, unit),
        "url": bagian.get_absolute_url(),
        "keterangan": "" if anak or butir else _("strategi belum dirumuskan"),
        "orang": {"nama": orang.nama if orang else _("jabatan kosong")},
        "anak": [*anak, *butir],
    }


def _simpul_butir(butir: ButirStrategi, keadaan: KeadaanButir | None) -> dict[str, Any]:
    bagian = [butir.get_bentuk_display(), keadaan.keterangan if keadaan else _("belum ditugaskan")]
    return {
        "teks": butir.nama,
        "url": (keadaan.kegiatan_url if keadaan else "") or butir.get_absolute_url(),
        "keterangan": " · ".join(str(x) for x in bagian if x),
        "lencana": keadaan.lencana if keadaan else "belum",
        "anak": [],
    }

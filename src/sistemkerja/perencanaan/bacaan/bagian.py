"""Satu bagian target: asalnya, strateginya, dan apa yang dapat dilakukan pelaku atasnya."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from sistemkerja.alur.mesin import Mesin
from sistemkerja.alur.tampak import boleh_lihat
from sistemkerja.alur.wenang import Wenang, wenang
from sistemkerja.aturan.bentuk import Cabang
from sistemkerja.aturan.kedudukan import tanya_unit
from sistemkerja.organisasi.pelaku import JabatanDipangku, Pelaku
from sistemkerja.perencanaan.bacaan.perjanjian import butir_bagian
from sistemkerja.perencanaan.kait import KeadaanButir, keadaan_butir
from sistemkerja.perencanaan.models import BagianTarget, ButirStrategi
from sistemkerja.perencanaan.pembagian import (
    dibagi_lagi,
    mesin_bagian,
    penerima_target,
    perumus_bagian,
    sebutan_jabatan,
)


@dataclass(frozen=True, slots=True)
class HalamanBagian:
    """Isi halaman satu bagian target."""

    bagian: BagianTarget
    anak: tuple[BagianTarget, ...]
    butir: tuple[tuple[ButirStrategi, KeadaanButir | None], ...]
    perumus: Wenang
    sebagai_perumus: JabatanDipangku | None
    dibagi_lagi: bool
    pembagi: Wenang
    penerima: tuple[tuple[str, str], ...]
    larangan_tim: Cabang | None
    penentu_ketua: Wenang
    penyusun_unit: str

    @property
    def berstrategi(self) -> bool:
        return hasattr(self.bagian, "strategi")

    @property
    def dapat_merumuskan(self) -> bool:
        return not self.berstrategi and not self.dibagi_lagi and self.sebagai_perumus is not None


def bagian_untuk(pelaku: Pelaku, pk: UUID, m: Mesin) -> BagianTarget:
    """Bagian target yang tampak bagi pelaku. Raises Http404."""
    satu = (
        BagianTarget.objects.filter(pemda=pelaku.pemda, pk=pk)
        .select_related("sasaran__perjanjian__unit", "untuk_jabatan__unit", "dibagi_oleh", "induk__untuk_jabatan")
        .select_related("strategi__perumus")
        .first()
    )
    if satu is None:
        raise Http404
    if not any(boleh_lihat(pelaku, u, m) for u in (satu.sasaran.perjanjian.unit_id, satu.untuk_jabatan.unit_id)):
        raise Http404
    return satu


def halaman_bagian(m: Mesin, pelaku: Pelaku, bagian: BagianTarget) -> HalamanBagian:
    """Semua yang ditampilkan halaman ini; banyaknya pertanyaan SQL tetap."""
    m = mesin_bagian(m, bagian)
    butir = butir_bagian(bagian)
    keadaan = keadaan_butir(pelaku, [b.pk for b in butir])
    perumus = perumus_bagian(m, bagian.untuk_jabatan_id)
    sebagai = perumus.sebagai(pelaku) if perumus.diatur else None
    lagi = dibagi_lagi(m, bagian.untuk_jabatan_id)
    anak = tuple(bagian.anak.select_related("untuk_jabatan"))
    unit = str(bagian.untuk_jabatan.unit_id)
    return HalamanBagian(
        bagian,
        anak,
        tuple((b, keadaan.get(b.pk)) for b in butir),
        perumus,
        sebagai,
        lagi,
        wenang(m, "pembagi_target", bagian.sasaran.perjanjian.unit_id),
        _penerima(m, pelaku, bagian) if lagi else (),
        larangan_tim(m, unit),
        wenang(m, "penentu_ketua", unit),
        unit,
    )


def _penerima(m: Mesin, pelaku: Pelaku, bagian: BagianTarget) -> tuple[tuple[str, str], ...]:
    """Yang masih dapat menerima bagian ini bila pelaku yang memegangnya."""
    if not pelaku.memangku(bagian.untuk_jabatan_id):
        return ()
    sudah = {str(j) for j in bagian.sasaran.bagian.values_list("untuk_jabatan_id", flat=True)}
    unit = bagian.sasaran.perjanjian.unit_id
    semua = penerima_target(m, unit, bagian.untuk_jabatan_id)
    return tuple((j.id, sebutan_jabatan(m, j.nama, j.unit, unit)) for j in semua if j.id not in sudah)


def larangan_tim(m: Mesin, unit_id: str) -> Cabang | None:
    """Ketentuan yang hanya mengenal kerja individu di unit ini, bila ada."""
    jawaban = tanya_unit(m.peraturan, m.org, "boleh", unit_id, bentuk="tim")
    return next((c for c in jawaban.cabang if c.nilai is False and not c.bila), None)

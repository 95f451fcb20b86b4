"""Naskah peraturan menurut sidiknya, dibaca sekali tiap proses, dan kebijakan Pemda di atasnya."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from django.utils import timezone

from sistemkerja.aturan import katalog, paket
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.kebijakan import Kebijakan as KebijakanAturan
from sistemkerja.aturan.kebijakan import dengan_kebijakan
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.versi import Kebijakan, VersiPeraturan

K = TypeVar("K")
TERBANYAK = 64  # naskah, dan susunan naskah dengan kebijakan, yang disimpan tiap proses

_naskah: OrderedDict[str, Peraturan] = OrderedDict()
_tersusun: OrderedDict[tuple[str, ...], Peraturan] = OrderedDict()


class Kasus(Protocol):
    """Yang memegang naskahnya sejak awal: Perjanjian Kinerja, kegiatan."""

    @property
    def peraturan_id(self) -> str: ...
    @property
    def sidik(self) -> str: ...
    @property
    def dibuat(self) -> datetime: ...


def naskah(pemda: Pemda, peraturan_id: str, sidik: str) -> Peraturan:
    """Naskah bersidik itu: dari folder yang ikut dikirim bila sama, selain itu dari simpanan Pemda.

    Naskah lama yang tidak pernah disimpan (diadopsi sebelum naskah disimpan) dijawab folder yang ikut dikirim; layar
    adopsi mengatakannya. Raises GalatAturan.
    """
    ada = _ingat(_naskah, sidik)
    if ada is not None:
        return ada
    kiriman = katalog.peraturan(peraturan_id) if peraturan_id in katalog.daftar_id() else None
    if kiriman is None or kiriman.sidik != sidik:
        isi = VersiPeraturan.objects.filter(pemda=pemda, sidik=sidik).values_list("isi", flat=True).first()
        if isi is not None:
            return _simpan(_naskah, sidik, paket.baca_zip(bytes(isi)))
        if kiriman is None:
            raise katalog.PeraturanTakDikenal(peraturan_id, katalog.daftar_id())
        return kiriman
    return _simpan(_naskah, sidik, kiriman)


def mulai_kasus(pemda: Pemda, per: date, dibuat: datetime) -> date:
    """Hari sebuah kasus mulai menurut zona Pemda; tidak pernah sesudah `per`."""
    return min(timezone.localdate(dibuat, ZoneInfo(pemda.zona)), per)


def tersusun(per: Peraturan, kebijakan: Iterable[Mapping[str, Any]]) -> Peraturan:
    """Naskah dengan kebijakan di atasnya; susunan yang sama dipakai bersama, beserta jawaban yang pernah dihitung."""
    semua = list(kebijakan)
    if not semua:
        return per
    kunci = (per.sidik, *(str(satu["id"]) for satu in semua))
    ada = _ingat(_tersusun, kunci)
    return ada if ada is not None else _simpan(_tersusun, kunci, dengan_kebijakan(per, map(kebijakan_aturan, semua)))


def kebijakan_aturan(baris: Mapping[str, Any]) -> KebijakanAturan:
    """Baris kebijakan dalam bentuk mesin; isinya tidak pernah berubah sesudah ditetapkan."""
    tanggal = baris["tanggal"]
    satu = Kebijakan(
        dasar_hukum=baris["dasar_hukum"], nomor=baris["nomor"],
        tanggal=tanggal if isinstance(tanggal, date) else date.fromisoformat(tanggal),
    )  # fmt: skip
    bila = {kunci: frozenset(kode) for kunci, kode in baris["syarat"].items()}
    return KebijakanAturan(str(baris["id"]), baris["pertanyaan"], bila, baris["jawaban"], (satu.sebutan_dasar,))


def _ingat(tempat: OrderedDict[K, Peraturan], kunci: K) -> Peraturan | None:
    ada = tempat.get(kunci)
    if ada is not None:
        tempat.move_to_end(kunci)
    return ada


def _simpan(tempat: OrderedDict[K, Peraturan], kunci: K, per: Peraturan) -> Peraturan:
    tempat[kunci] = per
    while len(tempat) > TERBANYAK:
        tempat.popitem(last=False)
    return per

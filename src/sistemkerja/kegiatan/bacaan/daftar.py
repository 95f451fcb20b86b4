"""Daftar kegiatan yang tampak bagi pelaku, dan pekerjaannya sendiri. Banyak pertanyaan tetap, berapa pun barisnya."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Case, Prefetch, Q, QuerySet, When
from django.urls import reverse
from django.utils.translation import gettext as _

from sistemkerja.alur.bacaan import siapa_menunggu, yang_bertindak_di
from sistemkerja.alur.mesin import Mesin
from sistemkerja.alur.models import Tugas
from sistemkerja.alur.tampak import unit_tampak
from sistemkerja.kegiatan.bacaan.halaman import LENCANA
from sistemkerja.kegiatan.models import Kegiatan, Rincian
from sistemkerja.kegiatan.peran import MENGERJAKAN
from sistemkerja.organisasi.models import UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.penugasan.models import Penugasan

SEHALAMAN = 25
_SELESAI = Case(When(keadaan=Kegiatan.Keadaan.SELESAI, then=1), default=0)  # yang selesai di belakang
_ORANG = Prefetch("susunan__penugasan", Penugasan.objects.select_related("pegawai"))


@dataclass(frozen=True, slots=True)
class Saringan:
    """Yang dipilih pembaca."""

    q: str = ""
    keadaan: str = ""
    unit: UUID | None = None
    milik_saya: bool = False
    tim_saya: bool = False
    lewat: bool = False


@dataclass(slots=True)
class BarisKegiatan:
    """Satu kegiatan dalam daftar, dengan orangnya dan siapa yang ditunggu."""

    kegiatan: Kegiatan
    menunggu: str
    lewat: bool
    orang: list[Penugasan] = field(default_factory=list)

    @property
    def lencana(self) -> str:
        return LENCANA[Kegiatan.Keadaan(self.kegiatan.keadaan)]

    @property
    def utama(self) -> Penugasan | None:
        ketua = next((p for p in self.orang if p.peran == "ketua_tim"), None)
        return ketua or (self.orang[0] if self.orang else None)

    @property
    def lainnya(self) -> int:
        return len(self.orang) - 1


def tampak(pelaku: Pelaku, m: Mesin) -> QuerySet[Kegiatan]:
    """Kegiatan yang boleh dibaca pelaku: di PD-nya, di seluruh Pemda bagi yang berwenang, dan yang dikerjakannya."""
    semua = Kegiatan.objects.filter(pemda=pelaku.pemda)
    unit = unit_tampak(pelaku, m)
    if unit is None:
        return semua
    return semua.filter(Q(unit_id__in=unit) | Q(susunan__in=_susunan_saya(pelaku)))


def _susunan_saya(pelaku: Pelaku, peran: Sequence[str] = ()) -> QuerySet[Penugasan, Any]:
    milik = Penugasan.objects.filter(pemda=pelaku.pemda, jabatan_id__in=[j.jabatan_id for j in pelaku.jabatan])
    if peran:
        milik = milik.filter(peran__in=peran)
    return milik.values("susunan_id")


def daftar(pelaku: Pelaku, m: Mesin, s: Saringan, halaman: str | int = 1) -> Page[Kegiatan]:
    """Satu halaman kegiatan yang tersaring; `object_list` berisi BarisKegiatan."""
    semua = _saring(tampak(pelaku, m), pelaku, s).select_related("unit").order_by(_SELESAI, "batas", "id")
    hal = Paginator(semua.prefetch_related(_ORANG), SEHALAMAN).get_page(halaman)
    hal.object_list = baris(list(hal.object_list), m)  # type: ignore[assignment]
    return hal


def daftar_penuh(pelaku: Pelaku, m: Mesin, s: Saringan, sekali: int = 500) -> Iterator[BarisKegiatan]:
    """Seluruh kegiatan yang tersaring, sekelompok demi sekelompok: untuk lembar kerja."""
    semua = _saring(tampak(pelaku, m), pelaku, s).select_related("unit").order_by(_SELESAI, "batas", "id")
    kelompok = Paginator(semua.prefetch_related(_ORANG), sekali)
    for nomor in kelompok.page_range:
        yield from baris(list(kelompok.page(nomor).object_list), m)


def _saring(semua: QuerySet[Kegiatan], pelaku: Pelaku, s: Saringan) -> QuerySet[Kegiatan]:
    if s.q:
        semua = semua.filter(judul__icontains=s.q)
    if s.keadaan:
        semua = semua.filter(keadaan=s.keadaan)
    if s.unit:
        semua = semua.filter(unit_id=s.unit)
    if s.milik_saya:
        semua = semua.filter(pemilik_id__in=[j.jabatan_id for j in pelaku.jabatan])
    if s.tim_saya:
        semua = semua.filter(susunan__in=_susunan_saya(pelaku))
    if s.lewat:
        semua = semua.filter(batas__lt=pelaku.per).exclude(keadaan=Kegiatan.Keadaan.SELESAI)
    return semua


def baris(semua: list[Kegiatan], m: Mesin) -> list[BarisKegiatan]:
    """Baris daftar: giliran dan orangnya dibaca sekaligus. Dua pertanyaan."""
    tugas = Tugas.objects.filter(pemda=m.pemda, objek_id__in=[k.pk for k in semua], selesai_pada__isnull=True)
    per_kegiatan: dict[UUID, list[Tugas]] = {}
    for t in tugas.select_related("untuk_jabatan").order_by("sejak", "id"):
        per_kegiatan.setdefault(t.objek_id, []).append(t)
    orang = yang_bertindak_di(m.pemda.pk, {t.untuk_jabatan_id for ts in per_kegiatan.values() for t in ts}, m.per)
    return [
        BarisKegiatan(
            k, _menunggu(per_kegiatan.get(k.pk, []), orang), _lewat(k, m.per),
            [p for p in k.susunan.penugasan.all() if p.peran in MENGERJAKAN],
        )
        for k in semua
    ]  # fmt: skip


def _menunggu(tugas: list[Tugas], orang: dict[UUID, str]) -> str:
    if not tugas:
        return ""
    pertama = siapa_menunggu(tugas[0], orang)
    return pertama if len(tugas) == 1 else f"{pertama} +{len(tugas) - 1}"


def _lewat(k: Kegiatan, per: date) -> bool:
    return k.batas < per and k.keadaan != Kegiatan.Keadaan.SELESAI


def pilihan_unit(pelaku: Pelaku, m: Mesin) -> list[tuple[str, str]]:
    """Unit yang punya kegiatan tampak, untuk saringan. Satu pertanyaan."""
    unit = tampak(pelaku, m).order_by().values("unit_id")
    semua = UnitOrganisasi.objects.filter(pemda=pelaku.pemda, pk__in=unit).order_by("nama")
    return [(str(pk), nama) for pk, nama in semua.values_list("pk", "nama")]


@dataclass(slots=True)
class PekerjaanSaya:
    """Satu kegiatan yang pelaku ikut mengerjakan atau awasi."""

    baris: BarisKegiatan
    penugasan: Penugasan
    rincian: list[Rincian]
    tugas: Tugas | None
    form: Any = None  # dipasang layar

    @property
    def rincian_saya(self) -> list[Rincian]:
        """Rincian yang ditanggung pelaku."""
        return [r for r in self.rincian if r.penanggung_jawab_id == self.penugasan.pk]

    @property
    def kalimat_tugas(self) -> str:
        """Apa yang ditunggu dari pelaku."""
        kalimat = {
            "menyusun_rencana": _("Susun rencananya bersama pimpinan."),
            "menyerahkan": _("Laksanakan, lalu serahkan hasilnya."),
            "memperbaiki": _("Dikembalikan untuk diperbaiki."),
        }
        return kalimat.get(self.tugas.kerja, self.tugas.judul) if self.tugas else ""

    @property
    def url_tindakan(self) -> str:
        """Layar tindakan yang menunggu pelaku, selain mencatat kemajuan."""
        nama = {"menyusun_rencana": "rencana", "menyerahkan": "hasil", "memperbaiki": "hasil"}
        tujuan = nama.get(self.tugas.kerja if self.tugas else "")
        return reverse(f"kegiatan:{tujuan}", args=[self.baris.kegiatan.pk]) if tujuan else ""

    @property
    def label_tindakan(self) -> str:
        """Kata kerja tombolnya."""
        if self.tugas is not None and self.tugas.kerja == "menyusun_rencana":
            return _("Susun rencana")
        return _("Serahkan hasil perbaikan") if self._diperbaiki else _("Serahkan hasil")

    @property
    def _diperbaiki(self) -> bool:
        return self.baris.kegiatan.keadaan == Kegiatan.Keadaan.PERBAIKAN

    @property
    def boleh_mencatat(self) -> bool:
        dikerjakan = self.baris.kegiatan.keadaan in (Kegiatan.Keadaan.PELAKSANAAN, Kegiatan.Keadaan.PERBAIKAN)
        return dikerjakan and self.penugasan.peran in MENGERJAKAN


def pekerjaan_saya(pelaku: Pelaku, m: Mesin) -> list[PekerjaanSaya]:
    """Pekerjaan pelaku yang belum selesai, batas terdekat dahulu, dengan rinciannya. Banyak pertanyaan tetap."""
    kursi = [j.jabatan_id for j in pelaku.jabatan]
    semua = list(
        Kegiatan.objects.filter(pemda=pelaku.pemda, susunan__in=_susunan_saya(pelaku))
        .exclude(keadaan=Kegiatan.Keadaan.SELESAI)
        .select_related("unit")
        .prefetch_related(_ORANG, Prefetch("rincian", Rincian.objects.select_related("penanggung_jawab__pegawai")))
        .order_by("batas", "id")[:100]
    )
    menunggu = Tugas.objects.filter(pemda=pelaku.pemda, untuk_jabatan_id__in=kursi, selesai_pada__isnull=True)
    tugas = {t.objek_id: t for t in menunggu.filter(objek_id__in=[k.pk for k in semua])}
    hasil = []
    for b in baris(semua, m):
        milik = next(p for p in b.kegiatan.susunan.penugasan.all() if p.jabatan_id in kursi)
        rincian = list(b.kegiatan.rincian.all())
        hasil.append(PekerjaanSaya(b, milik, rincian, tugas.get(b.kegiatan.pk)))
    return hasil

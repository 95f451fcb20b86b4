"""Yang ditanyakan layar penugasan: sebuah pekerjaan, orang yang dapat ditunjuk, dan tahap penetapannya."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch
from django.http import Http404
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from sistemkerja.alur.mesin import Mesin
from sistemkerja.alur.tampak import boleh_lihat
from sistemkerja.alur.wenang import wenang
from sistemkerja.aturan.organisasi import Jabatan
from sistemkerja.aturan.pejabat import yang_bertindak
from sistemkerja.organisasi.models import Jabatan as KursiJabatan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.sebutan import jenjang
from sistemkerja.penugasan.models import Penugasan, Peran, SusunanPenugasan
from sistemkerja.penugasan.periksa_susunan import diam_bagi_jenjang
from sistemkerja.penugasan.tahapan import berperan_pengendali, kursi_calon
from sistemkerja.perencanaan.kait import KeadaanButir
from sistemkerja.perencanaan.models import ButirStrategi, SasaranKinerja

LENCANA_KEGIATAN = {
    "rencana": "berjalan",
    "pelaksanaan": "berjalan",
    "tinjauan": "ditinjau",
    "perbaikan": "dikembalikan",
    "selesai": "selesai",
}


@dataclass(frozen=True, slots=True)
class Calon:
    """Seseorang yang dapat ditunjuk, dengan bebannya; `alasan_tidak` bila peraturan diam bagi jenjangnya."""

    jabatan: Jabatan
    nama: str
    sifat: str
    jenjang: str
    unit: str
    unit_sendiri: bool
    beban: int
    alasan_tidak: str = ""


@dataclass(frozen=True, slots=True)
class PeranTim:
    """Peran yang dikenal peraturan di unit ini, di samping anggota dan ketua."""

    pengendali: bool
    koordinator: frozenset[str] = field(default_factory=frozenset)


def butir_untuk(pelaku: Pelaku, pk: UUID, m: Mesin) -> ButirStrategi:
    """Pekerjaan yang tampak bagi pelaku, dalam tiga pertanyaan. Raises Http404.

    Satu pertanyaan dengan delapan tabel lebih lama direncanakan basis data (110 ms) daripada dijalankan.
    """
    satu = (
        ButirStrategi.objects.filter(pemda=pelaku.pemda, pk=pk)
        .select_related("strategi__bagian")
        .prefetch_related(
            Prefetch("strategi__perumus", KursiJabatan.objects.select_related("unit")),
            Prefetch("strategi__bagian__sasaran", SasaranKinerja.objects.select_related("perjanjian__unit")),
        )
        .first()
    )
    if satu is None or not _tampak(pelaku, satu, m):
        raise Http404
    return satu


def susunan_untuk(pelaku: Pelaku, pk: UUID, m: Mesin) -> SusunanPenugasan:
    """Susunan penugasan yang tampak bagi pelaku. Raises Http404."""
    satu = SusunanPenugasan.objects.filter(pemda=pelaku.pemda, pk=pk).select_related("butir").first()
    if satu is None:
        raise Http404
    butir_untuk(pelaku, satu.butir_id, m)
    return satu


def _tampak(pelaku: Pelaku, butir: ButirStrategi, m: Mesin) -> bool:
    strategi = butir.strategi
    unit = (strategi.perumus.unit_id, strategi.bagian.sasaran.perjanjian.unit_id)
    return any(boleh_lihat(pelaku, u, m) for u in unit)


def susunan_butir(butir: ButirStrategi) -> tuple[SusunanPenugasan | None, list[SusunanPenugasan]]:
    """Susunan yang hidup, dan yang pernah ditolak, dengan orang-orangnya."""
    semua = list(
        butir.susunan.select_related("penyusun", "kegiatan").prefetch_related(
            "penugasan__pegawai", "penugasan__jabatan__unit"
        )
    )
    hidup = next((s for s in semua if s.keadaan != SusunanPenugasan.Keadaan.DITOLAK), None)
    return hidup, [s for s in semua if s is not hidup]


def kasus_kegiatan(susunan: SusunanPenugasan) -> UUID | None:
    """Kasus kegiatan yang lahir dari susunan ini, bila sudah ditetapkan; tanpa pertanyaan tambahan."""
    kegiatan = getattr(susunan, "kegiatan", None)
    return kegiatan.pk if kegiatan is not None else None


def calon_pelaksana(m: Mesin, unit_id: str) -> list[Calon]:
    """Semua yang dapat ditunjuk: unit sendiri dahulu, lalu yang bebannya paling ringan. Satu pertanyaan."""
    kursi = kursi_calon(m, unit_id)
    orang = {j.id: p for j in kursi if (p := yang_bertindak(m.org, j.id)) is not None}
    beban = beban_orang({p.pegawai for p in orang.values()})
    diam = {j: _diam(m, unit_id, j) for j in dict.fromkeys(k.jenjang for k in kursi)}
    hasil = [
        Calon(
            j, orang[j.id].nama, orang[j.id].sifat, jenjang(j.jenjang), m.org.unit(j.unit).nama,
            any(u.id == unit_id for u in m.org.garis_unit(j.unit)), beban.get(orang[j.id].pegawai, 0), diam[j.jenjang],
        )
        for j in kursi
        if j.id in orang
    ]  # fmt: skip
    return sorted(hasil, key=lambda c: (not c.unit_sendiri, bool(c.alasan_tidak), c.beban, c.unit, c.nama))


def _diam(m: Mesin, unit_id: str, kode_jenjang: str) -> str:
    diam = diam_bagi_jenjang(m, unit_id, kode_jenjang)
    if diam is None:
        return ""
    return _("Penugasannya tidak diatur di unit ini (dicari di %(d)s).") % {"d": "; ".join(diam.dasar)}


def beban_orang(pegawai: Iterable[str]) -> dict[str, int]:
    """Banyaknya kegiatan yang sedang berjalan pada tiap orang; yang belum selesai dinyatakan. Satu pertanyaan."""
    baris = (
        Penugasan.objects.filter(pegawai_id__in=list(pegawai), susunan__keadaan=SusunanPenugasan.Keadaan.DITETAPKAN)
        .exclude(susunan__kegiatan__keadaan="selesai")
        .order_by()
        .values_list("pegawai_id")
        .annotate(n=Count("susunan_id", distinct=True))
    )
    return {str(orang): n for orang, n in baris}


def peran_tim(m: Mesin, unit_id: str) -> PeranTim:
    """Pengendali dan koordinator sebagaimana dikenal peraturan unit ini."""
    w = wenang(m, "koordinator", unit_id)
    return PeranTim(berperan_pengendali(m, unit_id), w.id_jabatan if w.diatur else frozenset())


def keadaan_penugasan(pelaku: Pelaku, butir: Sequence[UUID]) -> dict[UUID, KeadaanButir]:
    """Keadaan penugasan dan kegiatan setiap butir, untuk pohon perencanaan. Dua pertanyaan."""
    baris = (
        SusunanPenugasan.objects.filter(pemda=pelaku.pemda, butir_id__in=list(butir))
        .exclude(keadaan=SusunanPenugasan.Keadaan.DITOLAK)
        .values("id", "butir_id", "keadaan", "kegiatan__id", "kegiatan__keadaan", "kegiatan__persen")
    )
    semua = {b["id"]: b for b in baris}
    orang: dict[UUID, list[str]] = {}
    urut = Penugasan.objects.filter(susunan_id__in=list(semua)).order_by("id")
    for susunan, nama, peran in urut.values_list("susunan_id", "pegawai__nama", "peran"):
        tanda = _("%(nama)s (ketua)") % {"nama": nama} if peran == Peran.KETUA else nama
        orang.setdefault(susunan, []).append(tanda)
    return {b["butir_id"]: _keadaan(b, orang.get(b["id"], [])) for b in semua.values()}


def _keadaan(b: Mapping[str, Any], orang: list[str]) -> KeadaanButir:
    nama = tuple(orang)
    if b["kegiatan__id"]:
        lencana = LENCANA_KEGIATAN.get(b["kegiatan__keadaan"], "berjalan")
        return KeadaanButir(lencana, f"{b['kegiatan__persen']} %", nama, alamat_kegiatan(b["kegiatan__id"]))
    if b["keadaan"] == SusunanPenugasan.Keadaan.DITETAPKAN:
        return KeadaanButir("ditetapkan", _("ditetapkan"), nama)
    return KeadaanButir("menunggu", _("menunggu penetapan"), nama)


def alamat_kegiatan(pk: UUID) -> str:
    """Alamat kegiatannya; "" selama layarnya belum terpasang."""
    try:
        return reverse("kegiatan:kegiatan", args=[pk])
    except NoReverseMatch:
        return ""

"""Reading history: of an object or a case, of a person, and of a whole Pemda for oversight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from sistemkerja.jejak.models import Pembacaan, Peristiwa

if TYPE_CHECKING:
    from sistemkerja.organisasi.pelaku import Pelaku

BANYAK_SEHALAMAN = 50
# What was looked at (Pembacaan.apa), in words.
APA = {
    "halaman_pegawai": _("halaman pegawai"),
    "daftar_pegawai": _("daftar pegawai"),
    "pencarian": _("hasil pencarian"),
    "ekspor": _("ekspor data"),
    "impor": _("impor data"),
    "akun": _("pengelolaan akun"),
    "jejak": _("riwayat"),
}


@dataclass(frozen=True, slots=True)
class Saringan:
    """What of the history is asked for; empty means everything."""

    q: str = ""
    objek: str = ""
    sejak: date | None = None
    sampai: date | None = None
    sebelum: str = ""


@dataclass(frozen=True, slots=True)
class Halaman:
    """One page of history, newest first; `lanjut` is the key of the next page, empty at the end."""

    peristiwa: list[Peristiwa]
    lanjut: str


def riwayat(objek_atau_kasus: models.Model | UUID) -> list[Peristiwa]:
    """Events of an object, or of a case (all its objects), oldest first. One query."""
    kunci = objek_atau_kasus.pk if isinstance(objek_atau_kasus, models.Model) else objek_atau_kasus
    return list(Peristiwa.objects.filter(Q(objek_id=kunci) | Q(kasus=kunci)).order_by("pada", "id"))


def halaman(pelaku: Pelaku, s: Saringan, banyak: int = BANYAK_SEHALAMAN) -> Halaman:
    """A page of the whole history of the Pemda, by key and not by number: page 1,000 costs as much as page 1."""
    semua = tersaring(pelaku, s).order_by("-pada", "-id")
    if kunci := _kunci_halaman(s.sebelum):
        pada, id_ = kunci
        semua = semua.filter(pada__lte=pada).exclude(pada=pada, id__gte=id_)
    isi = list(semua[: banyak + 1])
    terakhir = isi[banyak - 1] if len(isi) > banyak else None
    return Halaman(isi[:banyak], f"{terakhir.pada.timestamp():.6f}_{terakhir.pk}" if terakhir else "")


def tersaring(pelaku: Pelaku, s: Saringan) -> QuerySet[Peristiwa]:
    """The events that a filter lets through, unordered."""
    zona = ZoneInfo(pelaku.pemda.zona)
    semua = Peristiwa.objects.filter(pemda_id=pelaku.pemda.pk).order_by()
    if s.sejak:
        semua = semua.filter(pada__gte=datetime.combine(s.sejak, time.min, zona))
    if s.sampai:
        semua = semua.filter(pada__lt=datetime.combine(s.sampai + timedelta(days=1), time.min, zona))
    if s.objek:
        semua = semua.filter(objek_jenis=s.objek)
    if s.q:
        semua = semua.filter(Q(oleh__icontains=s.q) | Q(kalimat__icontains=s.q) | Q(peristiwa__icontains=s.q))
    return semua


def jenis_objek(pelaku: Pelaku) -> list[str]:
    """Kinds of objects that have a history, for the filter. One query that skips from kind to kind."""
    baris = Peristiwa.objects.raw(
        """
        WITH RECURSIVE jenis AS (
            (SELECT objek_jenis FROM jejak_peristiwa WHERE pemda_id = %(p)s ORDER BY objek_jenis LIMIT 1)
          UNION ALL
            SELECT (SELECT objek_jenis FROM jejak_peristiwa
                    WHERE pemda_id = %(p)s AND objek_jenis > j.objek_jenis ORDER BY objek_jenis LIMIT 1)
            FROM jenis j WHERE j.objek_jenis IS NOT NULL
        )
        SELECT gen_random_uuid() AS id, objek_jenis FROM jenis WHERE objek_jenis IS NOT NULL
        """,
        {"p": pelaku.pemda.pk},
    )
    return [b.objek_jenis for b in baris]


def perbuatan(pelaku: Pelaku, banyak: int = BANYAK_SEHALAMAN) -> list[Peristiwa]:
    """What this person did, newest first."""
    semua = Peristiwa.objects.filter(pemda_id=pelaku.pemda.pk, pengguna_id=pelaku.pengguna_id)
    return list(semua.order_by("-pada", "-id")[:banyak])


def tentang(pelaku: Pelaku, banyak: int = BANYAK_SEHALAMAN) -> list[Peristiwa]:
    """What others did about this person: their record, posts and account, newest first."""
    if pelaku.pegawai_id is None:
        return []
    kunci = [pelaku.pegawai_id, pelaku.pengguna_id]
    semua = Peristiwa.objects.filter(pemda_id=pelaku.pemda.pk).filter(Q(objek_id__in=kunci) | Q(kasus__in=kunci))
    return list(semua.exclude(pengguna_id=pelaku.pengguna_id).order_by("-pada", "-id")[:banyak])


def pembaca(pelaku: Pelaku, banyak: int = BANYAK_SEHALAMAN) -> list[dict[str, Any]]:
    """Who looked at this person's data, newest first."""
    if pelaku.pegawai_id is None:
        return []
    semua = Pembacaan.objects.filter(pemda_id=pelaku.pemda.pk, pegawai_id=pelaku.pegawai_id).order_by("-pada", "-id")
    return [
        {"pada": b.pada, "oleh": b.pembaca, "sebagai": b.sebagai, "apa": APA.get(b.apa, b.apa)} for b in semua[:banyak]
    ]


def perubahan(peristiwa: Peristiwa) -> list[tuple[str, Any, Any]]:
    """(field, before, after) of an event that changed data, in the order in which the act wrote them."""
    sebelum, sesudah = peristiwa.isi.get("sebelum"), peristiwa.isi.get("sesudah")
    if not isinstance(sebelum, dict) and not isinstance(sesudah, dict):
        return []
    lama, baru = sebelum or {}, sesudah or {}
    return [(medan, lama.get(medan), baru.get(medan)) for medan in dict.fromkeys([*lama, *baru])]


def urut_segel(pelaku: Pelaku, s: Saringan) -> Iterator[Peristiwa]:
    """The events of an export, oldest first, without holding them all in memory."""
    return tersaring(pelaku, s).order_by("pada", "id").iterator(chunk_size=2000)


def _kunci_halaman(teks: str) -> tuple[datetime, UUID] | None:
    saat, _pisah, kunci = teks.partition("_")
    try:
        return datetime.fromtimestamp(float(saat), ZoneInfo("UTC")), UUID(kunci)
    except (ValueError, OverflowError, OSError):
        return None

"""Daftar-daftar kepegawaian dan penataan sebagai lembar kerja; di sini semua barisnya, bukan hanya yang teratas."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sistemkerja.antarmuka.lembar import Kolom, jawab_lembar
from sistemkerja.kepegawaian.bacaan import orang as bacaan
from sistemkerja.kepegawaian.models import TindakanPegawai
from sistemkerja.organisasi.models import Keputusan

_TANGGAL = 14
_AKAN = (
    Kolom(_lazy("Berlaku"), _TANGGAL), Kolom(_lazy("Jenis"), 20), Kolom(_lazy("Pegawai"), 36),
    Kolom(_lazy("Jabatan"), 50), Kolom(_lazy("Uraian"), 80), Kolom(_lazy("Keputusan"), 36, teks=True),
)  # fmt: skip
_PENGGANTI = (
    Kolom(_lazy("Jabatan"), 50), Kolom(_lazy("Sifat"), 10), Kolom(_lazy("Siapa"), 36),
    Kolom(_lazy("Sejak"), _TANGGAL), Kolom(_lazy("Sampai dengan"), _TANGGAL),
)  # fmt: skip
_LOWONG = (Kolom(_lazy("Jabatan"), 50), Kolom(_lazy("Unit"), 50), Kolom(_lazy("Pekerjaan menunggu"), 20))
_KEPUTUSAN = (
    Kolom(_lazy("Nomor"), 30, teks=True), Kolom(_lazy("Tanggal"), _TANGGAL), Kolom(_lazy("Tentang"), 60),
    Kolom(_lazy("Ditandatangani oleh"), 36), Kolom(_lazy("Orang"), 8),
)  # fmt: skip
_ISI_KEPUTUSAN = (
    Kolom(_lazy("Pegawai"), 36), Kolom(_lazy("Tindakan"), 20), Kolom(_lazy("Dari"), 50), Kolom(_lazy("Ke"), 50),
    Kolom(_lazy("Berlaku"), _TANGGAL), Kolom(_lazy("Sampai dengan"), _TANGGAL), Kolom(_lazy("Keadaan"), 16),
    Kolom(_lazy("Alasan"), 50), Kolom(_lazy("Izin tertulis"), 36),
)  # fmt: skip
_RENCANA = (
    Kolom(_lazy("Nama"), 70), Kolom(_lazy("Berlaku"), _TANGGAL), Kolom(_lazy("Keadaan"), 14),
    Kolom(_lazy("Langkah"), 10), Kolom(_lazy("Nomor SK"), 30, teks=True), Kolom(_lazy("Tanggal SK"), _TANGGAL),
    Kolom(_lazy("Ditandatangani oleh"), 36), Kolom(_lazy("Oleh"), 36),
)  # fmt: skip


def lembar_beranda(apa: str, pemda_id: UUID, per: date) -> HttpResponse:
    """Satu daftar di beranda kepegawaian: akan, pengganti, atau lowong. Raises Http404: daftar lain."""
    if apa not in _BERANDA:
        raise Http404
    return _BERANDA[apa](pemda_id, per)


def lembar_daftar_keputusan(semua: Iterable[Any]) -> HttpResponse:
    """Semua keputusan kepegawaian."""
    baris = ((k.nomor, k.tanggal, k.tentang, k.penanda, k.banyak) for k in semua)
    return jawab_lembar(_("Keputusan kepegawaian"), _KEPUTUSAN, baris)


def lembar_keputusan(keputusan: Keputusan, semua: Iterable[TindakanPegawai], per: date) -> HttpResponse:
    """Semua orang dalam satu keputusan."""
    baris = (
        (str(t.pegawai), t.get_jenis_display(), str(t.asal or ""), str(t.jabatan or ""), t.berlaku, t.sampai,
         _keadaan(t, per), t.alasan, t.izin_tertulis)
        for t in semua
    )  # fmt: skip
    return jawab_lembar(_("Keputusan %(nomor)s") % {"nomor": keputusan.nomor}, _ISI_KEPUTUSAN, baris)


def lembar_rencana(semua: Iterable[Any]) -> HttpResponse:
    """Semua rencana reorganisasi dan perubahan tunggal."""
    baris = (
        (r.nama, r.tanggal, r.get_keadaan_display(), r.banyak, r.sk_nomor, r.sk_tanggal, r.sk_penanda, r.oleh)
        for r in semua
    )
    return jawab_lembar(_("Rencana dan perubahan"), _RENCANA, baris)


def _keadaan(t: TindakanPegawai, per: date) -> str:
    if t.batal:
        return _("Dibatalkan")
    return _("Akan berlaku") if t.berlaku > per else _("Berlaku")


def _akan(pemda_id: UUID, per: date) -> HttpResponse:
    tercatat, memangku = bacaan.semua_akan_berlaku(pemda_id, per)
    baris: list[tuple[Any, ...]] = [
        (t.berlaku, t.get_jenis_display(), str(t.pegawai), str(t.jabatan or ""), t.ringkas, str(t.keputusan))
        for t in tercatat
    ]
    baris += [(p.sejak, p.get_sifat_display(), str(p.pegawai), str(p.jabatan), "", p.dasar_sk) for p in memangku]
    return jawab_lembar(_("Akan berlaku"), _AKAN, sorted(baris, key=lambda b: b[0]))


def _pengganti(pemda_id: UUID, per: date) -> HttpResponse:
    semua = bacaan.pengganti(pemda_id, per)
    baris = ((str(p.jabatan), p.get_sifat_display(), str(p.pegawai), p.sejak, p.hari_terakhir) for p in semua)
    return jawab_lembar(_("Plt. dan Plh."), _PENGGANTI, baris)


def _lowong(pemda_id: UUID, per: date) -> HttpResponse:
    baris = ((str(j), str(j.unit), j.menunggu) for j in bacaan.lowong(pemda_id, per))
    return jawab_lembar(_("Jabatan lowong"), _LOWONG, baris)


_BERANDA: dict[str, Callable[[UUID, date], HttpResponse]] = {"akan": _akan, "pengganti": _pengganti, "lowong": _lowong}

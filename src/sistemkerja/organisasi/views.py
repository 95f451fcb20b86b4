"""Layar organisasi: baca saja, pada tanggal yang dipilih. Yang tidak ada dan milik Pemda lain dijawab sama: 404."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sistemkerja.organisasi import bacaan, sebutan
from sistemkerja.organisasi.kait import blok_penilai
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.tanggal import baca_per, hari_ini
from sistemkerja.pemda.direktori import LIMA_PEMDA


@require_safe
def daftar(request: PelakuRequest) -> HttpResponse:
    """Kepala daerah dan semua Perangkat Daerah pada suatu tanggal."""
    per, konteks = _tanggal(request)
    puncak, pd = bacaan.daftar_pd(request.pemda.pk, per)
    petak = [
        {"label": _("Perangkat Daerah"), "nilai": len(pd)},
        {"label": _("Jabatan"), "nilai": sum(b.jabatan for b in pd)},
        {"label": _("Jabatan tanpa pemangku"), "nilai": sum(b.lowong for b in pd)},
    ]
    isi = {"judul": _("Organisasi"), "puncak": puncak, "kelompok": sebutan.kelompok_pd(pd), "petak": petak}
    return _tampil(request, "organisasi/daftar.html", konteks | isi)


@require_safe
def unit(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Satu unit: kursinya, pemangkunya, dan semua unit di bawahnya."""
    per, konteks = _tanggal(request)
    halaman = _ada(bacaan.halaman_unit(request.pemda.pk, pk, per))
    isi = {
        "judul": halaman.unit.nama,
        "jenis": sebutan.jenis_unit(halaman.unit.jenis),
        "halaman": halaman,
        "remah": _remah(halaman.garis[:-1], konteks["tanya"]),
        "pohon": sebutan.pohon(halaman.pohon.anak, konteks["tanya"]) if halaman.pohon else [],
    }
    return _tampil(request, "organisasi/unit.html", konteks | isi)


@require_safe
def jabatan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Satu jabatan: pemangkunya pada tanggal itu dan sepanjang waktu."""
    per, konteks = _tanggal(request)
    halaman = _ada(bacaan.halaman_jabatan(request.pemda.pk, pk, per))
    isi = {
        "judul": halaman.jabatan.nama,
        "jenjang": sebutan.jenjang(halaman.jabatan.jenjang),
        "halaman": halaman,
        "remah": _remah(halaman.garis, konteks["tanya"]),
    }
    return _tampil(request, "organisasi/jabatan.html", konteks | isi)


@require_safe
def pegawai(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Seorang pegawai: kedudukannya, dan siapa penilainya menurut peraturan."""
    per, konteks = _tanggal(request)
    halaman = _ada(bacaan.halaman_pegawai(request.pemda.pk, pk, per))
    isi = {
        "judul": halaman.pegawai.nama,
        "halaman": halaman,
        "remah": [(_("Organisasi"), reverse("organisasi:daftar") + konteks["tanya"])],
        "blok_penilai": blok_penilai(request.pemda.pk, pk, per),
    }
    return _tampil(request, "organisasi/pegawai.html", konteks | isi)


def _tanggal(request: PelakuRequest) -> tuple[date, dict[str, Any]]:
    """Tanggal yang diminta dan konteks pemilihnya; `tanya` meneruskan tanggal itu ke tautan."""
    kini = hari_ini(request.pemda)
    tertulis = request.GET.get("per", "")
    per, terbaca = baca_per(tertulis, kini)
    return per, {
        "per": per,
        "hari_ini": kini,
        "per_tertulis": tertulis,
        "per_keliru": not terbaca,
        "tanya": "" if per == kini else f"?per={per.isoformat()}",
        "data_contoh": request.pemda.pk in {p.id for p in LIMA_PEMDA},
    }


def _ada(halaman: Any) -> Any:
    if halaman is None:
        raise Http404
    return halaman


def _remah(garis: list[tuple[UUID, str]], tanya: str) -> list[tuple[str, str]]:
    puncak = [(_("Organisasi"), reverse("organisasi:daftar") + tanya)]
    return puncak + [(nama, reverse("organisasi:unit", args=[id_]) + tanya) for id_, nama in garis]


def _tampil(request: PelakuRequest, templat: str, konteks: dict[str, Any]) -> HttpResponse:
    return render(request, templat, konteks, status=422 if konteks["per_keliru"] else 200)

"""Meja Kerja: apa yang menunggu saya, kenapa saya, sampai kapan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from sistemkerja.alur.bacaan import tugas_untuk
from sistemkerja.jejak.bacaan import riwayat
from sistemkerja.meja import bacaan
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.platform.langkah import ajakan


@require_safe
def meja(request: PelakuRequest) -> HttpResponse:
    """Semua yang menunggu pelaku, per jenis keputusan; `?jenis=` satu jenis saja, sehalaman demi sehalaman."""
    return render(request, "meja/meja.html", konteks_meja(request))


@require_safe
def tugas(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Satu tugas pada halamannya sendiri, dengan riwayat kasusnya."""
    return render(request, "meja/tugas.html", konteks_tugas(request, pk))


def konteks_meja(request: PelakuRequest) -> dict[str, Any]:
    """Isi halaman meja; dipakai juga setelah keputusan bersama yang sebagian tertahan."""
    halaman = request.GET.get("page", "1")
    isi = bacaan.isi_meja(
        request.pelaku,
        jenis=request.GET.get("jenis", ""),
        halaman=max(1, int(halaman)) if halaman.isdecimal() and len(halaman) < 7 else 1,
    )
    return {
        "judul": judul_meja(isi.menunggu),
        "meja": isi,
        "ajakan": ajakan(request.pelaku),
        "satu_jenis": len(isi.kelompok) == 1 and request.GET.get("jenis") == isi.kelompok[0].jenis.kunci,
        "kerangka": {"menunggu": isi.menunggu},
    }


def konteks_tugas(request: PelakuRequest, pk: UUID) -> dict[str, Any]:
    """Isi halaman satu tugas. Raises Http404 bagi tugas orang lain, Pemda lain, dan yang tidak ada."""
    satu = tugas_untuk(request.pelaku, pk)
    if satu is None:
        raise Http404
    peraturan = bacaan.peraturan_pelaku(request.pelaku)
    return {
        "judul": satu.judul,
        "remah": [(_("Meja Kerja"), "/")],
        "tugas": bacaan.satu_kartu(request.pelaku, satu),
        "selesai_pada": satu.selesai_pada,
        "riwayat": list(reversed(riwayat(satu.kasus))),
        "peraturan": peraturan.id if peraturan else "",
    }


def judul_meja(menunggu: int) -> str:
    """Judul meja: berapa yang menunggu."""
    if not menunggu:
        return _("Tidak ada yang menunggu Anda")
    return ngettext("%(n)s menunggu Anda", "%(n)s menunggu Anda", menunggu) % {"n": menunggu}

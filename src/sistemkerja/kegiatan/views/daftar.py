"""Daftar kegiatan, dan pekerjaan saya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_safe

from sistemkerja.alur.mesin import mesin
from sistemkerja.antarmuka import lembar
from sistemkerja.kegiatan.bacaan import daftar as bacaan
from sistemkerja.kegiatan.forms import KemajuanForm, SaringanForm
from sistemkerja.organisasi.pelaku import PelakuRequest

_KOLOM = (
    lembar.Kolom(_lazy("Kegiatan"), 50),
    lembar.Kolom(_lazy("Unit"), 40),
    lembar.Kolom(_lazy("Keadaan")),
    lembar.Kolom(_lazy("Pelaksana"), 50),
    lembar.Kolom(_lazy("Menunggu"), 40),
    lembar.Kolom(_lazy("Batas"), 12),
    lembar.Kolom(_lazy("Kemajuan (%)"), 14),
)


def _sebaris(b: bacaan.BarisKegiatan) -> tuple[Any, ...]:
    k, orang = b.kegiatan, "; ".join(str(p.pegawai) for p in b.orang)
    return k.judul, k.unit.nama, k.get_keadaan_display(), orang, b.menunggu, k.batas, k.persen


@require_safe
def daftar(request: PelakuRequest) -> HttpResponse:
    """Kegiatan yang tampak bagi pembaca, tersaring dan berhalaman."""
    m = mesin(request.pemda, request.pelaku.per)
    form = SaringanForm(request.GET, unit=bacaan.pilihan_unit(request.pelaku, m))
    isi = form.cleaned_data if form.is_valid() else {}
    saringan = bacaan.Saringan(**{**isi, "unit": UUID(isi["unit"]) if isi.get("unit") else None})
    if lembar.minta_lembar(request):
        semua = bacaan.daftar_penuh(request.pelaku, m, saringan)
        return lembar.jawab_lembar(_("Kegiatan"), _KOLOM, (_sebaris(b) for b in semua))
    halaman = bacaan.daftar(request.pelaku, m, saringan, request.GET.get("page", 1))
    kueri = request.GET.copy()
    kueri.pop("page", None)
    context: dict[str, Any] = {
        "judul": _("Kegiatan"),
        "form": form,
        "halaman": halaman,
        "kueri": f"{kueri.urlencode()}&" if kueri else "",
        "tersaring": any(isi.values()),
        "kueri_lembar": lembar.kueri_lembar(request),
    }
    return render(request, "kegiatan/daftar.html", context)


@require_safe
def saya(request: PelakuRequest) -> HttpResponse:
    """Pekerjaan saya: yang harus dikerjakan, batas terdekat dahulu; kemajuan dicatat di tempat."""
    m = mesin(request.pemda, request.pelaku.per)
    pekerjaan = bacaan.pekerjaan_saya(request.pelaku, m)
    for p in pekerjaan:
        if p.boleh_mencatat:
            pilihan = p.rincian_saya or p.rincian
            belum = next((r for r in pilihan if r.persen < 100), None)
            awal = {"rincian": str(belum.pk)} if belum else {}
            p.form = KemajuanForm(rincian=pilihan, initial=awal, auto_id=f"id_{p.baris.kegiatan.pk}_%s")
    kini = [p for p in pekerjaan if p.tugas is not None or p.boleh_mencatat]
    context = {
        "judul": _("Pekerjaan saya"),
        "kini": kini,
        "menunggu": [p for p in pekerjaan if p not in kini],
        "lewat": sum(p.baris.lewat for p in pekerjaan),
    }
    return render(request, "kegiatan/saya.html", context)

"""Awal impor: memilih jenis, mengunduh templat, mengunggah, dan impor yang lalu."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods, require_safe

from sistemkerja.antarmuka.lembar import Kolom, jawab_lembar, kueri_lembar, minta_lembar
from sistemkerja.antarmuka.tanggap import respond
from sistemkerja.impor import bacaan, keluar
from sistemkerja.impor.forms import UnggahForm
from sistemkerja.impor.models import JenisImpor
from sistemkerja.impor.tindakan.unggah import unggah_impor
from sistemkerja.impor.tindakan.wewenang import jenis_dikelola, pastikan_boleh_membaca, pastikan_mengelola
from sistemkerja.impor.views.bersama import kunci_dari, remah, tahap, unduhan
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.pemda.galat import MasukanKeliru

_HALAMAN = "impor/unggah.html"
_KOLOM = (
    Kolom(_lazy("Berkas"), 44),
    Kolom(_lazy("Jenis"), 14),
    Kolom(_lazy("Keadaan"), 22),
    Kolom(_lazy("Baris diterapkan"), 16),
    Kolom(_lazy("Oleh"), 36),
    Kolom(_lazy("Diunggah"), 16),
)


@require_safe
def daftar(request: PelakuRequest) -> HttpResponse:
    """Dua jenis impor dan semua yang pernah dijalankan."""
    jenis = pastikan_boleh_membaca(request.pelaku)
    if minta_lembar(request):
        return _lembar(request, jenis)
    dikelola = jenis_dikelola(request.pelaku)
    konteks = {
        "judul": _("Impor"),
        "jenis": [j for j in JenisImpor if j in jenis],
        "dikelola": dikelola,
        "kueri_lembar": kueri_lembar(request),
        "halaman": bacaan.daftar_impor(request.pelaku, jenis, request.GET.get("page")),
    }
    return render(request, "impor/daftar.html", konteks)


def _lembar(request: PelakuRequest, jenis: list[str]) -> HttpResponse:
    baris = (
        (i.nama_berkas, i.get_jenis_display(), i.get_keadaan_display(), i.hasil.get("diterapkan"), i.oleh,
         localtime(i.dibuat))
        for i in bacaan.semua_impor(request.pelaku, jenis)
    )  # fmt: skip
    return jawab_lembar(_("Impor"), _KOLOM, baris)


@require_safe
def templat(request: PelakuRequest, jenis: str) -> HttpResponse:
    """Templat kosong sebuah jenis."""
    if jenis not in JenisImpor.values:
        raise Http404
    pastikan_boleh_membaca(request.pelaku)
    return unduhan(keluar.templat(jenis), f"templat-{jenis}.xlsx")


@require_http_methods(["GET", "POST"])
def unggah(request: PelakuRequest, jenis: str) -> HttpResponse:
    """Mengunggah satu berkas; yang tidak terbaca ditolak di sini juga."""
    if jenis not in JenisImpor.values:
        raise Http404
    pastikan_mengelola(request.pelaku, jenis)
    form = UnggahForm(request.POST or None, request.FILES or None)
    if request.method == "GET" or not form.is_valid():
        return _tampil(request, jenis, form)
    berkas = form.cleaned_data["berkas"]
    try:
        impor = unggah_impor(jenis, berkas.name, berkas.read(), oleh=request.pelaku, kunci=kunci_dari(request))
    except MasukanKeliru as galat:
        form.add_error("berkas", galat.galat["berkas"])
        return _tampil(request, jenis, form)
    return redirect("impor:kolom", impor.pk)


def _tampil(request: PelakuRequest, jenis: str, form: UnggahForm) -> HttpResponse:
    konteks: dict[str, Any] = {
        "judul": _("Impor struktur organisasi") if jenis == JenisImpor.STRUKTUR else _("Impor pegawai"),
        "remah": remah(),
        "tahap": tahap(1),
        "jenis": jenis,
        "form": form,
        "alamat": reverse("impor:unggah", args=[jenis]),
        "isian": bacaan.isian_terbaca(jenis),
    }
    return respond(request, _HALAMAN, _HALAMAN, konteks, status=422 if request.method == "POST" else 200)

"""Layar ekspor: minta arsip, unduh, dan baca kamus datanya."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sistemkerja.ekspor.isi import kolom, tabel_ekspor
from sistemkerja.ekspor.models import Ekspor
from sistemkerja.ekspor.tindakan import catat_unduhan, minta_ekspor
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.peran_sistem import PeranSistem, pastikan_peran


@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: PelakuRequest) -> HttpResponse:
    """Arsip yang ada; kiriman meminta arsip baru."""
    if request.method == "POST":
        return redirect(minta_ekspor(oleh=request.pelaku))
    pastikan_peran(request.pelaku, PeranSistem.PENGELOLA_SISTEM, apa=_("mengekspor seluruh data"))
    kini = timezone.now()
    semua = [(e, e.tersedia(kini)) for e in Ekspor.objects.filter(pemda=request.pemda)[:50]]
    return render(request, "ekspor/daftar.html", {"judul": _("Ekspor seluruh data"), "semua": semua})


@require_POST
def arsip(request: PelakuRequest, pk: UUID) -> HttpResponseBase:
    """Unduh satu arsip. Kiriman, bukan tautan: mengunduh data semua orang ialah perbuatan yang dicatat."""
    satu = Ekspor.objects.filter(pemda=request.pemda, pk=pk).first()
    if satu is None or not satu.tersedia(timezone.now()):
        raise Http404
    catat_unduhan(satu, oleh=request.pelaku)
    nama = f"data-{request.pemda.slug}-{satu.dibuat:%Y%m%d}.zip"
    return FileResponse(satu.berkas.open("rb"), as_attachment=True, filename=nama)


@require_safe
def kamus(request: PelakuRequest) -> HttpResponse:
    """Apa saja yang disimpan aplikasi ini tentang sebuah Pemda, tabel demi tabel. Terbuka bagi semua yang masuk."""
    with override("id"):  # the words are those of the archive
        isi = [(m._meta.label_lower, str(m._meta.verbose_name), list(kolom(m))) for m in tabel_ekspor()]
    return render(request, "ekspor/kamus.html", {"judul": _("Kamus data"), "tabel": isi})

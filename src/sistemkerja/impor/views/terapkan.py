"""Menerapkan impor: cara dan dasarnya."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sistemkerja.antarmuka.tanggap import respond
from sistemkerja.impor import bacaan
from sistemkerja.impor.forms import PenerapanForm
from sistemkerja.impor.tindakan.terapkan import minta_penerapan
from sistemkerja.impor.tindakan.wewenang import impor_untuk, pastikan_mengelola
from sistemkerja.impor.views.bersama import kunci_dari, remah, tahap, versi_dari
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.pemda.galat import MasukanKeliru


@require_http_methods(["GET", "POST"])
def penerapan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Terapkan semuanya, atau yang benar saja, atas dasar sebuah keputusan; dikerjakan di latar."""
    satu = impor_untuk(request.pelaku, pk)
    pastikan_mengelola(request.pelaku, satu.jenis)
    form = PenerapanForm(request.POST or None, ringkas=satu.ringkas)
    if request.method == "POST" and form.is_valid():
        try:
            minta_penerapan(
                pk, **form.cleaned_data, oleh=request.pelaku, versi=versi_dari(request), kunci=kunci_dari(request)
            )
            return redirect(satu)
        except MasukanKeliru as galat:
            for medan, pesan in galat.galat.items():
                form.add_error(medan, pesan)
    luar = bacaan.banyak_luar(satu)
    konteks = {"judul": _("Terapkan impor"), "remah": remah(satu), "tahap": tahap(4), "impor": satu, "form": form}
    konteks["luar"] = luar
    status = 422 if request.method == "POST" else 200
    return respond(request, "impor/penerapan.html", "impor/penerapan.html", konteks, status=status)

"""System roles: who holds which from when until when, on which basis; giving and revoking."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sistemkerja.akun import bacaan
from sistemkerja.akun.forms import CabutPeranForm, PeranForm
from sistemkerja.akun.models import PemberianPeran
from sistemkerja.akun.tindakan import beri_peran, cabut_peran
from sistemkerja.akun.views.lembar import lembar_peran
from sistemkerja.akun.views.pengelolaan import PEMBACA
from sistemkerja.antarmuka.lembar import kueri_lembar, minta_lembar
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.peran_sistem import PeranSistem, berperan, pastikan_peran
from sistemkerja.pemda.galat import MasukanKeliru


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: PelakuRequest) -> HttpResponse:
    """All grants; a POST gives one."""
    pelaku = request.pelaku
    pastikan_peran(pelaku, *PEMBACA, apa=_("membuka daftar peran"))
    if minta_lembar(request) and request.method != "POST":
        return lembar_peran(pelaku, bacaan.semua_peran(request.pemda.pk, pelaku.per))
    form = PeranForm(request.POST or None, initial={"sejak": pelaku.per})
    if form.is_bound and form.is_valid() and _beri(request, form):
        messages.success(request, _("Peran diberikan. Orangnya diberi tahu saat masuk."))
        return redirect("akun:peran")
    context = {
        "judul": _("Peran sistem"),
        "remah": [(_("Akun pegawai"), reverse("akun:pengelolaan"))],
        "form": form,
        "peran": bacaan.semua_peran(request.pemda.pk, pelaku.per),
        "memberi": berperan(pelaku, PeranSistem.PENGELOLA_SISTEM),
        "kueri_lembar": kueri_lembar(request),
    }
    return render(request, "akun/peran.html", context, status=422 if form.is_bound else 200)


def _beri(request: PelakuRequest, form: PeranForm) -> bool:
    isi = form.cleaned_data
    akhir = isi["hari_terakhir"]
    try:
        beri_peran(
            bacaan.akun_pegawai(isi["pegawai"]), isi["peran"], oleh=request.pelaku, sejak=isi["sejak"],
            sampai=akhir + timedelta(days=1) if akhir else None, nomor=isi["nomor"], tanggal=isi["tanggal"],
        )  # fmt: skip
    except MasukanKeliru as galat:
        form.taruh(MasukanKeliru({{"sampai": "hari_terakhir"}.get(m, m): p for m, p in galat.galat.items()}))
        return False
    return True


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pencabutan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """End a grant, on a basis."""
    pelaku = request.pelaku
    pastikan_peran(pelaku, PeranSistem.PENGELOLA_SISTEM, apa=_("mencabut peran"))
    pemberian: PemberianPeran = bacaan.pemberian_atau_404(pk)
    form = CabutPeranForm(request.POST or None, initial={"sampai": pelaku.per, "tanggal": pelaku.per})
    if form.is_valid():
        try:
            cabut_peran(pk, oleh=pelaku, **form.cleaned_data)
        except MasukanKeliru as galat:
            form.taruh(galat)
        else:
            messages.success(request, _("Peran dicabut."))
            return redirect("akun:peran")
    context = {
        "judul": _("Cabut peran"),
        "kalimat": f"{pemberian.pengguna} · {pemberian.get_peran_display()}",
        "form": form,
        "remah": [(_("Akun pegawai"), reverse("akun:pengelolaan")), (_("Peran sistem"), reverse("akun:peran"))],
    }
    return render(request, "akun/formulir.html", context, status=422 if form.is_bound else 200)

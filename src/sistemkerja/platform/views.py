"""Screens of the operator platform: signing in, the Pemda and how they are, a new Pemda."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sistemkerja.akun import tahan
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.peran_sistem import pastikan_peran
from sistemkerja.pemda.galat import MasukanKeliru
from sistemkerja.platform import operator
from sistemkerja.platform.forms import BuatPemdaForm, MasukForm
from sistemkerja.platform.langkah import PENGELOLA, langkah_awal
from sistemkerja.platform.models import Catatan
from sistemkerja.platform.operator import OperatorRequest, perlu_operator
from sistemkerja.platform.ringkasan import ringkasan
from sistemkerja.platform.sandi import kunci
from sistemkerja.platform.tindakan import LewatOperator, buat_pemda


@never_cache
@sensitive_post_parameters("sandi")
@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def masuk(request: HttpRequest) -> HttpResponse:
    """Sign in as an operator; unknown and wrong get the same answer. A session of a Pemda ends."""
    if request.method != "POST":
        return redirect("platform:daftar") if operator.operator_dari(request) else _halaman_masuk(request, MasukForm())
    form = MasukForm(request.POST)
    if not form.is_valid():
        return _halaman_masuk(request, form, 422)
    siapa = _siapa(request, form.cleaned_data["nama_masuk"])
    if detik := tahan.tunggu(siapa):
        form.add_error(None, tahan.kalimat_tunggu(detik))
        return _halaman_masuk(request, form, 429)
    tanda = operator.masuk(form.cleaned_data["nama_masuk"], form.cleaned_data["sandi"])
    if tanda is None:
        tahan.catat_gagal(siapa)
        form.add_error(None, _("Nama masuk atau kata sandi tidak cocok. Periksa lalu coba lagi."))
        return _halaman_masuk(request, form, 422)
    tahan.lupakan(siapa)
    request.session.flush()
    request.session[operator.KUNCI_SESI] = tanda
    return redirect("platform:daftar")


@require_POST
@perlu_operator
def keluar(request: OperatorRequest) -> HttpResponse:
    """End the session of the operator."""
    operator.keluar(request.tanda)
    request.session.flush()
    return redirect("platform:masuk")


@never_cache
@require_safe
@perlu_operator
def daftar(request: OperatorRequest) -> HttpResponse:
    """Every Pemda with its numbers, every cell with its health."""
    baris, sel = ringkasan(request.tanda)
    context = {"judul": _("Pemda di platform ini"), "baris": baris, "sel": sel, "operator": request.operator}
    return render(request, "platform/daftar.html", context | {"catatan": Catatan.objects.all()[:20]})


@never_cache
@sensitive_post_parameters("sandi")
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_operator
def baru(request: OperatorRequest) -> HttpResponse:
    """Make a Pemda. The code of its first account is shown in the answer and kept nowhere."""
    if request.method != "POST":
        return _halaman_baru(request, BuatPemdaForm())
    form = BuatPemdaForm(request.POST)
    if not form.is_valid() or not _sandi_cocok(request, form):
        return _halaman_baru(request, form, 422)
    kunci_ = kunci(form.cleaned_data["sandi"], request.operator.garam)
    try:
        hasil = buat_pemda(form.baru(), lewat=LewatOperator(request.operator, kunci_))
    except MasukanKeliru as galat:
        for medan, pesan in galat.galat.items():
            form.add_error(medan or None, pesan)
        return _halaman_baru(request, form, 422)
    context = {"judul": hasil.pemda.nama, "hasil": hasil, "operator": request.operator, "remah": _remah()}
    return render(request, "platform/dibuat.html", context, status=201)


@require_safe
def langkah(request: PelakuRequest) -> HttpResponse:
    """The guided start of the Pemda of the session, for those who look after it."""
    pastikan_peran(request.pelaku, *PENGELOLA, apa=_("menyiapkan Pemda"))
    semua = langkah_awal(request.pelaku)
    context = {"judul": _("Langkah awal"), "langkah": semua, "selesai": sum(satu.selesai for satu in semua)}
    return render(request, "platform/langkah_awal.html", context)


def _sandi_cocok(request: OperatorRequest, form: BuatPemdaForm) -> bool:
    siapa = _siapa(request, request.operator.nama_masuk)
    if detik := tahan.tunggu(siapa):
        form.add_error("sandi", tahan.kalimat_tunggu(detik))
        return False
    if not operator.cocok(request.operator, form.cleaned_data["sandi"]):
        tahan.catat_gagal(siapa)
        form.add_error("sandi", _("Kata sandi tidak cocok."))
        return False
    return True


def _siapa(request: HttpRequest, nama_masuk: str) -> tahan.Siapa:
    return tahan.Siapa("", nama_masuk, request.META.get("REMOTE_ADDR", ""), apa="operator platform")


def _halaman_masuk(request: HttpRequest, form: MasukForm, status: int = 200) -> HttpResponse:
    return render(request, "platform/masuk.html", {"judul": _("Operator platform"), "form": form}, status=status)


def _halaman_baru(request: OperatorRequest, form: BuatPemdaForm, status: int = 200) -> HttpResponse:
    context = {"judul": _("Pemda baru"), "form": form, "operator": request.operator, "remah": _remah()}
    return render(request, "platform/baru.html", context, status=status)


def _remah() -> list[tuple[str, str]]:
    return [(_("Pemda di platform ini"), reverse("platform:daftar"))]

"""Coming in with a one-time code, and a new password by e-mail."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sistemkerja.akun import pintu, surel, tahan
from sistemkerja.akun.forms import AktivasiForm, NipForm, SandiBaruForm
from sistemkerja.akun.models import Cara, Pengguna
from sistemkerja.akun.tindakan import atur_sandi_lewat_surel, pakai_kode
from sistemkerja.akun.views.masuk import siapa_mencoba, tertahan
from sistemkerja.pemda.galat import MasukanKeliru
from sistemkerja.pemda.konteks import gunakan


@never_cache
@sensitive_post_parameters("sandi", "sandi_lagi", "kode")
@require_http_methods(["GET", "HEAD", "POST"])
def aktivasi(request: HttpRequest) -> HttpResponse:
    """Choose a password with a code, for the first time or anew; then in, over the second factor if there is one."""
    if request.user.is_authenticated:
        return redirect("akun:saya")
    awal = {"pemda": request.GET.get("pemda") or request.COOKIES.get(pintu.KUKI_PEMDA, "")}
    form = AktivasiForm(request.POST or None, initial=awal)
    if not form.is_valid():
        return _halaman(request, form, 422 if form.is_bound else 200)
    siapa = siapa_mencoba(request, form.cleaned_data["pemda"], form.cleaned_data["nip"], "kode")
    if detik := tahan.tunggu(siapa):
        form.add_error(None, tahan.kalimat_tunggu(detik))
        return tertahan(_halaman(request, form, 429), detik)
    pengguna = _pakai(form)
    if pengguna is None:
        if not form.errors:
            tahan.catat_gagal(siapa)
            form.add_error(None, _("Pemda, NIP, atau kode tidak cocok, atau kodenya sudah tidak berlaku."))
        return _halaman(request, form, 422)
    tahan.lupakan(siapa)
    messages.success(request, _("Kata sandi Anda tersimpan."))
    return pintu.lanjutkan_masuk(request, pengguna, Cara.KODE, "/")


def _pakai(form: AktivasiForm) -> Pengguna | None:
    isi = form.cleaned_data
    try:
        with gunakan(isi["pemda"]):
            return pakai_kode(isi["nip"], isi["kode"], isi["sandi"])
    except MasukanKeliru as galat:
        form.taruh(galat)
        return None


def _halaman(request: HttpRequest, form: AktivasiForm, status: int) -> HttpResponse:
    return render(request, "akun/aktivasi.html", {"form": form}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lupa_sandi(request: HttpRequest) -> HttpResponse:
    """Ask for a link by e-mail. The answer is the same whether or not there is such an account."""
    awal = {"pemda": request.COOKIES.get(pintu.KUKI_PEMDA, "")}
    form = NipForm(request.POST or None, initial=awal) if settings.SUREL_TERSEDIA else NipForm(initial=awal)
    context = {"form": form, "tersedia": settings.SUREL_TERSEDIA}
    if not form.is_bound or not form.is_valid():
        return render(request, "akun/lupa_sandi.html", context, status=422 if form.is_bound else 200)
    if pintu.di_pemda_lain(request, form.cleaned_data["pemda"].slug):
        return _keluar_dahulu(request)
    siapa = siapa_mencoba(request, form.cleaned_data["pemda"], form.cleaned_data["nip"], "surel")
    if detik := tahan.tunggu(siapa):
        form.add_error(None, tahan.kalimat_tunggu(detik))
        return tertahan(render(request, "akun/lupa_sandi.html", context, status=429), detik)
    tahan.catat_gagal(siapa)
    surel.kirim_tautan_sandi(request, form.cleaned_data["pemda"], form.cleaned_data["nip"])
    return render(request, "akun/lupa_sandi.html", context | {"terkirim": True})


@never_cache
@sensitive_post_parameters("sandi", "sandi_lagi")
@require_http_methods(["GET", "HEAD", "POST"])
def sandi_baru(request: HttpRequest, slug: str, uid: str, token: str) -> HttpResponse:
    """The page behind the link of the e-mail. 404 when it has expired, was used, or is not ours."""
    if pintu.di_pemda_lain(request, slug):
        return _keluar_dahulu(request)
    pengguna = surel.pemilik_tautan(slug, uid, token)
    if pengguna is None:
        raise Http404
    form = SandiBaruForm(request.POST or None)
    if form.is_valid():
        try:
            with gunakan(pengguna.pemda):
                atur_sandi_lewat_surel(pengguna, form.cleaned_data["sandi"])
        except MasukanKeliru as galat:
            form.taruh(galat)
        else:
            messages.success(request, _("Kata sandi Anda tersimpan. Masuk dengan kata sandi yang baru."))
            return redirect("akun:masuk")
    return render(request, "akun/sandi_baru.html", {"form": form}, status=422 if form.is_bound else 200)


def _keluar_dahulu(request: HttpRequest) -> HttpResponse:
    messages.info(
        request, _("Anda masih masuk sebagai %(n)s. Keluar dahulu untuk berganti akun.") % {"n": request.user}
    )
    return redirect("akun:saya")

"""Signing in and out."""

from __future__ import annotations

from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sistemkerja.akun import tahan, tertunda
from sistemkerja.akun.forms import MasukForm
from sistemkerja.akun.models import Pengguna
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.middleware import KUNCI_SESI

KUKI_PEMDA = "pemda"


@never_cache
@sensitive_post_parameters("sandi")
@require_http_methods(["GET", "HEAD", "POST"])
def masuk(request: HttpRequest) -> HttpResponse:
    """Sign in with Pemda, NIP and password; unknown and wrong get the same answer.

    A form left open in another tab is not a way to change accounts: the running session is of one Pemda.
    """
    if request.method != "POST":
        if request.user.is_authenticated:
            return redirect(_tujuan(request))
        awal = request.GET.get("pemda") or request.COOKIES.get(KUKI_PEMDA, "")
        return _halaman(request, MasukForm(initial={"pemda": awal}))
    if request.user.is_authenticated:
        messages.info(request, _("Anda masih masuk sebagai %(n)s. Keluar dahulu untuk berganti akun.")
                      % {"n": request.user})  # fmt: skip
        return redirect(_tujuan(request))
    form = MasukForm(request.POST)
    if not form.is_valid():
        return _halaman(request, form, status=422)
    return _coba(request, form)


def _coba(request: HttpRequest, form: MasukForm) -> HttpResponse:
    pemda, nip = form.cleaned_data["pemda"], form.cleaned_data["nip"]
    siapa = (pemda.slug, nip, request.META.get("REMOTE_ADDR", ""))
    if detik := tahan.tunggu(*siapa):
        form.add_error(None, _kalimat_tunggu(detik))
        return _halaman(request, form, status=429, tunggu=detik)
    pengguna = auth.authenticate(request, pemda=pemda, nip=nip, sandi=form.cleaned_data["sandi"])
    if not isinstance(pengguna, Pengguna):
        tahan.catat_gagal(*siapa)
        form.add_error(None, _("Pemda, NIP, atau kata sandi tidak cocok. Periksa lalu coba lagi."))
        return _halaman(request, form, status=422)
    tahan.lupakan(*siapa)
    return _mulai_sesi(request, pengguna)


def _mulai_sesi(request: HttpRequest, pengguna: Pengguna) -> HttpResponse:
    with gunakan(pengguna.pemda):
        auth.login(request, pengguna)
    request.session[KUNCI_SESI] = str(pengguna.pemda_id)
    ke = redirect("akun:lanjutkan") if tertunda.ambil(request) else redirect(_tujuan(request))
    tertunda.ingat_pemilik(ke, pengguna.pk)
    ke.set_cookie(KUKI_PEMDA, pengguna.pemda.slug, max_age=365 * 24 * 3600, samesite="Lax", httponly=True)
    return ke


def _kalimat_tunggu(detik: int) -> str:
    if detik < 90:
        return ngettext(
            "Terlalu banyak percobaan. Coba lagi dalam %(n)s detik.",
            "Terlalu banyak percobaan. Coba lagi dalam %(n)s detik.",
            detik,
        ) % {"n": detik}
    menit = -(-detik // 60)
    return ngettext(
        "Terlalu banyak percobaan. Coba lagi dalam %(n)s menit.",
        "Terlalu banyak percobaan. Coba lagi dalam %(n)s menit.",
        menit,
    ) % {"n": menit}


def _halaman(request: HttpRequest, form: MasukForm, status: int = 200, tunggu: int = 0) -> HttpResponse:
    sebab = {
        "habis": _("Waktu Anda habis. Masuk lagi; isian yang baru Anda kirim masih disimpan."),
        "lewat": _("Waktu Anda habis. Masuk lagi untuk melanjutkan."),
    }
    context = {
        "form": form,
        "next": request.POST.get("next") or request.GET.get("next", ""),
        "keterangan": sebab.get(request.GET.get("karena", "")),
    }
    response = render(request, "akun/masuk.html", context, status=status)
    if tunggu:
        response["Retry-After"] = str(tunggu)
    return response


def _tujuan(request: HttpRequest) -> str:
    ke = request.POST.get("next") or request.GET.get("next", "")
    aman = url_has_allowed_host_and_scheme(ke, {request.get_host()}, require_https=request.is_secure())
    return ke if ke and aman else "/"


@require_POST
def keluar(request: HttpRequest) -> HttpResponse:
    """End the session; the browser also forgets whose it was."""
    auth.logout(request)
    ke = redirect("akun:masuk")
    ke.delete_cookie(tertunda.KUKI_TERAKHIR, samesite="Lax")
    return ke


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lanjutkan(request: HttpRequest) -> HttpResponse:
    """Offer the form that was sent after the session had ended; a POST throws it away."""
    if request.method == "POST":
        tertunda.buang(request)
        return redirect("/")
    satu = tertunda.ambil(request)
    if satu is None:
        return redirect("/")
    return render(request, "akun/lanjutkan.html", {"tertunda": satu})

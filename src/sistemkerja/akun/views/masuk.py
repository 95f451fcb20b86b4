"""Signing in and out."""

from __future__ import annotations

from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sistemkerja.akun import faktor, perangkat, pintu, sso, tahan, tertunda
from sistemkerja.akun.forms import FaktorForm, MasukForm
from sistemkerja.akun.models import Cara, Pengguna
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda


@never_cache
@sensitive_post_parameters("sandi")
@require_http_methods(["GET", "HEAD", "POST"])
def masuk(request: HttpRequest) -> HttpResponse:
    """Sign in with Pemda, NIP and password; unknown and wrong get the same answer.

    A form left open in another tab is not a way to change accounts: the running session is of one Pemda.
    """
    if request.method != "POST":
        if request.user.is_authenticated:
            return redirect(pintu.tujuan(request))
        awal = request.GET.get("pemda") or request.COOKIES.get(pintu.KUKI_PEMDA, "")
        return halaman_masuk(request, MasukForm(initial={"pemda": awal}))
    if request.user.is_authenticated:
        messages.info(request, _("Anda masih masuk sebagai %(n)s. Keluar dahulu untuk berganti akun.")
                      % {"n": request.user})  # fmt: skip
        return redirect(pintu.tujuan(request))
    form = MasukForm(request.POST)
    if not form.is_valid():
        return halaman_masuk(request, form, status=422)
    return _coba(request, form)


def _coba(request: HttpRequest, form: MasukForm) -> HttpResponse:
    pemda, nip = form.cleaned_data["pemda"], form.cleaned_data["nip"]
    siapa = siapa_mencoba(request, pemda, nip)
    if detik := tahan.tunggu(siapa):
        form.add_error(None, tahan.kalimat_tunggu(detik))
        return halaman_masuk(request, form, status=429, tunggu=detik)
    pengguna = auth.authenticate(request, pemda=pemda, nip=nip, sandi=form.cleaned_data["sandi"])
    if not isinstance(pengguna, Pengguna):
        tahan.catat_gagal(siapa)
        form.add_error(None, _("Pemda, NIP, atau kata sandi tidak cocok. Periksa lalu coba lagi."))
        return halaman_masuk(request, form, status=422)
    tahan.lupakan(siapa)
    return pintu.lanjutkan_masuk(request, pengguna, Cara.SANDI, pintu.tujuan(request))


def siapa_mencoba(request: HttpRequest, pemda: Pemda, nip: str, apa: str = "sandi") -> tahan.Siapa:
    """Who tries, as the throttle counts it."""
    alamat = request.META.get("REMOTE_ADDR", "")
    return tahan.Siapa(pemda.slug, nip, alamat, perangkat.dikenal(request, pemda.slug, nip), apa)


def halaman_masuk(request: HttpRequest, form: MasukForm, status: int = 200, tunggu: int = 0) -> HttpResponse:
    """The sign-in page, with the button of the Pemda's own service where the Pemda is known."""
    sebab = {
        "habis": _("Waktu Anda habis. Masuk lagi; isian yang baru Anda kirim masih disimpan."),
        "lewat": _("Waktu Anda habis. Masuk lagi untuk melanjutkan."),
    }
    context = {
        "form": form,
        "next": request.POST.get("next") or request.GET.get("next", ""),
        "keterangan": sebab.get(request.GET.get("karena", "")),
        "sso": sso.tombol(str(form["pemda"].value() or "")),
    }
    return tertahan(render(request, "akun/masuk.html", context, status=status), tunggu)


def tertahan(response: HttpResponse, tunggu: int) -> HttpResponse:
    """Tell programs too how long to wait."""
    if tunggu:
        response["Retry-After"] = str(tunggu)
    return response


@never_cache
@sensitive_post_parameters("kode")
@require_http_methods(["GET", "HEAD", "POST"])
def masuk_faktor(request: HttpRequest) -> HttpResponse:
    """The second factor, after the first one; whoever comes without the first goes back to it."""
    menunggu = pintu.yang_menunggu(request)
    if request.user.is_authenticated or menunggu is None:
        return redirect("akun:masuk")
    pengguna, cara, ke = menunggu
    form = FaktorForm(request.POST or None)
    if not form.is_valid():
        return render(request, "akun/masuk_faktor.html", {"form": form}, status=422 if form.is_bound else 200)
    siapa = siapa_mencoba(request, pengguna.pemda, pengguna.nip, "faktor")
    if detik := tahan.tunggu(siapa):
        form.add_error(None, tahan.kalimat_tunggu(detik))
        return tertahan(render(request, "akun/masuk_faktor.html", {"form": form}, status=429), detik)
    with gunakan(pengguna.pemda):
        jenis = faktor.periksa(pengguna, form.cleaned_data["kode"])
    if not jenis:
        tahan.catat_gagal(siapa)
        form.add_error("kode", _("Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya, lalu coba lagi."))
        return render(request, "akun/masuk_faktor.html", {"form": form}, status=422)
    tahan.lupakan(siapa)
    if jenis == "pemulihan":
        messages.warning(request, _("Satu kode pemulihan terpakai. Buat yang baru bila tinggal sedikit."))
    return pintu.mulai_sesi(request, pengguna, cara, ke)


@require_POST
def keluar(request: HttpRequest) -> HttpResponse:
    """End the session; the browser also forgets whose it was. From SSO, offer to sign out there too."""
    alamat_sso = sso.alamat_keluar(request)
    if request.user.is_authenticated:
        pintu.tandai_keluar(request)
    auth.logout(request)
    ke = render(request, "akun/keluar_sso.html", {"alamat": alamat_sso}) if alamat_sso else redirect("akun:masuk")
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

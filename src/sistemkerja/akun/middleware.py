"""Everything needs a sign-in, except what says that it does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from sistemkerja.akun import pintu, tertunda

# Pages without anything of a Pemda on them. A view may also say so itself with `login_not_required`.
TANPA_MASUK = {"akun:masuk", "set_language", "antarmuka:tema"}
TANPA_MASUK |= {"akun:masuk_faktor", "akun:sso_pilih", "akun:sso_mulai", "akun:sso_kembali"}
TANPA_MASUK |= {"akun:aktivasi", "akun:lupa_sandi", "akun:sandi_baru"}
TANPA_MASUK |= {"antarmuka:gaya", "antarmuka:contoh", "antarmuka:galat_contoh"}

# Where somebody may go who must put a second factor in place first.
TANPA_FAKTOR = {"akun:faktor", "akun:keluar"}


class WajibMasukMiddleware:
    """Sends whoever is not signed in to the sign-in page and keeps the form that was sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """The way to the sign-in page, or None where the view may go on."""
        if not getattr(view, "login_required", True):
            return None
        nama = request.resolver_match.view_name if request.resolver_match is not None else ""
        if nama in TANPA_MASUK:
            return None
        if not request.user.is_authenticated:
            return _ke_halaman_masuk(request)
        if pintu.harus_pasang_faktor(request) and nama not in TANPA_FAKTOR:
            return _pindah(request, reverse("akun:faktor"))
        pintu.tandai_terlihat(request)
        tertunda.buang_bila_terkirim(request)
        return None


def _ke_halaman_masuk(request: HttpRequest) -> HttpResponse:
    isi = {"next": _halaman_asal(request)}
    if request.method == "POST":
        isi["karena"] = "habis" if tertunda.simpan(request) else "lewat"
    alamat = f"{reverse('akun:masuk')}?{urlencode(isi)}"
    return _pindah(request, alamat)


def _pindah(request: HttpRequest, alamat: str) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":  # htmx would put a redirected page into the fragment
        return HttpResponse(status=401, headers={"HX-Redirect": alamat})
    return HttpResponseRedirect(alamat)


def _halaman_asal(request: HttpRequest) -> str:
    """The page to come back to: the one asked for, or the one whose form was sent."""
    penggalan = request.headers.get("HX-Request") == "true"
    if request.method in {"GET", "HEAD"} and not penggalan:
        return request.get_full_path()
    asal = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(asal, {request.get_host()}, require_https=request.is_secure()):
        bagian = urlsplit(asal)
        return bagian.path + (f"?{bagian.query}" if bagian.query else "")
    return "/"

"""One's own second factor: put in place, new recovery codes, taken away."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sistemkerja.akun import bacaan, faktor, pintu, sandian
from sistemkerja.akun.forms import DenganSandiForm, PasangFaktorForm
from sistemkerja.akun.tindakan import buat_ulang_pemulihan, lepas_faktor, pasang_faktor
from sistemkerja.akun.views.pastikan import PenggunaRequest, pastikan_sandi
from sistemkerja.pemda.galat import MasukanKeliru

_RAHASIA = "faktor_baru"


@never_cache
@sensitive_post_parameters("kode", "sandi_kini")
@require_http_methods(["GET", "HEAD", "POST"])
def pasang(request: PenggunaRequest) -> HttpResponse:
    """The QR code and the first code; after that the recovery codes, this once."""
    if faktor.terpasang(request.user):
        pintu.sudah_pasang_faktor(request)
        return redirect("akun:saya")
    perlu, rahasia = not pintu.baru_masuk(request), _rahasia(request)
    form = PasangFaktorForm(request.POST or None, perlu_sandi=perlu)
    if form.is_valid() and (not perlu or pastikan_sandi(request, form, "sandi_kini")):
        try:
            kode = pasang_faktor(request.user, rahasia=rahasia, kode=form.cleaned_data["kode"])
        except MasukanKeliru as galat:
            form.taruh(galat)
        else:
            request.session.pop(_RAHASIA, None)
            pintu.sudah_pasang_faktor(request)
            return _kode_pemulihan(request, kode)
    context = _konteks_pasang(request, rahasia) | {"form": form}
    return render(request, "akun/faktor_pasang.html", context, status=422 if form.is_bound else 200)


def _rahasia(request: PenggunaRequest) -> str:
    """The secret that is being put in place, the same until it is; encrypted in the session."""
    milik = f"pasang {request.user.pk}"
    if tersimpan := request.session.get(_RAHASIA):
        return sandian.buka(tersimpan, milik)
    rahasia = faktor.rahasia_baru()
    request.session[_RAHASIA] = sandian.tutup(rahasia, milik)
    return rahasia


def _konteks_pasang(request: PenggunaRequest, rahasia: str) -> dict[str, Any]:
    alamat = faktor.alamat_otp(rahasia, request.user)
    return {
        "judul": _("Pasang faktor kedua"),
        "remah": [(_("Akun saya"), "/akun/")],
        "qr": faktor.gambar_qr(alamat),
        "alamat": alamat,
        "rahasia": " ".join(rahasia[n : n + 4] for n in range(0, len(rahasia), 4)),
        "harus": pintu.harus_pasang_faktor(request),
        "tidak_wajib": not settings.WAJIB_DUA_FAKTOR and faktor.pantas(request.pelaku),
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pemulihan(request: PenggunaRequest) -> HttpResponse:
    """Ten new recovery codes, shown once."""
    kalimat = _("Sepuluh kode baru dibuat dan kode yang lama tidak berlaku lagi.")
    form = _dengan_sandi(request)
    if form.is_valid() and _sandi_cocok(request, form):
        return _kode_pemulihan(request, buat_ulang_pemulihan(request.user))
    return _tanya(request, form, _("Buat kode pemulihan baru"), kalimat)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lepas(request: PenggunaRequest) -> HttpResponse:
    """Take the second factor away, where it is not required."""
    kalimat = _("Sesudah ini akun Anda hanya dijaga kata sandi.")
    form = _dengan_sandi(request)
    if form.is_valid() and _sandi_cocok(request, form):
        lepas_faktor(request.user)
        messages.success(request, _("Faktor kedua dilepas."))
        return redirect("akun:saya")
    return _tanya(request, form, _("Lepas faktor kedua"), kalimat)


def _dengan_sandi(request: PenggunaRequest) -> DenganSandiForm:
    isi = request.POST if request.method == "POST" else None
    return DenganSandiForm(isi, perlu_sandi=not pintu.baru_masuk(request))


def _sandi_cocok(request: PenggunaRequest, form: DenganSandiForm) -> bool:
    return "sandi_kini" not in form.fields or pastikan_sandi(request, form, "sandi_kini")


def _tanya(request: PenggunaRequest, form: DenganSandiForm, judul: str, kalimat: str) -> HttpResponse:
    if not bacaan.keadaan_faktor(request.user)["terpasang"]:
        return redirect("akun:saya")
    context = {"judul": judul, "kalimat": kalimat, "form": form, "remah": [(_("Akun saya"), "/akun/")]}
    return render(request, "akun/formulir.html", context, status=422 if form.is_bound else 200)


def _kode_pemulihan(request: PenggunaRequest, kode: list[str]) -> HttpResponse:
    context = {"judul": _("Kode pemulihan Anda"), "kode": kode, "pengguna": request.user}
    return render(request, "akun/kode_pemulihan.html", context)

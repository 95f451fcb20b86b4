"""Through the Pemda's own sign-in service, and setting it up."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from sistemkerja.akun import bacaan, pintu, sso
from sistemkerja.akun.forms import PemdaForm, SSOForm
from sistemkerja.akun.models import Cara
from sistemkerja.akun.tindakan import simpan_sso
from sistemkerja.antarmuka.tanggap import respond
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.peran_sistem import PeranSistem, pastikan_peran
from sistemkerja.pemda.direktori import menurut_slug
from sistemkerja.pemda.galat import MasukanKeliru
from sistemkerja.pemda.models import Pemda

_KE = "sso_ke"


@never_cache
@require_safe
def pilih(request: HttpRequest) -> HttpResponse:
    """Which Pemda's service; with htmx only the button, as the Pemda is chosen on the sign-in page."""
    slug = request.GET.get("pemda", "")
    slug = "" if pintu.di_pemda_lain(request, slug) else slug
    context = {
        "judul": _("Masuk lewat SSO Pemda"), "form": PemdaForm(initial={"pemda": slug}), "sso": sso.tombol(slug),
        "dipilih": menurut_slug(slug), "next": request.GET.get("next", ""),
    }  # fmt: skip
    return respond(request, "akun/sso_pilih.html", "akun/_sso.html", context)


@never_cache
@require_safe
def mulai(request: HttpRequest, slug: str) -> HttpResponse:
    """On to the issuer."""
    pemda = _pemda(slug)
    if request.user.is_authenticated:
        return redirect(pintu.tujuan(request))
    try:
        alamat = sso.mulai(request, pemda, sso.konfigurasi_aktif(pemda))
    except sso.SSOGagal as gagal:
        return _gagal(request, pemda, gagal)
    request.session[_KE] = pintu.tujuan(request)
    return HttpResponseRedirect(alamat)


@never_cache
@require_safe
def kembali(request: HttpRequest, slug: str) -> HttpResponse:
    """Back from the issuer: an existing account of that NIP, over the second factor, in."""
    pemda = _pemda(slug)
    if request.user.is_authenticated:
        return redirect("/")
    try:
        nip, token = sso.selesai(request, pemda, sso.konfigurasi_aktif(pemda))
        pengguna = sso.pemilik(pemda, nip)
    except sso.SSOGagal as gagal:
        return _gagal(request, pemda, gagal)
    request.session[sso.SESI] = {"id_token": token}
    return pintu.lanjutkan_masuk(request, pengguna, Cara.SSO, request.session.pop(_KE, "/"))


def _pemda(slug: str) -> Pemda:
    pemda = menurut_slug(slug)
    if pemda is None:
        raise Http404
    return pemda


def _gagal(request: HttpRequest, pemda: Pemda, gagal: sso.SSOGagal) -> HttpResponse:
    context = {"judul": _("Belum berhasil masuk"), "kalimat": gagal.kalimat, "pemda_dipilih": pemda}
    return render(request, "akun/sso_gagal.html", context, status=403)


@never_cache
@sensitive_post_parameters("rahasia")
@require_http_methods(["GET", "HEAD", "POST"])
def pengaturan(request: PelakuRequest) -> HttpResponse:
    """Issuer, client and claim, by the pengelola sistem."""
    pastikan_peran(request.pelaku, PeranSistem.PENGELOLA_SISTEM, apa=_("mengatur SSO"))
    form = SSOForm(request.POST) if request.method == "POST" else SSOForm(initial=_isi_kini())
    if form.is_bound and form.is_valid() and _simpan(request, form):
        messages.success(request, _("Pengaturan SSO tersimpan."))
        return redirect("akun:sso_pengaturan")
    context = {
        "judul": _("SSO Pemda"),
        "form": form,
        "remah": [(_("Akun pegawai"), reverse("akun:pengelolaan"))],
        "kembali": request.build_absolute_uri(reverse("akun:sso_kembali", args=[request.pemda.slug])),
        "lingkungan": sso.nama_lingkungan(request.pemda),
    }
    return render(request, "akun/sso_pengaturan.html", context, status=422 if form.is_bound else 200)


def _simpan(request: PelakuRequest, form: SSOForm) -> bool:
    isi = form.cleaned_data
    if isi["aktif"] and (galat := sso.periksa_penerbit(isi["penerbit"])):
        form.add_error("penerbit", galat)
        return False
    try:
        simpan_sso(oleh=request.pelaku, **isi)
    except MasukanKeliru as galat_isian:
        form.taruh(galat_isian)
        return False
    return True


def _isi_kini() -> dict[str, Any]:
    satu = bacaan.konfigurasi_sso()
    if satu is None:
        return {"versi": 0, "klaim_nip": "nip"}
    return {m: getattr(satu, m) for m in ("nama", "penerbit", "klien", "klaim_nip", "aktif", "versi")}

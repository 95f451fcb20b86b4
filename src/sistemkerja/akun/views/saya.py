"""One's own account: password, where one is signed in, second factor, e-mail."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sistemkerja.akun import bacaan, faktor, pintu, surel
from sistemkerja.akun.forms import GantiSandiForm, SurelForm
from sistemkerja.akun.tindakan import akhiri_sesi, akhiri_sesi_lain, ganti_sandi, simpan_surel
from sistemkerja.akun.views.pastikan import PenggunaRequest, pastikan_sandi
from sistemkerja.pemda.galat import MasukanKeliru


@never_cache
@require_safe
def saya(request: PenggunaRequest) -> HttpResponse:
    """My account."""
    pengguna, kini = request.user, request.session.session_key or ""
    context = {
        "judul": _("Akun saya"),
        "pengguna": pengguna,
        "sesi": bacaan.sesi_terbuka(pengguna, kini),
        "faktor": bacaan.keadaan_faktor(pengguna),
        "pantas_faktor": faktor.pantas(request.pelaku),
        "wajib_faktor": settings.WAJIB_DUA_FAKTOR,
        "peran": bacaan.peran_saya(pengguna, request.pelaku.per),
        "pengelola": bacaan.boleh_mengelola(request.pelaku),
        "surel_tersedia": settings.SUREL_TERSEDIA,
    }
    return render(request, "akun/saya.html", context)


@never_cache
@sensitive_post_parameters("lama", "sandi", "sandi_lagi")
@require_http_methods(["GET", "HEAD", "POST"])
def sandi(request: PenggunaRequest) -> HttpResponse:
    """Change one's own password; all other sessions end."""
    form = GantiSandiForm(request.POST or None)
    if form.is_valid() and _ganti(request, form):
        messages.success(request, _("Kata sandi diganti. Sesi Anda di perangkat lain sudah diakhiri."))
        return redirect("akun:saya")
    context = {"judul": _("Ganti kata sandi"), "form": form, "remah": [(_("Akun saya"), "/akun/")]}
    return render(request, "akun/formulir.html", context, status=422 if form.is_bound else 200)


def _ganti(request: PenggunaRequest, form: GantiSandiForm) -> bool:
    isi, lama = form.cleaned_data, request.session.session_key or ""
    if not pastikan_sandi(request, form, "lama"):
        return False
    try:
        ganti_sandi(request.user, lama=isi["lama"], baru=isi["sandi"], sesi=lama)
    except MasukanKeliru as galat:
        form.taruh(galat)
        return False
    _pegang_sesi(request, lama)
    return True


def _pegang_sesi(request: PenggunaRequest, lama: str) -> None:
    update_session_auth_hash(request, request.user)
    pintu.ikuti_kunci_baru(lama, request.session.session_key or "")


@require_POST
def sesi_akhir(request: PenggunaRequest, pk: UUID) -> HttpResponse:
    """Sign out one of one's own browsers."""
    akhiri_sesi(pk, milik=request.user)
    messages.success(request, _("Sesi itu sudah diakhiri."))
    return redirect("akun:saya")


@require_POST
def sesi_lain_akhir(request: PenggunaRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    lama = request.session.session_key or ""
    akhiri_sesi_lain(request.user, sesi=lama)
    _pegang_sesi(request, lama)
    messages.success(request, _("Semua sesi lain sudah diakhiri."))
    return redirect("akun:saya")


@never_cache
@sensitive_post_parameters("sandi_kini")
@require_http_methods(["GET", "HEAD", "POST"])
def alamat_surel(request: PenggunaRequest) -> HttpResponse:
    """Register an e-mail address, where the installation can send e-mail at all."""
    if not settings.SUREL_TERSEDIA:
        raise Http404
    perlu = not pintu.baru_masuk(request)
    form = SurelForm(request.POST or None, initial={"surel": request.user.surel}, perlu_sandi=perlu)
    if form.is_valid() and (not perlu or pastikan_sandi(request, form, "sandi_kini")):
        baru = form.cleaned_data["surel"]
        if baru:
            surel.kirim_pembuktian(request, request.user, baru)
            messages.success(request, _("Buka tautan yang kami kirim ke %(surel)s.") % {"surel": baru})
        else:
            simpan_surel(request.user, "")
        return redirect("akun:saya")
    context = {"judul": _("Alamat surel"), "form": form, "remah": [(_("Akun saya"), "/akun/")]}
    return render(request, "akun/formulir.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def surel_bukti(request: PenggunaRequest, bukti: str) -> HttpResponse:
    """The page behind the link that proves an address."""
    alamat = surel.alamat_terbukti(request.user, bukti)
    if not alamat:
        raise Http404
    if request.method == "POST":
        simpan_surel(request.user, alamat)
        messages.success(request, _("Alamat surel Anda tersimpan."))
        return redirect("akun:saya")
    return render(request, "akun/surel_bukti.html", {"judul": _("Pastikan alamat surel"), "alamat": alamat})

"""Looking after accounts: the list, opening, codes, closing, a lost second factor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sistemkerja.akun import bacaan
from sistemkerja.akun.forms import BukaForm, SaringForm
from sistemkerja.akun.forms.pengelolaan import TANPA_AKUN
from sistemkerja.akun.models import Keadaan, Pengguna
from sistemkerja.akun.penjaga import PENGURUS
from sistemkerja.akun.tindakan import (
    atur_ulang_faktor,
    buka_banyak,
    terbitkan_kode,
    terbitkan_kode_banyak,
    tutup_akun,
)
from sistemkerja.akun.views.lembar import lembar_akun
from sistemkerja.antarmuka.lembar import Kolom, jawab_lembar, kueri_lembar, minta_lembar
from sistemkerja.antarmuka.tanggap import respond
from sistemkerja.jejak.bacaan import riwayat
from sistemkerja.jejak.pembacaan import catat_baca
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.peran_sistem import PeranSistem, berperan, pastikan_peran
from sistemkerja.pemda.galat import MasukanKeliru

_SEHALAMAN = 50
_PALING_BANYAK_LEMBAR = 500
PEMBACA = (*PENGURUS, PeranSistem.PENGAWAS_INTERNAL)


@never_cache
@require_safe
def daftar(request: PelakuRequest) -> HttpResponse:
    """Accounts, or people who have none, by name and state."""
    pastikan_peran(request.pelaku, *PEMBACA, apa=_("membuka daftar akun"))
    form, per = SaringForm(request.GET), request.pelaku.per
    isi = form.cleaned_data if form.is_valid() else {"q": "", "keadaan": ""}
    tanpa = isi["keadaan"] == TANPA_AKUN
    semua: Any = _cari_pegawai(isi["q"], request) if tanpa else bacaan.daftar_akun(isi["q"], isi["keadaan"])
    if minta_lembar(request):
        return lembar_akun(request.pelaku, semua, tanpa)
    halaman = Paginator(semua, _SEHALAMAN).get_page(request.GET.get("page"))
    catat_baca(request.pelaku, [p.pk if tanpa else p.pegawai_id for p in halaman if tanpa or p.pegawai_id], "akun")
    kueri = request.GET.copy()
    kueri.pop("page", None)
    context = {
        "judul": _("Akun pegawai"),
        "form": form,
        "halaman": halaman,
        "tanpa": tanpa,
        "kueri": f"{kueri.urlencode()}&" if kueri else "",
        "kueri_lembar": kueri_lembar(request),
        "petak": _petak(bacaan.jumlah_keadaan(per)),
        "mengurus": berperan(request.pelaku, *PENGURUS),
        "sistem": berperan(request.pelaku, PeranSistem.PENGELOLA_SISTEM),
        "wajib_faktor": settings.WAJIB_DUA_FAKTOR,
    }
    return respond(request, "akun/pengelolaan.html", "akun/_daftar_akun.html", context)


def _petak(jumlah: list[tuple[str, int]]) -> list[dict[str, Any]]:
    label = dict(Keadaan.choices) | {TANPA_AKUN: _("Belum punya akun")}
    return [{"label": label[k], "nilai": n, "url": f"?keadaan={k}"} for k, n in jumlah]


def _cari_pegawai(q: str, request: PelakuRequest) -> Any:
    semua = bacaan.tanpa_akun(request.pelaku.per)
    for kata in q.split():
        semua = semua.filter(nama__icontains=kata) | semua.filter(nip__startswith=kata)
    return semua


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def buka(request: PelakuRequest) -> HttpResponse:
    """Open accounts for a PD or for everybody; the codes come out this once."""
    pastikan_peran(request.pelaku, *PENGURUS, apa=_("membuka akun"))
    per = request.pelaku.per
    form = BukaForm(request.POST or None, unit=bacaan.daftar_pd(per))
    if form.is_valid():
        unit, bentuk = form.cleaned_data["unit"], form.cleaned_data["bentuk"]
        perlu = bacaan.perlu_kode(per, None if unit == "semua" else bacaan.pegawai_di_pd(UUID(unit), per))
        if galat := _galat_buka(len(perlu), bentuk):
            form.add_error(None, galat)
        else:
            return _keluarkan(request, buka_banyak(perlu, request.pelaku), bentuk)
    context = {
        "judul": _("Buka akun"),
        "form": form,
        "remah": [(_("Akun pegawai"), reverse("akun:pengelolaan"))],
    }
    return render(request, "akun/buka.html", context, status=422 if form.is_bound else 200)


def _galat_buka(banyak: int, bentuk: str) -> str:
    if banyak == 0:
        return _("Semua pegawai di sana sudah punya akun yang aktif.")
    if bentuk == "lembar" and banyak > _PALING_BANYAK_LEMBAR:
        return _("%(n)s kode terlalu banyak untuk satu lembar; pilih Excel atau satu Perangkat Daerah.") % {"n": banyak}
    return ""


def _keluarkan(request: PelakuRequest, akun: Sequence[Pengguna], bentuk: str) -> HttpResponse:
    """The codes, this once: as sheets to print or as a workbook."""
    kode = terbitkan_kode_banyak(akun, oleh=request.pelaku)
    if bentuk == "excel":
        kolom = [Kolom(_("NIP"), 22, teks=True), Kolom(_("Nama"), 40), Kolom(_("Kode aktivasi"), 20, teks=True)]
        baris = [(p.nip, p.nama, k) for p, k in zip(akun, kode, strict=True)]
        return jawab_lembar(_("Kode aktivasi"), kolom, baris)
    return _lembar(request, list(zip(akun, kode, strict=True)))


def _lembar(request: PelakuRequest, kode: list[tuple[Pengguna, str]]) -> HttpResponse:
    context = {
        "judul": _("Kode akun"),
        "remah": [(_("Akun pegawai"), reverse("akun:pengelolaan"))],
        "kode": kode,
        "alamat": request.build_absolute_uri(reverse("akun:aktivasi")),
    }
    return render(request, "akun/lembar_kode.html", context)


@never_cache
@require_POST
def buka_seorang(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Open (again) the account of one person; the code comes out this once."""
    akun = buka_banyak([pk], request.pelaku)[0]
    if akun.diaktifkan is not None:
        messages.success(request, _("Akun %(nama)s dibuka lagi; kata sandinya yang dulu berlaku.") % {"nama": akun})
        return redirect("akun:satu_akun", akun.pk)
    return _lembar(request, [(akun, terbitkan_kode(akun.pk, oleh=request.pelaku))])


@never_cache
@require_safe
def satu_akun(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """One account: its state, roles, history, and what can be done."""
    pastikan_peran(request.pelaku, *PEMBACA, apa=_("membuka akun ini"))
    return _halaman_akun(request, bacaan.akun_atau_404(pk))


def _halaman_akun(request: PelakuRequest, pengguna: Pengguna, galat: MasukanKeliru | None = None) -> HttpResponse:
    pelaku = request.pelaku
    if pengguna.pegawai_id:
        catat_baca(pelaku, [pengguna.pegawai_id], "akun")
    peran = bacaan.peran_saya(pengguna, pelaku.per)
    sistem = berperan(pelaku, PeranSistem.PENGELOLA_SISTEM)
    terjaga = any(b.keadaan != "berakhir" for b in peran)
    context = {
        "judul": str(pengguna),
        "remah": [(_("Akun pegawai"), reverse("akun:pengelolaan"))],
        "pengguna": pengguna,
        "peran": peran,
        "faktor": bacaan.keadaan_faktor(pengguna),
        "sesi": len(bacaan.sesi_terbuka(pengguna, "")),
        "mengurus": (sistem or (berperan(pelaku, *PENGURUS) and not terjaga)) and pengguna.pk != pelaku.pengguna_id,
        "sistem": sistem,
        "sendiri": pengguna.pk == pelaku.pengguna_id,
        "terjaga": terjaga,
        "galat": galat,
        "riwayat": list(reversed(riwayat(pengguna))),
    }
    return render(request, "akun/satu_akun.html", context, status=422 if galat else 200)


@never_cache
@require_POST
def kode(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """A code for one account, shown this once."""
    try:
        teks = terbitkan_kode(pk, oleh=request.pelaku)
    except MasukanKeliru as galat:
        return _halaman_akun(request, bacaan.akun_atau_404(pk), galat)
    return _lembar(request, [(bacaan.akun_atau_404(pk), teks)])


@require_POST
def tutup(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Close an account."""
    try:
        tutup_akun(pk, oleh=request.pelaku, alasan=request.POST.get("alasan", "")[:300])
    except MasukanKeliru as galat:
        return _halaman_akun(request, bacaan.akun_atau_404(pk), galat)
    messages.success(request, _("Akun ditutup dan semua sesinya diakhiri."))
    return redirect("akun:satu_akun", pk)


@require_POST
def faktor_hilang(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Reset the second factor that somebody lost."""
    try:
        atur_ulang_faktor(pk, oleh=request.pelaku, alasan=request.POST.get("alasan", "")[:300])
    except MasukanKeliru as galat:
        return _halaman_akun(request, bacaan.akun_atau_404(pk), galat)
    messages.success(request, _("Faktor kedua diatur ulang; orangnya diberi tahu saat masuk."))
    return redirect("akun:satu_akun", pk)

"""Layar penugasan: sebuah pekerjaan, menunjuk orangnya, dan tahap penetapannya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sistemkerja.alur.mesin import Mesin
from sistemkerja.antarmuka.tanggap import respond
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.pemda.galat import MasukanKeliru, SudahBerubah
from sistemkerja.penugasan import forms
from sistemkerja.penugasan.bacaan import butir_untuk, susunan_untuk
from sistemkerja.penugasan.halaman import konteks_butir, konteks_pratinjau
from sistemkerja.penugasan.models import SusunanPenugasan
from sistemkerja.penugasan.tindakan import setujui_tahap, susun_penugasan, tolak_susunan
from sistemkerja.perencanaan import layar
from sistemkerja.perencanaan.models import Bentuk, ButirStrategi


@require_safe
def butir(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Satu pekerjaan: siapa mengerjakannya, dan sampai tahap mana penetapannya."""
    m = layar.mesin_layar(request.pelaku)
    return _halaman(request, m, butir_untuk(request.pelaku, pk, m))


@require_POST
def susunan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Tunjuk pelaksana sebuah pekerjaan."""
    m = layar.mesin_layar(request.pelaku)
    milik = butir_untuk(request.pelaku, pk, m)
    pilihan = forms.pilihan_dikirim(request.POST)
    if "periksa" in request.POST:
        form = forms.SusunanForm(initial=request.POST.dict())
        return _halaman(request, m, milik, pilihan=pilihan, form=form, cari=request.POST.get("cari", ""))
    form = forms.SusunanForm(request.POST)
    if not form.is_valid():
        return _halaman(request, m, milik, 422, pilihan=pilihan, form=form)
    versi, kunci = layar.kiriman(request)
    orang = pilihan.isian(milik.bentuk == Bentuk.INDIVIDU)
    try:
        hasil = susun_penugasan(pk, orang, oleh=request.pelaku, versi=versi, kunci=kunci, **form.cleaned_data)
    except MasukanKeliru as galat:
        layar.pindahkan_galat(form, galat)
        return _halaman(request, m, milik, 422, pilihan=pilihan, form=form)
    except SudahBerubah as galat:
        return _halaman(request, m, milik, 409, pilihan=pilihan, form=form, konflik=galat)
    return layar.selesai(request, hasil, _kalimat(hasil))


@require_POST
def pratinjau_tahap(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Tahap yang menyusul bagi orang-orang yang sedang dipilih; tidak menyimpan apa pun."""
    m = layar.mesin_layar(request.pelaku)
    milik = butir_untuk(request.pelaku, pk, m)
    pilihan = forms.pilihan_dikirim(request.POST)
    context = konteks_pratinjau(m, request.pelaku, milik, pilihan) | {"peraturan": m.peraturan.id, "butir": milik}
    return respond(request, "penugasan/pratinjau.html", "penugasan/_pratinjau.html", context)


@require_POST
def persetujuan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Setujui tahap yang menunggu."""
    m = layar.mesin_layar(request.pelaku)
    milik = susunan_untuk(request.pelaku, pk, m)
    form = forms.SuratForm(request.POST)
    if not form.is_valid():
        return _halaman(request, m, milik.butir, 422, form_surat=form)
    versi, kunci = layar.kiriman(request)
    try:
        hasil = setujui_tahap(pk, oleh=request.pelaku, versi=versi, kunci=kunci, **form.cleaned_data)
    except SudahBerubah as galat:
        return _halaman(request, m, milik.butir, 409, form_surat=form, konflik=galat)
    return layar.selesai(request, hasil, _kalimat(hasil))


@require_POST
def penolakan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Kembalikan susunan kepada penyusunnya, dengan alasan."""
    m = layar.mesin_layar(request.pelaku)
    milik = susunan_untuk(request.pelaku, pk, m)
    form = forms.penolakan_dikirim(request.POST)
    if not form.is_valid():
        return _halaman(request, m, milik.butir, 422, form_tolak=form)
    versi, kunci = layar.kiriman(request)
    try:
        hasil = tolak_susunan(pk, form.cleaned_data["alasan"], oleh=request.pelaku, versi=versi, kunci=kunci)
    except SudahBerubah as galat:
        return _halaman(request, m, milik.butir, 409, form_tolak=form, konflik=galat)
    return layar.selesai(request, hasil, _("Dikembalikan kepada penyusunnya."))


def _halaman(
    request: PelakuRequest, m: Mesin, milik: ButirStrategi, status: int = 200, **tambahan: Any
) -> HttpResponse:
    milik = butir_untuk(request.pelaku, milik.pk, m)
    cari = tambahan.pop("cari", request.GET.get("cari", ""))
    context = konteks_butir(m, request.pelaku, milik, tambahan.pop("pilihan", None), cari) | tambahan
    return respond(request, "penugasan/butir.html", "penugasan/butir.html", context, status)


def _kalimat(susunan: SusunanPenugasan) -> str:
    if susunan.keadaan == SusunanPenugasan.Keadaan.DITETAPKAN:
        return _("Penugasan ditetapkan.")
    return _("Tersimpan. Penugasan ini menunggu tahap berikutnya.")

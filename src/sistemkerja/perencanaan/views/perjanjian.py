"""Perjanjian Kinerja: daftar, tabel sasaran, penetapan, dan pembagian target."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sistemkerja.alur.mesin import Mesin, bagi_kasus
from sistemkerja.alur.tampak import boleh_lihat
from sistemkerja.alur.wenang import kenapa, wenang
from sistemkerja.antarmuka.lembar import kueri_lembar, minta_lembar
from sistemkerja.antarmuka.tanggap import respond
from sistemkerja.jejak.bacaan import riwayat
from sistemkerja.organisasi.models import UnitOrganisasi
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru, SudahBerubah
from sistemkerja.perencanaan import forms, layar
from sistemkerja.perencanaan.bacaan.daftar import daftar_perjanjian, tahun_tersedia
from sistemkerja.perencanaan.bacaan.perjanjian import halaman_perjanjian, perjanjian_untuk, sasaran_untuk
from sistemkerja.perencanaan.lembar import lembar_perjanjian
from sistemkerja.perencanaan.models import PerjanjianKinerja
from sistemkerja.perencanaan.tindakan import (
    ambil_sasaran,
    bagi_banyak,
    buat_perjanjian_kinerja,
    tetapkan_perjanjian_kinerja,
    ubah_sasaran,
)


@require_safe
def daftar(request: PelakuRequest) -> HttpResponse:
    """Perjanjian Kinerja setahun yang tampak bagi pelaku, dan yang dapat dibuatnya."""
    m = layar.mesin_layar(request.pelaku)
    tahun = _tahun(request.GET.get("tahun", ""), m)
    isi = daftar_perjanjian(m, request.pelaku, tahun)
    if minta_lembar(request):
        return lembar_perjanjian(tahun, isi.perjanjian)
    context = {
        "judul": _("Perjanjian Kinerja"),
        "tahun": tahun,
        "tahun_lain": tahun_tersedia(request.pelaku),
        "daftar": isi,
        "kueri_lembar": kueri_lembar(request),
        "peraturan": m.peraturan.id,
    }
    return render(request, "perencanaan/daftar.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: PelakuRequest, unit: UUID, tahun: int) -> HttpResponse:
    """Formulir Perjanjian Kinerja yang baru."""
    m = layar.mesin_layar(request.pelaku)
    milik = UnitOrganisasi.objects.filter(pemda=request.pemda, pk=unit).pada(m.per).first()
    if milik is None or not 2000 <= tahun <= 2100 or not boleh_lihat(request.pelaku, unit, m):
        raise Http404
    ada = _ada(milik, tahun)
    if ada is not None and request.method != "POST":
        return redirect(ada)
    context = _konteks_sasaran(request, m, milik.nama, str(unit), tahun)
    if request.method != "POST":
        return _tabel_sasaran(request, context | {"formset": forms.sasaran_kosong(None)})
    if _belum_disimpan(request):
        return _tabel_sasaran(request, context | {"formset": forms.sasaran_ditambah(request.POST)})
    formset = forms.sasaran_dikirim(request.POST)
    if formset.is_valid():
        kunci = layar.kiriman(request)[1]
        try:
            isian = forms.isian_sasaran(formset)
            hasil = buat_perjanjian_kinerja(milik, tahun, isian, oleh=request.pelaku, kunci=kunci)
            return layar.selesai(request, hasil, _("Draf Perjanjian Kinerja disimpan."))
        except MasukanKeliru as galat:
            context["galat_umum"] = str(galat)
        except SudahBerubah as galat:
            context |= {"formset": formset, "konflik": galat, "ada": _ada(milik, tahun)}
            return _tabel_sasaran(request, context, 409)
    return _tabel_sasaran(request, context | {"formset": formset}, 422)


@require_safe
def perjanjian(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Satu Perjanjian Kinerja: sasaran, pembagian, dan pohon pekerjaannya."""
    m = layar.mesin_layar(request.pelaku)
    return _halaman(request, m, perjanjian_untuk(request.pelaku, pk, m))


@require_http_methods(["GET", "HEAD", "POST"])
def sasaran(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Tabel sasaran sebuah draf."""
    m = layar.mesin_layar(request.pelaku)
    milik = perjanjian_untuk(request.pelaku, pk, m)
    context = _konteks_sasaran(request, m, milik.unit.nama, str(milik.unit_id), milik.tahun, milik)
    if request.method != "POST":
        return _tabel_sasaran(request, context | {"formset": forms.sasaran_kosong(milik)})
    if _belum_disimpan(request):
        return _tabel_sasaran(request, context | {"formset": forms.sasaran_ditambah(request.POST)})
    formset = forms.sasaran_dikirim(request.POST)
    if not formset.is_valid():
        return _tabel_sasaran(request, context | {"formset": formset}, 422)
    versi, kunci = layar.kiriman(request)
    try:
        ubah_sasaran(pk, forms.isian_sasaran(formset), oleh=request.pelaku, versi=versi, kunci=kunci)
    except SudahBerubah as galat:
        return _tabel_sasaran(request, context | {"formset": formset, "konflik": galat}, 409)
    return layar.selesai(request, milik, _("Sasaran disimpan."))


@require_POST
def penetapan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Tetapkan Perjanjian Kinerja."""
    m = layar.mesin_layar(request.pelaku)
    milik = perjanjian_untuk(request.pelaku, pk, m)
    form = forms.PenetapanForm(request.POST)
    if not form.is_valid():
        return _halaman(request, m, milik, 422, form_penetapan=form)
    versi, kunci = layar.kiriman(request)
    nomor = form.cleaned_data["nomor"]
    try:
        hasil = tetapkan_perjanjian_kinerja(pk, oleh=request.pelaku, versi=versi, nomor=nomor, kunci=kunci)
    except MasukanKeliru as galat:
        layar.pindahkan_galat(form, galat)
        return _halaman(request, m, milik, 422, form_penetapan=form)
    except SudahBerubah as galat:
        return _halaman(request, m, milik, 409, form_penetapan=form, konflik=galat)
    return layar.selesai(request, hasil, _("Perjanjian Kinerja ditetapkan. Targetnya kini dapat dibagi."))


@require_POST
def pembagian(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Bagi sasaran yang dicentang kepada penanggung jawabnya, sekaligus."""
    m = layar.mesin_layar(request.pelaku)
    milik = perjanjian_untuk(request.pelaku, pk, m)
    isian = forms.isian_pembagian(request.POST)
    versi, kunci = layar.kiriman(request)
    try:
        if galat_isian := forms.galat_pembagian(isian):
            raise MasukanKeliru(galat_isian)
        bagi_banyak(pk, isian, oleh=request.pelaku, versi=versi, kunci=kunci)
    except MasukanKeliru as galat:
        return _halaman(request, m, milik, 422, isian=request.POST, galat_pembagian=galat.galat)
    except SudahBerubah as galat:
        return _halaman(request, m, milik, 409, isian=request.POST, konflik=galat)
    return layar.selesai(request, milik, _("%(n)s bagian target diberikan.") % {"n": len(isian)})


@require_POST
def pengambilan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Ambil sebuah sasaran untuk unit yang pembagian targetnya tidak diatur."""
    m = layar.mesin_layar(request.pelaku)
    satu = sasaran_untuk(request.pelaku, pk, m)
    versi, kunci = layar.kiriman(request)
    try:
        jabatan = UUID(request.POST.get("sebagai", ""))
    except ValueError:
        raise Http404 from None
    try:
        hasil = ambil_sasaran(pk, jabatan, oleh=request.pelaku, versi=versi, kunci=kunci)
    except SudahBerubah as galat:
        return _halaman(request, m, perjanjian_untuk(request.pelaku, satu.perjanjian_id, m), 409, konflik=galat)
    return layar.selesai(request, hasil, _("Sasaran diambil. Rumuskan strateginya."))


def _halaman(
    request: PelakuRequest, m: Mesin, milik: PerjanjianKinerja, status: int = 200, **tambahan: Any
) -> HttpResponse:
    if status != 200:
        milik = perjanjian_untuk(request.pelaku, milik.pk, m)  # versi yang baru saja berubah
    m = bagi_kasus(m, milik)
    halaman = halaman_perjanjian(m, request.pelaku, milik)
    context: dict[str, Any] = {
        "judul": str(milik),
        "halaman": halaman,
        "perjanjian": milik,
        "jawaban_penetap": kenapa(halaman.penetap),
        "jawaban_pembagi": kenapa(halaman.pembagi),
        "giliran": layar.giliran(m, request.pelaku, milik.pk, kasus=milik.pk),
        "riwayat": riwayat(milik)[::-1],
        "remah": _remah(milik.tahun),
        "peraturan": m.peraturan.id,
        "form_penetapan": forms.PenetapanForm(),
    }
    return respond(request, "perencanaan/perjanjian.html", "perencanaan/perjanjian.html", context | tambahan, status)


def _konteks_sasaran(
    request: PelakuRequest, m: Mesin, nama: str, unit_id: str, tahun: int, milik: PerjanjianKinerja | None = None
) -> dict[str, Any]:
    m = bagi_kasus(m, milik) if milik is not None else m
    w = wenang(m, "penetap_perjanjian_kinerja", unit_id)
    isi = {"unit": nama, "tahun": tahun}
    if milik is not None and milik.keadaan != PerjanjianKinerja.Keadaan.DRAF:
        raise GalatKerja(_("Perjanjian Kinerja ini sudah ditetapkan, jadi sasarannya tidak berubah lagi."))
    return {
        "judul": _("Perjanjian Kinerja %(unit)s %(tahun)s") % isi,
        "perjanjian": milik,
        "boleh": bool(w.diatur and w.sebagai(request.pelaku)),
        "jawaban": kenapa(w),
        "diatur": w.diatur,
        "peraturan": m.peraturan.id,
        "remah": _remah(tahun, milik),
        "versi": milik.versi if milik else 1,
        "tempelan": "" if _belum_disimpan(request) else request.POST.get("tempelan", ""),
    }


def _ada(unit: UnitOrganisasi, tahun: int) -> PerjanjianKinerja | None:
    return PerjanjianKinerja.objects.filter(pemda=unit.pemda_id, unit=unit, tahun=tahun).first()


def _tabel_sasaran(request: PelakuRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return respond(request, "perencanaan/sasaran.html", "perencanaan/_tabel_sasaran.html", context, status)


def _belum_disimpan(request: PelakuRequest) -> bool:
    """Yang diminta hanya baris tambahan, atau tempelan yang belum diisikan ke tabel."""
    return "tambah" in request.POST or bool(request.POST.get("tempelan", "").strip())


def _remah(tahun: int, milik: PerjanjianKinerja | None = None) -> list[tuple[str, str]]:
    puncak = [(_("Perjanjian Kinerja"), f"{reverse('perencanaan:daftar')}?tahun={tahun}")]
    return [*puncak, (str(milik), milik.get_absolute_url())] if milik else puncak


def _tahun(teks: str, m: Mesin) -> int:
    terbaca = teks.isascii() and teks.isdigit() and len(teks) == 4
    return int(teks) if terbaca and 2000 <= int(teks) <= 2100 else m.per.year

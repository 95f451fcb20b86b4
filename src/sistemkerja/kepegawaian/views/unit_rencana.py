"""Layar rencana reorganisasi: daftar, penyusun, pratinjau, penetapan, dan pembatalannya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sistemkerja.antarmuka.lembar import kueri_lembar, minta_lembar
from sistemkerja.jejak.bacaan import riwayat
from sistemkerja.kepegawaian.forms.unit_dasar import KeputusanForm, RencanaForm
from sistemkerja.kepegawaian.models.unit import RencanaReorganisasi
from sistemkerja.kepegawaian.reorganisasi import bacaan
from sistemkerja.kepegawaian.reorganisasi.pratinjau import pratinjau
from sistemkerja.kepegawaian.tindakan import reorganisasi as tindakan
from sistemkerja.kepegawaian.tindakan.unit.jalankan import Dasar, TataKeliru
from sistemkerja.kepegawaian.views import unit_layar as layar
from sistemkerja.kepegawaian.views.lembar import lembar_rencana
from sistemkerja.kepegawaian.views.unit_susunan import Susunan
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.peran_sistem import PeranSistem, berperan
from sistemkerja.pemda.galat import MasukanKeliru, SudahBerubah


def rencana_atau_404(request: PelakuRequest, pk: UUID) -> RencanaReorganisasi:
    """Rencana Pemda ini. Raises Http404: tidak ada dan milik Pemda lain dijawab sama."""
    satu = bacaan.rencana_untuk(request.pemda.pk, pk)
    if satu is None:
        raise Http404
    return satu


@require_safe
def daftar(request: PelakuRequest) -> HttpResponse:
    """Semua rencana dan tindakan tunggal."""
    layar.pastikan_pembaca(request)
    semua = bacaan.daftar_rencana(request.pemda.pk)
    if minta_lembar(request):
        return lembar_rencana(semua)
    halaman = Paginator(semua, 30).get_page(request.GET.get("page"))
    konteks = {"judul": _("Rencana dan perubahan"), "halaman": halaman, "remah": layar.remah()}
    konteks["kueri_lembar"] = kueri_lembar(request)
    return layar.jawab(request, "kepegawaian/reorganisasi_daftar.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: PelakuRequest) -> HttpResponse:
    """Draf rencana baru."""
    layar.pastikan_pengelola(request, _("menyusun rencana reorganisasi"))
    form = RencanaForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        isi = tindakan.IsiRencana(**form.cleaned_data)
        return redirect(tindakan.buat_rencana(isi, oleh=request.pelaku, kunci=layar.kunci(request)))
    konteks = {"judul": _("Rencana reorganisasi baru"), "form": form, "remah": layar.remah()}
    return layar.jawab(request, "kepegawaian/reorganisasi_identitas.html", konteks, 422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def identitas(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Nama, tanggal berlaku, dan keputusan draf."""
    satu = rencana_atau_404(request, pk)
    layar.pastikan_pengelola(request, _("menyusun rencana reorganisasi"))
    form = RencanaForm(request.POST if request.method == "POST" else None, initial=_awal(satu))
    konflik = None
    if request.method == "POST" and form.is_valid():
        try:
            isi = tindakan.IsiRencana(**form.cleaned_data)
            return redirect(tindakan.ubah_rencana(pk, isi, oleh=request.pelaku, versi=layar.versi(request)))
        except SudahBerubah as galat:
            konflik = galat
            satu = rencana_atau_404(request, pk)
    konteks = {"judul": _("Ubah rencana"), "form": form, "rencana": satu, "konflik": konflik}
    konteks["remah"] = layar.remah((satu.nama, satu.get_absolute_url()))
    status = 409 if konflik else 422 if form.errors else 200
    return layar.jawab(request, "kepegawaian/reorganisasi_identitas.html", konteks, status)


@require_safe
def rencana(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Penyusun draf, atau isi rencana yang sudah ditetapkan."""
    layar.pastikan_pembaca(request)
    return halaman_rencana(request, rencana_atau_404(request, pk))


def halaman_rencana(request: PelakuRequest, satu: RencanaReorganisasi, status: int = 200, **lain: Any) -> HttpResponse:
    """Halaman rencana; draf disimulasikan supaya galat tiap langkah tampak di langkahnya."""
    susunan = Susunan(request, satu)
    konteks = {
        "judul": satu.nama,
        "rencana": satu,
        "langkah": susunan.baris(),
        "akibat": layar.tautan([t for _hari, t in susunan.hasil.akibat]) if satu.draf else [],
        "sah": susunan.hasil.sah and susunan.hasil.berubah,
        "jenis": susunan.jenis(),
        "boleh": berperan(request.pelaku, PeranSistem.PENGELOLA_ORGANISASI),
        "dapat_batal": satu.draf or satu.belum_berlaku(request.pelaku.per),
        "riwayat": list(reversed(list(riwayat(satu)))),
        "remah": layar.remah(),
        **lain,
    }
    return layar.jawab(request, "kepegawaian/reorganisasi.html", konteks, status)


@require_safe
def halaman_pratinjau(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Semua yang disentuh rencana, untuk dibaca dan dicetak sebelum ditetapkan."""
    layar.pastikan_pembaca(request)
    return _pratinjau(request, rencana_atau_404(request, pk))


@require_POST
def penetapan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Tetapkan rencana: semua langkahnya berlaku bersama pada tanggalnya."""
    satu = rencana_atau_404(request, pk)
    layar.pastikan_pengelola(request, _("menetapkan rencana reorganisasi"))
    form = KeputusanForm(request.POST)
    if not form.is_valid():
        return _pratinjau(request, satu, 422, form=form)
    c = form.cleaned_data
    dasar = Dasar(c["sk_nomor"], c["sk_tanggal"], c["sk_tentang"], c["sk_penanda"], c["sk_izin"])
    try:
        tindakan.tetapkan_rencana(
            pk, dasar, oleh=request.pelaku, versi=layar.versi(request), kunci=layar.kunci(request)
        )
    except SudahBerubah as galat:
        return _pratinjau(request, rencana_atau_404(request, pk), 409, form=form, konflik=galat)
    except TataKeliru as galat:
        return _pratinjau(request, satu, 422, form=form, halangan=layar.tautan(galat.temuan))
    except MasukanKeliru as galat:
        layar.pasang_galat(galat, form)
        return _pratinjau(request, satu, 422, form=form)
    messages.success(request, _("Rencana ditetapkan. Semua langkahnya berlaku pada tanggalnya."))
    return redirect(satu)


@require_POST
def pembatalan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Batalkan draf, atau rencana yang belum berlaku."""
    satu = rencana_atau_404(request, pk)
    layar.pastikan_pengelola(request, _("membatalkan rencana reorganisasi"))
    try:
        tindakan.batalkan_rencana(pk, oleh=request.pelaku, versi=layar.versi(request))
    except SudahBerubah as galat:
        return halaman_rencana(request, rencana_atau_404(request, pk), 409, konflik=galat)
    except MasukanKeliru as galat:
        return halaman_rencana(request, rencana_atau_404(request, pk), 422, galat=str(galat))
    messages.success(request, _("Rencana dibatalkan; organisasi kembali seperti sebelum rencana ini."))
    return redirect(satu)


def _pratinjau(
    request: PelakuRequest, satu: RencanaReorganisasi, status: int = 200, form: Any = None, **lain: Any
) -> HttpResponse:
    if not satu.draf:
        return halaman_rencana(request, satu, status, **lain)
    susunan = Susunan(request, satu)
    hasil = susunan.hasil
    isi = pratinjau(request.pemda, hasil) if not hasil.galat else None
    konteks = {
        "judul": _("Pratinjau: %(nama)s") % {"nama": satu.nama},
        "rencana": satu,
        "pratinjau": isi,
        "langkah": susunan.baris(),
        "halangan": layar.tautan(hasil.semua_temuan()),
        "form": form or KeputusanForm(initial=_awal(satu)),
        "boleh": berperan(request.pelaku, PeranSistem.PENGELOLA_ORGANISASI),
        "sah": hasil.sah and hasil.berubah,
        "peraturan": isi.peraturan.id if isi and isi.peraturan else "",
        "remah": layar.remah((satu.nama, reverse("kepegawaian:rencana", args=[satu.pk]))),
        **lain,
    }
    return layar.jawab(request, "kepegawaian/reorganisasi_pratinjau.html", konteks, status)


def _awal(satu: RencanaReorganisasi) -> dict[str, Any]:
    return {m: getattr(satu, m) for m in RencanaForm.base_fields}

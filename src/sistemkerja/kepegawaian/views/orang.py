"""Layar kepegawaian: beranda pengelola, satu keputusan dengan semua orangnya, dan setiap tindakan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sistemkerja.antarmuka.lembar import kueri_lembar, minta_lembar
from sistemkerja.jejak.bacaan import riwayat
from sistemkerja.kepegawaian.bacaan import orang as bacaan
from sistemkerja.kepegawaian.forms import orang as formulir
from sistemkerja.kepegawaian.tindakan import orang as tindakan
from sistemkerja.kepegawaian.views.layar_orang import LAYAR, layar_akhiri
from sistemkerja.kepegawaian.views.lembar import lembar_beranda, lembar_daftar_keputusan, lembar_keputusan
from sistemkerja.kepegawaian.views.orang_tindakan import layani, pasang_galat
from sistemkerja.organisasi.models import Pemangku
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.peran_sistem import PeranSistem, berperan, pastikan_peran
from sistemkerja.pemda.galat import MasukanKeliru

_PEMBACA = (PeranSistem.PENGELOLA_KEPEGAWAIAN, PeranSistem.PENGAWAS_INTERNAL, PeranSistem.PENGELOLA_ORGANISASI)


@require_safe
def beranda(request: PelakuRequest) -> HttpResponse:
    """Yang akan berlaku, pengganti yang segera berakhir, jabatan lowong, dan tindakan terakhir."""
    pastikan_peran(request.pelaku, *_PEMBACA, apa=_("membuka kepegawaian"))
    per = request.pelaku.per
    if minta_lembar(request):
        return lembar_beranda(request.GET.get("daftar", ""), request.pemda.pk, per)
    isi = bacaan.beranda(request.pemda.pk, per)
    segera = [p for p in isi.pengganti if p.sampai is not None and p.sampai <= per + bacaan.SEGERA]
    petak = [
        {"label": _("Akan berlaku"), "nilai": len(isi.akan_berlaku) + len(isi.akan_memangku)},
        {"label": _("Plt. dan Plh. berakhir dalam 30 hari"), "nilai": len(segera)},
        {"label": _("Jabatan lowong"), "nilai": isi.banyak_lowong},
    ]
    konteks = {"judul": _("Kepegawaian"), "isi": isi, "petak": petak, "per": per, "segera": {p.pk for p in segera}}
    return render(request, "kepegawaian/orang_beranda.html", konteks | {"boleh": _boleh(request)})


@require_safe
def daftar_keputusan(request: PelakuRequest) -> HttpResponse:
    """Semua keputusan kepegawaian, yang terbaru dahulu."""
    pastikan_peran(request.pelaku, *_PEMBACA, apa=_("membaca keputusan kepegawaian"))
    semua = bacaan.daftar_keputusan(request.pemda.pk)
    if minta_lembar(request):
        return lembar_daftar_keputusan(semua)
    halaman = Paginator(semua, 30).get_page(request.GET.get("page"))
    konteks = {"judul": _("Keputusan kepegawaian"), "halaman": halaman, "remah": _remah()}
    konteks["kueri_lembar"] = kueri_lembar(request)
    return render(request, "kepegawaian/orang_keputusan_daftar.html", konteks)


@require_safe
def keputusan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Satu keputusan: semua orang di dalamnya, apa yang terjadi, dan riwayatnya."""
    return _keputusan(request, pk, formulir.BatalkanForm())


def _keputusan(request: PelakuRequest, pk: UUID, form: Any, status: int = 200) -> HttpResponse:
    pastikan_peran(request.pelaku, *_PEMBACA, apa=_("membaca keputusan kepegawaian"))
    satu = bacaan.keputusan_untuk_dibaca(request.pemda.pk, pk)
    if satu is None:
        raise Http404
    semua = bacaan.isi_keputusan(satu)
    if minta_lembar(request) and request.method != "POST":
        return lembar_keputusan(satu, semua, request.pelaku.per)
    konteks = {
        "judul": satu.tentang or satu.nomor,
        "keputusan": satu,
        "semua": semua,
        "dapat_batal": [t for t in semua if t.belum_berlaku(request.pelaku.per)],
        "boleh": _boleh(request),
        "form": form,
        "riwayat": list(reversed(_sekali(riwayat(satu.pk)))),
        "remah": [*_remah(), (_("Keputusan"), reverse("kepegawaian:daftar_keputusan"))],
        "per": request.pelaku.per,
        "kueri_lembar": "lembar=xlsx",
    }
    response = render(request, "kepegawaian/orang_keputusan.html", konteks, status=status)
    if status >= 400:
        response.batalkan = True  # type: ignore[attr-defined]
    return response


def _sekali(semua: list[Any]) -> list[Any]:
    """Peristiwa satu tindakan tercatat pada orang dan setiap kursinya; di sini disebut satu kali."""
    return list({(p.kalimat, p.isi.get("tindakan")): p for p in semua}.values())


@require_POST
def pembatalan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Batalkan yang belum berlaku dalam satu keputusan."""
    pastikan_peran(request.pelaku, PeranSistem.PENGELOLA_KEPEGAWAIAN, apa=_("membatalkan tindakan kepegawaian"))
    satu = bacaan.keputusan_untuk_dibaca(request.pemda.pk, pk)
    if satu is None:
        raise Http404
    form = formulir.BatalkanForm(request.POST)
    dapat = [t.pk for t in bacaan.isi_keputusan(satu) if t.belum_berlaku(request.pelaku.per)]
    if not form.is_valid():
        return _keputusan(request, pk, form, 422)
    try:
        tindakan.batalkan(dapat, form.cleaned_data["alasan"], oleh=request.pelaku)
    except MasukanKeliru as galat:
        pasang_galat(form, galat)
        return _keputusan(request, pk, form, 422)
    messages.success(request, _("Yang belum berlaku dibatalkan; semuanya kembali seperti semula."))
    return redirect("kepegawaian:keputusan", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def perbuatan(request: PelakuRequest, nama: str) -> HttpResponse:
    """Halaman satu tindakan: angkat, mutasi, promosi, pangkat, berhenti, tunjuk, mutasi banyak."""
    return layani(request, LAYAR[nama](request))


@require_http_methods(["GET", "HEAD", "POST"])
def pengakhiran(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Mengakhiri satu pemangkuan."""
    pastikan_peran(request.pelaku, PeranSistem.PENGELOLA_KEPEGAWAIAN, apa=_("mengakhiri pemangkuan jabatan"))
    semua = Pemangku.objects.filter(pemda=request.pemda).select_related("jabatan", "pegawai")
    satu = semua.filter(pk=pk).first()
    if satu is None:
        raise Http404
    return layani(request, layar_akhiri(request, satu))


def _boleh(request: PelakuRequest) -> bool:
    return berperan(request.pelaku, PeranSistem.PENGELOLA_KEPEGAWAIAN)


def _remah() -> list[tuple[str, str]]:
    return [(_("Kepegawaian"), reverse("kepegawaian:beranda"))]

"""Memeriksa naskah terhadap organisasi, dan mengerjakan temuannya satu demi satu."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST, require_safe

from sistemkerja.adopsi import forms
from sistemkerja.adopsi.bacaan import temuan as bacaan
from sistemkerja.adopsi.naskah import Naskah
from sistemkerja.adopsi.tindakan import periksa_organisasi
from sistemkerja.adopsi.tindakan.dasar import pastikan_pengelola
from sistemkerja.adopsi.views.naskah import _naskah
from sistemkerja.adopsi.views.rangka import rangka
from sistemkerja.antarmuka.lembar import Kolom, jawab_lembar, kueri_lembar, minta_lembar
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.tanggal import hari_ini

SEHALAMAN = 50
_KOLOM = (
    Kolom(_lazy("Temuan"), 32), Kolom(_lazy("Perangkat Daerah"), 36), Kolom(_lazy("Unit"), 36),
    Kolom(_lazy("Jabatan"), 36), Kolom(_lazy("Orang"), 36), Kolom(_lazy("Apa yang belum cocok"), 70),
    Kolom(_lazy("Dasar"), 50),
)  # fmt: skip


@require_POST
def pemeriksaan(request: PelakuRequest, sidik: str) -> HttpResponse:
    """Periksa naskah ini terhadap organisasi pada suatu tanggal."""
    _naskah(request, sidik)
    pastikan_pengelola(request.pelaku, _("memeriksa naskah terhadap organisasi"))
    form = forms.PeriksaForm(request.POST)
    per = form.cleaned_data["per"] if form.is_valid() else hari_ini(request.pemda)
    hasil = periksa_organisasi(sidik, per, oleh=request.pelaku)
    if hasil.pekerjaan_id is not None:
        return redirect("latar:pekerjaan", hasil.pekerjaan_id)
    messages.success(request, _("Pemeriksaan selesai."))
    return redirect("adopsi:temuan", sidik=sidik)


@require_safe
def daftar(request: PelakuRequest, sidik: str) -> HttpResponse:
    """Temuan pemeriksaan terakhir, disaring menurut jenis dan PD."""
    satu = _naskah(request, sidik)
    hasil = bacaan.temuan_terakhir(request.pemda, sidik)
    semua: list[dict[str, Any]] = hasil.temuan if hasil else []
    jenis, pd = request.GET.get("jenis", ""), request.GET.get("pd", "")
    q = " ".join(request.GET.get("q", "")[:100].split())
    tersaring = bacaan.saring(semua, jenis, pd, q)
    if minta_lembar(request):
        return _lembar(satu, tersaring)
    konteks = rangka(request, "", _("Temuan"))
    halaman = Paginator(tersaring, SEHALAMAN).get_page(request.GET.get("page"))
    halaman.object_list = [bacaan.rupa(t, satu.per, boleh_menetapkan=konteks["pengelola"]) for t in halaman.object_list]
    kueri = request.GET.copy()
    kueri.pop("page", None)
    konteks["remah"].append((satu.per.judul, reverse("adopsi:naskah", args=[sidik])))
    isi = {
        "naskah": satu, "hasil": hasil, "halaman": halaman, "banyak": len(semua), "jenis": jenis, "pd": pd, "q": q,
        "menurut_jenis": bacaan.menurut_jenis([t for t in semua if not pd or t["pd"] == pd]),
        "pilihan_pd": bacaan.pilihan_pd(semua), "unduh": kueri_lembar(request), "kueri": f"{kueri.urlencode()}&",
        "form_periksa": forms.PeriksaForm(initial={"per": hasil.per if hasil else hari_ini(request.pemda)}),
        "peraturan": satu.per.id,
    }  # fmt: skip
    return render(request, "adopsi/temuan.html", konteks | isi)


def _lembar(satu: Naskah, temuan: list[dict[str, Any]]) -> HttpResponse:
    baris = (
        (bacaan.JUDUL[t["jenis"]], t["nama_pd"], t["nama_unit"], t.get("nama_jabatan", ""), t.get("orang", ""),
         bacaan.kalimat(t, satu.per), "; ".join(t.get("dasar", ())))
        for t in temuan
    )  # fmt: skip
    return jawab_lembar(_("Temuan pemeriksaan"), _KOLOM, baris)

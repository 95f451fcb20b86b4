"""Bagian target: merumuskan strateginya, atau membaginya lagi."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sistemkerja.alur.mesin import Mesin, bagi_kasus
from sistemkerja.alur.wenang import kenapa
from sistemkerja.antarmuka.tanggap import respond
from sistemkerja.jejak.bacaan import riwayat
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.pemda.galat import MasukanKeliru, SudahBerubah
from sistemkerja.perencanaan import forms, layar
from sistemkerja.perencanaan.bacaan.bagian import HalamanBagian, bagian_untuk, halaman_bagian
from sistemkerja.perencanaan.models import BagianTarget
from sistemkerja.perencanaan.tindakan import bagi_banyak, rumuskan_strategi


@require_safe
def bagian(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Satu bagian target dengan strateginya."""
    m = layar.mesin_layar(request.pelaku)
    return _halaman(request, m, bagian_untuk(request.pelaku, pk, m))


@require_POST
def strategi(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Rumuskan strategi sebuah bagian target."""
    m = layar.mesin_layar(request.pelaku)
    milik = bagian_untuk(request.pelaku, pk, m)
    larangan = halaman_bagian(bagi_kasus(m, milik.sasaran.perjanjian), request.pelaku, milik).larangan_tim
    if "tambah" in request.POST:
        form = forms.StrategiForm(initial={"rumusan": request.POST.get("rumusan", "")})
        return _halaman(request, m, milik, form=form, formset=forms.butir_ditambah(request.POST, larangan))
    form, butir = forms.StrategiForm(request.POST), forms.butir_dikirim(request.POST, larangan)
    if not (form.is_valid() & butir.is_valid()):
        return _halaman(request, m, milik, 422, form=form, formset=butir)
    versi, kunci = layar.kiriman(request)
    try:
        rumuskan_strategi(
            pk, form.cleaned_data["rumusan"], forms.isian_butir(butir), oleh=request.pelaku, versi=versi, kunci=kunci
        )
    except MasukanKeliru as galat:
        forms.galat_butir(butir, form, galat)
        return _halaman(request, m, milik, 422, form=form, formset=butir)
    except SudahBerubah as galat:
        return _halaman(request, m, milik, 409, form=form, formset=butir, konflik=galat)
    return layar.selesai(request, milik, _("Strategi dirumuskan. Pekerjaannya kini dapat ditugaskan."))


@require_POST
def pembagian_bagian(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Bagi lagi sebuah bagian kepada yang di bawahnya."""
    m = layar.mesin_layar(request.pelaku)
    milik = bagian_untuk(request.pelaku, pk, m)
    versi, kunci = layar.kiriman(request)
    isian = [i for i in forms.isian_pembagian(request.POST) if i.sasaran_id == milik.sasaran_id]
    perjanjian = milik.sasaran.perjanjian_id
    try:
        if galat_isian := forms.galat_pembagian(isian):
            raise MasukanKeliru(galat_isian)
        bagi_banyak(perjanjian, isian, oleh=request.pelaku, versi=versi, induk_id=milik.pk, kunci=kunci)
    except MasukanKeliru as galat:
        pesan = [p for semua in galat.galat.values() for p in semua]
        return _halaman(request, m, milik, 422, galat_pembagian=pesan, dipilih=request.POST)
    except SudahBerubah as galat:
        return _halaman(request, m, milik, 409, konflik=galat, dipilih=request.POST)
    return layar.selesai(request, milik, _("%(n)s bagian target diberikan.") % {"n": len(isian)})


def _halaman(request: PelakuRequest, m: Mesin, milik: BagianTarget, status: int = 200, **tambahan: Any) -> HttpResponse:
    if status != 200:
        milik = bagian_untuk(request.pelaku, milik.pk, m)
    perjanjian = milik.sasaran.perjanjian
    m = bagi_kasus(m, perjanjian)
    halaman = halaman_bagian(m, request.pelaku, milik)
    context: dict[str, Any] = {
        "judul": milik.uraian,
        "halaman": halaman,
        "bagian": milik,
        "perjanjian": perjanjian,
        "jawaban_perumus": kenapa(halaman.perumus),
        "jawaban_pembagi": kenapa(halaman.pembagi),
        "jawaban_ketua": kenapa(halaman.penentu_ketua),
        "jawaban_larangan": _larangan(m, halaman),
        "giliran": layar.giliran(m, request.pelaku, milik.pk, *(b.pk for b, _k in halaman.butir)),
        "riwayat": _riwayat(milik),
        "remah": [
            (_("Perjanjian Kinerja"), f"{reverse('perencanaan:daftar')}?tahun={perjanjian.tahun}"),
            (str(perjanjian), perjanjian.get_absolute_url()),
        ],
        "peraturan": m.peraturan.id,
        "nama_peraturan": m.peraturan.judul,
        "form": forms.StrategiForm(),
        "formset": None,
    }
    context |= tambahan
    if halaman.dapat_merumuskan and context["formset"] is None:
        context["formset"] = forms.butir_kosong(halaman.larangan_tim)
    return respond(request, "perencanaan/bagian.html", "perencanaan/bagian.html", context, status)


def _riwayat(milik: BagianTarget) -> list[Any]:
    semua = [*riwayat(milik), *(riwayat(milik.strategi) if hasattr(milik, "strategi") else [])]
    return sorted(semua, key=lambda p: p.pada, reverse=True)


def _larangan(m: Mesin, halaman: HalamanBagian) -> dict[str, Any] | None:
    if halaman.larangan_tim is None:
        return None
    kalimat = _("Peraturan hanya mengenal kerja individu di unit ini, jadi tim kerja tidak dapat dipilih.")
    return {"kalimat": kalimat, "dasar": halaman.larangan_tim.dasar, "sumber": halaman.larangan_tim.sumber,
            "peraturan": m.peraturan.id}  # fmt: skip

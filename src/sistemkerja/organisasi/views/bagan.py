"""Bagan struktur: seluruh Pemda atau satu unit, pada suatu tanggal."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sistemkerja.organisasi import bacaan
from sistemkerja.organisasi.bacaan_layar import bagan as baca_bagan
from sistemkerja.organisasi.bagan import daftar_bersarang
from sistemkerja.organisasi.models import UnitOrganisasi
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.views.konteks import ada, remah, tampil, tanggal


@require_safe
def seluruh(request: PelakuRequest) -> HttpResponse:
    """Bagan seluruh Pemda; `#unit-<id>` membuka dan menyorot satu unit."""
    per, konteks = tanggal(request)
    puncak = baca_bagan(request.pemda.pk, per)
    isi = {
        "judul": _("Bagan organisasi"),
        "judul_cetak": _("Bagan organisasi %(pemda)s") % {"pemda": request.pemda.nama},
        "banyak": sum(1 + p.banyak for p in puncak),
        "daftar": daftar_bersarang(puncak, konteks["tanya"]),
        "remah": remah([], konteks["tanya"]),
    }
    return tampil(request, "organisasi/bagan.html", konteks | isi)


@require_safe
def unit(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Bagan satu unit dengan semua yang di bawahnya."""
    per, konteks = tanggal(request)
    satu = ada(UnitOrganisasi.objects.filter(pemda_id=request.pemda.pk, pk=pk).first())
    puncak = baca_bagan(request.pemda.pk, per, pk)
    nama = puncak[0].nama if puncak else satu.nama
    isi = {
        "judul": _("Bagan %(unit)s") % {"unit": nama},
        "judul_cetak": _("Bagan %(unit)s") % {"unit": nama},
        "banyak": sum(1 + p.banyak for p in puncak),
        "daftar": daftar_bersarang(puncak, konteks["tanya"]),
        "remah": remah(bacaan.garis(request.pemda.pk, pk, per), konteks["tanya"]),
        "seluruh": reverse("organisasi:bagan") + konteks["tanya"] + f"#unit-{pk}",
    }
    return tampil(request, "organisasi/bagan.html", konteks | isi)

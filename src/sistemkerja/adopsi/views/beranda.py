"""Beranda adopsi: apa yang berlaku, sejak kapan, versinya, kebijakannya, dan temuan yang terbuka."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sistemkerja.adopsi.bacaan import beranda as bacaan
from sistemkerja.adopsi.bacaan.kebijakan import daftar_kebijakan, kedudukan
from sistemkerja.adopsi.bacaan.perbedaan import yang_berlaku
from sistemkerja.adopsi.tindakan import batalkan_adopsi
from sistemkerja.adopsi.views.rangka import kunci, rangka
from sistemkerja.antarmuka.tanggap import done
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.tanggal import hari_ini


@require_safe
def beranda(request: PelakuRequest) -> HttpResponse:
    """Yang berlaku hari ini, yang menunggu, dan semua yang pernah berlaku."""
    kini = hari_ini(request.pemda)
    semua = bacaan.daftar_adopsi(request.pemda)
    berlaku = next((a for a in semua if a.keadaan == "berlaku"), None)
    per = yang_berlaku(request.pemda, kini)
    konteks = rangka(request, "beranda", _("Adopsi peraturan"), dalam=False) | {
        "adopsi": semua,
        "berlaku": berlaku,
        "menunggu": next((a for a in semua if a.keadaan == "menunggu"), None),
        "per": per,
        "peraturan": per.id if per else "",
        "naskah_hilang": bool(berlaku and per and per.sidik != berlaku.adopsi.sidik),
        "kebijakan": sum(kedudukan(x, kini) == "berlaku" for x in daftar_kebijakan(request.pemda)),
        "pemeriksaan": bacaan.pemeriksaan_terakhir(request.pemda, berlaku.adopsi.sidik) if berlaku else None,
    }
    return render(request, "adopsi/beranda.html", konteks)


@require_POST
def pembatalan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Batalkan adopsi yang belum mulai."""
    batalkan_adopsi(pk, oleh=request.pelaku, kunci=kunci(request))
    messages.success(request, _("Adopsi yang menunggu dibatalkan."))
    return done(request, to="adopsi:beranda")

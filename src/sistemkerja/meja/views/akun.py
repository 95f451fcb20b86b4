"""Halaman akun: jabatan saya hari ini, penilai saya dan kenapa, peran saya dalam tim, bahasa dan tema."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sistemkerja.alur.bacaan import kursi_pelaku
from sistemkerja.kegiatan.bacaan.halaman import LENCANA
from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.meja.penilai import blok_penilai
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.penugasan.models import Penugasan, SusunanPenugasan


@require_safe
def saya(request: PelakuRequest) -> HttpResponse:
    """Siapa saya hari ini, dan siapa menilai saya."""
    pelaku = request.pelaku
    peran = (
        Penugasan.objects.filter(
            pemda_id=pelaku.pemda.pk,
            jabatan_id__in=[j.jabatan_id for j in pelaku.jabatan],
            susunan__keadaan=SusunanPenugasan.Keadaan.DITETAPKAN,
        )
        .exclude(susunan__kegiatan__keadaan="selesai")
        .select_related("susunan__butir", "susunan__kegiatan")
        .order_by("susunan__butir__batas", "id")[:50]
    )
    konteks = {
        "judul": pelaku.nama,
        "remah": [(_("Meja Kerja"), "/")],
        "kursi": kursi_pelaku(pelaku),
        "blok": blok_penilai(pelaku.pemda.pk, pelaku.pegawai_id, pelaku.per) if pelaku.pegawai_id else None,
        "peran": [(p, _lencana(p)) for p in peran],
    }
    return render(request, "meja/saya.html", konteks)


def _lencana(penugasan: Penugasan) -> str:
    kegiatan = getattr(penugasan.susunan, "kegiatan", None)
    return LENCANA[Kegiatan.Keadaan(kegiatan.keadaan)] if kegiatan else ""

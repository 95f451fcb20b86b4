"""Pencarian: satu kotak untuk orang, jabatan, unit, kegiatan, dan ketentuan."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_safe

from sistemkerja.antarmuka.lembar import Kolom, jawab_lembar, kueri_lembar, minta_lembar
from sistemkerja.meja.cari import cari as hasil_cari
from sistemkerja.meja.cari import rapikan_kata
from sistemkerja.organisasi.pelaku import PelakuRequest

_TERPENDEK = 2
_KOLOM = (Kolom(_lazy("Macam"), 14), Kolom(_lazy("Nama"), 50), Kolom(_lazy("Keterangan"), 70))


@require_safe
def cari(request: PelakuRequest) -> HttpResponse:
    """Hasil pencarian menurut macamnya; kata yang terlalu pendek tidak dicari."""
    kata = rapikan_kata(request.GET.get("q", ""))
    kelompok = hasil_cari(request.pelaku, kata) if len(kata) >= _TERPENDEK else []
    if minta_lembar(request):
        baris = ((k.judul, h.teks, h.keterangan) for k in kelompok for h in k.hasil)
        return jawab_lembar(_("Hasil pencarian"), _KOLOM, baris)
    konteks = {
        "kueri_lembar": kueri_lembar(request),
        "judul": _("Cari “%(kata)s”") % {"kata": kata} if kata else _("Cari"),
        "kata": kata,
        "kelompok": kelompok,
        "terlalu_pendek": 0 < len(kata) < _TERPENDEK,
        "kosong": len(kata) >= _TERPENDEK and not kelompok,
    }
    return render(request, "meja/cari.html", konteks)

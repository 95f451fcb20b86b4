"""Mencari orang, jabatan, dan unit selagi mengetik: halaman utuh, saran bagi kotak cari, atau saran bagi bidang."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sistemkerja.antarmuka.lembar import kueri_lembar, minta_lembar
from sistemkerja.antarmuka.tanggap import respond
from sistemkerja.jejak.pembacaan import catat_baca
from sistemkerja.jejak.samaran import boleh_lihat_nip
from sistemkerja.organisasi.cari import SEMUA_JENIS, TERPENDEK, cari
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.views.konteks import tanggal
from sistemkerja.organisasi.views.lembar import lembar_temuan

_SARAN, _HALAMAN = 6, 30


@require_safe
def pencarian(request: PelakuRequest) -> HttpResponse:
    """Hasil `?q=` pada `?per=`, menurut `?jenis=`; dengan htmx hanya saran-sarannya."""
    per, konteks = tanggal(request)
    q = request.GET.get("q", "").strip()[:100]
    jenis = [j for j in request.GET.getlist("jenis") if j in SEMUA_JENIS]
    batas = _SARAN if request.headers.get("HX-Request") else _HALAMAN
    boleh = boleh_lihat_nip(request.pelaku, None)
    hasil = cari(request.pemda.pk, q, per, batas, jenis=jenis or SEMUA_JENIS, boleh_nip=boleh)
    if minta_lembar(request):
        return lembar_temuan(request.pelaku, hasil)
    catat_baca(request.pelaku, [t.id for t in hasil if t.nip], "pencarian")
    isi = {
        "judul": _("Cari di organisasi"),
        "q": q,
        "jenis": jenis,
        "hasil": hasil,
        "terlalu_pendek": 0 < len(q) < TERPENDEK,
        "kueri_lembar": kueri_lembar(request),
        "bidang": request.GET.get("bentuk") == "pilihan",
    }
    status = 422 if konteks["per_keliru"] else 200
    return respond(request, "organisasi/cari.html", "organisasi/_saran.html", konteks | isi, status=status)

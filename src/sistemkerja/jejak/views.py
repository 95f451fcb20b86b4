"""Screens of history: one's own for everybody, the whole of it for oversight. They change nothing."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sistemkerja.antarmuka.lembar import kueri_lembar, minta_lembar
from sistemkerja.jejak import bacaan, sebutan
from sistemkerja.jejak import bukti as arsip
from sistemkerja.jejak.forms import SaringanForm
from sistemkerja.jejak.lembar import lembar_riwayat
from sistemkerja.jejak.segel import periksa
from sistemkerja.pemda.galat import TidakBerwenang

if TYPE_CHECKING:
    from sistemkerja.jejak.models import Peristiwa
    from sistemkerja.organisasi.pelaku import Pelaku, PelakuRequest


@require_safe
def daftar(request: PelakuRequest) -> HttpResponse:
    """The whole history of the Pemda, filtered."""
    _pastikan_pengawas(request.pelaku)
    form = _saringan(request)
    terbaca = form.is_valid()
    if minta_lembar(request) and terbaca:
        return lembar_riwayat(request.pelaku, form.saringan())
    halaman = bacaan.halaman(request.pelaku, form.saringan(request.GET.get("sebelum", "")[:80]))
    kueri = {k: v for k, v in request.GET.items() if k != "sebelum" and v}
    isi = {
        "judul": _("Riwayat"), "form": form, "peristiwa": [_baris(p) for p in halaman.peristiwa],
        "lanjut": urlencode(kueri | {"sebelum": halaman.lanjut}) if halaman.lanjut else "",
        "awal": urlencode(kueri) if request.GET.get("sebelum") else "", "kueri": urlencode(kueri),
        "kueri_lembar": kueri_lembar(request),
    }  # fmt: skip
    return render(request, "jejak/daftar.html", isi, status=200 if terbaca else 422)


@require_safe
def saya(request: PelakuRequest) -> HttpResponse:
    """What this person did, what was done about them, and who looked at their data."""
    pilihan = {
        "tentang": (_("Tentang saya"), bacaan.tentang),
        "perbuatan": (_("Perbuatan saya"), bacaan.perbuatan),
        "pembaca": (_("Yang melihat data saya"), bacaan.pembaca),
    }
    kini = request.GET.get("bagian", "")
    kini = kini if kini in pilihan else "tentang"
    baca: Any = pilihan[kini][1]
    baris = baca(request.pelaku)
    isi = {
        "judul": _("Riwayat saya"), "bagian": kini,
        "tab": [{"label": label, "url": f"?bagian={k}", "kini": k == kini} for k, (label, _b) in pilihan.items()],
        "peristiwa": [] if kini == "pembaca" else [_baris(p) for p in baris],
        "pembaca": baris if kini == "pembaca" else [],
    }  # fmt: skip
    return render(request, "jejak/saya.html", isi)


@require_safe
def objek(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """The history of one object or case."""
    _pastikan_pengawas(request.pelaku)
    semua = bacaan.riwayat(pk)
    if not semua:
        raise Http404
    jenis = next((p.objek_jenis for p in semua if p.objek_id == pk), semua[0].objek_jenis)
    isi = {"judul": _("Riwayat %(apa)s") % {"apa": sebutan.jenis(jenis)}, "peristiwa": [_baris(p) for p in semua[::-1]]}
    return render(request, "jejak/objek.html", isi)


@require_safe
def bukti(request: PelakuRequest) -> HttpResponseBase:
    """The filtered history as an archive that can be checked without this application."""
    _pastikan_pengawas(request.pelaku)
    form = _saringan(request)
    if not form.is_valid():
        return render(request, "jejak/daftar.html", {"judul": _("Riwayat"), "form": form, "peristiwa": []}, status=422)
    berkas = tempfile.TemporaryFile()
    arsip.tulis_bukti(berkas, request.pelaku, form.saringan())
    berkas.seek(0)
    nama = f"riwayat-{request.pemda.slug}-{timezone.localdate():%Y%m%d}.zip"
    return FileResponse(berkas, as_attachment=True, filename=nama)


@require_safe
def keutuhan(request: PelakuRequest) -> HttpResponse:
    """Whether the chain is whole."""
    _pastikan_pengawas(request.pelaku)
    isi = {"judul": _("Keutuhan riwayat"), "hasil": periksa(request.pemda)}
    return render(request, "jejak/keutuhan.html", isi)


def _pastikan_pengawas(pelaku: Pelaku) -> None:
    if "pengawas_internal" not in pelaku.peran_sistem:
        siapa = _("Pengawas internal")
        raise TidakBerwenang(_("Riwayat seluruh Pemda hanya dibuka bagi pengawas internal."), siapa)


def _saringan(request: PelakuRequest) -> SaringanForm:
    jenis = [(j, sebutan.jenis(j)) for j in bacaan.jenis_objek(request.pelaku)]
    return SaringanForm(request.GET, objek=sorted(jenis, key=lambda pasangan: pasangan[1]))


def _baris(p: Peristiwa) -> dict[str, Any]:
    return {
        "p": p,
        "jenis": sebutan.jenis(p.objek_jenis),
        "perubahan": [
            (sebutan.medan(p.objek_jenis, m), sebutan.nilai(lama), sebutan.nilai(baru))
            for m, lama, baru in bacaan.perubahan(p)
        ],
    }

"""Memutuskan dari Meja Kerja: satu tugas, atau beberapa yang sejenis sekaligus."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sistemkerja.alur import bacaan as alur_bacaan
from sistemkerja.alur.models import Tugas
from sistemkerja.antarmuka.tanggap import minta_penggalan, respond
from sistemkerja.meja import bacaan
from sistemkerja.meja.putusan import BALIK, PUTUS, SETUJU, dapat, jalankan
from sistemkerja.meja.views.meja import judul_meja, konteks_meja, konteks_tugas
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru, SudahBerubah

CATATAN_TERPANJANG = 2000
BERSAMA_TERBANYAK = alur_bacaan.SEHALAMAN


@require_POST
def persetujuan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Setujui, nyatakan sesuai, terima dan teruskan, sepakati, atau tetapkan."""
    return _putuskan(request, pk, SETUJU)


@require_POST
def pengembalian(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Kembalikan atau tolak, dengan catatan."""
    return _putuskan(request, pk, BALIK)


@require_POST
def putusan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Putusan berupa kalimat, misalnya atas sebuah kendala."""
    return _putuskan(request, pk, PUTUS)


def _putuskan(request: PelakuRequest, pk: UUID, macam: str) -> HttpResponse:
    tugas = _tugas(request, pk, macam)
    catatan = request.POST.get("catatan", "").replace("\x00", "")
    try:
        if len(catatan) > CATATAN_TERPANJANG:
            raise MasukanKeliru({"catatan": [_("Catatan paling panjang 2.000 huruf; persingkat lalu kirim lagi.")]})
        versi, kunci = _versi(request.POST.get("versi")), _kunci(request.POST.get("kunci"))
        kalimat = jalankan(tugas, macam, catatan, oleh=request.pelaku, versi=versi, kunci=kunci)
    except (MasukanKeliru, SudahBerubah) as galat:
        return _ulang(request, tugas, macam, catatan, galat)
    return _usai(request, tugas, kalimat)


def _tugas(request: PelakuRequest, pk: UUID, macam: str) -> Tugas:
    """Tugas pelaku yang dapat diputuskan begini; tugas orang lain dan yang tidak ada dijawab sama."""
    tugas = alur_bacaan.tugas_untuk(request.pelaku, pk)
    if tugas is None or not dapat(tugas, macam):
        raise Http404
    return tugas


def _versi(teks: str | None) -> int:
    if teks is None or not teks.isdecimal() or len(teks) > 9:
        raise MasukanKeliru({"": [_("Formulir ini tidak lengkap; muat ulang halaman, lalu putuskan lagi.")]})
    return int(teks)


def _kunci(teks: str | None) -> UUID | None:
    try:
        return UUID(teks or "")
    except ValueError:
        return None


def _ulang(request: PelakuRequest, tugas: Tugas, macam: str, catatan: str, galat: GalatKerja) -> HttpResponse:
    """Kartu yang sama dengan penjelasan, isian yang dipertahankan, dan versi yang terbaru."""
    konteks = konteks_tugas(request, tugas.pk)
    kartu = konteks["tugas"]
    kartu["galat"] = galat.kalimat
    for satu in kartu["tindakan"]:
        if satu["url"].endswith(f"/{macam}/"):
            satu["isi"], satu["terbuka"] = catatan, bool(satu.get("perlu_catatan"))
    if tugas.selesai_pada:
        kartu["tindakan"] = []
    return respond(request, "meja/tugas.html", "meja/_kartu.html", konteks, status=galat.status)


def _usai(request: PelakuRequest, tugas: Tugas, kalimat: str) -> HttpResponse:
    """htmx: penegasan menggantikan kartu, angka di judul ikut turun; tanpa skrip: kembali ke meja."""
    giliran = alur_bacaan.berikutnya(request.pelaku.pemda.pk, tugas.kasus)
    berikutnya = ", ".join(dict.fromkeys(g.untuk_jabatan.nama for g in giliran))
    if not minta_penggalan(request):
        lanjut = _("Berikutnya %(siapa)s.") % {"siapa": berikutnya} if berikutnya else ""
        pesan = format_html('{} {} <a href="{}">{}</a>', kalimat, lanjut, tugas.alamat, _("Lihat"))
        messages.success(request, pesan)
        return redirect(_asal_meja(request))
    tampil = request.POST.get("tampil", "")
    sesudah = bacaan.sesudah_putusan(
        request.pelaku, tugas, int(tampil) if tampil.isdecimal() and len(tampil) < 7 else 0
    )
    konteks: dict[str, Any] = {
        "id": tugas.pk,
        "kalimat": kalimat,
        "url": tugas.alamat,
        "berikutnya": berikutnya,
        "judul_meja": judul_meja(sesudah.menunggu),
        "jenis": sesudah.jenis,
        "naik": sesudah.kartu,
    }
    response = render(request, "meja/_usai.html", konteks)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_POST
def bersama(request: PelakuRequest) -> HttpResponse:
    """Setujui beberapa tugas sejenis; tiap tugas berhasil atau tertahan sendiri-sendiri."""
    tugas = [_tugas(request, pk, SETUJU) for pk in _terpilih(request)]
    if not tugas:
        messages.warning(request, _("Pilih dahulu tugas yang hendak disetujui."))
        return redirect(_asal_meja(request))
    tertahan: dict[UUID, str] = {}
    for satu in tugas:
        try:
            versi, kunci = _versi(request.POST.get(f"versi-{satu.pk}")), _kunci(request.POST.get("kunci"))
            jalankan(satu, SETUJU, "", oleh=request.pelaku, versi=versi, kunci=kunci)
        except GalatKerja as galat:
            tertahan[satu.pk] = galat.kalimat
    beres = len(tugas) - len(tertahan)
    if beres:
        messages.success(request, ngettext("%(n)s disetujui.", "%(n)s disetujui.", beres) % {"n": beres})
    if not tertahan:
        return redirect(_asal_meja(request))
    n = len(tertahan)
    messages.warning(request, ngettext("%(n)s tertahan; alasannya ada pada kartunya.",
                                       "%(n)s tertahan; alasannya ada pada kartunya.", n) % {"n": n})  # fmt: skip
    konteks = konteks_meja(request)
    for kelompok in konteks["meja"].kelompok:
        for kartu in kelompok.kartu:
            kartu["galat"] = tertahan.get(kartu["id"], "")
    return render(request, "meja/meja.html", konteks)


def _terpilih(request: PelakuRequest) -> list[UUID]:
    try:
        semua = [UUID(teks) for teks in request.POST.getlist("tugas")]
    except ValueError:
        raise Http404 from None
    return list(dict.fromkeys(semua))[:BERSAMA_TERBANYAK]


def _asal_meja(request: PelakuRequest) -> str:
    """Meja tempat putusan diambil, dengan jenis dan halamannya; alamat lain tidak diikuti."""
    kembali = request.POST.get("kembali", "")
    return kembali if kembali.startswith("/?") and "\\" not in kembali else "/"

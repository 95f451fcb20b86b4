"""Kebijakan: daftarnya, memilih pertanyaan yang didiamkan, menyusun jawabannya, menetapkan, dan mencabut."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sistemkerja.adopsi import forms
from sistemkerja.adopsi.bacaan import kebijakan as bacaan
from sistemkerja.adopsi.bacaan.perbedaan import yang_berlaku
from sistemkerja.adopsi.jawaban_form import EditorJawaban
from sistemkerja.adopsi.tindakan import IsianKebijakan, cabut_kebijakan, tetapkan_kebijakan
from sistemkerja.adopsi.tindakan.dasar import pastikan_pengelola
from sistemkerja.adopsi.tindakan.kebijakan import kalimat_bentrok, pastikan_diam
from sistemkerja.adopsi.views.lembar import lembar_kebijakan
from sistemkerja.adopsi.views.rangka import kunci, pindahkan_galat, rangka
from sistemkerja.alur.mesin import peraturan_berlaku
from sistemkerja.antarmuka.lembar import kueri_lembar, minta_lembar
from sistemkerja.antarmuka.tanggap import done, respond
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.kalimat import nilai_kalimat, syarat_kalimat
from sistemkerja.aturan.kebijakan import BUKAN_PILIHAN, yang_sudah_diatur
from sistemkerja.aturan.tanya import tanya
from sistemkerja.jejak.bacaan import riwayat
from sistemkerja.organisasi.baca_sql import muat_memori
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.galat import MasukanKeliru, SudahBerubah
from sistemkerja.pemda.versi import Kebijakan


@require_safe
def daftar(request: PelakuRequest) -> HttpResponse:
    """Semua kebijakan Pemda ini; siapa pun yang masuk boleh membacanya."""
    kini = hari_ini(request.pemda)
    per = yang_berlaku(request.pemda, kini)
    semua = [bacaan.rupa_kebijakan(x, kini, per) for x in bacaan.daftar_kebijakan(request.pemda)]
    if minta_lembar(request):
        return lembar_kebijakan(semua)
    konteks = rangka(request, "daftar_kebijakan", _("Kebijakan")) | {
        "berlaku": [x for x in semua if x["kedudukan"] in ("berlaku", "menunggu")],
        "lalu": [x for x in semua if x["kedudukan"] in ("dicabut", "berakhir")],
        "per": per,
        "peraturan": per.id if per else "",
        "kueri_lembar": kueri_lembar(request),
    }
    return render(request, "adopsi/daftar_kebijakan.html", konteks)


@require_safe
def kebijakan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Satu kebijakan: jawabannya, dasarnya, dan riwayatnya."""
    return _halaman(request, _baris(request, pk))


def _baris(request: PelakuRequest, pk: UUID) -> Kebijakan:
    satu = Kebijakan.objects.filter(pemda=request.pemda, pk=pk).first()
    if satu is None:
        raise Http404
    return satu


def _halaman(request: PelakuRequest, satu: Kebijakan, status: int = 200, **lain: Any) -> HttpResponse:
    kini = hari_ini(request.pemda)
    per = yang_berlaku(request.pemda, kini)
    isi = bacaan.rupa_kebijakan(satu, kini, per)
    konteks = rangka(request, "daftar_kebijakan", isi["judul"])
    konteks["remah"].append((_("Kebijakan"), reverse("adopsi:daftar_kebijakan")))
    konteks |= {
        "isi": isi,
        "satu": satu,
        "per": per,
        "peraturan": per.id if per else "",
        "riwayat": riwayat(satu)[::-1],
        "form": forms.CabutForm(initial={"sejak": kini}),
    }
    return respond(request, "adopsi/kebijakan.html", "adopsi/kebijakan.html", konteks | lain, status)


@require_safe
def baru(request: PelakuRequest) -> HttpResponse:
    """Pilih jenis unit, lalu pertanyaan yang didiamkan peraturan; dengan pertanyaan: susun jawabannya."""
    pastikan_pengelola(request.pelaku, _("menetapkan kebijakan"))
    kini = hari_ini(request.pemda)
    per = peraturan_berlaku(request.pemda, kini)
    if request.GET.get("pertanyaan", "") in k.PERTANYAAN and request.GET["pertanyaan"] not in BUKAN_PILIHAN:
        form = forms.DasarKebijakanForm(initial={"tanggal": kini, "sejak": kini})
        return _susun(request, per, request.GET, form)
    syarat = forms.syarat_dikirim(request.GET)
    jenis = syarat.get("jenis_unit", [])
    konteks = rangka(request, "daftar_kebijakan", _("Kebijakan baru"))
    konteks["remah"].append((_("Kebijakan"), reverse("adopsi:daftar_kebijakan")))
    konteks |= {
        "per": per,
        "peraturan": per.id,
        "jenis": jenis,
        "pilihan_jenis": bacaan.jenis_di_pemda(request.pemda, kini, per),
        "umum": "umum" in request.GET,
        "pertanyaan": bacaan.pertanyaan_bagi(per, jenis) if jenis or "umum" in request.GET else None,
        "kueri_jenis": "&".join(f"jenis_unit={x}" for x in jenis),
    }
    return render(request, "adopsi/pilih_pertanyaan.html", konteks)


def _susun(request: PelakuRequest, per: Peraturan, kiriman: QueryDict, form: forms.DasarKebijakanForm,
           status: int = 200, **lain: Any) -> HttpResponse:  # fmt: skip
    """Formulir jawaban, dengan apa yang dikatakan peraturan di dekatnya."""
    p = k.PERTANYAAN[str(kiriman["pertanyaan"])]
    syarat = forms.syarat_dikirim(kiriman)
    jenis = syarat.get("jenis_unit", [])
    bila = {q: frozenset(v) for q, v in syarat.items()}
    bentrok = yang_sudah_diatur(per, p.nama, bila)
    keadaan = {q: v[0] for q, v in syarat.items() if len(v) == 1}
    editor = EditorJawaban(p, per, jenis, kiriman)
    konteks = rangka(request, "daftar_kebijakan", p.judul)
    konteks["remah"].append((_("Kebijakan baru"), reverse("adopsi:kebijakan_baru")))
    konteks |= {
        "per": per, "peraturan": per.id, "p": p, "jenis": jenis, "bagi": syarat_kalimat(bila, per),
        "syarat": forms.pilihan_syarat(p, per, syarat), "form": form, "editor": editor, "baris": editor.baris(),
        "pilihan_jenis": bacaan.jenis_di_pemda(request.pemda, hari_ini(request.pemda), per),
        "tunggal": editor.tunggal(), "bentrok": [kalimat_bentrok(per, b) for b in bentrok[:6]],
        "dicari_di": tanya(per.tertulis, p.nama, keadaan).dicari_di if not bentrok else (),
        "perlu_jenis": "jenis_unit" in p.kunci,
    }  # fmt: skip
    return respond(request, "adopsi/susun_kebijakan.html", "adopsi/susun_kebijakan.html", konteks | lain, status)


@require_POST
def penetapan(request: PelakuRequest) -> HttpResponse:
    """Tetapkan kebijakan; tombol pratinjau dan tambah baris memperlihatkan formulirnya lagi tanpa menyimpan."""
    pastikan_pengelola(request.pelaku, _("menetapkan kebijakan"))
    kini = hari_ini(request.pemda)
    per = peraturan_berlaku(request.pemda, kini)
    nama = request.POST.get("pertanyaan", "")
    if nama not in k.PERTANYAAN or nama in BUKAN_PILIHAN:
        raise MasukanKeliru({"": [_("Pilih pertanyaannya dahulu.")]})
    if request.POST.keys() & {"tambah", "ubah"}:
        return _susun(request, per, request.POST, forms.DasarKebijakanForm(initial=request.POST.dict()))
    form = forms.DasarKebijakanForm(request.POST)
    if not form.is_valid():
        return _susun(request, per, request.POST, form, 422)
    isian = _isian(request, per, form)
    try:
        if "pratinjau" in request.POST:
            return _susun(request, per, request.POST, form, pratinjau=_pratinjau(request, isian))
        hasil = tetapkan_kebijakan(isian, oleh=request.pelaku, kunci=kunci(request))
    except MasukanKeliru as galat:
        pindahkan_galat(form, galat)
        return _susun(request, per, request.POST, form, 422)
    messages.success(request, _("Kebijakan ditetapkan."))
    return done(request, to=reverse("adopsi:kebijakan", args=[hasil.pk]))


def _isian(request: PelakuRequest, per: Peraturan, form: forms.DasarKebijakanForm) -> IsianKebijakan:
    syarat = forms.syarat_dikirim(request.POST)
    p = k.PERTANYAAN[request.POST["pertanyaan"]]
    jawaban = EditorJawaban(p, per, syarat.get("jenis_unit", []), request.POST).nilai()
    return IsianKebijakan(p.nama, syarat, jawaban, **form.cleaned_data)


def _pratinjau(request: PelakuRequest, isian: IsianKebijakan) -> dict[str, Any]:
    """Apa yang diputus dan bagi siapa. Raises MasukanKeliru bila ditolak."""
    per = pastikan_diam(isian, request.pelaku)
    org = muat_memori(request.pemda.pk, hari_ini(request.pemda))
    return {"baris": nilai_kalimat(isian.jawaban, per), **bacaan.yang_diputus(per, org, isian)}


@require_POST
def pencabutan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Cabut sebuah kebijakan sejak suatu tanggal."""
    satu = _baris(request, pk)
    pastikan_pengelola(request.pelaku, _("mencabut kebijakan"))
    form = forms.CabutForm(request.POST)
    if not form.is_valid():
        return _halaman(request, satu, 422, form=form)
    teks = request.POST.get("versi", "")
    versi = int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 9 else 0
    try:
        cabut_kebijakan(pk, **form.cleaned_data, oleh=request.pelaku, versi=versi, kunci=kunci(request))
    except MasukanKeliru as galat:
        pindahkan_galat(form, galat)
        return _halaman(request, satu, 422, form=form)
    except SudahBerubah as galat:
        return _halaman(request, _baris(request, pk), 409, form=form, konflik=galat)
    messages.success(request, _("Kebijakan dicabut."))
    return done(request, to=reverse("adopsi:kebijakan", args=[pk]))

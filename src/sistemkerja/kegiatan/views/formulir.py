"""Formulir yang punya halaman sendiri. Alamat yang sama untuk membuka dan mengirim."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sistemkerja.kegiatan import tindakan as kerja
from sistemkerja.kegiatan.bacaan.buka import Buka, kegiatan_untuk
from sistemkerja.kegiatan.bacaan.formulir import isi_awal_rencana, isi_awal_rincian, tujuan_kendala_halaman
from sistemkerja.kegiatan.bacaan.garis import yang_dilalui
from sistemkerja.kegiatan.bacaan.halaman import dasar_halaman, rincian_kegiatan, tidak_diatur
from sistemkerja.kegiatan.forms import (
    HasilForm,
    KemajuanForm,
    KendalaForm,
    RencanaFormSet,
    RincianFormSet,
    tambah_baris,
)
from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.kegiatan.peran import pakai_anggaran
from sistemkerja.kegiatan.tindakan.pelaksanaan import IsianRincian
from sistemkerja.kegiatan.tindakan.rencana import IsianRencana
from sistemkerja.kegiatan.views.jawab import Tampil, jalankan, kunci_anak, kunci_dari, versi_dari
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.pemda.galat import MasukanKeliru, SudahBerubah

buka_dan_kirim = require_http_methods(["GET", "HEAD", "POST"])


def _tampil(request: PelakuRequest, b: Buka, templat: str, judul: str, **isi: Any) -> Tampil:
    """Penampil sebuah halaman formulir; pada 409 kegiatan dibaca lagi, isian tetap."""

    def tampil(status: int, berubah: SudahBerubah | None) -> HttpResponse:
        kini = kegiatan_untuk(request.pelaku, b.kegiatan.pk) if berubah else b
        context = dasar_halaman(kini)
        context["remah"] = [*context["remah"], (kini.kegiatan.judul, kini.kegiatan.get_absolute_url())]
        context |= {"judul": judul, "berubah": berubah, **isi}
        return render(request, templat, context, status=status)

    return tampil


@buka_dan_kirim
def rencana(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Rencana bersama: disusun pelaksana lalu diajukan untuk disepakati."""
    b = kegiatan_untuk(request.pelaku, pk)
    anggaran = pakai_anggaran(b.m, b.kegiatan)
    formset = RencanaFormSet(
        _data(request, "rencana"), prefix="rencana", initial=isi_awal_rencana(b), form_kwargs={"anggaran": anggaran}
    )
    tampil = _tampil(request, b, "kegiatan/rencana.html", _("Susun rencana"), formset=formset, anggaran=anggaran)
    if request.method != "POST" or "tambah" in request.POST:
        return tampil(200, None)
    if not formset.is_valid():
        return tampil(422, None)
    baris = [IsianRencana(r["uraian"], r["batas"], r.get("anggaran")) for r in formset.baris()]
    return jalankan(
        request,
        lambda: kerja.ajukan_rencana(
            pk, baris, oleh=request.pelaku, versi=versi_dari(request), kunci=kunci_dari(request)
        ),
        form=formset,
        tampil=tampil,
        ke=b.kegiatan.get_absolute_url(),
        kalimat=_("Rencana diajukan untuk disepakati."),
    )


@buka_dan_kirim
def rincian(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Rincian dan pembagian peran."""
    b = kegiatan_untuk(request.pelaku, pk)
    orang = [(str(p.pk), str(p.pegawai)) for p in b.tim.pengerja]
    formset = RincianFormSet(
        _data(request, "rincian"), prefix="rincian", initial=isi_awal_rincian(b), form_kwargs={"orang": orang}
    )
    tampil = _tampil(request, b, "kegiatan/rincian.html", _("Rinci dan bagi peran"), formset=formset)
    if request.method != "POST" or "tambah" in request.POST:
        return tampil(200, None)
    if not formset.is_valid():
        return tampil(422, None)
    baris = [
        IsianRincian(r["uraian"], UUID(r["penanggung_jawab"]) if r["penanggung_jawab"] else None, r["batas"], r["id"])
        for r in formset.baris()
    ]
    return jalankan(
        request,
        lambda: kerja.tulis_rincian(
            pk, baris, oleh=request.pelaku, versi=versi_dari(request), kunci=kunci_dari(request)
        ),
        form=formset,
        tampil=tampil,
        ke=f"{b.kegiatan.get_absolute_url()}#rincian",
        kalimat=_("Rincian tersimpan."),
    )


def _data(request: PelakuRequest, prefix: str) -> Any:
    if request.method != "POST":
        return None
    return tambah_baris(request.POST, prefix) if "tambah" in request.POST else request.POST


@buka_dan_kirim
def kemajuan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Catat kemajuan: rincian, persen, satu kalimat, foto. Yang terhambat disampaikan kepada pejabat menurut aturan."""
    b = kegiatan_untuk(request.pelaku, pk)
    semua = rincian_kegiatan(b)
    awal = {"rincian": request.GET.get("rincian", ""), "persen": None}
    kirim = request.method == "POST"
    form = KemajuanForm(request.POST if kirim else None, request.FILES if kirim else None, rincian=semua, initial=awal)
    tujuan = tujuan_kendala_halaman(b)
    tampil = _tampil(request, b, "kegiatan/kemajuan.html", _("Catat kemajuan"), form=form, tujuan=tujuan)
    if not kirim:
        return tampil(200, None)
    if not form.is_valid():
        return tampil(422, None)
    ke = "/kegiatan/saya/" if request.POST.get("dari") == "saya" else f"{b.kegiatan.get_absolute_url()}#rincian"
    terhambat = form.cleaned_data["terhambat"] and tujuan["jabatan"]
    kalimat = _("Kemajuan tersimpan.")
    if terhambat:
        kalimat = _("Kemajuan tersimpan; kendalanya disampaikan kepada %(j)s.") % {"j": tujuan["jabatan"].nama}
    return jalankan(
        request, lambda: _catat(request, b, form, bool(terhambat)), form=form, tampil=tampil, ke=ke, kalimat=kalimat
    )


def _catat(request: PelakuRequest, b: Buka, form: KemajuanForm, terhambat: bool) -> None:
    oleh, pk, kunci = request.pelaku, b.kegiatan.pk, kunci_dari(request)
    catatan = kerja.catat_kemajuan(pk, **form.isi(), oleh=oleh, kunci=kunci)
    if form.cleaned_data["foto"]:
        kunci_foto = kunci_anak(kunci, "foto")
        try:
            kerja.unggah_berkas(pk, form.cleaned_data["foto"], oleh=oleh, kemajuan=catatan, kunci=kunci_foto)
        except MasukanKeliru as galat:
            raise MasukanKeliru({"foto": galat.galat.get("berkas", [str(galat)])}) from None
    if terhambat:
        uraian = form.cleaned_data["catatan"]
        kerja.sampaikan_kendala(pk, uraian, oleh=oleh, kunci=kunci_anak(kunci, "kendala"))


@buka_dan_kirim
def kendala(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Sampaikan kendala; sebelum dikirim terlihat kepada siapa dan karena Pasal apa."""
    b = kegiatan_untuk(request.pelaku, pk)
    form = KendalaForm(request.POST or None)
    tujuan = tujuan_kendala_halaman(b)
    tampil = _tampil(request, b, "kegiatan/kendala.html", _("Sampaikan kendala"), form=form, tujuan=tujuan)
    if request.method != "POST":
        return tampil(200, None)
    if not form.is_valid():
        return tampil(422, None)
    return jalankan(
        request,
        lambda: kerja.sampaikan_kendala(pk, **form.cleaned_data, oleh=request.pelaku, kunci=kunci_dari(request)),
        form=form,
        tampil=tampil,
        ke=f"{b.kegiatan.get_absolute_url()}#kendala",
        kalimat=_("Kendala disampaikan."),
    )


@buka_dan_kirim
def hasil(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Serahkan hasil; sebelum diserahkan terlihat siapa saja yang akan dilaluinya."""
    b = kegiatan_untuk(request.pelaku, pk)
    berkas = [(str(x.pk), x.nama) for x in b.kegiatan.berkas.filter(hasil__isnull=True)]
    form = HasilForm(request.POST or None, berkas=berkas, initial={"berkas": [x for x, _nama in berkas]})
    ulang = b.kegiatan.keadaan == Kegiatan.Keadaan.PERBAIKAN
    judul = _("Serahkan hasil perbaikan") if ulang else _("Serahkan hasil")
    isi = {"form": form, "garis": yang_dilalui(b) if b.rantai.diatur else [], "tidak_diatur": tidak_diatur(b)}
    tampil = _tampil(request, b, "kegiatan/hasil.html", judul, **isi)
    if request.method != "POST":
        return tampil(200, None)
    if not form.is_valid():
        return tampil(422, None)
    c = form.cleaned_data
    return jalankan(
        request,
        lambda: kerja.serahkan_hasil(
            pk, c["uraian"], c["tautan"], [UUID(x) for x in c.get("berkas", [])], oleh=request.pelaku,
            versi=versi_dari(request), kunci=kunci_dari(request),
        ),
        form=form,
        tampil=tampil,
        ke=b.kegiatan.get_absolute_url(),
        kalimat=_("Hasil diserahkan dan naik ke langkah tinjauan pertama."),
    )  # fmt: skip

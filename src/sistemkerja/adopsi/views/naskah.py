"""Memilih atau mengunggah naskah, membaca bedanya dengan yang berlaku, dan mengadopsinya."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST, require_safe

from sistemkerja.adopsi import forms
from sistemkerja.adopsi.bacaan import beranda as bacaan
from sistemkerja.adopsi.bacaan import perbedaan as beda
from sistemkerja.adopsi.naskah import Naskah, menghalangi, temuan_naskah
from sistemkerja.adopsi.naskah import naskah as naskah_bersidik
from sistemkerja.adopsi.tindakan import IsianAdopsi, adopsi_peraturan, hitung_terkena, unggah_naskah
from sistemkerja.adopsi.tindakan.dasar import pastikan_pembaca_temuan, pastikan_pengelola
from sistemkerja.adopsi.tindakan.naskah import NaskahKeliru
from sistemkerja.adopsi.tindakan.pemeriksaan import LANGSUNG, banyak_jabatan
from sistemkerja.adopsi.views.rangka import kunci, pindahkan_galat, rangka, uuid_dari
from sistemkerja.antarmuka.lembar import Kolom, jawab_lembar, kueri_lembar, minta_lembar
from sistemkerja.antarmuka.tanggap import done, respond
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.galat import MasukanKeliru, SudahBerubah


@require_safe
def daftar(request: PelakuRequest) -> HttpResponse:
    """Naskah yang ikut dikirim dan yang diunggah."""
    return _daftar(request, forms.UnggahForm())


def _daftar(request: PelakuRequest, form: forms.UnggahForm, status: int = 200, **lain: Any) -> HttpResponse:
    pastikan_pengelola(request.pelaku, _("memilih naskah peraturan"))
    konteks = rangka(request, "daftar_naskah", _("Naskah dan versi"))
    isi = {"form": form, **bacaan.daftar_naskah(request.pemda)}
    return respond(request, "adopsi/daftar_naskah.html", "adopsi/daftar_naskah.html", konteks | isi | lain, status)


@require_POST
def unggahan(request: PelakuRequest) -> HttpResponse:
    """Simpan naskah yang diunggah; yang tidak terbaca kembali dengan berkas dan barisnya."""
    pastikan_pengelola(request.pelaku, _("mengunggah naskah peraturan"))
    form = forms.UnggahForm(request.POST, request.FILES)
    if not form.is_valid():
        return _daftar(request, form, 422)
    berkas = [(satu.name or "", satu.read()) for satu in form.semua()]
    try:
        versi = unggah_naskah(_berjalur(berkas), oleh=request.pelaku)
    except NaskahKeliru as galat:
        pindahkan_galat(form, galat)
        return _daftar(request, form, 422, temuan=galat.temuan[:100])
    messages.success(request, _("Naskah tersimpan. Belum berlaku sampai diadopsi."))
    return redirect("adopsi:naskah", sidik=versi.sidik)


def _berjalur(berkas: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Peramban hanya mengirim nama berkas: yang namanya kembar, atau berisi contoh, dikirim dari folder contoh."""
    hasil: dict[str, bytes] = {}
    for nama, byte in berkas:
        milik_contoh = nama in hasil or (nama.endswith(".yaml") and _contoh(byte))
        hasil[f"contoh/{nama}" if milik_contoh else nama] = byte
    return list(hasil.items())


def _contoh(byte: bytes) -> bool:
    """Berkas contoh berupa daftar yang butirnya punya `tanya`."""
    return byte.lstrip().startswith(b"- nama:") or b"\n- nama:" in byte


@require_safe
def naskah(request: PelakuRequest, sidik: str) -> HttpResponse:
    """Satu naskah: temuannya, bedanya dengan yang berlaku, dan formulir adopsinya."""
    satu = _naskah(request, sidik)
    return _halaman(request, satu, forms.AdopsiForm(initial={"sejak": _awal(request, satu)}))


def _naskah(request: PelakuRequest, sidik: str) -> Naskah:
    """Naskah yang boleh dibaca pelaku. Raises TidakBerwenang, Http404."""
    pastikan_pembaca_temuan(request.pelaku)
    satu = naskah_bersidik(request.pemda, sidik)
    if satu is None:
        raise Http404
    return satu


def _awal(request: PelakuRequest, satu: Naskah) -> Any:
    if bacaan.adopsi_terakhir(request.pemda) is None and satu.per.masa.sejak is not None:
        return satu.per.masa.sejak
    return max(hari_ini(request.pemda), satu.per.masa.sejak or satu.per.masa.paling_awal)


def _halaman(request: PelakuRequest, satu: Naskah, form: forms.AdopsiForm, status: int = 200, **lain: Any
             ) -> HttpResponse:  # fmt: skip
    temuan = temuan_naskah(satu)
    kini = hari_ini(request.pemda)
    berlaku = beda.yang_berlaku(request.pemda, kini)
    terakhir = bacaan.adopsi_terakhir(request.pemda)
    konteks = rangka(request, "daftar_naskah", satu.per.judul) | {
        "naskah": satu,
        "form": form,
        "terakhir": terakhir,
        "temuan": temuan[:100],
        "banyak_temuan": len(temuan),
        "halangan": menghalangi(temuan),
        "berlaku": berlaku,
        "sudah_berlaku": berlaku is not None and berlaku.sidik == satu.sidik,
        "pemda_lain": satu.milik_sendiri != request.pemda.kode,
        "pemeriksaan": bacaan.pemeriksaan_terakhir(request.pemda, satu.sidik),
        "form_periksa": forms.PeriksaForm(initial={"per": kini}),
    }
    return respond(request, "adopsi/naskah.html", "adopsi/naskah.html", konteks | lain, status)


@require_POST
def penetapan(request: PelakuRequest, sidik: str) -> HttpResponse:
    """Adopsi naskah ini sejak suatu tanggal."""
    satu = _naskah(request, sidik)
    form = forms.AdopsiForm(request.POST)
    pastikan_pengelola(request.pelaku, _("mengadopsi peraturan"))
    if not form.is_valid():
        return _halaman(request, satu, form, 422)
    terakhir = uuid_dari(request.POST.get("terakhir", ""))
    try:
        isian = IsianAdopsi(**form.cleaned_data)
        adopsi_peraturan(sidik, isian, oleh=request.pelaku, terakhir=terakhir, kunci=kunci(request))
    except MasukanKeliru as galat:
        pindahkan_galat(form, galat)
        return _halaman(request, satu, form, 422)
    except SudahBerubah as galat:
        return _halaman(request, satu, form, 409, konflik=galat)
    messages.success(request, _("Peraturan diadopsi. Kasus yang berjalan tetap menurut naskah sejak awalnya."))
    return done(request, to="adopsi:beranda")


@require_safe
def perbedaan(request: PelakuRequest, sidik: str) -> HttpResponse:
    """Beda dengan yang berlaku dalam kata, siapa yang terkena, dan kasus yang tetap."""
    satu = _naskah(request, sidik)
    kini = hari_ini(request.pemda)
    berlaku = beda.yang_berlaku(request.pemda, kini)
    if berlaku is None:
        raise Http404
    kena, hitungan = _terkena(request, berlaku, satu)
    if minta_lembar(request):
        return _lembar_terkena(kena)
    konteks = rangka(request, "daftar_naskah", _("Beda dengan yang berlaku"))
    konteks["remah"].append((satu.per.judul, reverse("adopsi:naskah", args=[sidik])))
    isi = {
        "naskah": satu, "berlaku": berlaku, "beda": beda.beda_kata(berlaku, satu.per), "angka": kena["angka"],
        "penilai": kena["penilai"][: beda.TERBANYAK], "rantai": kena["rantai"][: beda.TERBANYAK],
        "kasus": beda.kasus_berjalan(request.pemda, berlaku.sidik), "gugur": beda.kebijakan_gugur(berlaku, satu.per),
        "unduh": kueri_lembar(request), "terbanyak": beda.TERBANYAK, "hitungan": hitungan,
        "besar": hitungan is not _KINI,
    }  # fmt: skip
    return render(request, "adopsi/perbedaan.html", konteks | isi)


_KINI = object()  # dihitung selagi halaman dibuka
_KOSONG: dict[str, Any] = {"angka": {}, "penilai": [], "rantai": []}


def _terkena(request: PelakuRequest, berlaku: Peraturan, satu: Naskah) -> tuple[dict[str, Any], Any]:
    """Siapa yang terkena: dihitung sekarang, atau hitungan tersimpan bila organisasinya besar."""
    kini = hari_ini(request.pemda)
    if banyak_jabatan(request.pemda, kini) <= LANGSUNG:
        return beda.yang_terkena(request.pemda, berlaku, satu.per, kini), _KINI
    ada = beda.terkena_tersimpan(request.pemda, berlaku.sidik, satu.sidik)
    if ada is None or not ada.temuan:
        return _KOSONG, ada
    return {"angka": ada.angka, **ada.temuan[0]}, ada


@require_POST
def perhitungan(request: PelakuRequest, sidik: str) -> HttpResponse:
    """Hitung siapa yang terkena di belakang layar."""
    _naskah(request, sidik)
    kini = hari_ini(request.pemda)
    berlaku = beda.yang_berlaku(request.pemda, kini)
    if berlaku is None:
        raise Http404
    hasil = hitung_terkena(sidik, berlaku.sidik, kini, oleh=request.pelaku)
    return redirect("latar:pekerjaan", hasil.pekerjaan_id)


_KOLOM_TERKENA = (
    Kolom(_lazy("Orang"), 36), Kolom(_lazy("Jabatan"), 40), Kolom(_lazy("Unit"), 40),
    Kolom(_lazy("Penilai sekarang"), 40), Kolom(_lazy("Penilai nanti"), 40), Kolom(_lazy("Dasar nanti"), 40),
)  # fmt: skip


def _lembar_terkena(kena: dict[str, Any]) -> HttpResponse:
    baris = (
        (", ".join(x["pemangku"]), x["nama"], x["unit"], _penilai(x["kini"]), _penilai(x["rancangan"]),
         "; ".join(x["rancangan"]["dasar"]))
        for x in kena["penilai"]
    )  # fmt: skip
    return jawab_lembar(_("Penilai yang berganti"), _KOLOM_TERKENA, baris)


def _penilai(x: dict[str, Any]) -> str:
    return ", ".join(x["jabatan"]) or str(x["keadaan"])

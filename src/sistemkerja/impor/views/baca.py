"""Satu impor: kolomnya, pertanyaannya, pratinjaunya, dan hasilnya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sistemkerja.antarmuka.tanggap import respond
from sistemkerja.impor import bacaan, keluar
from sistemkerja.impor.baca_lembar import Buku
from sistemkerja.impor.forms import KepalaForm, KolomForm, PertanyaanForm
from sistemkerja.impor.kolom import Kepala
from sistemkerja.impor.models import Impor, KeadaanImpor
from sistemkerja.impor.pratinjau import buku_impor
from sistemkerja.impor.sebutan import KEADAAN, PEMISAH
from sistemkerja.impor.tindakan.baca import atur_kolom, buang_impor, jawab_pertanyaan, sedang_berjalan
from sistemkerja.impor.tindakan.wewenang import impor_untuk, jenis_dikelola, pastikan_mengelola
from sistemkerja.impor.views.bersama import kunci_dari, remah, tahap, unduhan, versi_dari
from sistemkerja.jejak.pembacaan import catat_baca
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru


@require_safe
def impor(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Pratinjau baris demi baris; kemajuan selama dikerjakan; hasilnya sesudah itu."""
    satu = impor_untuk(request.pelaku, pk)
    if satu.keadaan == KeadaanImpor.DIUNGGAH and satu.jenis in jenis_dikelola(request.pelaku):
        return redirect("impor:kolom", satu.pk)
    saring, q = request.GET.get("keadaan", ""), request.GET.get("q", "").strip()[:80]
    halaman = bacaan.halaman_pratinjau(satu, saring, q, request.GET.get("page"))
    _catat_baca(request, satu, [b["objek"] for b in halaman.object_list if b["objek"]])
    konteks = _konteks(request, satu) | {
        "halaman": halaman,
        "saring": saring,
        "q": q,
        "tab": _tab(satu, saring, q),
        "kueri": f"keadaan={saring}&" + (f"q={q}&" if q else ""),
        "luar": bacaan.banyak_luar(satu) if satu.ringkas else 0,
    }
    return respond(request, "impor/impor.html", "impor/impor.html", konteks)


@require_http_methods(["GET", "POST"])
def kolom(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Kolom mana memuat apa."""
    satu = _dikelola(request, pk)
    buku, kepala = buku_impor(satu)
    pindah = _form_kepala(request, buku, kepala)
    if pindah.is_bound and _pindah_kepala(request, satu, pindah):
        return redirect("impor:kolom", pk)
    form = KolomForm(
        None if pindah.is_bound else request.POST or None,
        jenis=satu.jenis,
        kolom=bacaan.pilihan_kolom(buku, kepala),
        hari_ini=hari_ini(request.pemda),
        initial={"per": satu.per} | {f"kolom_{k}": str(n) for k, n in satu.pemetaan.items()},
    )
    if form.is_bound and form.is_valid():
        try:
            atur_kolom(
                pk, form.pemetaan(), form.cleaned_data["per"], oleh=request.pelaku, versi=versi_dari(request),
                kunci=kunci_dari(request),
            )  # fmt: skip
        except MasukanKeliru as galat:
            _pasang_galat(form, galat)
        else:
            return redirect(satu)
    cara = buku.cara | {"sebutan": PEMISAH.get(buku.cara.get("pemisah", ""), "")}
    tambahan = {"form": form, "form_kepala": pindah, "kepala": kepala, "cara": cara}
    tambahan["lembar"] = buku.lembar[kepala.lembar]
    return _formulir(request, satu, "impor/kolom.html", _("Kolom berkas"), tambahan)


def _form_kepala(request: PelakuRequest, buku: Buku, kepala: Kepala) -> KepalaForm:
    dipilih = request.method == "POST" and request.POST.get("langkah") == "kepala"
    awal = {"lembar": str(kepala.lembar), "baris": kepala.baris + 1}
    return KepalaForm(request.POST if dipilih else None, lembar=[s.nama for s in buku.lembar], initial=awal)


def _pindah_kepala(request: PelakuRequest, satu: Impor, form: KepalaForm) -> bool:
    """Baca judul dari lembar dan baris yang dipilih; False bila keliru (galatnya di formulirnya)."""
    if not form.is_valid():
        return False
    try:
        atur_kolom(
            satu.pk, {}, satu.per or hari_ini(request.pemda), oleh=request.pelaku, versi=versi_dari(request),
            kunci=kunci_dari(request), kepala=form.letak(),
        )  # fmt: skip
    except MasukanKeliru as galat:
        form.add_error("baris", galat.galat["baris"])
        return False
    return True


@require_http_methods(["GET", "POST"])
def pertanyaan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Tulisan yang artinya tidak dapat dipastikan, dijawab sekali untuk semua barisnya."""
    satu = _dikelola(request, pk)
    form = PertanyaanForm(request.POST or None, tanya=satu.tanya)
    if request.method == "POST" and form.is_valid():
        jawab_pertanyaan(pk, form.jawaban(), oleh=request.pelaku, versi=versi_dari(request), kunci=kunci_dari(request))
        return redirect(satu)
    return _formulir(request, satu, "impor/pertanyaan.html", _("Pertanyaan"), {"form": form})


@require_safe
def tidak_ada(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Yang tercatat di Pemda tetapi tidak ada dalam berkas."""
    satu = impor_untuk(request.pelaku, pk)
    halaman = bacaan.luar_berkas(satu, request.GET.get("page"))
    _catat_baca(request, satu, [b.pk for b in halaman.object_list])
    konteks = _konteks(request, satu) | {"judul": _("Tidak ada dalam berkas"), "halaman": halaman}
    return respond(request, "impor/tidak_ada.html", "impor/tidak_ada.html", konteks | {"remah": remah(satu)})


@require_safe
def catatan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Berkas yang sama dengan kolom Catatan."""
    satu = impor_untuk(request.pelaku, pk)
    baris = [b for b in bacaan.baris_pratinjau(satu, "", "") if b.temuan]
    _catat_baca(request, satu, [b.objek_id for b in baris if b.objek_id])
    nama = satu.nama_berkas.rpartition(".")[0] or satu.nama_berkas
    return unduhan(keluar.berkas_catatan(satu, baris), f"{nama}-catatan.xlsx")


@require_POST
def pembuangan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Hapus isi berkasnya sekarang."""
    impor_untuk(request.pelaku, pk)
    buang_impor(pk, oleh=request.pelaku, kunci=kunci_dari(request))
    return redirect("impor:daftar")


def _dikelola(request: PelakuRequest, pk: UUID) -> Impor:
    satu = impor_untuk(request.pelaku, pk)
    pastikan_mengelola(request.pelaku, satu.jenis)
    if satu.keadaan in (KeadaanImpor.DITERAPKAN, KeadaanImpor.DIBUANG) or sedang_berjalan(satu):
        raise GalatKerja(_("Impor ini sudah diterapkan, dibuang, atau sedang dikerjakan. Unggah berkas baru."))
    return satu


def _pasang_galat(form: forms.Form, galat: MasukanKeliru) -> None:
    for medan, pesan in galat.galat.items():
        form.add_error(f"kolom_{medan}", pesan)


def _konteks(request: PelakuRequest, satu: Impor) -> dict[str, Any]:
    return {
        "judul": satu.nama_berkas,
        "remah": remah(),
        "impor": satu,
        "tahap": tahap(5 if satu.keadaan == KeadaanImpor.DITERAPKAN else 3),
        "pekerjaan": bacaan.pekerjaan_impor(satu),
        "berjalan": sedang_berjalan(satu),
        "mengelola": satu.jenis in jenis_dikelola(request.pelaku),
    }


def _formulir(request: PelakuRequest, satu: Impor, halaman: str, judul: str, tambahan: dict[str, Any]) -> HttpResponse:
    konteks = _konteks(request, satu) | {"judul": judul, "remah": remah(satu), "tahap": tahap(2)} | tambahan
    return respond(request, halaman, halaman, konteks, status=422 if request.method == "POST" else 200)


def _tab(satu: Impor, saring: str, q: str) -> list[dict[str, Any]]:
    kata = f"&q={q}" if q else ""
    hasil = [
        {"label": _("Semua baris"), "url": f"?{kata[1:]}", "kini": not saring, "jumlah": satu.ringkas.get("semua", 0)}
    ]
    for kode, (_lencana, sebut) in KEADAAN.items():
        if banyak := satu.ringkas.get(kode, 0):
            alamat = f"?keadaan={kode}{kata}"
            hasil.append({"label": sebut, "url": alamat, "kini": saring == kode, "jumlah": banyak})
    return hasil


def _catat_baca(request: PelakuRequest, satu: Impor, pegawai: list[UUID]) -> None:
    if satu.jenis == "pegawai" and pegawai:
        catat_baca(request.pelaku, pegawai, "impor")

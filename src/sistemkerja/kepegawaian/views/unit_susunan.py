"""Langkah-langkah sebuah rencana di layar: disimulasikan, disebut kalimatnya, dan diisi formulirnya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sistemkerja.kepegawaian.models.unit import LangkahReorganisasi, RencanaReorganisasi
from sistemkerja.kepegawaian.reorganisasi import bacaan
from sistemkerja.kepegawaian.reorganisasi.kalimat import kalimat_langkah
from sistemkerja.kepegawaian.reorganisasi.keadaan import Keadaan
from sistemkerja.kepegawaian.reorganisasi.muat import muat
from sistemkerja.kepegawaian.reorganisasi.rencana import JENIS, Hasil, Langkah, rencanakan
from sistemkerja.kepegawaian.tindakan import reorganisasi as tindakan
from sistemkerja.kepegawaian.tindakan.reorganisasi.draf import yang_dibentuk
from sistemkerja.kepegawaian.tindakan.unit.jalankan import hari_terawal
from sistemkerja.kepegawaian.views import unit_layar as layar
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.pemda.galat import MasukanKeliru, SudahBerubah


class Susunan:
    """Sebuah rencana dengan langkah-langkahnya, disimulasikan pada tanggalnya."""

    def __init__(self, request: PelakuRequest, rencana: RencanaReorganisasi, sampai: int | None = None) -> None:
        """`sampai` banyak langkah yang dijalankan; kosong berarti semua."""
        self.rencana = rencana
        self.semua = list(rencana.langkah.all())
        self.dipakai = self.semua if sampai is None else self.semua[:sampai]
        garis = muat(request.pemda.pk, rencana.tanggal)
        langkah = [Langkah(satu.kode, satu.isi) for satu in self.dipakai] if rencana.draf else []
        self.hasil: Hasil = rencanakan(garis, langkah, rencana.tanggal, hari_ini=hari_terawal(request.pemda))

    @property
    def keadaan(self) -> Keadaan:
        return self.hasil.sesudah

    def keadaan_bagi(self, id_: str) -> Keadaan:
        """Keadaan sesudah langkah-langkahnya; bagi yang sudah ditutup langkah lain, keadaan semula."""
        h = self.hasil
        return h.sesudah if id_ in h.sesudah.unit or id_ in h.sesudah.kursi else h.sebelum

    @property
    def dibentuk(self) -> list[str]:
        """Id unit dan kursi yang dibentuk langkah-langkahnya."""
        return [id_ for satu in self.dipakai for id_ in yang_dibentuk(satu.isi)]

    def baris(self) -> list[dict[str, Any]]:
        """Tiap langkah: judul, kalimat, dan halangannya."""
        return [
            {
                "satu": satu,
                "judul": JENIS[satu.kode].judul,
                "kalimat": kalimat_langkah(Langkah(satu.kode, satu.isi), self.hasil),
                "halangan": layar.tautan(self.hasil.galat.get(n, ())),
                "pertama": n == 0,
                "terakhir": n == len(self.semua) - 1,
            }
            for n, satu in enumerate(self.semua)
        ]

    def jenis(self) -> list[tuple[str, Any]]:
        """Pilihan jenis langkah."""
        return [(kode, satu.judul) for kode, satu in JENIS.items()]


@require_http_methods(["GET", "HEAD", "POST"])
def langkah_baru(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Tambah langkah: pilih jenisnya, lalu unit atau jabatannya, lalu isi."""
    satu = _draf(request, pk)
    kode = request.POST.get("langkah") or request.GET.get("langkah", "")
    if kode not in JENIS:
        raise Http404
    return _isi(request, satu, kode, None)


@require_http_methods(["GET", "HEAD", "POST"])
def langkah(request: PelakuRequest, pk: UUID, langkah_pk: UUID) -> HttpResponse:
    """Ubah isian sebuah langkah draf."""
    satu = _draf(request, pk)
    ada = satu.langkah.filter(pk=langkah_pk).first()
    if ada is None:
        raise Http404
    return _isi(request, satu, ada.kode, ada)


@require_POST
def penghapusan(request: PelakuRequest, pk: UUID, langkah_pk: UUID) -> HttpResponse:
    """Buang sebuah langkah draf."""
    satu = _draf(request, pk)
    try:
        tindakan.hapus_langkah(pk, langkah_pk, oleh=request.pelaku, versi=layar.versi(request))
    except SudahBerubah as galat:
        return _rencana(request, pk, galat)
    messages.success(request, _("Langkah dibuang."))
    return redirect(satu)


@require_POST
def urutan(request: PelakuRequest, pk: UUID, langkah_pk: UUID) -> HttpResponse:
    """Geser sebuah langkah naik atau turun."""
    satu = _draf(request, pk)
    naik = request.POST.get("arah") == "naik"
    try:
        tindakan.geser_langkah(pk, langkah_pk, naik, oleh=request.pelaku, versi=layar.versi(request))
    except SudahBerubah as galat:
        return _rencana(request, pk, galat)
    return redirect(f"{satu.get_absolute_url()}#langkah")


def _draf(request: PelakuRequest, pk: UUID) -> RencanaReorganisasi:
    satu = bacaan.rencana_untuk(request.pemda.pk, pk)
    if satu is None:
        raise Http404
    layar.pastikan_pengelola(request, _("menyusun rencana reorganisasi"))
    return satu


def _rencana(request: PelakuRequest, pk: UUID, galat: SudahBerubah) -> HttpResponse:
    from sistemkerja.kepegawaian.views.unit_rencana import halaman_rencana

    return halaman_rencana(request, _draf(request, pk), 409, konflik=galat)


def _isi(request: PelakuRequest, satu: RencanaReorganisasi, kode: str, ada: LangkahReorganisasi | None) -> HttpResponse:
    susunan = Susunan(request, satu, ada.urut - 1 if ada else None)
    pokok = _pokok(request, kode, susunan, ada)
    if pokok is None:
        return _pilih(request, satu, kode, susunan)
    data = request.POST if request.method == "POST" else None
    keadaan, awal = susunan.keadaan_bagi(pokok.id), ada.isi if ada else None
    form = layar.form_langkah(request, kode, data, keadaan, satu.tanggal, pokok, awal, susunan.dibentuk)
    status, konflik = 200, None
    if data is not None and form.is_valid():
        try:
            _simpan(request, satu, kode, ada, form.isi())
            return redirect(f"{satu.get_absolute_url()}#langkah")
        except MasukanKeliru as galat:
            layar.pasang_galat(galat, form)
        except SudahBerubah as galat:
            status, konflik = 409, galat
            satu = _draf(request, satu.pk)
    konteks = {
        "judul": JENIS[kode].judul, "rencana": satu, "kode": kode, "form": form, "pokok": pokok, "ada": ada,
        "konflik": konflik, "remah": layar.remah((satu.nama, satu.get_absolute_url())),
    }  # fmt: skip
    status = status if konflik else 422 if form.errors else 200
    return layar.jawab(request, "kepegawaian/reorganisasi_langkah.html", konteks, status)


def _simpan(
    request: PelakuRequest, satu: RencanaReorganisasi, kode: str, ada: LangkahReorganisasi | None, isi: dict[str, Any]
) -> None:
    versi = layar.versi(request)
    if ada is not None:
        tindakan.ubah_langkah(satu.pk, ada.pk, isi, oleh=request.pelaku, versi=versi)
        messages.success(request, _("Langkah diubah."))
        return
    tindakan.tambah_langkah(satu.pk, kode, isi, oleh=request.pelaku, versi=versi, kunci=layar.kunci(request))
    messages.success(request, _("Langkah ditambahkan."))


def _pokok(
    request: PelakuRequest, kode: str, susunan: Susunan, ada: LangkahReorganisasi | None
) -> layar.Lingkup | None:
    """Unit atau jabatan pokok langkah: dari langkah yang ada, atau dari alamat dan formulirnya."""
    medan = JENIS[kode].atas
    if ada is not None:
        isi = ada.isi
        satu = isi.get(medan) or isi.get("dari") or next(iter(isi.get("asal") or isi.get("daftar") or ()), "")
        satu = isi.get("induk") if kode == "bentuk_unit" else satu
        semula = susunan.keadaan_bagi(str(satu))
        if satu not in (semula.unit if medan == "unit" else semula.kursi):
            return None
        return layar.lingkup(request, kode, {medan: satu}, semula)
    data = request.POST if request.method == "POST" else request.GET
    layar.bersihkan_uuid(data, medan, f"pokok_{medan}")
    dipilih = layar.kunci_tertulis(data.get(f"pokok_{medan}") or data.get(medan, ""))
    return layar.lingkup(request, kode, {medan: dipilih}, susunan.keadaan_bagi(dipilih))


def _pilih(request: PelakuRequest, satu: RencanaReorganisasi, kode: str, susunan: Susunan) -> HttpResponse:
    medan = JENIS[kode].atas
    semua: Any = susunan.keadaan.unit if medan == "unit" else susunan.keadaan.kursi
    baru = [(id_, semua[id_].nama) for id_ in susunan.dibentuk if id_ in semua]
    data = request.GET if set(request.GET) - {"langkah"} else None
    form = layar.PilihPokokForm(data, medan=medan, per=satu.tanggal, baru=baru)
    if data is not None and form.is_valid():
        return redirect(f"{request.path}?langkah={kode}&pokok_{medan}={form.pilihan()}")
    konteks: dict[str, Any] = {"judul": JENIS[kode].judul, "form": form, "rencana": satu, "kode": kode}
    konteks["remah"] = layar.remah((satu.nama, satu.get_absolute_url()))
    return layar.jawab(request, "kepegawaian/unit_pilih.html", konteks, 422 if form.errors else 200)

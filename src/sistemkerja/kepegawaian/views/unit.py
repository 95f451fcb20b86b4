"""Layar penataan organisasi: beranda pengelolanya, dan setiap tindakan tunggal atas unit dan jabatan."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sistemkerja.kepegawaian.forms.unit_dasar import BerlakuForm
from sistemkerja.kepegawaian.reorganisasi import bacaan
from sistemkerja.kepegawaian.reorganisasi.muat import muat
from sistemkerja.kepegawaian.reorganisasi.pratinjau import pratinjau
from sistemkerja.kepegawaian.reorganisasi.rencana import JENIS, Langkah, rencanakan
from sistemkerja.kepegawaian.tindakan.unit.jalankan import Dasar, TataKeliru, hari_terawal
from sistemkerja.kepegawaian.tindakan.unit.tunggal import jalankan_tunggal, versi_tata, yang_disentuh
from sistemkerja.kepegawaian.views import unit_layar as layar
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.peran_sistem import PeranSistem, berperan
from sistemkerja.pemda.galat import MasukanKeliru, SudahBerubah


@require_safe
def beranda(request: PelakuRequest) -> HttpResponse:
    """Rencana, perubahan yang akan datang, unit tanpa pimpinan, dan formasi yang tidak cocok."""
    layar.pastikan_pembaca(request)
    isi = bacaan.beranda(request.pemda.pk, request.pelaku.per)
    konteks = {
        "judul": _("Penataan organisasi"),
        "isi": isi,
        "petak": [
            {"label": _("Draf rencana"), "nilai": len(isi.draf)},
            {"label": _("Akan berlaku"), "nilai": len(isi.mendatang)},
            {"label": _("Unit tanpa pimpinan"), "nilai": isi.banyak_tanpa_pimpinan},
            {"label": _("Formasi tidak cocok"), "nilai": isi.banyak_formasi},
        ],
        "tindakan": [(kode, JENIS[kode].judul) for kode in layar.TUNGGAL],
        "boleh": berperan(request.pelaku, PeranSistem.PENGELOLA_ORGANISASI),
        "remah": layar.remah()[:1],
    }
    return layar.jawab(request, "kepegawaian/unit_beranda.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def tindakan(request: PelakuRequest, kode: str) -> HttpResponse:
    """Formulir sebuah tindakan; dikirim ke sini berarti pratinjau, belum ada yang berubah."""
    halaman = _Halaman(request, kode)
    if halaman.pokok is None:
        return halaman.pilih()
    if request.method != "POST":
        return halaman.tampil()
    return halaman.pratinjau() if halaman.sah() else halaman.tampil(422)


@require_POST
def penetapan(request: PelakuRequest, kode: str) -> HttpResponse:
    """Tetapkan tindakan itu sejak tanggalnya; kiriman kedua formulir yang sama diantar ke hasilnya."""
    if (sudah := layar.hasil_kunci(request)) is not None:
        return redirect("kepegawaian:rencana", sudah)
    halaman = _Halaman(request, kode)
    if halaman.pokok is None:
        return halaman.pilih()
    if not halaman.sah():
        return halaman.tampil(422)
    try:
        rencana = halaman.tetapkan()
    except MasukanKeliru as galat:
        return halaman.keliru(galat)
    except SudahBerubah as galat:
        return halaman.tampil(409, konflik=galat)
    messages.success(request, _("%(nama)s. Berlaku sejak tanggalnya.") % {"nama": rencana.nama})
    return redirect(rencana)


class _Halaman:
    """Satu permintaan atas satu tindakan tunggal: keadaannya, kedua formulirnya, dan versinya."""

    def __init__(self, request: PelakuRequest, kode: str) -> None:
        if kode not in layar.TUNGGAL:
            raise Http404
        layar.pastikan_pengelola(request, str(JENIS[kode].judul).lower())
        self.request, self.kode = request, kode
        data = request.POST if request.method == "POST" else request.GET
        layar.bersihkan_uuid(data, "unit" if JENIS[kode].atas == "unit" else "kursi")
        self.data = request.POST if request.method == "POST" else None
        self.berlaku = BerlakuForm(self.data, initial={"tanggal": request.pelaku.per})
        self.per = self._tanggal()
        self.garis = muat(request.pemda.pk, self.per)
        self.keadaan = self.garis.pada(self.per)
        self.pokok = layar.lingkup(request, kode, self._dipilih(data), self.keadaan)
        self.form: Any = None
        if self.pokok is not None:
            self.form = layar.form_langkah(request, kode, self.data, self.keadaan, self.per, self.pokok)

    def _tanggal(self) -> date:
        """Tanggal yang dikirim bila terbaca; tanpa itu hari ini."""
        if self.data is not None and self.berlaku.is_valid():
            return self.berlaku.cleaned_data["tanggal"]
        return self.request.pelaku.per

    def _dipilih(self, data: Any) -> dict[str, Any]:
        """Pokoknya; unit yang belum atau tidak lagi ada pada tanggal yang dikirim dibaca pada hari ini."""
        medan = JENIS[self.kode].atas
        pokok = layar.kunci_tertulis(data.get(f"pokok_{medan}") or data.get(medan, ""))
        ada = self.keadaan.unit if medan == "unit" else self.keadaan.kursi
        if pokok and pokok not in ada and self.per != self.request.pelaku.per:
            self.berlaku.add_error("tanggal", _("Pada tanggal itu belum atau tidak lagi ada. Pilih tanggal lain."))
            self.per = self.request.pelaku.per
            self.garis = muat(self.request.pemda.pk, self.per)
            self.keadaan = self.garis.pada(self.per)
        return {medan: pokok}

    def sah(self) -> bool:
        return bool(self.form.is_valid() & self.berlaku.is_valid() & (not self.berlaku.errors))

    def pilih(self) -> HttpResponse:
        medan = JENIS[self.kode].atas
        form = layar.PilihPokokForm(self.request.GET or None, medan=medan, per=self.per)
        if self.request.GET and form.is_valid():
            return redirect(f"{self.request.path}?{medan}={form.pilihan()}")
        konteks = {"judul": JENIS[self.kode].judul, "form": form, "remah": layar.remah()}
        return layar.jawab(self.request, "kepegawaian/unit_pilih.html", konteks, 422 if form.errors else 200)

    def tetapkan(self) -> Any:
        c = self.berlaku.cleaned_data
        dasar = Dasar(c["sk_nomor"], c["sk_tanggal"], c["sk_tentang"], c["sk_penanda"], c["sk_izin"])
        versi = self.request.POST.get("versi") or None
        return jalankan_tunggal(
            self.kode, self.form.isi(), c["tanggal"], dasar, oleh=self.request.pelaku, versi=versi,
            kunci=layar.kunci(self.request),
        )  # fmt: skip

    def pratinjau(self) -> HttpResponse:
        langkah = [Langkah(self.kode, self.form.isi())]
        hasil = rencanakan(self.garis, langkah, self.per, hari_ini=hari_terawal(self.request.pemda))
        if not hasil.sah:
            return self.keliru(TataKeliru(hasil))
        return self.tampil(pratinjau=pratinjau(self.request.pemda, hasil))

    def keliru(self, galat: MasukanKeliru) -> HttpResponse:
        """Isian kembali dengan setiap halangannya, di bidangnya dan dengan tautan ke halnya."""
        halangan = layar.tautan(galat.temuan) if isinstance(galat, TataKeliru) else []
        if not halangan:
            layar.pasang_galat(galat, self.form, self.berlaku)
        return self.tampil(422, halangan=halangan)

    def tampil(self, status: int = 200, **tambahan: Any) -> HttpResponse:
        assert self.pokok is not None
        konteks = {
            "judul": JENIS[self.kode].judul,
            "keterangan": layar.keterangan(self.kode),
            "kode": self.kode,
            "pokok": self.pokok,
            "form": self.form,
            "berlaku": self.berlaku,
            "versi": self._versi(tambahan),
            "alamat_tetap": reverse("kepegawaian:unit_penetapan", args=[self.kode]),
            "remah": layar.remah(),
            "peraturan": getattr(self.form.peraturan, "id", ""),
            **tambahan,
        }
        return layar.jawab(self.request, "kepegawaian/unit_tindakan.html", konteks, status)

    def _versi(self, tambahan: dict[str, Any]) -> str:
        """Versi yang dilihat: dari pratinjau, supaya yang berubah sesudahnya diberitahukan."""
        if "pratinjau" not in tambahan:
            return self.request.POST.get("versi", "") if "konflik" not in tambahan else ""
        return versi_tata(self.request.pemda.pk, *yang_disentuh(self.form.isi()))

"""Layar organisasi pada tanggal yang dipilih. Yang tidak ada dan milik Pemda lain dijawab sama: 404."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sistemkerja.antarmuka.lembar import kueri_lembar, minta_lembar
from sistemkerja.jejak import samaran
from sistemkerja.jejak.bacaan import riwayat
from sistemkerja.jejak.pembacaan import catat_baca
from sistemkerja.organisasi import bacaan, kait, sebutan
from sistemkerja.organisasi.pelaku import Pelaku, PelakuRequest
from sistemkerja.organisasi.peran_sistem import PeranSistem, berperan
from sistemkerja.organisasi.susunan import isi_unit, perubahan, terlihat
from sistemkerja.organisasi.views.konteks import ada, remah, tampil
from sistemkerja.organisasi.views.konteks import tanggal as konteks_tanggal
from sistemkerja.organisasi.views.lembar import lembar_kursi, lembar_pd


@require_safe
def daftar(request: PelakuRequest) -> HttpResponse:
    """Kepala daerah dan semua Perangkat Daerah pada suatu tanggal."""
    per, konteks = konteks_tanggal(request)
    puncak, pd = bacaan.daftar_pd(request.pemda.pk, per)
    if minta_lembar(request):
        return lembar_pd(sebutan.kelompok_pd(pd), per)
    petak = [
        {"label": _("Perangkat Daerah"), "nilai": len(pd)},
        {"label": _("Jabatan"), "nilai": sum(b.jabatan for b in pd)},
        {"label": _("Jabatan tanpa pemangku"), "nilai": sum(b.lowong for b in pd)},
    ]
    isi = {
        "judul": _("Organisasi"),
        "puncak": puncak,
        "kelompok": sebutan.kelompok_pd(pd),
        "petak": petak,
        "kueri_lembar": kueri_lembar(request),
        "tindakan": kait.tindakan(request.pelaku, request.pemda),
    }
    return tampil(request, "organisasi/daftar.html", konteks | isi)


@require_safe
def unit(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Satu unit atau Perangkat Daerah: kursi dan pemangkunya, formasi, unit di bawahnya, riwayatnya."""
    per, konteks = konteks_tanggal(request)
    halaman = ada(bacaan.halaman_unit(request.pemda.pk, pk, per))
    susunan = isi_unit(request.pelaku, pk, per, halaman)
    if minta_lembar(request):
        return lembar_kursi(request.pelaku, halaman.unit.nama, susunan["kursi"])
    catat_baca(request.pelaku, terlihat(susunan["kursi"]), "daftar_pegawai")
    isi = {
        "judul": halaman.unit.nama,
        "jenis": sebutan.jenis_unit(halaman.unit.jenis),
        "halaman": halaman,
        "remah": remah(halaman.garis[:-1], konteks["tanya"]),
        "perubahan": perubahan(halaman.rincian, sebutan.isi_rincian_unit),
        "kueri_lembar": kueri_lembar(request),
    }
    return tampil(request, "organisasi/unit.html", konteks | isi | susunan | _umum(request.pelaku, halaman.unit))


@require_safe
def jabatan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Satu jabatan: pemangkunya pada tanggal itu dan sepanjang waktu, dan perubahan jabatannya sendiri."""
    per, konteks = konteks_tanggal(request)
    halaman = ada(bacaan.halaman_jabatan(request.pemda.pk, pk, per))
    isi = {
        "judul": halaman.jabatan.nama,
        "jenjang": sebutan.jenjang(halaman.jabatan.jenjang),
        "halaman": halaman,
        "remah": remah(halaman.garis, konteks["tanya"]),
        "perubahan": perubahan(halaman.rincian, sebutan.isi_rincian_jabatan),
    }
    return tampil(request, "organisasi/jabatan.html", konteks | isi | _umum(request.pelaku, halaman.jabatan))


@require_safe
def pegawai(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Seorang pegawai: kedudukan, pangkat, penilainya, dan apa yang dapat diputuskannya menurut peraturan."""
    per, konteks = konteks_tanggal(request)
    halaman = ada(bacaan.halaman_pegawai(request.pemda.pk, pk, per))
    catat_baca(request.pelaku, [pk], "halaman_pegawai")
    boleh = samaran.boleh_lihat_nip(request.pelaku, pk)
    isi = {
        "judul": halaman.pegawai.nama,
        "halaman": halaman,
        "nip": samaran.nip(halaman.pegawai.nip, boleh),
        "nip_disamarkan": not boleh,
        "pangkat": sebutan.pangkat(samaran.golongan(halaman.pegawai.golongan, boleh)),
        "riwayat_pangkat": halaman.pangkat if boleh else [],
        "remah": [(_("Organisasi"), reverse("organisasi:daftar") + konteks["tanya"])],
        "blok_penilai": kait.blok_penilai(request.pemda.pk, pk, per),
        "blok_wewenang": kait.blok_wewenang(request.pemda.pk, pk, per),
    }
    milik_sendiri = pk == request.pelaku.pegawai_id
    return tampil(
        request, "organisasi/pegawai.html", konteks | isi | _umum(request.pelaku, halaman.pegawai, milik_sendiri)
    )


def _umum(pelaku: Pelaku, objek: Model, milik_sendiri: bool = False) -> dict[str, Any]:
    """Tombol perbuatan, dan riwayat bagi yang boleh membacanya: orangnya sendiri, pengelola, pengawas internal."""
    pembaca = (PeranSistem.PENGAWAS_INTERNAL, PeranSistem.PENGELOLA_KEPEGAWAIAN, PeranSistem.PENGELOLA_ORGANISASI)
    boleh = milik_sendiri or berperan(pelaku, *pembaca)
    return {
        "tindakan": kait.tindakan(pelaku, objek),
        "riwayat": riwayat(objek)[::-1] if boleh else [],
        "peraturan": pelaku.pemda.peraturan_id,
    }

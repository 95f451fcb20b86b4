"""Layar organisasi: baca saja, pada tanggal yang dipilih. Yang tidak ada dan milik Pemda lain dijawab sama: 404."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sistemkerja.organisasi import bacaan, sebutan
from sistemkerja.organisasi.kait import blok_penilai
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.organisasi.views.konteks import ada, remah, tampil
from sistemkerja.organisasi.views.konteks import tanggal as konteks_tanggal


@require_safe
def daftar(request: PelakuRequest) -> HttpResponse:
    """Kepala daerah dan semua Perangkat Daerah pada suatu tanggal."""
    per, konteks = konteks_tanggal(request)
    puncak, pd = bacaan.daftar_pd(request.pemda.pk, per)
    petak = [
        {"label": _("Perangkat Daerah"), "nilai": len(pd)},
        {"label": _("Jabatan"), "nilai": sum(b.jabatan for b in pd)},
        {"label": _("Jabatan tanpa pemangku"), "nilai": sum(b.lowong for b in pd)},
    ]
    isi = {"judul": _("Organisasi"), "puncak": puncak, "kelompok": sebutan.kelompok_pd(pd), "petak": petak}
    return tampil(request, "organisasi/daftar.html", konteks | isi)


@require_safe
def unit(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Satu unit: kursinya, pemangkunya, dan semua unit di bawahnya."""
    per, konteks = konteks_tanggal(request)
    halaman = ada(bacaan.halaman_unit(request.pemda.pk, pk, per))
    isi = {
        "judul": halaman.unit.nama,
        "jenis": sebutan.jenis_unit(halaman.unit.jenis),
        "halaman": halaman,
        "remah": remah(halaman.garis[:-1], konteks["tanya"]),
        "pohon": sebutan.pohon(halaman.pohon.anak, konteks["tanya"]) if halaman.pohon else [],
    }
    return tampil(request, "organisasi/unit.html", konteks | isi)


@require_safe
def jabatan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Satu jabatan: pemangkunya pada tanggal itu dan sepanjang waktu."""
    per, konteks = konteks_tanggal(request)
    halaman = ada(bacaan.halaman_jabatan(request.pemda.pk, pk, per))
    isi = {
        "judul": halaman.jabatan.nama,
        "jenjang": sebutan.jenjang(halaman.jabatan.jenjang),
        "halaman": halaman,
        "remah": remah(halaman.garis, konteks["tanya"]),
    }
    return tampil(request, "organisasi/jabatan.html", konteks | isi)


@require_safe
def pegawai(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Seorang pegawai: kedudukannya, dan siapa penilainya menurut peraturan."""
    per, konteks = konteks_tanggal(request)
    halaman = ada(bacaan.halaman_pegawai(request.pemda.pk, pk, per))
    isi = {
        "judul": halaman.pegawai.nama,
        "halaman": halaman,
        "remah": [(_("Organisasi"), reverse("organisasi:daftar") + konteks["tanya"])],
        "blok_penilai": blok_penilai(request.pemda.pk, pk, per),
    }
    return tampil(request, "organisasi/pegawai.html", konteks | isi)

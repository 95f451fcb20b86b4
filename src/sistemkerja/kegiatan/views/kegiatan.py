"""Halaman sebuah kegiatan, dan tindakan di tempat: kesepakatan, tinjauan, pemantauan, putusan kendala, berkas."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sistemkerja.kegiatan import tindakan as kerja
from sistemkerja.kegiatan.bacaan.buka import Buka, kegiatan_untuk
from sistemkerja.kegiatan.bacaan.formulir import tujuan_kendala_halaman
from sistemkerja.kegiatan.bacaan.halaman import halaman_kegiatan
from sistemkerja.kegiatan.forms import (
    BerkasForm,
    KemajuanForm,
    KesepakatanForm,
    PemantauanForm,
    PutusanKendalaForm,
    TinjauanForm,
)
from sistemkerja.kegiatan.models import Rincian
from sistemkerja.kegiatan.views.jawab import Tampil, jalankan, kunci_dari, versi_dari
from sistemkerja.organisasi.pelaku import PelakuRequest
from sistemkerja.pemda.galat import SudahBerubah


@require_safe
def kegiatan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Satu kegiatan, seluruhnya."""
    return tampilkan(request, pk)


def tampilkan(
    request: PelakuRequest, pk: UUID, status: int = 200, berubah: SudahBerubah | None = None, **form: Any
) -> HttpResponse:
    """Halaman kegiatan dengan formulir yang keliru terpasang di tempatnya."""
    b = kegiatan_untuk(request.pelaku, pk)
    isi = halaman_kegiatan(b)
    formulir = {
        "form_kesepakatan": KesepakatanForm(),
        "form_tinjauan": TinjauanForm(),
        "form_pemantauan": PemantauanForm(),
        "form_berkas": BerkasForm(),
        "form_putusan": PutusanKendalaForm(),
        **_kemajuan_di_tempat(b, isi["rincian"]),
    }
    return render(request, "kegiatan/kegiatan.html", isi | formulir | form | {"berubah": berubah}, status=status)


def _kemajuan_di_tempat(b: Buka, rincian: list[Rincian]) -> dict[str, Any]:
    """Formulir kemajuan pada setiap rincian yang ditanggung pembaca (bagi ketua: semuanya)."""
    if not b.boleh_mengerjakan:
        return {"baris_rincian": [{"r": r} for r in rincian], "form_seluruh": None}
    kursi = {p.pk for p in b.tim.pengerja if b.pelaku.memangku(p.jabatan_id)}
    baris = []
    for r in rincian:
        saya = b.pemimpin or r.penanggung_jawab_id is None or r.penanggung_jawab_id in kursi
        baris.append({"r": r, "form": KemajuanForm(rincian=[r], auto_id=f"id_{r.pk}_%s") if saya else None})
    form = None if rincian else KemajuanForm()
    return {"baris_rincian": baris, "form_seluruh": form, "tujuan": tujuan_kendala_halaman(b)}


def _tampil(request: PelakuRequest, pk: UUID, **form: Any) -> Tampil:
    return lambda status, berubah: tampilkan(request, pk, status, berubah, **form)


@require_POST
def kesepakatan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Pimpinan menyepakati rencana atau mengembalikannya."""
    b = kegiatan_untuk(request.pelaku, pk)
    form = KesepakatanForm(request.POST)
    if not form.is_valid():
        return _keliru(request, pk, form_kesepakatan=form)
    sepakat, catatan = form.cleaned_data["putusan"] == "sepakat", form.cleaned_data["catatan"]
    return jalankan(
        request,
        lambda: kerja.putuskan_rencana(
            pk, sepakat, catatan, oleh=request.pelaku, versi=versi_dari(request), kunci=kunci_dari(request)
        ),
        form=form,
        tampil=_tampil(request, pk, form_kesepakatan=form),
        ke=b.kegiatan.get_absolute_url(),
        kalimat=_("Rencana disepakati; kegiatan mulai dilaksanakan.") if sepakat else _("Rencana dikembalikan."),
    )


@require_POST
def tinjauan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Satu langkah tinjauan: sesuai target, kembalikan, terima dan teruskan, atau nyatakan selesai."""
    b = kegiatan_untuk(request.pelaku, pk)
    form = TinjauanForm(request.POST)
    if not form.is_valid():
        return _keliru(request, pk, form_tinjauan=form)
    putusan = form.cleaned_data["putusan"]
    kalimat = {
        "sesuai": _("Hasil dinyatakan sesuai target."),
        "belum_sesuai": _("Hasil dikembalikan kepada pelaksana."),
        "selesai": _("Hasil diterima dan diteruskan."),
    }[putusan]
    return jalankan(
        request,
        lambda: kerja.tinjau_hasil(
            pk, putusan, form.cleaned_data["catatan"], oleh=request.pelaku, versi=versi_dari(request),
            kunci=kunci_dari(request),
        ),
        form=form,
        tampil=_tampil(request, pk, form_tinjauan=form),
        ke=b.kegiatan.get_absolute_url(),
        kalimat=kalimat,
    )  # fmt: skip


@require_POST
def pemantauan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Catatan pemantauan atau umpan balik."""
    b = kegiatan_untuk(request.pelaku, pk)
    form = PemantauanForm(request.POST)
    if not form.is_valid():
        return _keliru(request, pk, form_pemantauan=form)
    return jalankan(
        request,
        lambda: kerja.catat_pemantauan(pk, form.cleaned_data["isi"], oleh=request.pelaku, kunci=kunci_dari(request)),
        form=form,
        tampil=_tampil(request, pk, form_pemantauan=form),
        ke=f"{b.kegiatan.get_absolute_url()}#pemantauan",
        kalimat=_("Catatan pemantauan tersimpan."),
    )


@require_POST
def putusan_kendala(request: PelakuRequest, pk: UUID, kendala_pk: UUID) -> HttpResponse:
    """Putusan atau tindak lanjut sebuah kendala."""
    b = kegiatan_untuk(request.pelaku, pk)
    kendala = get_object_or_404(b.kegiatan.kendala, pk=kendala_pk)
    form = PutusanKendalaForm(request.POST)
    tampil = _tampil(request, pk, form_putusan=form, kendala_dibuka=kendala.pk)
    if not form.is_valid():
        return tampil(422, None)
    return jalankan(
        request,
        lambda: kerja.putuskan_kendala(
            kendala.pk, form.cleaned_data["putusan"], oleh=request.pelaku, versi=versi_dari(request),
            kunci=kunci_dari(request),
        ),
        form=form,
        tampil=tampil,
        ke=f"{b.kegiatan.get_absolute_url()}#kendala",
        kalimat=_("Putusan tersimpan dan pelaksana dapat melanjutkan."),
    )  # fmt: skip


@require_POST
def unggahan(request: PelakuRequest, pk: UUID) -> HttpResponse:
    """Unggah satu berkas."""
    b = kegiatan_untuk(request.pelaku, pk)
    form = BerkasForm(request.POST, request.FILES)
    if not form.is_valid():
        return _keliru(request, pk, form_berkas=form)
    return jalankan(
        request,
        lambda: kerja.unggah_berkas(pk, form.cleaned_data["berkas"], oleh=request.pelaku, kunci=kunci_dari(request)),
        form=form,
        tampil=_tampil(request, pk, form_berkas=form),
        ke=f"{b.kegiatan.get_absolute_url()}#berkas",
        kalimat=_("Berkas tersimpan."),
    )


@require_safe
def berkas(request: PelakuRequest, pk: UUID, berkas_pk: UUID) -> FileResponse:
    """Isi sebuah berkas, hanya bagi yang boleh membaca kegiatannya; selalu sebagai lampiran."""
    b = kegiatan_untuk(request.pelaku, pk)
    satu = get_object_or_404(b.kegiatan.berkas, pk=berkas_pk)
    try:
        isi = satu.isi.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(isi, as_attachment=True, filename=satu.nama, content_type=satu.jenis)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _keliru(request: PelakuRequest, pk: UUID, **form: Any) -> HttpResponse:
    return tampilkan(request, pk, 422, None, **form)

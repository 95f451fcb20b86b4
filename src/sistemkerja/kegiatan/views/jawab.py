"""Menjalankan satu tindakan dari formulir, dan menjawabnya: selesai, keliru (422), atau sudah berubah (409)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sistemkerja.pemda.galat import MasukanKeliru, SudahBerubah

Tampil = Callable[[int, SudahBerubah | None], HttpResponse]


def versi_dari(request: HttpRequest) -> int:
    """Versi yang dilihat pengirim. Raises MasukanKeliru bila formulirnya rusak."""
    teks = request.POST.get("versi", "")
    if not teks.isdecimal() or len(teks) > 9:
        raise MasukanKeliru({"": [_("Formulir ini tidak lengkap. Muat ulang halamannya, lalu kirim lagi.")]})
    return int(teks)


def kunci_dari(request: HttpRequest) -> UUID | None:
    """Kunci formulir; yang rusak dianggap tidak ada."""
    try:
        return UUID(request.POST.get("kunci", ""))
    except ValueError:
        return None


def kunci_anak(kunci: UUID | None, nama: str) -> UUID | None:
    """Kunci bagi tindakan kedua dari formulir yang sama."""
    return uuid5(kunci, nama) if kunci else None


def jalankan(
    request: HttpRequest, tindakan: Callable[[], Any], *, form: Any, tampil: Tampil, ke: str, kalimat: str
) -> HttpResponse:
    """Jalankan; kekeliruan isian ditaruh di medannya, versi lama diperlihatkan yang baru. Isian tidak pernah hilang.

    Penolakan lain (TidakBerwenang, TidakDiaturApp, GalatKerja) dijawab perantara.
    """
    try:
        tindakan()
    except MasukanKeliru as galat:
        pasang_galat(form, galat)
        return _batal(tampil(422, None))
    except SudahBerubah as galat:
        return _batal(tampil(409, galat))
    messages.success(request, kalimat)
    return redirect(ke)


def _batal(response: HttpResponse) -> HttpResponse:
    response.batalkan = True  # type: ignore[attr-defined]
    return response


def pasang_galat(form: Any, galat: MasukanKeliru) -> None:
    """Taruh pesan tindakan di medan formulir (atau baris formset `nama-0-medan`); selebihnya di atas formulir."""
    for medan, pesan in galat.galat.items():
        if isinstance(form, forms.BaseFormSet):
            _pasang_baris(form, medan, pesan)
        else:
            form.add_error(medan if medan in form.fields else None, pesan)


def _pasang_baris(formset: Any, medan: str, pesan: list[str]) -> None:
    sisa = medan.partition("-")[2]
    urut, _pisah, nama = sisa.partition("-")
    baris = [f for f in formset.forms if f.cleaned_data.get("uraian")]
    if urut.isdigit() and int(urut) < len(baris) and nama in baris[int(urut)].fields:
        baris[int(urut)].add_error(nama, pesan)
    else:
        formset.galat_umum = [*formset.galat_umum, *pesan]

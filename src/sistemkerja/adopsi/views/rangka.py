"""Yang sama bagi layar adopsi: tab, remah, kunci kiriman, dan galat yang kembali ke formulirnya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from sistemkerja.adopsi.tindakan.dasar import PEMBACA_TEMUAN, PENGELOLA
from sistemkerja.organisasi.pelaku import Pelaku, PelakuRequest
from sistemkerja.organisasi.peran_sistem import berperan
from sistemkerja.pemda.galat import MasukanKeliru


def rangka(request: PelakuRequest, kini: str, judul: str, *, dalam: bool = True) -> dict[str, Any]:
    """Konteks bersama; `kini` nama tab yang dibuka, `dalam` bila halaman ini di bawah beranda adopsi."""
    tab = [("beranda", _("Yang berlaku")), ("daftar_kebijakan", _("Kebijakan"))]
    if pengelola(request.pelaku):
        tab.append(("daftar_naskah", _("Naskah dan versi")))
    return {
        "judul": judul,
        "remah": [(_("Adopsi peraturan"), reverse("adopsi:beranda"))] if dalam else [],
        "tab": [{"label": t, "url": reverse(f"adopsi:{n}"), "kini": n == kini} for n, t in tab],
        "pengelola": pengelola(request.pelaku),
        "pembaca_temuan": berperan(request.pelaku, *PEMBACA_TEMUAN),
    }


def pengelola(pelaku: Pelaku) -> bool:
    """Apakah pelaku pengelola organisasi dan tata laksana?"""
    return berperan(pelaku, PENGELOLA)


def kunci(request: PelakuRequest) -> UUID | None:
    """Kunci kiriman formulir; yang rusak dianggap tidak ada."""
    return uuid_dari(request.POST.get("kunci", ""))


def uuid_dari(teks: str) -> UUID | None:
    """UUID dari teks; None bila bukan."""
    try:
        return UUID(teks)
    except ValueError:
        return None


def pindahkan_galat(form: forms.Form, galat: MasukanKeliru) -> None:
    """Galat tindakan menjadi galat medan; yang medannya tidak ada menjadi galat formulir."""
    for medan, pesan in galat.galat.items():
        for satu in pesan:
            form.add_error(medan if medan in form.fields else None, satu)

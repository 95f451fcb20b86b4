"""Filter of the history."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sistemkerja.jejak.bacaan import Saringan

_MASUKAN = {"class": "masukan"}
_TANGGAL = {"type": "date", "class": "masukan masukan--tanggal"}


class SaringanForm(forms.Form):
    """Words, kind of object and days."""

    q = forms.CharField(
        label=_("Cari nama atau kata"), max_length=100, required=False, widget=forms.TextInput(attrs=_MASUKAN)
    )
    objek = forms.ChoiceField(label=_("Tentang"), required=False, widget=forms.Select(attrs=_MASUKAN))
    sejak = forms.DateField(label=_("Sejak"), required=False, widget=forms.DateInput(attrs=_TANGGAL))
    sampai = forms.DateField(label=_("Sampai"), required=False, widget=forms.DateInput(attrs=_TANGGAL))

    def __init__(self, *args: Any, objek: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["objek"].choices = [("", _("Semua")), *objek]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("sejak") and isi.get("sampai") and isi["sampai"] < isi["sejak"]:
            self.add_error("sampai", _("Tanggal akhir mendahului tanggal awal."))
        return isi

    def saringan(self, sebelum: str = "") -> Saringan:
        """The filter as far as it could be read."""
        isi = self.cleaned_data
        return Saringan(isi.get("q", ""), isi.get("objek", ""), isi.get("sejak"), isi.get("sampai"), sebelum)

"""Pieces of the forms of this app."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sistemkerja.pemda.galat import MasukanKeliru


class Berkelas(forms.Form):
    """A form whose inputs look as all others do, and that takes the refusals of an act."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for medan in self.fields.values():
            if not isinstance(medan.widget, forms.CheckboxInput | forms.RadioSelect):
                medan.widget.attrs.setdefault("class", "masukan")

    def taruh(self, galat: MasukanKeliru) -> None:
        """Put what the act refused where it belongs."""
        for medan, pesan in galat.galat.items():
            self.add_error(medan if medan in self.fields else None, pesan)


def bidang_nip(autocomplete: str = "off") -> forms.CharField:
    """A NIP."""
    return forms.CharField(
        label=_("NIP"),
        max_length=40,
        error_messages={
            "required": _("Isi NIP Anda."),
            "max_length": _("NIP terdiri dari 18 angka; periksa lagi."),
            "null_characters_not_allowed": _("NIP hanya berisi angka; periksa lagi."),
        },
        widget=forms.TextInput(attrs={"autocomplete": autocomplete, "autocapitalize": "none", "spellcheck": "false"}),
    )


def bidang_sandi(label: Any, kosong: Any, autocomplete: str, bantuan: Any = "", wajib: bool = True) -> forms.CharField:
    """A password."""
    return forms.CharField(
        label=label,
        max_length=200,
        strip=False,
        required=wajib,
        help_text=bantuan,
        error_messages={
            "required": kosong,
            "max_length": _("Kata sandi paling panjang 200 huruf."),
            "null_characters_not_allowed": _("Kata sandi memuat huruf yang tidak dapat dibaca."),
        },
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )

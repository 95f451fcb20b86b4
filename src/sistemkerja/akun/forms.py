"""The sign-in form."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sistemkerja.pemda.models import Pemda


class MasukForm(forms.Form):
    """Pemda, NIP, password. A NIP may be typed with spaces, as it is printed."""

    pemda = forms.ModelChoiceField(
        label=_("Pemda"),
        queryset=Pemda.objects.none(),
        to_field_name="slug",
        empty_label=_("Pilih Pemda"),
        error_messages={"required": _("Pilih Pemda Anda."), "invalid_choice": _("Pilih Pemda dari daftar.")},
    )
    nip = forms.CharField(
        label=_("NIP"),
        max_length=40,
        error_messages={
            "required": _("Isi NIP Anda."),
            "max_length": _("NIP terdiri dari 18 angka; periksa lagi."),
            "null_characters_not_allowed": _("NIP hanya berisi angka; periksa lagi."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    sandi = forms.CharField(
        label=_("Kata sandi"),
        max_length=200,
        strip=False,
        error_messages={
            "required": _("Isi kata sandi Anda."),
            "max_length": _("Kata sandi paling panjang 200 huruf."),
            "null_characters_not_allowed": _("Kata sandi memuat huruf yang tidak dapat dibaca."),
        },
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        pemda: forms.ModelChoiceField = self.fields["pemda"]  # type: ignore[assignment]
        pemda.queryset = Pemda.objects.all()
        for medan in self.fields.values():
            medan.widget.attrs.setdefault("class", "masukan")

    def clean_nip(self) -> str:
        """Digits as they are stored: without spaces, dots and hyphens."""
        return "".join(huruf for huruf in self.cleaned_data["nip"] if huruf not in " .-\u00a0\t")

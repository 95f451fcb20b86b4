"""Forms of people who are not signed in yet."""

from __future__ import annotations

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sistemkerja.akun.forms.dasar import Berkelas, bidang_nip, bidang_sandi
from sistemkerja.pemda.models import Pemda


class PemdaForm(Berkelas):
    """Which Pemda."""

    pemda = forms.ModelChoiceField(
        label=_("Pemda"),
        queryset=Pemda.objects.none(),
        to_field_name="slug",
        empty_label=_("Pilih Pemda"),
        error_messages={"required": _("Pilih Pemda Anda."), "invalid_choice": _("Pilih Pemda dari daftar.")},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        pemda: forms.ModelChoiceField = self.fields["pemda"]  # type: ignore[assignment]
        pemda.queryset = Pemda.objects.all()


class NipForm(PemdaForm):
    """Pemda and NIP. A NIP may be typed with spaces, as it is printed."""

    nip = bidang_nip(autocomplete="username")

    def clean_nip(self) -> str:
        """Digits as they are stored: without spaces, dots and hyphens."""
        return "".join(huruf for huruf in self.cleaned_data["nip"] if huruf not in " .-\u00a0\t")


class MasukForm(NipForm):
    """Pemda, NIP, password."""

    sandi = bidang_sandi(_("Kata sandi"), _("Isi kata sandi Anda."), "current-password")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        tombol = {"hx-get": reverse("akun:sso_pilih"), "hx-target": "#sso", "hx-swap": "outerHTML"}
        self.fields["pemda"].widget.attrs.update(tombol | {"hx-trigger": "change", "hx-include": "[name=next]"})


class FaktorForm(Berkelas):
    """The code of the authenticator, or a recovery code."""

    kode = forms.CharField(
        label=_("Kode"),
        max_length=20,
        help_text=_("Enam angka dari aplikasi autentikator, atau satu kode pemulihan."),
        error_messages={"required": _("Isi kodenya."), "max_length": _("Kode terdiri dari enam angka.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "text", "autocapitalize": "characters"}
        ),
    )


class SandiBaruForm(Berkelas):
    """A new password, twice."""

    sandi = bidang_sandi(
        _("Kata sandi baru"),
        _("Isi kata sandi baru."),
        "new-password",
        bantuan=_("Sedikitnya 10 huruf, bukan kata sandi yang umum, tidak mirip nama atau NIP Anda."),
    )
    sandi_lagi = bidang_sandi(_("Kata sandi baru, sekali lagi"), _("Ketik sekali lagi."), "new-password")

    def clean_sandi_lagi(self) -> str:
        """Both the same."""
        lagi: str = self.cleaned_data["sandi_lagi"]
        if "sandi" in self.cleaned_data and lagi != self.cleaned_data["sandi"]:
            raise forms.ValidationError(_("Kedua kata sandi tidak sama."))
        return lagi


class AktivasiForm(NipForm, SandiBaruForm):
    """Coming in with a code: Pemda, NIP, the code, a password, and the agreement."""

    kode = forms.CharField(
        label=_("Kode"),
        max_length=30,
        help_text=_("Dua belas huruf dan angka dari pengelola kepegawaian, seperti ABCD-EFGH-JKMN."),
        error_messages={
            "required": _("Isi kode Anda."),
            "max_length": _("Kode terdiri dari dua belas huruf dan angka; periksa lagi."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    setuju = forms.BooleanField(
        label=_("Kata sandi ini hanya untuk saya, dan akun ini hanya saya pakai untuk tugas kedinasan."),
        help_text=_("Yang Anda lakukan dicatat atas nama dan jabatan Anda; data pribadi dilindungi UU 27/2022."),
        error_messages={"required": _("Centang untuk melanjutkan.")},
    )

    field_order = ("pemda", "nip", "kode", "sandi", "sandi_lagi", "setuju")

"""Forms of one's own account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sistemkerja.akun.forms.dasar import Berkelas, bidang_sandi
from sistemkerja.akun.forms.masuk import SandiBaruForm


class GantiSandiForm(SandiBaruForm):
    """The password of now, and the new one twice."""

    lama = bidang_sandi(_("Kata sandi yang sekarang"), _("Isi kata sandi yang sekarang."), "current-password")

    field_order = ("lama", "sandi", "sandi_lagi")


class DenganSandiForm(Berkelas):
    """Asks for the password again where the sign-in is some time ago."""

    def __init__(self, *args: Any, perlu_sandi: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if perlu_sandi:
            sandi = bidang_sandi(
                _("Kata sandi Anda"),
                _("Isi kata sandi Anda."),
                "current-password",
                bantuan=_("Diminta lagi karena Anda masuk lebih dari sepuluh menit yang lalu."),
            )
            sandi.widget.attrs["class"] = "masukan"
            self.fields["sandi_kini"] = sandi


class PasangFaktorForm(DenganSandiForm):
    """The first code of a new authenticator."""

    kode = forms.CharField(
        label=_("Kode enam angka"),
        max_length=12,
        error_messages={"required": _("Isi kode yang tampil di aplikasi."), "max_length": _("Kode enam angka.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class SurelForm(DenganSandiForm):
    """An e-mail address for a new password."""

    surel = forms.EmailField(
        label=_("Alamat surel"),
        max_length=254,
        required=False,
        help_text=_("Kosongkan untuk melepas. Hanya dipakai untuk mengatur ulang kata sandi."),
        error_messages={"invalid": _("Alamat surel ini tidak lengkap; contohnya nama@kediri.go.id.")},
    )

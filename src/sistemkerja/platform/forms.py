"""Forms of the operator platform; the command line checks its arguments with the same form."""

from __future__ import annotations

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.sel import SEL_UTAMA, semua_sel
from sistemkerja.platform.tindakan import PemdaBaru


class MasukForm(forms.Form):
    """Sign-in of an operator."""

    nama_masuk = forms.CharField(
        label=_("Nama masuk"),
        max_length=60,
        error_messages={"required": _("Isi nama masuk Anda.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    sandi = forms.CharField(
        label=_("Kata sandi"),
        max_length=200,
        strip=False,
        error_messages={"required": _("Isi kata sandi Anda.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PemdaForm(forms.Form):
    """A new Pemda and who looks after it first."""

    kode = forms.CharField(
        label=_("Kode wilayah"),
        help_text=_("Kode kabupaten atau kota menurut Kemendagri, seperti 35.78."),
        max_length=5,
        validators=[RegexValidator(r"^\d{2}\.\d{2}$", _("Tulis seperti 35.78."))],
        error_messages={"required": _("Isi kode wilayah.")},
    )
    nama = forms.CharField(
        label=_("Nama"),
        help_text=_("Lengkap dengan jenisnya, seperti Kota Surabaya."),
        max_length=120,
        error_messages={"required": _("Isi nama Pemda.")},
    )
    slug = forms.SlugField(
        label=_("Nama pendek"),
        help_text=_("Huruf kecil, angka, dan tanda hubung; dipakai di alamat dan perintah."),
        max_length=40,
        error_messages={"required": _("Isi nama pendek."), "invalid": _("Hanya huruf kecil, angka, dan tanda hubung.")},
    )
    zona = forms.ChoiceField(label=_("Zona waktu"), choices=Pemda.Zona.choices, initial=Pemda.Zona.WIB)
    sel = forms.ChoiceField(
        label=_("Sel"), help_text=_("Basis data tempat baris Pemda ini disimpan."), initial=SEL_UTAMA
    )
    nip = forms.CharField(
        label=_("NIP pengelola sistem pertama"),
        help_text=_("Boleh kosong: akunnya lalu bernama pengelola, dan belum milik seseorang."),
        max_length=30,
        required=False,
        validators=[RegexValidator(r"^[\d .-]+$", _("NIP hanya berisi angka."))],
    )
    nama_pengelola = forms.CharField(label=_("Namanya"), max_length=200, required=False)
    nomor = forms.CharField(label=_("Nomor keputusan pengangkatannya"), max_length=120, required=False)
    tanggal = forms.DateField(
        label=_("Tanggal keputusan"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        sel: forms.ChoiceField = self.fields["sel"]  # type: ignore[assignment]
        sel.choices = [(satu, satu) for satu in semua_sel()]

    def clean_slug(self) -> str:
        """Small letters."""
        return str(self.cleaned_data["slug"]).lower()

    def clean_nip(self) -> str:
        """Digits as they are stored."""
        return "".join(huruf for huruf in self.cleaned_data["nip"] if huruf.isdigit())

    def clean(self) -> dict[str, object]:
        """A person has a NIP and a name, or the account has neither."""
        isi = super().clean() or {}
        if isi.get("nip") and not str(isi.get("nama_pengelola", "")).strip():
            self.add_error("nama_pengelola", _t("Isi nama pengelola yang ber-NIP ini."))
        if not isi.get("nip") and isi.get("nama_pengelola"):
            self.add_error("nip", _t("Isi NIP pengelola ini."))
        return isi

    def baru(self) -> PemdaBaru:
        """What was asked for."""
        return PemdaBaru(
            **{nama: self.cleaned_data[nama] for nama in PemdaBaru.__dataclass_fields__ if nama in self.fields}
        )


class BuatPemdaForm(PemdaForm):
    """As an operator fills it in: with the password, which the database asks for before it makes a Pemda."""

    sandi = forms.CharField(
        label=_("Kata sandi Anda"),
        help_text=_("Ditanyakan sekali lagi, karena membuat Pemda tidak dapat dibatalkan."),
        max_length=200,
        strip=False,
        error_messages={"required": _("Isi kata sandi Anda.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

"""Forms of those who look after accounts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sistemkerja.akun.forms.dasar import Berkelas
from sistemkerja.akun.models import Keadaan
from sistemkerja.organisasi.peran_sistem import PeranSistem
from sistemkerja.organisasi.pilihan import PilihanPegawai

TANPA_AKUN = "tanpa_akun"


class SaringForm(Berkelas):
    """What the list of accounts shows."""

    q = forms.CharField(label=_("Cari nama atau NIP"), required=False, max_length=80)
    keadaan = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("Semua")), *Keadaan.choices, (TANPA_AKUN, _("Belum punya akun"))],
    )


class BukaForm(Berkelas):
    """For whom accounts are opened, and how the codes come out."""

    unit = forms.ChoiceField(
        label=_("Untuk siapa"),
        help_text=_("Pegawai yang belum punya akun, dan yang akunnya belum aktif; kode yang lama tidak berlaku lagi."),
    )
    bentuk = forms.ChoiceField(
        label=_("Kode keluar sebagai"),
        widget=forms.RadioSelect,
        initial="lembar",
        choices=[
            ("lembar", _("Lembar untuk dicetak\nSatu surat kecil seorang, dapat digunting")),
            ("excel", _("Berkas Excel\nUntuk dibagikan pengelola kepegawaian setiap Perangkat Daerah")),
        ],
    )

    def __init__(self, *args: Any, unit: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan: forms.ChoiceField = self.fields["unit"]  # type: ignore[assignment]
        pilihan.choices = [("semua", _("Seluruh Pemda")), *((str(pk), nama) for pk, nama in unit)]


class DasarForm(Berkelas):
    """The decision that an act rests on."""

    nomor = forms.CharField(
        label=_("Nomor keputusan"), max_length=120, error_messages={"required": _("Isi nomor keputusannya.")}
    )
    tanggal = forms.DateField(
        label=_("Tanggal keputusan"),
        widget=forms.DateInput,
        error_messages={"required": _("Isi tanggal keputusannya."), "invalid": _("Tanggal ini tidak ada.")},
    )


class PeranForm(DasarForm):
    """A role for a person, from when, until when, on which basis."""

    pegawai = PilihanPegawai(label=_("Siapa"))
    peran = forms.ChoiceField(label=_("Peran"), choices=PeranSistem.choices)
    sejak = forms.DateField(
        label=_("Berlaku sejak"),
        widget=forms.DateInput,
        error_messages={"required": _("Isi tanggal mulainya."), "invalid": _("Tanggal ini tidak ada.")},
    )
    hari_terakhir = forms.DateField(
        label=_("Sampai dengan"),
        required=False,
        widget=forms.DateInput,
        help_text=_("Kosongkan bila sampai dicabut."),
        error_messages={"invalid": _("Tanggal ini tidak ada.")},
    )

    field_order = ("pegawai", "peran", "sejak", "hari_terakhir", "nomor", "tanggal")


class CabutPeranForm(DasarForm):
    """The first day without the role, and the basis."""

    sampai = forms.DateField(
        label=_("Tidak berlaku lagi mulai"),
        widget=forms.DateInput,
        error_messages={"required": _("Isi tanggalnya."), "invalid": _("Tanggal ini tidak ada.")},
    )

    field_order = ("sampai", "nomor", "tanggal")


class SSOForm(Berkelas):
    """The sign-in service of the Pemda."""

    nama = forms.CharField(
        label=_("Nama pada tombol"), max_length=60, help_text=_("Seperti: SSO Kota Kediri."),
        error_messages={"required": _("Isi nama yang dikenal pegawai.")},
    )  # fmt: skip
    penerbit = forms.CharField(
        label=_("Alamat penerbit (issuer)"), max_length=300,
        help_text=_("Alamat https persis seperti tertulis di layanan SSO, tanpa /.well-known."),
        error_messages={"required": _("Isi alamat penerbit.")},
        widget=forms.URLInput(attrs={"spellcheck": "false"}),
    )  # fmt: skip
    klien = forms.CharField(
        label=_("Client ID"), max_length=200, error_messages={"required": _("Isi client ID dari layanan SSO.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    rahasia = forms.CharField(
        label=_("Client secret"), max_length=300, required=False, strip=True,
        help_text=_("Kosongkan bila tidak berubah. Disimpan tersandi dan tidak pernah ditampilkan lagi."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    klaim_nip = forms.RegexField(
        r"^[A-Za-z0-9_.:/-]{1,60}$", label=_("Klaim yang memuat NIP"), initial="nip",
        help_text=_("Nama isian pada ID token yang memuat NIP, seperti nip atau preferred_username."),
        error_messages={"required": _("Isi nama klaimnya."), "invalid": _("Nama klaim hanya huruf, angka, dan _.-:/")},
    )  # fmt: skip
    aktif = forms.BooleanField(label=_("Tampilkan tombolnya di halaman masuk"), required=False)
    versi = forms.IntegerField(widget=forms.HiddenInput, initial=0)

"""Formulir adopsi: unggahan naskah, tanggal dan dasarnya, kebijakan, dan saringan temuan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.istilah import KUNCI, istilah
from sistemkerja.aturan.keluaran import urutkan
from sistemkerja.aturan.paket import ISI_TERBESAR, TERBANYAK

_TANGGAL = {"min": "1990-01-01", "max": "2100-12-31"}


class BanyakBerkas(forms.ClearableFileInput):
    """Beberapa berkas sekaligus."""

    allow_multiple_selected = True


class BerkasNaskah(forms.FileField):
    """Satu zip, atau semua berkas sebuah folder."""

    widget = BanyakBerkas(attrs={"multiple": True, "accept": ".zip,.yaml"})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        semua = data if isinstance(data, list | tuple) else [data] if data else []
        if len(semua) > 2 * TERBANYAK:
            raise forms.ValidationError(_("Terlalu banyak berkas untuk satu peraturan."))
        if sum(satu.size or 0 for satu in semua) > ISI_TERBESAR:
            raise forms.ValidationError(_("Terlalu besar untuk satu peraturan."))
        return list(semua)


class UnggahForm(forms.Form):
    """Naskah yang diunggah."""

    berkas = BerkasNaskah(
        label=_("Berkas naskah"), required=False,
        help_text=_("Satu berkas .zip, atau semua berkas .yaml peraturan itu (juga yang di folder contoh)."),
    )  # fmt: skip
    folder = BerkasNaskah(
        label=_("Atau foldernya"), required=False, help_text=_("Pilih folder yang memuat peraturan.yaml."),
        widget=BanyakBerkas(attrs={"multiple": True, "webkitdirectory": True}),
    )  # fmt: skip

    def semua(self) -> list[UploadedFile]:
        """Berkas yang dikirim lewat salah satu masukan."""
        return [*self.cleaned_data["berkas"], *self.cleaned_data["folder"]]

    def clean(self) -> dict[str, Any]:
        if not self.errors and not self.semua():
            self.add_error("berkas", _("Pilih berkas atau foldernya dahulu."))
        return self.cleaned_data


class AdopsiForm(forms.Form):
    """Sejak kapan, dan keputusan yang menyertainya."""

    sejak = forms.DateField(label=_("Berlaku di Pemda ini sejak"), widget=forms.DateInput(attrs=_TANGGAL))
    nomor_sk = forms.CharField(
        label=_("Nomor keputusan yang menyertai"), max_length=120, required=False,
        help_text=_("Bila ada. Dasar utamanya peraturan itu sendiri."),
    )  # fmt: skip
    tanggal_sk = forms.DateField(label=_("Tanggal keputusan"), required=False, widget=forms.DateInput(attrs=_TANGGAL))
    keterangan = forms.CharField(
        label=_("Keterangan"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class PeriksaForm(forms.Form):
    """Organisasi tanggal berapa yang diperiksa."""

    per = forms.DateField(label=_("Organisasi per tanggal"), widget=forms.DateInput(attrs=_TANGGAL))


class DasarKebijakanForm(forms.Form):
    """Dasar hukum dan masa sebuah kebijakan."""

    dasar_hukum = forms.CharField(
        label=_("Jenis naskah dasarnya"), max_length=300, help_text=_("Misalnya: Keputusan Wali Kota Blitar.")
    )
    nomor = forms.CharField(label=_("Nomor"), max_length=120)
    tanggal = forms.DateField(label=_("Ditetapkan tanggal"), widget=forms.DateInput(attrs=_TANGGAL))
    sejak = forms.DateField(label=_("Berlaku sejak"), widget=forms.DateInput(attrs=_TANGGAL))
    sampai = forms.DateField(
        label=_("Sampai dengan"), required=False, widget=forms.DateInput(attrs=_TANGGAL),
        help_text=_("Kosongkan bila berlaku sampai dicabut."),
    )  # fmt: skip
    alasan = forms.CharField(
        label=_("Pertimbangan"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class CabutForm(forms.Form):
    """Sejak kapan dan mengapa kebijakan dicabut."""

    sejak = forms.DateField(label=_("Dicabut sejak"), widget=forms.DateInput(attrs=_TANGGAL))
    sebab = forms.CharField(label=_("Sebabnya"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


# Syarat yang dapat ditambahkan pada sebuah kebijakan, selain jenis unit.
SYARAT_LAIN = ("bagian", "jabatan", "jenjang", "asisten", "tipe", "lingkup", "cara", "bentuk", "tingkat", "peran")


def syarat_dikirim(kiriman: Any) -> dict[str, list[str]]:
    """Syarat yang dipilih: kunci keadaan ke kode-kode yang dikenal; yang asing diabaikan di sini."""
    hasil: dict[str, list[str]] = {}
    for kunci in ("jenis_unit", *SYARAT_LAIN):
        ada = [x for x in dict.fromkeys(kiriman.getlist(kunci)) if x in (k.KUNCI[kunci] or ())]
        if ada:
            hasil[kunci] = urutkan(kunci, ada)
    return hasil


def pilihan_syarat(p: k.Pertanyaan, per: Peraturan, terpilih: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Kendali untuk mempersempit: hanya kunci yang lazim membedakan jawaban pertanyaan ini."""
    return [
        {
            "kunci": kunci,
            "label": KUNCI[kunci].capitalize(),
            "pilihan": [(x, istilah(x, per), x in terpilih.get(kunci, ())) for x in k.KUNCI[kunci] or ()],
            "terbuka": bool(terpilih.get(kunci)),
        }
        for kunci in SYARAT_LAIN
        if kunci in p.kunci or terpilih.get(kunci)
    ]

"""Formulir impor. Yang diperiksa di sini bentuk isiannya; berkas dan barisnya diperiksa tindakannya."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sistemkerja.impor.aman import AKHIRAN, BARIS_TERBANYAK, UKURAN_TERBESAR
from sistemkerja.impor.kolom import isian
from sistemkerja.impor.sebutan import PERTANYAAN, nama_isian, pilihan_jawaban
from sistemkerja.impor.tindakan.terapkan import SEMUA, YANG_BENAR

_PALING_AWAL = date(2000, 1, 1)


def _tanggal() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "masukan masukan--tanggal"})


class MedanBerkas(forms.FileField):
    """Satu lembar kerja; batas ukurannya diperiksa skrip sebelum diunggah, dan lagi di server."""

    batas_ukuran = UKURAN_TERBESAR


class UnggahForm(forms.Form):
    """Berkas yang akan dibaca; belum ada yang berubah."""

    berkas = MedanBerkas(
        label=gettext_lazy("Berkas"),
        help_text=gettext_lazy("xlsx, xls, ods, atau csv; paling besar 15 MB. Rumus dan makro tidak dijalankan."),
        max_length=200,
        widget=forms.ClearableFileInput(
            attrs={
                "accept": ",".join(AKHIRAN),
                "class": "masukan",
                "data-kalimat-ukuran": gettext_lazy("Berkas lebih besar dari {mb} MB."),
                "data-batas-ukuran": UKURAN_TERBESAR,
            }
        ),
    )

    def clean_berkas(self) -> Any:
        """Terlalu besar: ditolak sebelum dibaca."""
        berkas = self.cleaned_data["berkas"]
        if berkas.size > UKURAN_TERBESAR:
            raise forms.ValidationError(_("Berkas lebih besar dari %(mb)s MB.") % {"mb": UKURAN_TERBESAR >> 20})
        return berkas


class KepalaForm(forms.Form):
    """Lembar dan baris judul yang lain dari yang ditemukan."""

    lembar = forms.ChoiceField(label=gettext_lazy("Lembar"), widget=forms.Select(attrs={"class": "masukan"}))
    baris = forms.IntegerField(
        label=gettext_lazy("Baris judul"),
        min_value=1,
        max_value=BARIS_TERBANYAK,
        help_text=gettext_lazy("Nomor baris sebagaimana tampak di lembar kerja."),
        widget=forms.NumberInput(attrs={"class": "masukan masukan--pendek"}),
    )

    def __init__(self, *args: Any, lembar: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"auto_id": "kepala_%s"})
        self.fields["lembar"].choices = [(str(n), nama) for n, nama in enumerate(lembar)]  # type: ignore[attr-defined]

    def letak(self) -> tuple[int, int]:
        """(lembar, baris), dari 0."""
        return int(self.cleaned_data["lembar"]), self.cleaned_data["baris"] - 1


class KolomForm(forms.Form):
    """Kolom mana memuat apa, dan sejak kapan perubahannya berlaku."""

    per = forms.DateField(
        label=gettext_lazy("Tanggal berlaku"),
        widget=_tanggal(),
        help_text=gettext_lazy(
            "Perubahan tanpa TMT sendiri berlaku sejak tanggal ini; yang sebelum itu tetap terbaca."
        ),
    )

    def __init__(self, *args: Any, jenis: str, kolom: list[tuple[str, str]], hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._hari_ini = hari_ini
        for kode, satu in isian(jenis).items():
            self.fields[f"kolom_{kode}"] = forms.ChoiceField(
                label=nama_isian(kode, jenis),
                choices=[("", _("Tidak ada di berkas")), *kolom],
                required=satu.wajib,
                widget=forms.Select(attrs={"class": "masukan"}),
            )

    def clean_per(self) -> date:
        """Tidak sebelum 2000 dan tidak lebih dari setahun lagi."""
        per: date = self.cleaned_data["per"]
        if not _PALING_AWAL <= per <= self._hari_ini + timedelta(days=366):
            raise forms.ValidationError(_("Pilih tanggal antara tahun 2000 dan setahun dari sekarang."))
        return per

    def pemetaan(self) -> dict[str, int]:
        """Isian → letak kolom yang dipilih."""
        pilihan = {k.removeprefix("kolom_"): v for k, v in self.cleaned_data.items() if k.startswith("kolom_")}
        return {kode: int(nilai) for kode, nilai in pilihan.items() if nilai != ""}


class PertanyaanForm(forms.Form):
    """Arti tulisan-tulisan yang tidak dapat dipastikan; yang dibiarkan kosong tetap keliru."""

    def __init__(self, *args: Any, tanya: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tanya = tanya
        for n, satu in enumerate(tanya):
            pilihan = pilihan_jawaban(satu)
            nomor = ", ".join(str(b) for b in satu["baris"][:8])
            self.fields[f"jawab_{n}"] = forms.ChoiceField(
                label=str(PERTANYAAN[satu["macam"]]) % {"teks": satu["teks"]},
                help_text=_("%(banyak)s baris: %(nomor)s") % {"banyak": satu["banyak"], "nomor": nomor},
                choices=[("", _("Belum dijawab") if pilihan else _("Tidak ada yang mirip")), *pilihan],
                required=False,
                widget=forms.Select(attrs={"class": "masukan"}),
            )

    def jawaban(self) -> dict[str, dict[str, str]]:
        """macam → tulisan → arti, hanya yang dijawab."""
        hasil: dict[str, dict[str, str]] = {}
        for n, satu in enumerate(self._tanya):
            if isi := self.cleaned_data.get(f"jawab_{n}"):
                hasil.setdefault(satu["macam"], {})[satu["teks"]] = isi
        return hasil


class PenerapanForm(forms.Form):
    """Cara dan dasar penerapan."""

    cara = forms.ChoiceField(label=gettext_lazy("Yang diterapkan"), widget=forms.RadioSelect)
    nomor = forms.CharField(
        label=gettext_lazy("Nomor keputusan atau surat"),
        max_length=120,
        help_text=gettext_lazy("Dasar perubahan yang tidak ber-SK sendiri dalam berkas."),
        widget=forms.TextInput(attrs={"class": "masukan"}),
    )
    tanggal = forms.DateField(label=gettext_lazy("Tanggal keputusan atau surat"), widget=_tanggal())
    tentang = forms.CharField(
        label=gettext_lazy("Tentang"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"class": "masukan"}),
    )

    def __init__(self, *args: Any, ringkas: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keliru = ringkas.get("keliru", 0)
        semua = _("Semua atau tidak sama sekali\nTidak ada yang diterapkan selama masih ada baris keliru.")
        benar = _("Yang benar saja\n%(n)s baris keliru dilewati.") % {"n": keliru}
        self.fields["cara"].choices = [(SEMUA, semua), (YANG_BENAR, benar)]  # type: ignore[attr-defined]
        self.fields["cara"].initial = YANG_BENAR if keliru else SEMUA

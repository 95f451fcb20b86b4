"""Formulir kegiatan. Yang diperiksa di sini bentuk isiannya; wewenang dan keadaan diperiksa tindakannya."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sistemkerja.kegiatan.models import Kegiatan, Rincian
from sistemkerja.kegiatan.tindakan.berkas import JENIS_BOLEH, UKURAN_TERBESAR

TERIMA = ",".join(sorted(JENIS_BOLEH))
_PERSEN = (10, 25, 50, 75, 90, 100)


class Rupiah(forms.DecimalField):
    """Uang sebagaimana orang menulisnya: 1.250.000 atau Rp1.250.000."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "masukan masukan--angka"})
        super().__init__(max_digits=15, decimal_places=0, min_value=0, widget=widget, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """Buang "Rp", spasi, dan titik ribuan."""
        if isinstance(value, str):
            value = re.sub(r"[Rr][Pp]|[.\s]", "", value).removesuffix(",00").removesuffix(",-")
        return super().to_python(value)


def _kalimat(baris: int = 3, **atribut: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": baris} | atribut)


def _satu_baris(**atribut: Any) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "masukan"} | atribut)


def _tanggal() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "masukan masukan--tanggal"})


class MedanBerkas(forms.FileField):
    """Satu berkas; batas ukurannya diperiksa skrip sebelum diunggah, dan lagi di server."""

    batas_ukuran = UKURAN_TERBESAR

    def __init__(self, *, accept: str = TERIMA, **kwargs: Any) -> None:
        kalimat = _("Berkas lebih besar dari {mb} MB. Perkecil atau bagi menjadi beberapa berkas.")
        widget = forms.ClearableFileInput(
            attrs={
                "accept": accept,
                "class": "masukan",
                "data-kalimat-ukuran": kalimat,
                "data-batas-ukuran": UKURAN_TERBESAR,
            }
        )
        super().__init__(widget=widget, max_length=200, **kwargs)


class BarisForm(forms.Form):
    """Satu baris sebuah tabel isian; baris yang uraiannya kosong tidak ikut, asal tidak ada isian lain di sana."""

    def clean(self) -> dict[str, Any]:
        """Isian tanpa uraian: salah ketik, bukan baris yang dihapus."""
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        lain = any(v not in (None, "") for nama, v in isi.items() if nama not in ("uraian", "id"))
        if lain and not isi.get("uraian") and not isi.get("id") and "uraian" not in self.errors:
            self.add_error("uraian", _("Tulis uraiannya, atau kosongkan seluruh baris ini."))
        return isi


class BarisRencanaForm(BarisForm):
    """Satu baris rencana; anggaran hanya bila aturannya meminta."""

    uraian = forms.CharField(label=_("Kegiatan"), max_length=500, required=False, widget=_satu_baris())
    batas = forms.DateField(label=_("Batas"), required=False, widget=_tanggal())
    anggaran = Rupiah(label=_("Anggaran (Rp)"), required=False)

    def __init__(self, *args: Any, anggaran: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not anggaran:
            del self.fields["anggaran"]


class BarisRincianForm(BarisForm):
    """Satu rincian: apa, siapa, sampai kapan."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput())
    uraian = forms.CharField(label=_("Rincian"), max_length=500, required=False, widget=_satu_baris())
    penanggung_jawab = forms.ChoiceField(
        label=_("Penanggung jawab"), required=False, widget=forms.Select(attrs={"class": "masukan"})
    )
    batas = forms.DateField(label=_("Batas"), required=False, widget=_tanggal())

    def __init__(self, *args: Any, orang: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["penanggung_jawab"].choices = [("", _("Belum ditentukan")), *orang]  # type: ignore[attr-defined]


class BarisFormSet(forms.BaseFormSet):
    """Deret baris: yang uraiannya kosong diabaikan, jadi menghapus baris berarti mengosongkannya."""

    galat_umum: Sequence[str] = ()

    def baris(self) -> list[dict[str, Any]]:
        """Isi yang sah, berurutan."""
        return [f.cleaned_data for f in self.forms if f.cleaned_data.get("uraian")]


def _deret(form: type[BarisForm]) -> type[BarisFormSet]:
    deret = forms.formset_factory(form, formset=BarisFormSet, extra=3, max_num=60, absolute_max=60, validate_max=True)
    return cast("type[BarisFormSet]", deret)


RencanaFormSet = _deret(BarisRencanaForm)
RincianFormSet = _deret(BarisRincianForm)


def tambah_baris(data: QueryDict, prefix: str, banyak: int = 3) -> QueryDict:
    """Data kiriman dengan beberapa baris kosong lagi, untuk tombol "Tambah baris"."""
    salinan = data.copy()
    teks = data.get(f"{prefix}-TOTAL_FORMS", "")
    kini = int(teks) if teks.isdecimal() and len(teks) < 4 else 0
    salinan[f"{prefix}-TOTAL_FORMS"] = str(min(kini + banyak, 60))
    return salinan


class KesepakatanForm(forms.Form):
    """Menyepakati rencana atau mengembalikannya dengan catatan."""

    putusan = forms.ChoiceField(choices=[("sepakat", _("Sepakati")), ("kembali", _("Kembalikan"))])
    catatan = forms.CharField(
        label=_("Yang perlu diubah"), required=False, max_length=2000, strip=True, widget=_kalimat()
    )


class TinjauanForm(forms.Form):
    """Putusan pada satu langkah tinjauan."""

    putusan = forms.ChoiceField(
        choices=[("sesuai", _("Sesuai target")), ("belum_sesuai", _("Kembalikan")), ("selesai", _("Teruskan"))]
    )
    catatan = forms.CharField(label=_("Yang belum sesuai"), required=False, max_length=2000, widget=_kalimat())


class KemajuanForm(forms.Form):
    """Kemajuan satu rincian: persen, keadaan, satu kalimat, dan foto bila ada."""

    rincian = forms.ChoiceField(label=_("Rincian"), required=False, widget=forms.RadioSelect())
    persen = forms.TypedChoiceField(
        label=_("Kemajuan"),
        coerce=int,
        choices=[(p, f"{p}\N{NO-BREAK SPACE}%") for p in _PERSEN],
        widget=forms.RadioSelect(),
    )
    catatan = forms.CharField(
        label=_("Satu kalimat"), max_length=1000, widget=_satu_baris(autocomplete="off"),
        help_text=_("Apa yang sudah terjadi, atau apa yang menghambat."),
    )  # fmt: skip
    terhambat = forms.BooleanField(label=_("Terhambat"), required=False)
    foto = MedanBerkas(label=_("Foto atau berkas"), required=False)

    def __init__(self, *args: Any, rincian: Sequence[Rincian] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rincian"].choices = [(str(r.pk), r.uraian) for r in rincian]  # type: ignore[attr-defined]
        self.fields["rincian"].required = bool(rincian)

    def isi(self) -> dict[str, Any]:
        """Argumen tindakan: keadaan mengikuti persen, kecuali terhambat."""
        c = self.cleaned_data
        keadaan = Rincian.Keadaan.SELESAI if c["persen"] == 100 else Rincian.Keadaan.BERJALAN
        if c["terhambat"]:
            keadaan = Rincian.Keadaan.TERHAMBAT
        rincian = UUID(c["rincian"]) if c["rincian"] else None
        return {"rincian_id": rincian, "persen": c["persen"], "catatan": c["catatan"], "keadaan": keadaan}


class PemantauanForm(forms.Form):
    """Umpan balik pemantau."""

    isi = forms.CharField(label=_("Catatan pemantauan atau umpan balik"), max_length=2000, widget=_kalimat())


class KendalaForm(forms.Form):
    """Kendala dengan alternatif rekomendasinya."""

    uraian = forms.CharField(label=_("Permasalahan atau kendala"), max_length=2000, widget=_kalimat(4))
    rekomendasi = forms.CharField(
        label=_("Alternatif rekomendasi"), max_length=2000, required=False, widget=_kalimat(),
        help_text=_("Jalan keluar yang Anda sarankan, supaya dapat langsung diputuskan."),
    )  # fmt: skip


class PutusanKendalaForm(forms.Form):
    """Putusan atau tindak lanjut sebuah kendala."""

    putusan = forms.CharField(label=_("Putusan atau tindak lanjut"), max_length=2000, widget=_kalimat())


class BerkasForm(forms.Form):
    """Unggahan satu berkas."""

    berkas = MedanBerkas(
        label=_("Berkas"), help_text=_("Paling besar 10 MB: pdf, jpg, png, docx, xlsx, pptx, odt, ods.")
    )


class HasilForm(forms.Form):
    """Hasil yang diserahkan, dengan berkas yang sudah diunggah."""

    uraian = forms.CharField(
        label=_("Uraian hasil"), max_length=4000, widget=_kalimat(6),
        help_text=_("Apa yang dicapai dibanding targetnya."),
    )  # fmt: skip
    tautan = forms.URLField(
        label=_("Tautan"), max_length=500, required=False, assume_scheme="https", widget=forms.URLInput()
    )
    berkas = forms.MultipleChoiceField(
        label=_("Berkas yang disertakan"), required=False, widget=forms.CheckboxSelectMultiple()
    )

    def __init__(self, *args: Any, berkas: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = list(berkas)
        self.fields["berkas"].choices = pilihan  # type: ignore[attr-defined]
        if not pilihan:
            del self.fields["berkas"]


class SaringanForm(forms.Form):
    """Saringan daftar kegiatan."""

    q = forms.CharField(label=_("Judul"), required=False, max_length=100, widget=_satu_baris(type="search"))
    keadaan = forms.ChoiceField(label=_("Keadaan"), required=False, widget=forms.Select(attrs={"class": "masukan"}))
    unit = forms.ChoiceField(label=_("Unit"), required=False, widget=forms.Select(attrs={"class": "masukan"}))
    milik_saya = forms.BooleanField(label=_("Milik saya"), required=False)
    tim_saya = forms.BooleanField(label=_("Tim saya"), required=False)
    lewat = forms.BooleanField(label=_("Lewat batas"), required=False)

    def __init__(self, *args: Any, unit: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keadaan"].choices = [("", _("Semua")), *Kegiatan.Keadaan.choices]  # type: ignore[attr-defined]
        self.fields["unit"].choices = [("", _("Semua")), *unit]  # type: ignore[attr-defined]

"""Formulir perencanaan: tabel sasaran, penetapan, pembagian, dan strategi."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sistemkerja.aturan.bentuk import Cabang
from sistemkerja.pemda.galat import MasukanKeliru
from sistemkerja.perencanaan.models import Bentuk, PerjanjianKinerja
from sistemkerja.perencanaan.tempelan import PALING_BANYAK, baca_tempelan
from sistemkerja.perencanaan.tindakan.bagian_target import IsianBagian
from sistemkerja.perencanaan.tindakan.perjanjian_kinerja import IsianSasaran
from sistemkerja.perencanaan.tindakan.strategi import IsianButir

BARIS_AWAL, TAMBAH_BARIS = 6, 6
_SATU_BARIS = {"class": "masukan", "rows": 1}


class SasaranForm(forms.Form):
    """Satu baris tabel sasaran."""

    sasaran = forms.CharField(label=_("Sasaran"), max_length=500, widget=forms.Textarea(_SATU_BARIS))
    indikator = forms.CharField(label=_("Indikator"), max_length=500, widget=forms.Textarea(_SATU_BARIS))
    target = forms.CharField(label=_("Target"), max_length=60, widget=forms.TextInput({"class": "masukan"}))
    satuan = forms.CharField(
        label=_("Satuan"), max_length=40, required=False, widget=forms.TextInput({"class": "masukan"})
    )


class DasarBaris(forms.BaseFormSet):
    """Formset yang baris kosongnya diabaikan, juga baris yang semula terisi lalu dikosongkan."""

    def isi(self) -> list[dict[str, Any]]:
        """Baris-baris yang terisi."""
        return [f.cleaned_data for f in self.forms if f.has_changed() and f.cleaned_data]


class DasarSasaran(DasarBaris):
    def clean(self) -> None:
        """Paling sedikit satu sasaran."""
        if not any(self.errors) and not self.isi():
            raise forms.ValidationError(gettext("Isi paling sedikit satu sasaran."))


SasaranFormset: Any = forms.formset_factory(
    SasaranForm, formset=DasarSasaran, extra=0, max_num=PALING_BANYAK, absolute_max=PALING_BANYAK + 50,
    validate_max=True,
)  # fmt: skip


def sasaran_kosong(perjanjian: PerjanjianKinerja | None) -> Any:
    """Tabel sasaran yang ditampilkan pertama kali: baris yang sudah ada, dan beberapa baris kosong."""
    baris = list(perjanjian.sasaran.values("sasaran", "indikator", "target", "satuan")) if perjanjian else []
    return _tampilkan(SasaranFormset, baris, max(BARIS_AWAL - len(baris), 2))


def sasaran_dikirim(post: QueryDict) -> Any:
    """Tabel sasaran yang dikirim; semua barisnya dianggap baru, jadi yang kosong diabaikan."""
    return SasaranFormset(_tanpa_awal(post), prefix="s")


def sasaran_ditambah(post: QueryDict) -> Any:
    """Tabel dengan baris dari tempelan dan baris kosong tambahan; belum ada yang disimpan atau diperiksa."""
    baris = [b for b in _terketik(post, "s", SasaranForm) if any(b.values())]
    tempelan = baca_tempelan(post.get("tempelan", ""))
    kosong = 2 if tempelan else TAMBAH_BARIS
    return _tampilkan(SasaranFormset, [*baris, *tempelan][:PALING_BANYAK], kosong)


def isian_sasaran(formset: Any) -> list[IsianSasaran]:
    """Isian tindakan dari tabel yang sah."""
    return [IsianSasaran(**b) for b in formset.isi()]


def _tampilkan(jenis: Any, baris: Sequence[Mapping[str, Any]], kosong: int) -> Any:
    formset = jenis(prefix="s", initial=list(baris))
    formset.extra = min(kosong, PALING_BANYAK - len(baris))
    return formset


def _tanpa_awal(post: QueryDict, prefix: str = "s") -> QueryDict:
    salinan = post.copy()
    salinan[f"{prefix}-INITIAL_FORMS"] = "0"
    return salinan


def _terketik(post: QueryDict, prefix: str, jenis: type[forms.Form]) -> list[dict[str, str]]:
    try:
        banyak = min(int(post.get(f"{prefix}-TOTAL_FORMS", "0")), PALING_BANYAK)
    except ValueError:
        banyak = 0
    return [{m: _bersih(post.get(f"{prefix}-{n}-{m}", "")) for m in jenis.base_fields} for n in range(banyak)]


class PenetapanForm(forms.Form):
    """Penetapan Perjanjian Kinerja."""

    nomor = forms.CharField(
        label=_("Nomor dokumen"), max_length=100, required=False, help_text=_("Bila dokumennya sudah bernomor.")
    )


def isian_pembagian(post: QueryDict) -> list[IsianBagian]:
    """Pasangan sasaran dan penerima yang dicentang; yang bukan UUID diabaikan (tidak ada pilihan seperti itu)."""
    hasil = []
    for nama in post:
        if not nama.startswith("kepada-"):
            continue
        sasaran = _uuid(nama.removeprefix("kepada-"))
        for nilai in post.getlist(nama):
            kepada = _uuid(nilai)
            if sasaran and kepada:
                uraian, target = (_bersih(post.get(f"{m}-{sasaran}", "")) for m in ("uraian", "target"))
                hasil.append(IsianBagian(sasaran, kepada, uraian, target))
    return hasil


def galat_pembagian(isian: Sequence[IsianBagian]) -> dict[str, list[str]]:
    """Uraian atau target yang terlalu panjang, per medan."""
    galat = {}
    for satu in isian:
        if len(satu.uraian) > 500:
            galat[f"kepada-{satu.sasaran_id}"] = [gettext("Uraian bagian paling banyak 500 huruf.")]
        if len(satu.target) > 60:
            galat[f"kepada-{satu.sasaran_id}"] = [gettext("Target bagian paling banyak 60 huruf.")]
    return galat


def _bersih(teks: str) -> str:
    return teks.replace("\0", "").strip()


def _uuid(teks: str) -> UUID | None:
    try:
        return UUID(teks)
    except ValueError:
        return None


class StrategiForm(forms.Form):
    """Rumusan strategi sebuah bagian target."""

    rumusan = forms.CharField(
        label=_("Rumusan strategi"), max_length=4000, widget=forms.Textarea({"rows": 4}),
        help_text=_("Bagaimana target ini dicapai, dalam beberapa kalimat."),
    )  # fmt: skip


class PilihanBentuk(forms.RadioSelect):
    """Kartu pilihan bentuk; tim tidak dapat dipilih di unit yang hanya mengenal kerja individu."""

    tanpa_tim = False

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Pilihan dengan tim yang dimatikan bila dilarang."""
        pilihan = super().create_option(name, value, *args, **kwargs)
        if self.tanpa_tim and value == Bentuk.TIM:
            pilihan["attrs"]["disabled"] = True
        return pilihan


def _akhir_tahun() -> date:
    return timezone.localdate().replace(month=12, day=31)


class ButirForm(forms.Form):
    """Satu pekerjaan dalam strategi."""

    nama = forms.CharField(label=_("Nama pekerjaan"), max_length=300)
    bentuk = forms.ChoiceField(label=_("Bentuk pelaksanaan"), choices=Bentuk.choices, widget=PilihanBentuk)
    perlu_ketua = forms.BooleanField(
        label=_("Tim ini perlu ketua"), required=False, help_text=_("Ketuanya dipilih saat menunjuk orang.")
    )
    mulai = forms.DateField(label=_("Mulai"), initial=timezone.localdate, widget=forms.DateInput)
    batas = forms.DateField(label=_("Batas"), initial=_akhir_tahun, widget=forms.DateInput)
    uraian = forms.CharField(
        label=_("Uraian"), max_length=4000, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("Hasil yang diharapkan, sehingga pelaksananya tahu kapan selesai."),
    )  # fmt: skip

    def __init__(self, *args: Any, larangan_tim: Cabang | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bentuk = self.fields["bentuk"]
        assert isinstance(bentuk, forms.ChoiceField) and isinstance(bentuk.widget, PilihanBentuk)
        individu = gettext("Individu") + "\n" + gettext("Satu orang mengerjakan dan menyerahkan hasilnya.")
        tim = gettext("Tim kerja") + "\n" + gettext("Beberapa orang, dengan pembagian peran.")
        if larangan_tim:
            dasar = "; ".join(larangan_tim.dasar)
            larangan = gettext("Tidak dapat di unit ini: hanya kerja individu (%(d)s).") % {"d": dasar}
            tim = gettext("Tim kerja") + "\n" + larangan
            bentuk.widget.tanpa_tim = True
            bentuk.initial = Bentuk.INDIVIDU
        bentuk.choices = [(Bentuk.INDIVIDU, individu), (Bentuk.TIM, tim)]

    def clean(self) -> dict[str, Any]:
        """Batas tidak mendahului mulai; ketua hanya bagi tim."""
        isi = super().clean() or {}
        mulai, batas = isi.get("mulai"), isi.get("batas")
        if mulai and batas and batas < mulai:
            self.add_error("batas", gettext("Batas tidak boleh sebelum tanggal mulai."))
        if isi.get("bentuk") != Bentuk.TIM:
            isi["perlu_ketua"] = False
        return isi


class DasarButir(DasarBaris):
    def clean(self) -> None:
        """Paling sedikit satu pekerjaan."""
        if not any(self.errors) and not self.isi():
            raise forms.ValidationError(gettext("Tulis paling sedikit satu pekerjaan."))


ButirFormset: Any = forms.formset_factory(
    ButirForm, formset=DasarButir, extra=1, max_num=30, absolute_max=40, validate_max=True
)


def butir_kosong(larangan: Cabang | None) -> Any:
    """Formset pekerjaan yang ditampilkan pertama kali."""
    return ButirFormset(prefix="butir", form_kwargs={"larangan_tim": larangan})


def butir_dikirim(post: QueryDict, larangan: Cabang | None) -> Any:
    """Formset pekerjaan yang dikirim."""
    return ButirFormset(_tanpa_awal(post, "butir"), prefix="butir", form_kwargs={"larangan_tim": larangan})


def butir_ditambah(post: QueryDict, larangan: Cabang | None) -> Any:
    """Pekerjaan yang sudah terketik dan satu yang kosong; belum ada yang diperiksa atau disimpan."""
    baris = _terketik(post, "butir", ButirForm)
    return ButirFormset(prefix="butir", initial=baris, form_kwargs={"larangan_tim": larangan})


def galat_butir(formset: Any, form: forms.BaseForm, galat: MasukanKeliru) -> None:
    """Letakkan galat tindakan (`butir-<urut>-<medan>`) di medan pekerjaannya, yang lain pada formulirnya."""
    terisi = [f for f in formset.forms if f.has_changed() and f.cleaned_data]
    for kunci, pesan in galat.galat.items():
        awalan, _pisah, sisa = kunci.partition("-")
        urut, _pisah, medan = sisa.partition("-")
        tujuan = terisi[int(urut)] if awalan == "butir" and urut.isdigit() and int(urut) < len(terisi) else form
        for satu in pesan:
            tujuan.add_error(medan if medan in tujuan.fields else None, satu)


def isian_butir(formset: Any) -> list[IsianButir]:
    """Isian tindakan dari formset yang sah."""
    return [IsianButir(**b) for b in formset.isi()]

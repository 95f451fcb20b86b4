"""Formulir langkah atas unit: bentuk, ubah, pindah, gabung, pecah, dan tutup."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from sistemkerja.kepegawaian.forms import unit_kursi as kursi
from sistemkerja.kepegawaian.forms.unit_dasar import (
    LangkahForm,
    pilihan_bagian,
    pilihan_jenis,
    pilihan_jenjang,
    pilihan_kode,
    pilihan_pd,
)
from sistemkerja.organisasi.pilihan import PilihanUnit
from sistemkerja.pemda.kunci import uuid7

_TIPE = [("", "–"), ("a", "A"), ("b", "B")]
_MEDAN = ("nama", "jenis", "bagian", "tipe", "kode_pd", "adalah_pd")


class IsiUnitForm(LangkahForm):
    """Nama, jenis, dan letak sebuah unit."""

    nama = forms.CharField(label=_("Nama unit"), max_length=200)
    jenis = forms.ChoiceField(label=_("Jenis unit"))
    bagian = forms.ChoiceField(
        label=_("Bagian di dalam PD"),
        required=False,
        help_text=_("Bagaimana peraturan menyebut bagian ini di dalam PD."),
    )
    tipe = forms.ChoiceField(label=_("Tipe"), choices=_TIPE, required=False)
    kode_pd = forms.ChoiceField(label=_("Nama dalam peraturan"), required=False)
    adalah_pd = forms.BooleanField(label=_("Perangkat Daerah"), required=False)

    def siapkan(self) -> None:
        self._pilihan("jenis", pilihan_jenis())
        self._pilihan("bagian", pilihan_bagian())
        self._pilihan("kode_pd", pilihan_pd(self.peraturan))

    def _pilihan(self, nama: str, pilihan: list[tuple[str, str]]) -> None:
        """Pilihan bidang itu; nilai lama yang tidak lagi dikenal tetap terlihat."""
        awal = self.initial.get(nama)
        if nama in self.fields:
            lama = [(awal, awal)] if awal and awal not in dict(pilihan) else []
            self.fields[nama].choices = [*pilihan, *lama]  # type: ignore[attr-defined]

    def isi_unit(self) -> dict[str, Any]:
        return {m: self.cleaned_data[m] for m in _MEDAN if m in self.cleaned_data}


class BentukUnitForm(IsiUnitForm):
    """Unit baru di bawah sebuah induk, dengan kursi pimpinannya."""

    kode = forms.CharField(label=_("Kode unit"), max_length=60)
    pimpinan_nama = forms.CharField(
        label=_("Jabatan pimpinannya"), max_length=200, required=False,
        help_text=_("Kosongkan bila kursi pimpinannya dibentuk kemudian."),
    )  # fmt: skip
    pimpinan_kode = forms.ChoiceField(label=_("Kode jabatan pimpinan"), required=False)
    pimpinan_jenjang = forms.ChoiceField(label=_("Jenjang pimpinan"), required=False)
    pimpinan_kelas = forms.IntegerField(label=_("Kelas jabatan"), min_value=1, max_value=17, required=False)
    field_order = ("nama", "kode", "jenis", "bagian", "tipe", "kode_pd", "adalah_pd")

    def mula(self) -> dict[str, Any]:
        kepala = self.awal.get("pimpinan") or {}
        return {**self.awal, **{f"pimpinan_{m}": kepala.get(m) for m in ("nama", "kode", "jenjang", "kelas")}}

    def siapkan(self) -> None:
        super().siapkan()
        self._pilihan("pimpinan_kode", pilihan_kode())
        self._pilihan("pimpinan_jenjang", pilihan_jenjang())

    def clean_pimpinan_jenjang(self) -> str:
        """Kursi pimpinan yang bernama juga berjenjang."""
        if self.cleaned_data.get("pimpinan_nama") and not self.cleaned_data["pimpinan_jenjang"]:
            raise forms.ValidationError(_t("Pilih jenjangnya."))
        return str(self.cleaned_data["pimpinan_jenjang"])

    def isi(self) -> dict[str, Any]:
        c = self.cleaned_data
        hasil = {"id": self.awal.get("id") or str(uuid7()), "kode": c["kode"], **self.isi_unit()}
        hasil["induk"] = self.lingkup["unit"]
        if c.get("pimpinan_nama"):
            lama = (self.awal.get("pimpinan") or {}).get("id")
            isi = {m: c[f"pimpinan_{m}"] for m in ("nama", "kode", "jenjang", "kelas")}
            hasil["pimpinan"] = {"id": lama or str(uuid7()), **isi}
        return hasil


class UbahUnitForm(IsiUnitForm):
    """Isi unit yang berubah; yang dibiarkan sama tidak ikut menjadi perubahan."""

    def mula(self) -> dict[str, Any]:
        unit = self.keadaan.unit[self.lingkup["unit"]]
        return {**{m: getattr(unit, m) for m in _MEDAN}, **self.awal}

    def isi(self) -> dict[str, Any]:
        unit = self.keadaan.unit[self.lingkup["unit"]]
        berubah = {m: n for m, n in self.isi_unit().items() if n != getattr(unit, m)}
        return {"unit": unit.id, **berubah}


class PindahUnitForm(LangkahForm):
    """Induk yang baru."""

    induk = PilihanUnit(label=_("Pindah ke bawah"), help_text=_("Unit di bawahnya ikut pindah."))

    def isi(self) -> dict[str, Any]:
        return {"unit": self.lingkup["unit"], "induk": self.pilih("induk")}


class GabungUnitForm(LangkahForm):
    """Beberapa unit melebur ke unit yang ada, atau menjadi unit baru."""

    asal = forms.MultipleChoiceField(label=_("Unit yang digabungkan"), widget=forms.CheckboxSelectMultiple)
    asal_lain = PilihanUnit(label=_("Unit lain yang ikut"), required=False)
    tujuan = PilihanUnit(
        label=_("Melebur ke unit yang ada"), required=False, help_text=_("Kosongkan bila menjadi unit baru.")
    )
    nama = forms.CharField(label=_("Nama unit baru"), max_length=200, required=False)
    kode = forms.CharField(label=_("Kode unit baru"), max_length=60, required=False)
    pimpinan_dari = forms.ChoiceField(label=_("Pimpinan unit baru"), required=False)
    pimpinan_nama = forms.CharField(label=_("Nama jabatan pimpinannya"), max_length=200, required=False)

    def mula(self) -> dict[str, Any]:
        baru = self.awal.get("baru") or {}
        mula = {**self.awal, "nama": baru.get("nama"), "kode": baru.get("kode")}
        mula["pimpinan_nama"] = (baru.get("pimpinan") or {}).get("nama")
        return mula if self.awal else {"asal": [self.lingkup["unit"]]}

    def siapkan(self) -> None:
        pokok = self.keadaan.unit[self.lingkup["unit"]]
        saudara = self.keadaan.anak(pokok.induk) if pokok.induk else [pokok]
        self.fields["asal"].choices = [(u.id, u.nama) for u in saudara]  # type: ignore[attr-defined]
        kepala = [(u.id, k.nama) for u in saudara if (k := self.keadaan.pimpinan(u.id))]
        kosong = ("", _t("Kursi baru, menunggu penempatan"))
        self.fields["pimpinan_dari"].choices = [kosong, *kepala]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        hasil = super().clean()
        if not self.pilih("tujuan") and "tujuan" not in self.errors:
            for medan in ("nama", "kode"):
                if not hasil.get(medan):
                    self.add_error(medan, _t("Isi untuk unit baru, atau pilih unit yang ada sebagai tujuan."))
        dari = hasil.get("pimpinan_dari")
        if dari and dari not in (hasil.get("asal") or ()):
            self.add_error("pimpinan_dari", _t("Pilih kepala dari unit yang ikut digabungkan."))
        return hasil

    def isi(self) -> dict[str, Any]:
        c = self.cleaned_data
        lain = self.pilih("asal_lain")
        hasil: dict[str, Any] = {"asal": list(dict.fromkeys([*c["asal"], *([lain] if lain else [])]))}
        tujuan = self.pilih("tujuan")
        if tujuan:
            return {**hasil, "tujuan": tujuan}
        return {**hasil, "baru": self._baru(), "pimpinan_dari": c["pimpinan_dari"]}

    def _baru(self) -> dict[str, Any]:
        pokok, c = self.keadaan.unit[self.lingkup["unit"]], self.cleaned_data
        kursi = self.keadaan.pimpinan(pokok.id)
        lama = self.awal.get("baru") or {}
        nama = c["pimpinan_nama"] or (_t("Kepala %(nama)s") % {"nama": c["nama"]})
        return {
            "id": lama.get("id") or str(uuid7()), "kode": c["kode"], "nama": c["nama"], "induk": pokok.induk,
            "jenis": pokok.jenis, "bagian": pokok.bagian, "tipe": pokok.tipe, "adalah_pd": pokok.adalah_pd,
            "pimpinan": {
                "id": (lama.get("pimpinan") or {}).get("id") or str(uuid7()), "nama": nama[:200],
                "kode": kursi.kode if kursi else "", "jenjang": kursi.jenjang if kursi else "pengawas",
                "kelas": kursi.kelas if kursi else None,
            },
        }  # fmt: skip


class PecahUnitForm(LangkahForm):
    """Unit baru di sampingnya, dengan sebagian kursi dan unit bawahannya."""

    nama = forms.CharField(label=_("Nama unit baru"), max_length=200)
    kode = forms.CharField(label=_("Kode unit baru"), max_length=60)
    pimpinan_nama = forms.CharField(label=_("Nama jabatan pimpinannya"), max_length=200, required=False)
    daftar = forms.MultipleChoiceField(
        label=_("Jabatan yang pindah"), widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Pemangku dan pekerjaannya ikut."),
    )  # fmt: skip
    anak = forms.MultipleChoiceField(
        label=_("Unit bawahan yang pindah"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def mula(self) -> dict[str, Any]:
        baru = self.awal.get("baru") or {}
        kepala = baru.get("pimpinan") or {}
        return {**self.awal, "nama": baru.get("nama"), "kode": baru.get("kode"), "pimpinan_nama": kepala.get("nama")}

    def siapkan(self) -> None:
        id_ = self.lingkup["unit"]
        self.fields["daftar"].choices = kursi.pilihan_kursi(self.keadaan, id_)  # type: ignore[attr-defined]
        self.fields["anak"].choices = [(u.id, u.nama) for u in self.keadaan.anak(id_)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        hasil = super().clean()
        if not hasil.get("daftar") and not hasil.get("anak"):
            self.add_error("daftar", _t("Pilih kursi atau unit bawahan yang pindah ke unit baru."))
        return hasil

    def isi(self) -> dict[str, Any]:
        unit, c = self.keadaan.unit[self.lingkup["unit"]], self.cleaned_data
        kepala, lama = self.keadaan.pimpinan(unit.id), self.awal.get("baru") or {}
        nama = c["pimpinan_nama"] or (_t("Kepala %(nama)s") % {"nama": c["nama"]})
        baru = {
            "id": lama.get("id") or str(uuid7()), "kode": c["kode"], "nama": c["nama"], "induk": unit.induk,
            "jenis": unit.jenis, "bagian": unit.bagian, "tipe": unit.tipe, "adalah_pd": unit.adalah_pd,
        }  # fmt: skip
        if kepala is not None:
            id_ = (lama.get("pimpinan") or {}).get("id") or str(uuid7())
            isi = {"id": id_, "nama": nama[:200], "kode": kepala.kode, "jenjang": kepala.jenjang, "kelas": kepala.kelas}
            baru["pimpinan"] = isi
        return {"unit": unit.id, "baru": baru, "daftar": c["daftar"], "anak": c["anak"]}


class TutupUnitForm(LangkahForm):
    """Unit berakhir; isinya ke penerus, atau dinyatakan tidak ada yang perlu diteruskan."""

    penerus = PilihanUnit(
        label=_("Unit penerus"), required=False,
        help_text=_("Unit bawahan, jabatan dengan pemangkunya, formasi, dan pekerjaannya pindah ke sana."),
    )  # fmt: skip
    lepas = forms.BooleanField(
        label=_("Pemangku yang tersisa menunggu penempatan"), required=False,
        help_text=_("Tanpa penerus: jabatan di unit ini ikut ditutup."),
    )  # fmt: skip

    def isi(self) -> dict[str, Any]:
        return {"unit": self.lingkup["unit"], "penerus": self.pilih("penerus"), "lepas": self.cleaned_data["lepas"]}


FORMULIR: dict[str, type[LangkahForm]] = {
    "bentuk_unit": BentukUnitForm,
    "ubah_unit": UbahUnitForm,
    "pindah_unit": PindahUnitForm,
    "gabung_unit": GabungUnitForm,
    "pecah_unit": PecahUnitForm,
    "tutup_unit": TutupUnitForm,
    **kursi.FORMULIR,
}

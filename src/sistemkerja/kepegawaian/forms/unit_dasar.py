"""Bagian bersama formulir penataan: tanggal dan keputusan, pilihan kosakata, dan pemilih unit dalam rencana."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from sistemkerja.aturan import kosakata
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.kepegawaian.reorganisasi.keadaan import Keadaan
from sistemkerja.organisasi import sebutan
from sistemkerja.organisasi.pilihan import PilihanJabatan, PilihanUnit

TAHUN_AWAL, TAHUN_AKHIR = 1945, 2100


def tanggal_masuk_akal(nilai: date) -> None:
    """Tahun yang mungkin; salah ketik seperti 0226 ditolak."""
    if not TAHUN_AWAL <= nilai.year <= TAHUN_AKHIR:
        raise forms.ValidationError(_t("Periksa tahunnya."))


class BidangTanggal(forms.DateField):
    """Tanggal dengan pemilih bawaan peramban."""

    def __init__(self, **isi: Any) -> None:
        isi.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(validators=[tanggal_masuk_akal], **isi)


def _penanda(*, wajib: bool) -> forms.CharField:
    bantuan = _("Jabatan sebagaimana tertulis pada SK, termasuk Plt. atau Plh. di depannya.")
    return forms.CharField(label=_("Ditandatangani oleh"), max_length=200, required=wajib, help_text=bantuan)


def _izin() -> forms.CharField:
    bantuan = _("Hanya bila penandanya Plt. atau Plh.: nomor dan tanggal izin atau mandatnya.")
    return forms.CharField(label=_("Izin tertulis"), max_length=300, required=False, help_text=bantuan)


class KeputusanForm(forms.Form):
    """Surat keputusan yang memerintahkan penataan."""

    sk_nomor = forms.CharField(label=_("Nomor SK"), max_length=120)
    sk_tanggal = BidangTanggal(label=_("Tanggal SK"))
    sk_tentang = forms.CharField(label=_("Tentang"), max_length=300, required=False)
    sk_penanda = _penanda(wajib=True)
    sk_izin = _izin()


class BerlakuForm(KeputusanForm):
    """Tanggal berlaku dan keputusan sebuah tindakan tunggal."""

    tanggal = BidangTanggal(
        label=_("Berlaku sejak"), help_text=_("Tanggal yang akan datang menunggu dan berlaku dengan sendirinya.")
    )
    field_order = ("tanggal", "sk_nomor", "sk_tanggal", "sk_tentang", "sk_penanda", "sk_izin")


class RencanaForm(forms.Form):
    """Identitas rencana; keputusannya boleh menyusul sampai ditetapkan."""

    nama = forms.CharField(label=_("Nama rencana"), max_length=300)
    tanggal = BidangTanggal(label=_("Berlaku sejak"))
    sk_nomor = forms.CharField(label=_("Nomor SK"), max_length=120, required=False)
    sk_tanggal = BidangTanggal(label=_("Tanggal SK"), required=False)
    sk_tentang = forms.CharField(label=_("Tentang"), max_length=300, required=False)
    sk_penanda = _penanda(wajib=False)
    sk_izin = _izin()


def pilihan_jenis() -> list[tuple[str, str]]:
    """Jenis unit dari kosakata baku, menurut sebutannya."""
    return [("", "–"), *((j, sebutan.jenis_unit(j)) for j in kosakata.JENIS_UNIT)]


def pilihan_bagian() -> list[tuple[str, str]]:
    """Sebutan bagian di dalam PD."""
    return [("", "–"), *((b, sebutan.jenis_unit(b)) for b in kosakata.BAGIAN)]


def pilihan_jenjang() -> list[tuple[str, str]]:
    """Jenjang jabatan dari yang tertinggi."""
    return [("", "–"), *((j, sebutan.jenjang(j)) for j in kosakata.JENJANG)]


def pilihan_kode() -> list[tuple[str, str]]:
    """Kode jabatan baku; kosong bagi JF dan pelaksana."""
    baku = ((k, k.replace("_", " ").capitalize()) for k in kosakata.JABATAN)
    return [("", _t("Jabatan fungsional atau pelaksana")), *baku]


def pilihan_pd(peraturan: Peraturan | None) -> list[tuple[str, str]]:
    """PD yang disebut namanya oleh peraturan yang dianut."""
    bernama = sorted((k, getattr(p, "nama", k)) for k, p in peraturan.pd.items()) if peraturan else []
    return [("", _t("Tidak disebut namanya")), *bernama]


class LangkahForm(forms.Form):
    """Dasar formulir sebuah langkah; `isi()` JSON langkahnya.

    `lingkup` unit atau kursi pokoknya (sudah pasti ada di keadaan), `baru` unit dan kursi yang dibentuk langkah lain
    dalam rencana yang sama: dipilih dari daftar karena belum ada di basis data.
    """

    def __init__(
        self, *isi: Any, keadaan: Keadaan, per: date, lingkup: Mapping[str, str], awal: Mapping[str, Any] | None = None,
        peraturan: Peraturan | None = None, baru: Iterable[str] = (), **lain: Any,
    ) -> None:  # fmt: skip
        self.keadaan, self.per, self.lingkup, self.peraturan = keadaan, per, dict(lingkup), peraturan
        self.awal = dict(awal or {})
        lain["initial"] = {**self.mula(), **lain.get("initial", {})}
        super().__init__(*isi, **lain)
        self.siapkan()
        self._pemilih(set(baru))

    def mula(self) -> dict[str, Any]:
        """Nilai awal bidang-bidangnya."""
        return dict(self.awal)

    def siapkan(self) -> None:
        """Isi pilihan yang bergantung pada keadaan."""

    def isi(self) -> dict[str, Any]:
        """Isian langkah (JSON)."""
        raise NotImplementedError

    def pilih(self, nama: str) -> str | None:
        """Id yang dipilih: unit atau kursi baru dalam rencana ini, atau yang dicari."""
        ada = self.cleaned_data.get(f"{nama}_baru") or self.cleaned_data.get(nama)
        return str(getattr(ada, "pk", ada)) if ada else None

    def _pemilih(self, baru: set[str]) -> None:
        for nama, bidang in list(self.fields.items()):
            if not isinstance(bidang, (PilihanUnit, PilihanJabatan)):
                continue
            bidang.per = self.per
            semua: Mapping[str, Any] = self.keadaan.unit if isinstance(bidang, PilihanUnit) else self.keadaan.kursi
            pilihan = [(id_, semua[id_].nama) for id_ in semua if id_ in baru]
            if pilihan:
                self._tambah_baru(nama, bidang, pilihan)

    def _tambah_baru(self, nama: str, bidang: forms.Field, pilihan: list[tuple[str, str]]) -> None:
        self.fields[f"{nama}_baru"] = forms.ChoiceField(
            label=_("… atau yang dibentuk rencana ini"), choices=[("", "–"), *pilihan], required=False
        )
        if self.initial.get(nama) in dict(pilihan):
            self.initial[f"{nama}_baru"] = self.initial.pop(nama)
        wajib, bidang.required = bidang.required, False
        if wajib:
            self.wajib_salah_satu = (*self.wajib_salah_satu, nama)

    wajib_salah_satu: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        """Bidang pemilih yang wajib terisi lewat salah satu caranya."""
        hasil = super().clean() or self.cleaned_data
        for nama in self.wajib_salah_satu:
            if not self.pilih(nama) and nama not in self.errors:
                self.add_error(nama, _t("Bidang ini wajib diisi."))
        return hasil

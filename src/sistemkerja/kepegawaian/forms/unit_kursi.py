"""Formulir langkah atas kursi jabatan, penempatan pemangkunya, dan formasi."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from sistemkerja.aturan import kosakata
from sistemkerja.kepegawaian.dampak.pratinjau import saran_pekerjaan
from sistemkerja.kepegawaian.forms.unit_dasar import LangkahForm, pilihan_jenjang, pilihan_kode
from sistemkerja.kepegawaian.reorganisasi.keadaan import Keadaan
from sistemkerja.kepegawaian.reorganisasi.langkah_kursi import KURSI_TERBANYAK
from sistemkerja.organisasi.pilihan import PilihanJabatan, PilihanUnit
from sistemkerja.pemda.kunci import uuid7

_MEDAN = ("nama", "kode", "jenjang", "kelas", "pimpinan", "asisten")


def pilihan_kursi(k: Keadaan, unit: str) -> list[tuple[str, str]]:
    """Kursi selain pimpinan di sebuah unit, dengan pemangkunya."""
    hasil = []
    for s in k.kursi_di(unit):
        if not s.pimpinan:
            orang = ", ".join(p.nama for p in k.pangku_di(s.id)) or _t("kosong")
            hasil.append((s.id, f"{s.nama} ({orang})"))
    return hasil


class IsiKursiForm(LangkahForm):
    """Nama, jenjang, dan kelas sebuah jabatan."""

    nama = forms.CharField(label=_("Nama jabatan"), max_length=200)
    jenjang = forms.ChoiceField(label=_("Jenjang"))
    kelas = forms.IntegerField(label=_("Kelas jabatan"), min_value=1, max_value=17, required=False)
    kode = forms.ChoiceField(label=_("Kode jabatan"), required=False)
    pimpinan = forms.BooleanField(label=_("Memimpin unitnya"), required=False)
    asisten = forms.ChoiceField(label=_("Bidang asisten"), required=False)

    def siapkan(self) -> None:
        self.fields["jenjang"].choices = pilihan_jenjang()  # type: ignore[attr-defined]
        self.fields["kode"].choices = pilihan_kode()  # type: ignore[attr-defined]
        asisten = [("", "–"), *((a, a.replace("_", " ").capitalize()) for a in kosakata.ASISTEN)]
        self.fields["asisten"].choices = asisten  # type: ignore[attr-defined]

    def isi_kursi(self) -> dict[str, Any]:
        return {m: self.cleaned_data[m] for m in _MEDAN}


class BentukKursiForm(IsiKursiForm):
    """Satu atau beberapa kursi yang sama."""

    banyak = forms.IntegerField(label=_("Banyak kursi"), min_value=1, max_value=KURSI_TERBANYAK, initial=1)

    def mula(self) -> dict[str, Any]:
        return {**self.awal, "banyak": len(self.awal.get("ids") or ()) or 1}

    def isi(self) -> dict[str, Any]:
        banyak, lama = self.cleaned_data["banyak"], list(self.awal.get("ids") or ())
        ids = [*lama, *(str(uuid7()) for _n in range(max(0, banyak - len(lama))))][:banyak]
        return {"unit": self.lingkup["unit"], "ids": ids, **self.isi_kursi()}


class UbahKursiForm(IsiKursiForm):
    """Isi kursi yang berubah; yang dibiarkan sama tidak ikut menjadi perubahan."""

    def mula(self) -> dict[str, Any]:
        kursi = self.keadaan.kursi[self.lingkup["kursi"]]
        return {**{m: getattr(kursi, m) for m in _MEDAN}, **self.awal}

    def isi(self) -> dict[str, Any]:
        kursi = self.keadaan.kursi[self.lingkup["kursi"]]
        return {"kursi": kursi.id, **{m: n for m, n in self.isi_kursi().items() if n != getattr(kursi, m)}}


class PindahKursiForm(LangkahForm):
    """Kursi ke unit lain, bersama pemangku dan pekerjaannya."""

    unit = PilihanUnit(label=_("Pindah ke unit"), help_text=_("Pemangku dan pekerjaannya ikut."))

    def isi(self) -> dict[str, Any]:
        return {"daftar": [self.lingkup["kursi"]], "unit": self.pilih("unit")}


class TutupKursiForm(LangkahForm):
    """Kursi berakhir: ke mana pemangkunya, dan ke mana pekerjaannya."""

    kerja_ke = PilihanJabatan(
        label=_("Pekerjaannya diteruskan"), required=False, help_text=_("Wajib bila ada pekerjaan yang menunggu.")
    )
    pemangku_ke = PilihanJabatan(label=_("Pemangkunya menempati"), required=False)
    lepas = forms.BooleanField(label=_("Pemangkunya menunggu penempatan"), required=False)

    def siapkan(self) -> None:
        """Kursi dengan pekerjaan: tanyakan ke mana, dan tawarkan yang disarankan peraturan."""
        id_ = self.lingkup["kursi"]
        if not self.keadaan.beban.get(id_):
            return
        org = self.keadaan.memori()
        saran = saran_pekerjaan(self.peraturan, org, org, id_, "berakhir")
        teks = [str(saran.kalimat)]
        if saran.jabatan:
            teks.append(_t("Disarankan: %(jabatan)s.") % {"jabatan": saran.jabatan})
            self.initial.setdefault("kerja_ke", saran.jabatan_id)
        if saran.dasar:
            teks.append("; ".join(saran.dasar) + ".")
        self.fields["kerja_ke"].help_text = " ".join(teks)

    def isi(self) -> dict[str, Any]:
        return {
            "kursi": self.lingkup["kursi"], "kerja_ke": self.pilih("kerja_ke"),
            "pemangku_ke": self.pilih("pemangku_ke"), "lepas": self.cleaned_data["lepas"],
        }  # fmt: skip


class TempatkanForm(LangkahForm):
    """Pemangku definitif kursi ini menempati kursi lain."""

    ke = PilihanJabatan(label=_("Menempati jabatan"))

    def isi(self) -> dict[str, Any]:
        return {"dari": self.lingkup["kursi"], "ke": self.pilih("ke")}


class FormasiForm(LangkahForm):
    """Banyak kursi yang ditetapkan bagi satu nama jabatan."""

    nama = forms.CharField(label=_("Nama jabatan"), max_length=200)
    jenjang = forms.ChoiceField(label=_("Jenjang"))
    kelas = forms.IntegerField(label=_("Kelas jabatan"), min_value=1, max_value=17, required=False)
    jumlah = forms.IntegerField(
        label=_("Formasi"), min_value=0, max_value=30000, help_text=_("0 mengakhiri formasi jabatan ini.")
    )

    def siapkan(self) -> None:
        self.fields["jenjang"].choices = pilihan_jenjang()  # type: ignore[attr-defined]

    def isi(self) -> dict[str, Any]:
        isi = {m: self.cleaned_data[m] for m in ("nama", "jenjang", "kelas", "jumlah")}
        return {"unit": self.lingkup["unit"], **isi}


FORMULIR: dict[str, type[LangkahForm]] = {
    "bentuk_kursi": BentukKursiForm,
    "ubah_kursi": UbahKursiForm,
    "pindah_kursi": PindahKursiForm,
    "tutup_kursi": TutupKursiForm,
    "tempatkan": TempatkanForm,
    "tetapkan_formasi": FormasiForm,
}

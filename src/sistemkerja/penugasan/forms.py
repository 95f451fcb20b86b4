"""Formulir penugasan: siapa ditunjuk dengan peran apa, dan keputusan atas tahapnya."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sistemkerja.penugasan.models import Penugasan, Peran
from sistemkerja.penugasan.tindakan import IsianPenugasan


@dataclass(frozen=True, slots=True)
class Pilihan:
    """Yang dipilih di daftar orang, menurut perannya; semuanya id jabatan (kursi) sebagai teks."""

    pelaksana: str = ""
    ketua: str = ""
    anggota: frozenset[str] = field(default_factory=frozenset)
    pengendali: frozenset[str] = field(default_factory=frozenset)
    koordinator: frozenset[str] = field(default_factory=frozenset)

    @property
    def semua(self) -> frozenset[str]:
        return self.anggota | self.pengendali | self.koordinator | ({self.pelaksana, self.ketua} - {""})

    def isian(self, individu: bool) -> list[IsianPenugasan]:
        """Isian tindakan; orang dengan dua peran memakai yang lebih tinggi, dan ketua juga anggota timnya."""
        if individu:
            return [IsianPenugasan(UUID(self.pelaksana), Peran.PELAKSANA)] if self.pelaksana else []
        urut = (
            (Peran.KETUA, [self.ketua] if self.ketua else []),
            (Peran.PENGENDALI, sorted(self.pengendali)),
            (Peran.KOORDINATOR, sorted(self.koordinator)),
            (Peran.ANGGOTA, sorted(self.anggota)),
        )
        hasil: dict[str, IsianPenugasan] = {}
        for peran, kursi in urut:
            for satu in kursi:
                hasil.setdefault(satu, IsianPenugasan(UUID(satu), peran))
        return list(hasil.values())


def pilihan_dikirim(post: QueryDict) -> Pilihan:
    """Pilihan dari formulir; nilai yang bukan UUID bukan pilihan siapa pun, jadi diabaikan."""

    def banyak(nama: str) -> frozenset[str]:
        return frozenset(x for x in map(_id, post.getlist(nama)) if x)

    return Pilihan(
        _id(post.get("pelaksana", "")), _id(post.get("ketua", "")), banyak("anggota"), banyak("pengendali"),
        banyak("koordinator"),
    )  # fmt: skip


def pilihan_lama(orang: Sequence[Penugasan]) -> Pilihan:
    """Pilihan dari susunan yang ditolak, supaya menunjuk lagi tidak mulai dari kosong."""

    def kursi(peran: Peran) -> list[str]:
        return [str(o.jabatan_id) for o in orang if o.peran == peran]

    return Pilihan(
        next(iter(kursi(Peran.PELAKSANA)), ""), next(iter(kursi(Peran.KETUA)), ""), frozenset(kursi(Peran.ANGGOTA)),
        frozenset(kursi(Peran.PENGENDALI)), frozenset(kursi(Peran.KOORDINATOR)),
    )  # fmt: skip


def _id(teks: str) -> str:
    try:
        return str(UUID(teks))
    except ValueError:
        return ""


class SuratForm(forms.Form):
    """Nomor dan tanggal naskah, bila peraturan menyebut naskahnya."""

    nomor_surat = forms.CharField(label=_("Nomor surat"), max_length=100, required=False)
    tanggal_surat = forms.DateField(label=_("Tanggal surat"), required=False, widget=forms.DateInput)


class SusunanForm(SuratForm):
    """Keterangan susunan di samping orang-orangnya."""

    nama_tim = forms.CharField(
        label=_("Nama tim"), max_length=200, required=False, help_text=_("Bila kosong, memakai nama pekerjaannya.")
    )


class PenolakanForm(forms.Form):
    """Alasan tidak menyetujui; kartu di Meja Kerja mengirimnya sebagai `catatan`."""

    alasan = forms.CharField(
        label=_("Alasan"), max_length=2000, widget=forms.Textarea({"rows": 3}),
        help_text=_("Supaya penyusun tahu apa yang diubah."),
    )  # fmt: skip


def penolakan_dikirim(post: QueryDict) -> PenolakanForm:
    """Formulir penolakan dari halaman ini atau dari kartu tugas."""
    isi = post.copy()
    if "alasan" not in isi:
        isi["alasan"] = isi.get("catatan", "")
    return PenolakanForm(isi)

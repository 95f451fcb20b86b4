"""A form, a timeline, a board, a tree, made up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from sistemkerja.antarmuka.contoh.alur import BAGUS, DEWI, HENDRA, RATNA, hari
from sistemkerja.antarmuka.jadwal import Batang, susun


class FormulirContoh(forms.Form):
    nama = forms.CharField(label="Nama kegiatan", max_length=200, help_text="Kata kerja lebih dulu, seperti di DPA.")
    cara = forms.ChoiceField(
        label="Cara kerja",
        widget=forms.RadioSelect,
        choices=[
            ("individu", "Sendiri\nSatu pelaksana, tanpa ketua."),
            ("tim", "Tim kerja\nBeberapa orang dengan pembagian peran."),
        ],
    )
    unit = forms.ChoiceField(label="Unit pelaksana", choices=[("", "Pilih unit"), ("1", "Bidang Pelayanan Kesehatan")])
    batas = forms.DateField(label="Batas waktu", help_text="Tidak boleh melewati akhir tahun anggaran.")
    pagu = forms.IntegerField(label="Pagu", required=False)
    uraian = forms.CharField(label="Uraian", widget=forms.Textarea(attrs={"rows": 4}), max_length=1000, required=False)
    berkas = forms.FileField(label="Berkas pendukung", required=False, help_text="PDF atau gambar, sampai 10 MB.")
    perlu_ketua = forms.BooleanField(label="Tim ini memerlukan ketua", required=False)


def formulir(*, keliru: bool = False) -> forms.Form:
    if not keliru:
        return FormulirContoh(prefix="contoh")
    isi = {"nama": "Menyusun peta sebaran balita stunting", "cara": "tim", "batas": ""}
    return FormulirContoh({f"keliru-{medan}": nilai for medan, nilai in isi.items()}, prefix="keliru")


def jadwal() -> dict[str, Any]:
    return susun(
        [
            Batang("Data dasar per kelurahan", hari(-70), hari(-30), 1),
            Batang("Kunjungan rumah", hari(-35), hari(12), 0.7),
            Batang("Peta sebaran", hari(-5), hari(25), 0.2),
            Batang("Laporan akhir", hari(20), hari(40)),
        ],
        kini=timezone.localdate(),
    )


def papan() -> list[dict[str, Any]]:
    peta = {"judul": "Peta sebaran per kelurahan", "url": "#", "orang": [BAGUS, DEWI], "batas": hari(25)}
    kunjungan = {
        "judul": "Kunjungan rumah 46 kelurahan",
        "url": "#",
        "orang": [DEWI],
        "batas": hari(-1),
        "keterangan": "31 dari 46 kelurahan",
    }
    return [
        {
            "judul": "Belum mulai",
            "kartu": [{"judul": "Laporan akhir", "url": "#", "orang": [BAGUS], "batas": hari(40)}],
        },
        {"judul": "Berjalan", "kartu": [peta, kunjungan]},
        {"judul": "Ditinjau", "kartu": [{"judul": "Data dasar per kelurahan", "url": "#", "lencana": "menunggu"}]},
        {"judul": "Selesai", "kartu": []},
    ]


def pohon() -> list[dict[str, Any]]:
    return [
        {
            "teks": "Prevalensi stunting turun menjadi 8 persen",
            "url": "#",
            "orang": HENDRA,
            "keterangan": "8 %",
            "anak": [
                {
                    "teks": "Balita ditimbang dan diukur",
                    "url": "#",
                    "orang": RATNA,
                    "keterangan": "95 %",
                    "anak": [
                        {"teks": "Peta sebaran balita stunting", "url": "#", "orang": BAGUS, "lencana": "berjalan"},
                        {"teks": "Pelatihan kader posyandu", "url": "#", "orang": DEWI, "lencana": "selesai"},
                    ],
                },
                {
                    "teks": "Air minum aman di kelurahan prioritas",
                    "url": "#",
                    "orang": {"nama": ""},
                    "lencana": "belum",
                },
            ],
        },
    ]

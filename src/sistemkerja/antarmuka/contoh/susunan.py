"""Composed components of the living page: search field, table, timeline, wizard, comparison, chart."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.safestring import SafeString

from sistemkerja.antarmuka.contoh.alur import BAGUS, DEWI, RATNA, hari
from sistemkerja.antarmuka.pilih_cari import Calon, PilihCari
from sistemkerja.antarmuka.tabel import Kolom, Tabel, susun

_ALAMAT = "/organisasi/cari/?jenis=pegawai&bentuk=pilihan"
_CALON = [
    Calon("1", "Siti Fatmawati, S.K.M., M.Kes.", "Kepala Bidang Kesehatan Masyarakat · Dinas Kesehatan"),
    Calon("2", "Siti Anggraini, S.Sos.", "Sekretaris Kelurahan Lirboyo", "plt"),
]
_KOLOM = (
    Kolom("nama", "Pegawai", urut="nama", saring=True),
    Kolom("jabatan", "Jabatan", urut="jabatan"),
    Kolom("jenis", "Jenis", urut="jenis", pilihan=(("pns", "PNS"), ("pppk", "PPPK"))),
    Kolom("kelas", "Kelas", urut="kelas", angka=True),
)
_ORANG = [{**RATNA, "jenis": "pns", "kelas": 11}, {**BAGUS, "jenis": "pns", "kelas": 9}]
_ORANG += [{**DEWI, "jenis": "pppk", "kelas": 8}]


class FormulirCari(forms.Form):
    kosong = forms.Field(label="Pegawai", widget=PilihCari(alamat=_ALAMAT), help_text="Nama, tanpa gelar pun boleh.")
    calon = forms.Field(label="Pegawai (tanpa skrip, sesudah dikirim)", widget=PilihCari(alamat=_ALAMAT))
    terpilih = forms.Field(label="Pegawai (sudah dipilih)", widget=PilihCari(alamat=_ALAMAT))


def formulir_cari() -> forms.Form:
    form = FormulirCari(prefix="pilih")
    form.fields["calon"].widget.calon = _CALON
    form.fields["terpilih"].widget.terpilih = _CALON[0]
    return form


def tabel(data: QueryDict) -> tuple[Tabel, list[dict[str, Any]]]:
    """A table that really sorts and filters its three rows."""
    satu = susun(data, _KOLOM, bawaan="nama", seri="nama")
    baris = [o for o in _ORANG if satu.isi.get("jenis", o["jenis"]) == o["jenis"]]
    baris = [o for o in baris if satu.isi.get("nama", "").casefold() in str(o["nama"]).casefold()]
    medan = satu.order_by[0]
    return satu, sorted(baris, key=lambda o: str(o[medan.lstrip("-")]).zfill(3), reverse=medan.startswith("-"))


def garis_waktu() -> list[dict[str, Any]]:
    return [
        {"kapan": hari(40), "judul": "Bidang Mutu menjadi Bidang Mutu dan Akreditasi", "keadaan": "nanti",
         "lencana": "akan_berlaku", "ket": "Peraturan Walikota Nomor 12 Tahun 2026"},
        {"kapan": hari(-200), "judul": "Ratna Puspitasari diangkat sebagai Kepala Bidang Mutu", "keadaan": "kini",
         "ket": "SK 800.1.3.3/054/2026"},
        {"kapan": hari(-1400), "judul": "Bidang Mutu dibentuk", "keadaan": "lalu"},
    ]  # fmt: skip


def langkah() -> list[dict[str, Any]]:
    return [
        {"nama": "Unggah berkas", "keadaan": "lalu", "url": "#"},
        {"nama": "Cocokkan kolom", "keadaan": "lalu", "url": "#"},
        {"nama": "Pratinjau", "keadaan": "kini", "keterangan": "12.000 baris, 214 keliru"},
        {"nama": "Terapkan", "keadaan": "nanti"},
    ]


def banding() -> list[tuple[str, str, str]]:
    return [
        ("Nama", "Bidang Mutu", "Bidang Mutu dan Akreditasi"),
        ("Induk", "Sekretariat", "Dinas Kesehatan"),
        ("Kelas", "", "11"),
    ]


def _butir(id_: str, nama: str, pejabat: str, sifat: str = "", anak: str = "", isi: str = "4/4") -> str:
    t, _, k = isi.partition("/")
    bawah = f"<details open><summary>di bawahnya</summary><ul>{anak}</ul></details>" if anak else ""
    data = f'data-id="{id_}" data-p="{pejabat}" data-s="{sifat}" data-t="{t}" data-k="{k}"'
    return f'<li {data}><a href="#bagan-daftar">{nama}</a> <span>{pejabat}</span>{bawah}</li>'


def bagan() -> SafeString:
    bidang = _butir("3", "Bidang Pelayanan Kesehatan", str(RATNA["nama"])) + _butir(
        "4", "Bidang Sumber Daya Kesehatan", "", "kosong", isi="3/4"
    )
    sekretariat = _butir("2", "Sekretariat", str(DEWI["nama"]), "plt", _butir("5", "Subbagian Keuangan", "Agus W."))
    return SafeString(f"<ul>{_butir('1', 'Dinas Kesehatan', 'Hendra Gunawan', '', sekretariat + bidang)}</ul>")

"""Sebutan bagi orang: nama isian, keadaan baris, dan arti jawaban."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __
from django.utils.translation import pgettext_lazy

from sistemkerja.impor.kalimat import kalimat_temuan, tanggal_terbaca
from sistemkerja.organisasi.models import SebabBerhenti
from sistemkerja.organisasi.sebutan import jenis_unit, jenjang

ISIAN: dict[str, str | Promise] = {
    "nip": __("NIP"), "nama": __("Nama"), "gelar_depan": __("Gelar depan"), "gelar_belakang": __("Gelar belakang"),
    "jenis_asn": __("Jenis ASN"), "kedudukan": __("Kedudukan hukum"), "golongan": __("Golongan"),
    "tmt_golongan": __("TMT golongan"), "jenis_jabatan": __("Jenis jabatan"), "jabatan": __("Jabatan"),
    "eselon": __("Eselon"), "tmt_jabatan": __("TMT jabatan"), "unit_kode": __("Kode unit"), "unit": __("Unit"),
    "unit_induk": __("Unit induk"), "nomor_sk": __("Nomor SK jabatan"), "tanggal_sk": __("Tanggal SK jabatan"),
    "tmt_pensiun": __("TMT berhenti"), "kode": __("Kode unit"), "induk_kode": __("Kode induk"),
    "induk_nama": __("Nama induk"), "induk": __("Unit induk"), "jenis": __("Jenis unit"),
    "adalah_pd": __("Perangkat Daerah"), "tipe": __("Tipe"), "kode_pd": __("Kode PD dalam peraturan"),
    "pimpinan": __("Jabatan pimpinan"), "kursi": __("Jabatan lain"), "jenis_kursi": __("Jenis jabatan lain"),
    "kelas": __("Kelas jabatan"), "formasi": __("Formasi"), "sejak": __("Sejak"), "berhenti": __("Berhenti"),
    "bagian": __("Bagian dalam PD"),
}  # fmt: skip
_NAMA_STRUKTUR = __("Nama unit")
# keadaan -> (lencana, kata)
KEADAAN: dict[str, tuple[str, str | Promise]] = {
    "keliru": ("ditolak", __("Keliru")),
    "baru": ("disetujui", pgettext_lazy("baris impor", "Baru")),
    "mutasi": ("berjalan", __("Mutasi")),
    "berhenti": ("dicabut", __("Berhenti")),
    "ubah": ("berjalan", __("Ubah data")),
    "tetap": ("belum", __("Tidak berubah")),
    "catatan": ("menunggu", __("Dengan catatan")),
}
PEMISAH: dict[str, str | Promise] = {
    ",": __("koma"), ";": __("titik koma"), "\t": __("tab"), "|": __("garis tegak"),
}  # fmt: skip
PERTANYAAN: dict[str, str | Promise] = {
    "jabatan": __("Jabatan “%(teks)s” itu apa?"),
    "unit": __("Unit “%(teks)s” yang mana?"),
    "kedudukan": __("Kedudukan “%(teks)s” artinya apa?"),
    "jenis": __("Unit “%(teks)s” jenisnya apa?"),
}


def nama_isian(kode: str, jenis: str) -> str:
    """Nama sebuah isian di layar."""
    return str(_NAMA_STRUKTUR if jenis == "struktur" and kode == "nama" else ISIAN.get(kode, kode))


def beda(sebelum: dict[str, Any], sesudah: dict[str, Any], jenis: str) -> list[tuple[str, str, str]]:
    """(isian, sebelum, sesudah) untuk dibaca."""
    kunci = dict.fromkeys((*sebelum, *sesudah))
    return [(nama_isian(k, jenis), _nilai(k, sebelum.get(k)), _nilai(k, sesudah.get(k))) for k in kunci]


def temuan(semua: list[dict[str, Any]], jenis: str) -> list[dict[str, Any]]:
    """Temuan sebuah baris dengan nama kolom dan kalimatnya."""
    return [
        {"kolom": nama_isian(t["kolom"], jenis), "keliru": t["keliru"], "kalimat": kalimat_temuan(t)} for t in semua
    ]


def pilihan_jawaban(tanya: dict[str, Any]) -> list[tuple[str, str]]:
    """Jawaban yang mungkin untuk sebuah pertanyaan."""
    if tanya["macam"] == "unit":
        return [(str(k), nama) for k, nama in tanya["pilihan"]]
    if tanya["macam"] == "kedudukan":
        return [("aktif", _("Aktif")), *((str(k), str(v)) for k, v in SebabBerhenti.choices)]
    if tanya["macam"] == "jenis":
        from sistemkerja.impor.rencana_struktur import JENIS

        return [(k, jenis_unit(k)) for k in JENIS]
    fungsional = (
        "ahli_utama", "ahli_madya", "ahli_muda", "ahli_pertama", "penyelia", "mahir", "terampil", "pemula",
    )  # fmt: skip
    return [
        ("pelaksana", _("Pelaksana")), ("struktural", _("Pimpinan unit (harus ada dalam struktur)")),
        *((k, _("Fungsional, %(jenjang)s") % {"jenjang": jenjang(k)}) for k in fungsional),
    ]  # fmt: skip


def _nilai(kunci: str, isi: Any) -> str:
    if isi is None or isi == "":
        return ""
    if isinstance(isi, bool):
        return _("ya") if isi else _("tidak")
    if isinstance(isi, list):
        return ", ".join(map(str, isi))
    if kunci == "jenis":
        return jenis_unit(str(isi))
    if kunci == "berhenti":
        return str(dict(SebabBerhenti.choices).get(isi, isi))
    return tanggal_terbaca(str(isi))

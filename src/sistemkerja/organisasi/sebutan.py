"""Sebutan kode organisasi bagi orang: jenis unit, jenjang, pangkat, kelompok Perangkat Daerah, isi rincian."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from sistemkerja.organisasi.bacaan import BarisPD
from sistemkerja.organisasi.models import RincianJabatan, RincianUnit

JENIS_UNIT: dict[str, str | Promise] = {
    "pemda": gettext_lazy("Pemerintah Daerah"),
    "sekretariat_daerah": gettext_lazy("Sekretariat Daerah"),
    "sekretariat_dprd": gettext_lazy("Sekretariat DPRD"),
    "inspektorat": gettext_lazy("Inspektorat"),
    "dinas": gettext_lazy("Dinas"),
    "badan": gettext_lazy("Badan"),
    "satpol_pp": gettext_lazy("Satuan Polisi Pamong Praja"),
    "dpmptsp": gettext_lazy("Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"),
    "bpbd": gettext_lazy("Badan Penanggulangan Bencana Daerah"),
    "kantor": gettext_lazy("Kantor"),
    "rsud": gettext_lazy("Rumah Sakit Umum Daerah"),
    "kecamatan": gettext_lazy("Kecamatan"),
    "kelurahan": gettext_lazy("Kelurahan"),
    "uptd": gettext_lazy("Unit Pelaksana Teknis Daerah"),
    "puskesmas": gettext_lazy("Puskesmas"),
    "satuan_pendidikan": gettext_lazy("Satuan Pendidikan"),
    "asisten": gettext_lazy("Asisten"),
    "bagian": gettext_lazy("Bagian"),
    "bidang": gettext_lazy("Bidang"),
    "sekretariat": gettext_lazy("Sekretariat"),
    "subbagian": gettext_lazy("Subbagian"),
    "subbidang": gettext_lazy("Subbidang"),
    "seksi": gettext_lazy("Seksi"),
}
JENJANG: dict[str, str | Promise] = {
    "jpt_madya": gettext_lazy("Jabatan Pimpinan Tinggi Madya"),
    "jpt_pratama": gettext_lazy("Jabatan Pimpinan Tinggi Pratama"),
    "administrator": gettext_lazy("Administrator"),
    "pengawas": gettext_lazy("Pengawas"),
    "pelaksana": pgettext_lazy("jenjang", "Pelaksana"),
    "ahli_utama": gettext_lazy("Ahli Utama"),
    "ahli_madya": gettext_lazy("Ahli Madya"),
    "ahli_muda": gettext_lazy("Ahli Muda"),
    "ahli_pertama": gettext_lazy("Ahli Pertama"),
    "penyelia": gettext_lazy("Penyelia"),
    "mahir": gettext_lazy("Mahir"),
    "terampil": gettext_lazy("Terampil"),
    "pemula": gettext_lazy("Pemula"),
}
# Pangkat PNS menurut golongan ruangnya. PPPK hanya bergolongan.
PANGKAT = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
_KELOMPOK: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (gettext_lazy("Sekretariat dan Inspektorat"), ("sekretariat_daerah", "sekretariat_dprd", "inspektorat")),
    (gettext_lazy("Dinas dan Satuan"), ("dinas", "dpmptsp", "satpol_pp")),
    (gettext_lazy("Badan dan Kantor"), ("badan", "bpbd", "kantor")),
    (gettext_lazy("Rumah sakit"), ("rsud",)),
    (gettext_lazy("Kecamatan"), ("kecamatan",)),
)


def jenis_unit(kode: str) -> str:
    """Sebutan sebuah jenis unit; kode yang belum punya sebutan ditulis apa adanya."""
    return str(JENIS_UNIT.get(kode, kode.replace("_", " ").capitalize()))


def jenjang(kode: str) -> str:
    """Sebutan sebuah jenjang; kepala daerah tidak berjenjang."""
    return str(JENJANG.get(kode, kode.replace("_", " ").capitalize()))


def pangkat(golongan: str) -> str:
    """ "Penata Tingkat I, III/d"; golongan yang tidak berpangkat (PPPK) ditulis "golongan IX"."""
    if not golongan:
        return ""
    nama = PANGKAT.get(golongan.replace(" ", ""))
    return f"{nama}, {golongan}" if nama else _("golongan %(golongan)s") % {"golongan": golongan}


def kelompok_pd(pd: Iterable[BarisPD]) -> list[tuple[str, list[BarisPD]]]:
    """Perangkat Daerah menurut kelompoknya, dalam urutan yang biasa dibaca; kelompok kosong tidak disebut."""
    sisa = sorted(pd, key=lambda b: b.nama)
    hasil = []
    for judul, jenis in _KELOMPOK:
        isi = sorted((b for b in sisa if b.jenis in jenis), key=lambda b: jenis.index(b.jenis))
        sisa = [b for b in sisa if b.jenis not in jenis]
        hasil.append((str(judul), isi))
    hasil.append((_("Lainnya"), sisa))
    return [(judul, isi) for judul, isi in hasil if isi]


def isi_rincian_unit(rincian: RincianUnit) -> dict[str, str]:
    """Isi rincian unit yang dibaca orang, untuk membandingkan dua masa."""
    return {
        _("Nama"): rincian.nama,
        _("Jenis"): jenis_unit(rincian.jenis),
        _("Induk"): rincian.induk.nama if rincian.induk else "",
        _("Tipe"): rincian.tipe.upper(),
        _("Perangkat Daerah"): _("ya") if rincian.adalah_pd else _("bukan"),
    }


def isi_rincian_jabatan(rincian: RincianJabatan) -> dict[str, str]:
    """Isi rincian jabatan yang dibaca orang, untuk membandingkan dua masa."""
    return {
        _("Nama"): rincian.nama,
        _("Unit"): rincian.unit.nama,
        _("Jenjang"): jenjang(rincian.jenjang),
        _("Kelas"): str(rincian.kelas or ""),
        _("Memimpin unit"): _("ya") if rincian.pimpinan else _("bukan"),
    }

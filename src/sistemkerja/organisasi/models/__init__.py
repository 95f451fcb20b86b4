"""Organisasi sebuah Pemda, berlaku dari tanggal ke tanggal.

Tidak ada baris yang dihapus: unit, jabatan, dan pemangku ditutup pada suatu tanggal, dan tanggal yang lalu tetap
terbaca.
"""

from sistemkerja.organisasi.models.dasar import Bermasa, BermasaQuerySet
from sistemkerja.organisasi.models.jabatan import Formasi, IsiJabatan, Jabatan, RincianJabatan
from sistemkerja.organisasi.models.keputusan import Keputusan
from sistemkerja.organisasi.models.pegawai import JenisAsn, Pegawai, RiwayatPangkat, SebabBerhenti
from sistemkerja.organisasi.models.pemangku import Pemangku, Sifat
from sistemkerja.organisasi.models.unit import IsiUnit, RincianUnit, UnitOrganisasi

__all__ = [
    "Bermasa",
    "BermasaQuerySet",
    "Formasi",
    "IsiJabatan",
    "IsiUnit",
    "Jabatan",
    "JenisAsn",
    "Keputusan",
    "Pegawai",
    "Pemangku",
    "RiwayatPangkat",
    "RincianJabatan",
    "RincianUnit",
    "SebabBerhenti",
    "Sifat",
    "UnitOrganisasi",
]

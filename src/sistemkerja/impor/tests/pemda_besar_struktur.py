"""Struktur Pemda buatan: Perangkat Daerah, kecamatan dan kelurahan yang ada, puskesmas, sekolah, rumah sakit."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

_UMUM = [("Analis Kebijakan Ahli Muda", "fungsional"), ("Perencana Ahli Pertama", "fungsional"),
         ("Arsiparis Terampil", "fungsional"), ("Penelaah Teknis Kebijakan", "pelaksana"),
         ("Pengadministrasi Perkantoran", "pelaksana"), ("Pengolah Data dan Informasi", "pelaksana")]  # fmt: skip
_SEKOLAH = [("Guru Ahli Pertama", "fungsional"), ("Guru Ahli Muda", "fungsional"), ("Guru Ahli Madya", "fungsional"),
            ("Guru Ahli Pertama", "fungsional"), ("Pengelola Layanan Operasional", "pelaksana")]  # fmt: skip
_SEHAT = [("Perawat Terampil", "fungsional"), ("Perawat Ahli Pertama", "fungsional"), ("Bidan Terampil", "fungsional"),
          ("Bidan Mahir", "fungsional"), ("Dokter Ahli Pertama", "fungsional"), ("Dokter Ahli Muda", "fungsional"),
          ("Nutrisionis Terampil", "fungsional"), ("Pengadministrasi Perkantoran", "pelaksana")]  # fmt: skip
_DINAS = (
    "Pekerjaan Umum dan Penataan Ruang", "Perumahan Rakyat dan Kawasan Permukiman", "Sosial", "Tenaga Kerja",
    "Lingkungan Hidup", "Kependudukan dan Pencatatan Sipil", "Perhubungan", "Komunikasi dan Informatika",
    "Koperasi, Usaha Kecil dan Menengah", "Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "Pariwisata",
    "Perdagangan dan Perindustrian", "Pertanian dan Ketahanan Pangan", "Perpustakaan dan Arsip", "Pemuda dan Olahraga",
    "Pengendalian Penduduk dan Keluarga Berencana",
)  # fmt: skip
_BADAN = ("Perencanaan Pembangunan Daerah", "Pengelola Keuangan dan Aset Daerah", "Kepegawaian dan Pengembangan SDM",
          "Pengelola Pajak dan Retribusi Daerah", "Kesatuan Bangsa dan Politik")  # fmt: skip
_BIDANG = ("Bina Program", "Pengembangan", "Pengendalian", "Pelayanan")


@dataclass(slots=True)
class UnitBesar:
    """Satu unit; `bobot` menentukan seberapa banyak orang di sana, `jabatan` jabatan apa saja."""

    kode: str
    nama: str
    induk: str
    eselon: str
    pimpinan: str
    bobot: int = 0
    jabatan: list[tuple[str, str]] = field(default_factory=list)


def susun_unit(orang: int, acak: random.Random, wilayah: Mapping[str, str], kode: str) -> list[UnitBesar]:
    """Unit-unit Pemda dengan sebanyak itu orang; sekitar seperlima belas orangnya memimpin unit."""
    bagian = min(1.0, orang / 12_000)
    hasil: list[UnitBesar] = []

    def tambah(nama: str, induk: str, eselon: str, pimpinan: str, bobot: int = 0, jabatan=_UMUM) -> str:
        unit = UnitBesar(f"{acak.getrandbits(64):016X}", nama, induk, eselon, pimpinan, bobot, jabatan)
        hasil.append(unit)
        return unit.kode

    def perangkat(nama: str, pimpinan: str, bidang: int) -> str:
        pd = tambah(nama, puncak, "II.b", pimpinan)
        sekretariat = tambah("Sekretariat", pd, "III.a", f"Sekretaris {nama}", 2)
        tambah("Sub Bagian Umum dan Kepegawaian", sekretariat, "IV.a", "Kepala Sub Bagian Umum dan Kepegawaian", 4)
        tambah("Sub Bagian Keuangan", sekretariat, "IV.a", "Kepala Sub Bagian Keuangan", 3)
        for satu in _BIDANG[:bidang]:
            tambah(f"Bidang {satu}", pd, "III.b", f"Kepala Bidang {satu}", 6)
        return pd

    puncak = tambah("Pemerintah Kota Jambi", "", "", "")
    setda = tambah("Sekretariat Daerah", puncak, "II.a", "Sekretaris Daerah")
    for asisten in ("Asisten Pemerintahan dan Kesejahteraan Rakyat", "Asisten Perekonomian dan Pembangunan",
                    "Asisten Administrasi Umum"):  # fmt: skip
        atas = tambah(asisten, setda, "II.b", asisten)
        for n in range(3):
            nama = f"Bagian {('Hukum', 'Organisasi', 'Umum')[n]} {asisten.split()[1]}"
            tambah(nama, atas, "III.a", f"Kepala {nama}", 5)
    perangkat("Sekretariat DPRD", "Sekretaris DPRD", 2)
    perangkat("Inspektorat", "Inspektur", 0)
    for nama in _DINAS:
        perangkat(f"Dinas {nama}", f"Kepala Dinas {nama}", 4)
    for nama in _BADAN:
        perangkat(f"Badan {nama}", f"Kepala Badan {nama}", 3)
    _wilayah(tambah, puncak, wilayah, kode, bagian)
    kesehatan = perangkat("Dinas Kesehatan", "Kepala Dinas Kesehatan", 4)
    pendidikan = perangkat("Dinas Pendidikan", "Kepala Dinas Pendidikan", 4)
    rsud = tambah("RSUD Abdul Manap", kesehatan, "III.a", "Direktur RSUD Abdul Manap", round(250 * bagian), _SEHAT)
    tambah("Bagian Tata Usaha RSUD Abdul Manap", rsud, "III.b", "Kepala Bagian Tata Usaha RSUD Abdul Manap", 10)
    kelurahan = [n for k, n in wilayah.items() if k.startswith(kode) and k.count(".") == 3]
    for nama in kelurahan[: round(20 * bagian) + 1]:
        atas = tambah(f"Puskesmas {nama}", kesehatan, "", "", 40, _SEHAT)
        tambah("Sub Bagian Tata Usaha", atas, "IV.b", f"Kepala Sub Bagian Tata Usaha Puskesmas {nama}", 3)
    for n in range(round(250 * bagian) + 2):
        nama = f"{'SMP' if n % 6 == 0 else 'SD'} Negeri {n + 1} {kelurahan[n % len(kelurahan)]}"
        tambah(nama, pendidikan, "", "", 16, _SEKOLAH)
    return hasil


def _wilayah(tambah, puncak: str, wilayah: Mapping[str, str], kode: str, bagian: float) -> None:
    kecamatan = [k for k in wilayah if k.startswith(f"{kode}.") and k.count(".") == 2]
    for k in kecamatan[: max(1, round(len(kecamatan) * bagian))]:
        nama = f"Kecamatan {wilayah[k]}"
        atas = tambah(nama, puncak, "III.a", f"Camat {wilayah[k]}", 3)
        tambah("Sekretariat Kecamatan", atas, "III.b", f"Sekretaris Kecamatan {wilayah[k]}", 3)
        tambah("Seksi Pemerintahan", atas, "IV.a", "Kepala Seksi Pemerintahan", 3)
        for lurah in [x for x in wilayah if x.startswith(f"{k}.")]:
            bawah = tambah(f"Kelurahan {wilayah[lurah]}", atas, "IV.a", f"Lurah {wilayah[lurah]}", 3)
            tambah("Seksi Pelayanan Publik", bawah, "IV.b", "Kepala Seksi Pelayanan Publik", 2)

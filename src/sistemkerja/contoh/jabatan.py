"""Nama, kode, dan jenjang jabatan pimpinan menurut jenis unit, serta cara membaca satu kursi JF atau pelaksana."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Unit(Protocol):
    """Sebuah unit sejauh penamaan jabatan memerlukannya."""

    @property
    def nama(self) -> str: ...
    @property
    def jenis(self) -> str: ...
    @property
    def bagian(self) -> str: ...


# jenis unit -> kode jabatan pimpinannya, pola nama ({u} unit, {n} tanpa kata jenisnya, {i} induknya), jenjang
_MENURUT_JENIS = {
    "sekretariat_daerah": ("sekretaris_daerah", "Sekretaris Daerah", "jpt_pratama"),
    "sekretariat_dprd": ("kepala_pd", "Sekretaris DPRD", "jpt_pratama"),
    "inspektorat": ("kepala_pd", "Inspektur", "jpt_pratama"),
    "dinas": ("kepala_pd", "Kepala {u}", "jpt_pratama"),
    "badan": ("kepala_pd", "Kepala {u}", "jpt_pratama"),
    "satpol_pp": ("kepala_pd", "Kepala {u}", "jpt_pratama"),
    "dpmptsp": ("kepala_pd", "Kepala {u}", "jpt_pratama"),
    "bpbd": ("kepala_pd", "Kepala Pelaksana {u}", "jpt_pratama"),
    "kantor": ("kepala_pd", "Kepala {u}", "administrator"),
    "rsud": ("direktur", "Direktur {u}", "administrator"),
    "kecamatan": ("camat", "Camat {n}", "administrator"),
    "kelurahan": ("lurah", "Lurah {n}", "pengawas"),
    "uptd": ("kepala_uptd", "Kepala {u}", "pengawas"),
    "puskesmas": ("kepala_puskesmas", "Kepala {u}", "ahli_madya"),
    "satuan_pendidikan": ("kepala_satuan_pendidikan", "Kepala {u}", "ahli_madya"),
    "asisten": ("asisten", "{u}", "jpt_pratama"),
    "bagian": ("kepala_bagian", "Kepala {u}", "administrator"),
    "bidang": ("kepala_bidang", "Kepala {u}", "administrator"),
    "subbagian": ("kepala_subbagian", "Kepala {u}", "pengawas"),
    "subbidang": ("kepala_subbidang", "Kepala {u}", "pengawas"),
    "seksi": ("kepala_seksi", "Kepala {u}", "pengawas"),
}
_SEKRETARIS = {
    "kecamatan": ("sekretaris_kecamatan", "Sekretaris {i}", "administrator"),
    "kelurahan": ("sekretaris_kelurahan", "Sekretaris {i}", "pengawas"),
}
_MENURUT_BAGIAN = {
    "irban": ("inspektur_pembantu", "{u}", "administrator"),
    "wadir": ("wakil_direktur", "{u}", "administrator"),
}


class _Kepala:
    """Jabatan yang memimpin sebuah unit."""

    bagian = frozenset({"sekretariat", "bidang", "bagian", "subbagian", "subbidang", "seksi", "uptd"})

    def untuk(self, unit: Unit, induk: Unit | None, kepala_daerah: str) -> tuple[str, str, str]:
        """(kode, nama, jenjang) jabatan pimpinan unit itu."""
        if unit.jenis == "pemda":
            return "kepala_daerah", kepala_daerah, ""
        if unit.jenis == "sekretariat":
            bawaan = ("sekretaris_pd", "Sekretaris {i}", "administrator")
            kode, pola, jenjang = _SEKRETARIS.get(induk.jenis if induk else "", bawaan)
        else:
            kode, pola, jenjang = _MENURUT_BAGIAN.get(unit.bagian) or _MENURUT_JENIS[unit.jenis]
        tanpa_jenis = unit.nama.partition(" ")[2]
        nama = pola.format(u=unit.nama, n=tanpa_jenis, i=induk.nama if induk else "")
        return kode, nama, jenjang


KEPALA = _Kepala()


@dataclass(frozen=True, slots=True)
class Kursi:
    """Satu kursi JF atau pelaksana."""

    nama: str
    jenjang: str
    penyetaraan: bool
    pppk: bool
    kosong: bool
    peran_sistem: tuple[str, ...]


_JENJANG = {
    "Ahli Utama": "ahli_utama",
    "Ahli Madya": "ahli_madya",
    "Ahli Muda": "ahli_muda",
    "Ahli Pertama": "ahli_pertama",
    "Penyelia": "penyelia",
    "Mahir": "mahir",
    "Terampil": "terampil",
    "Pemula": "pemula",
}


def urai_kursi(teks: str) -> Kursi:
    """Baca "Analis Kebijakan Ahli Muda*": * hasil penyetaraan, @ PPPK, ~ lowong, " !peran" peran sistem."""
    pokok, _, peran = teks.partition(" !")
    nama = pokok.rstrip("*@~")
    tanda = pokok[len(nama) :]
    jenjang = next((kode for akhir, kode in _JENJANG.items() if nama.endswith(f" {akhir}")), "pelaksana")
    return Kursi(nama, jenjang, "*" in tanda, "@" in tanda, "~" in tanda, tuple(peran.split()))


# Kata dalam nama jabatan -> rumpun gelar pemangkunya; yang pertama cocok dipakai.
_RUMPUN = {
    "Dokter": "dokter",
    "Perawat": "perawat",
    "Bidan ": "bidan",
    "Apoteker": "farmasi",
    "Nutrisionis": "kesehatan",
    "Sanitarian": "kesehatan",
    "Epidemiolog": "kesehatan",
    "Kesehatan": "kesehatan",
    "Keperawatan": "perawat",
    "Guru": "guru",
    "Widyaprada": "guru",
    "Pembelajaran": "guru",
    "Hukum": "hukum",
    "Perundang-undangan": "hukum",
    "Auditor": "keuangan",
    "Keuangan": "keuangan",
    "Komputer": "komputer",
    "Sandiman": "komputer",
    "Informatika": "komputer",
    "Kendaraan": "teknik",
    "Perumahan": "teknik",
    "Pertanian": "pertanian",
    "Veteriner": "pertanian",
}


def rumpun(nama_jabatan: str) -> str:
    """Rumpun gelar yang lazim bagi sebuah jabatan; "umum" bila tidak khas."""
    return next((nilai for kata, nilai in _RUMPUN.items() if kata in nama_jabatan), "umum")

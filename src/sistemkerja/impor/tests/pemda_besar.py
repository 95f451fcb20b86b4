"""Pemda buatan sebesar Pemda sungguhan dalam kolom unduhan SIASN, dengan kesalahan yang lazim dan daftarnya.

Nama kecamatan dan kelurahannya nama wilayah yang ada; orang, NIP, dan kodenya buatan. Benih yang sama memberi berkas
yang sama. Kesalahannya: NIP yang kehilangan angka, NIP ganda, unit yang tidak ada, tanggal sebagai teks, sel gabungan,
dan dua pemangku untuk satu jabatan.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import xlsxwriter

from sistemkerja.contoh.nama import DATA, yaml
from sistemkerja.contoh.susunan import KODE, wilayah
from sistemkerja.impor.tests.pemda_besar_struktur import UnitBesar, susun_unit

PER = date(2026, 11, 1)
KOLOM = (
    "PNS ID,NIP BARU,NIP LAMA,NAMA,GELAR DEPAN,GELAR BELAKANG,TEMPAT LAHIR ID,TEMPAT LAHIR NAMA,TANGGAL LAHIR,"
    "JENIS KELAMIN,AGAMA ID,AGAMA NAMA,JENIS KAWIN ID,JENIS KAWIN NAMA,NIK,NOMOR HP,EMAIL,EMAIL GOV,ALAMAT,NPWP NOMOR,"
    "BPJS,JENIS PEGAWAI ID,JENIS PEGAWAI NAMA,KEDUDUKAN HUKUM ID,KEDUDUKAN HUKUM NAMA,STATUS CPNS PNS,"
    "KARTU ASN VIRTUAL,NOMOR SK CPNS,TANGGAL SK CPNS,TMT CPNS,NOMOR SK PNS,TANGGAL SK PNS,TMT PNS,GOL AWAL ID,"
    "GOL AWAL NAMA,GOL AKHIR ID,GOL AKHIR NAMA,TMT GOLONGAN,MK TAHUN,MK BULAN,JENIS JABATAN ID,JENIS JABATAN NAMA,"
    "JABATAN ID,JABATAN NAMA,TMT JABATAN,TINGKAT PENDIDIKAN ID,TINGKAT PENDIDIKAN NAMA,PENDIDIKAN ID,PENDIDIKAN NAMA,"
    "TAHUN LULUS,KPKN ID,KPKN NAMA,LOKASI KERJA ID,LOKASI KERJA NAMA,UNOR ID,UNOR NAMA,INSTANSI INDUK ID,"
    "INSTANSI INDUK NAMA,INSTANSI KERJA ID,INSTANSI KERJA NAMA,SATUAN KERJA INDUK ID,SATUAN KERJA INDUK NAMA,"
    "SATUAN KERJA KERJA ID,SATUAN KERJA KERJA NAMA,IS VALID NIK,NAMA SEKOLAH,FLAG IKD,ESELON ID,ESELON NAMA"
).split(",")
KOLOM_UNOR = ("NO", "ID", "NAMA UNOR", "ESELON", "NAMA JABATAN", "ID ATASAN", "UNOR ATASAN")
_KESALAHAN = 0.02
_GOLONGAN = {
    "struktural": ("III/c", "III/d", "IV/a", "IV/b"), "ahli": ("III/a", "III/b", "III/c", "III/d", "IV/a"),
    "terampil": ("II/c", "II/d", "III/a", "III/b"), "pelaksana": ("II/a", "II/b", "II/c", "II/d", "III/a"),
}  # fmt: skip


@dataclass
class PemdaBesar:
    """Berkas-berkasnya, dan kesalahan yang dibuat: (nomor baris, isian, kode temuan)."""

    unit: list[UnitBesar]
    baris: list[dict[str, Any]]
    gabungan: list[tuple[int, int, str]] = field(default_factory=list)
    kesalahan: set[tuple[int, str, str]] = field(default_factory=set)

    def berkas_struktur(self) -> bytes:
        """ref-unor sebagai .xlsx."""
        nama = {u.kode: u.nama for u in self.unit}
        isi = [
            (n, u.kode, u.nama.upper(), u.eselon, u.pimpinan.upper(), u.induk, nama.get(u.induk, "").upper())
            for n, u in enumerate(self.unit, start=1)
        ]
        return _xlsx(KOLOM_UNOR, isi)

    def berkas_pegawai(self) -> bytes:
        """Unduhan data pegawai sebagai .xlsx; baris ke-n di daftar ada di baris n + 2 lembarnya."""
        isi = [tuple(b.get(k, "") for k in KOLOM) for b in self.baris]
        return _xlsx(KOLOM, isi, [(a + 2, b + 2, KOLOM.index(k)) for a, b, k in self.gabungan])


def pemda_besar(orang: int, benih: int = 1, kesalahan: float = _KESALAHAN) -> PemdaBesar:
    """Sebuah Kota Jambi buatan dengan sebanyak itu orang; sepersekian barisnya (`kesalahan`) salah."""
    acak = random.Random(benih)
    unit = susun_unit(orang, acak, wilayah(), KODE["jambi"])
    pembuat = _Pembuat(acak, {u.kode: u for u in unit})
    baris = [pembuat.kepala(u) for u in unit if u.eselon and acak.random() < 0.97]
    tempat = [u for u in unit for _ in range(u.bobot)]
    while len(baris) < orang:
        baris.append(pembuat.anggota(acak.choice(tempat)))
    acak.shuffle(baris)
    hasil = PemdaBesar(unit, baris)
    _salahkan(hasil, acak, round(orang * kesalahan / 6))
    return hasil


class _Pembuat:
    def __init__(self, acak: random.Random, unit: dict[str, UnitBesar]) -> None:
        self.acak, self.unit = acak, unit
        bahan = yaml.safe_load((DATA / "nama.yaml").read_text(encoding="utf-8"))
        self.nama, self.gelar = bahan["langgam"]["melayu"], bahan["gelar"]
        self.terpakai: set[str] = set()

    def kepala(self, u: UnitBesar) -> dict[str, Any]:
        lahir = self.acak.randint(1968, 1988)
        isi = {"JENIS JABATAN NAMA": "Jabatan Struktural", "JABATAN NAMA": u.pimpinan, "ESELON NAMA": u.eselon}
        return self._orang(u, lahir, False, "struktural", "magister") | {k: v.upper() for k, v in isi.items()}

    def anggota(self, u: UnitBesar) -> dict[str, Any]:
        jabatan, jenis = self.acak.choice(u.jabatan)
        pppk = self.acak.random() < 0.25
        tingkat = "ahli" if "Ahli" in jabatan else "terampil" if jenis == "fungsional" else "pelaksana"
        isi = self._orang(
            u, self.acak.randint(1970, 1999), pppk, tingkat, "sarjana" if tingkat == "ahli" else "diploma"
        )
        sebut = "Jabatan Fungsional Tertentu" if jenis == "fungsional" else "Jabatan Fungsional Umum"
        return isi | {"JENIS JABATAN NAMA": sebut, "JABATAN NAMA": jabatan.upper()}

    def _orang(self, u: UnitBesar, lahir: int, pppk: bool, tingkat: str, gelar: str) -> dict[str, Any]:
        pria = self.acak.random() < 0.45
        nip, tmt = self._nip(lahir, pria, pppk)
        kumpulan = [self.nama["pria" if pria else "wanita"], self.nama["belakang_pria" if pria else "belakang_wanita"]]
        nama = f"{self.acak.choice(kumpulan[0])} {self.acak.choice(kumpulan[1])}"
        _, _, akhir = self.acak.choice(self.gelar["umum"][gelar]).rpartition("|")
        mulai = max(tmt, date(2022, 1, 3)) + timedelta(days=self.acak.randint(0, 600))
        jalur = self._jalur(u)
        return {
            "PNS ID": str(UUID(int=self.acak.getrandbits(128))), "NIP BARU": nip, "NAMA": nama.upper(),
            "GELAR BELAKANG": akhir, "JENIS KELAMIN": "M" if pria else "F",
            "TANGGAL LAHIR": f"{nip[6:8]}-{nip[4:6]}-{nip[:4]}",
            "JENIS PEGAWAI NAMA": "PPPK" if pppk else "PNS Daerah Kab/Kota",
            "KEDUDUKAN HUKUM NAMA": "PPPK Aktif" if pppk else "Aktif", "TMT CPNS": tmt.strftime("%d-%m-%Y"),
            "GOL AKHIR NAMA": self.acak.choice(("V", "VII", "IX", "X") if pppk else _GOLONGAN[tingkat]),
            "TMT GOLONGAN": mulai.strftime("%d-%m-%Y"), "TMT JABATAN": mulai.strftime("%d-%m-%Y"),
            "UNOR ID": u.kode, "UNOR NAMA": " - ".join(jalur).upper(), "INSTANSI KERJA NAMA": "Pemerintah Kota Jambi",
            "SATUAN KERJA KERJA NAMA": jalur[-2] if len(jalur) > 1 else jalur[0], "ESELON NAMA": "",
        }  # fmt: skip

    def _jalur(self, u: UnitBesar) -> list[str]:
        jalur = [u.nama]
        while u.induk:
            u = self.unit[u.induk]
            jalur.append(u.nama)
        return jalur

    def _nip(self, lahir: int, pria: bool, pppk: bool) -> tuple[str, date]:
        while True:
            tanggal = date(lahir, 1, 1) + timedelta(days=self.acak.randint(0, 364))
            tahun = self.acak.randint(2021, 2025) if pppk else min(lahir + self.acak.randint(22, 30), 2022)
            bulan = self.acak.choice((1, 3, 4, 12))
            tengah = f"{tahun}2{self.acak.randint(1, 2)}" if pppk else f"{tahun}{bulan:02d}"
            nip = f"{tanggal:%Y%m%d}{tengah}{1 if pria else 2}{self.acak.randint(900, 999)}"
            if nip not in self.terpakai:
                self.terpakai.add(nip)
                return nip, date(tahun, 3 if pppk else bulan, 1)


def _salahkan(p: PemdaBesar, acak: random.Random, banyak: int) -> None:
    """Setiap macam kesalahan `banyak` kali, pada baris-baris yang berlainan."""
    kepala = [n for n, b in enumerate(p.baris) if b["JENIS JABATAN NAMA"] == "JABATAN STRUKTURAL"]
    sisa = [n for n in range(1, len(p.baris) - 3) if n not in set(kepala)]
    acak.shuffle(sisa)
    terlarang: set[int] = set()

    def ambil() -> int:
        while True:
            n = sisa.pop()
            if n not in terlarang:
                terlarang.update((n - 2, n - 1, n, n + 1, n + 2))
                return n

    def catat(n: int, isian: str, kode: str) -> None:
        p.kesalahan.add((n + 2, isian, kode))

    for i in range(banyak):
        n = ambil()
        p.baris[n]["NIP BARU"] = _hilang_angka(p.baris[n]["NIP BARU"], i % 3)
        catat(n, "nip", "nip_nol" if i % 3 == 2 else "nip_angka")
        a, b = ambil(), ambil()
        p.baris[a]["NIP BARU"] = p.baris[b]["NIP BARU"]
        for kolom in ("JENIS PEGAWAI NAMA", "GOL AKHIR NAMA"):  # supaya yang salah hanya NIP-nya
            p.baris[a][kolom] = p.baris[b][kolom]
        catat(a, "nip", "nip_ganda")
        catat(b, "nip", "nip_ganda")
        n = ambil()
        p.baris[n]["UNOR ID"], p.baris[n]["UNOR NAMA"] = f"HAPUS{n}", f"Bidang Yang Dihapus {n}"
        catat(n, "unit", "unit_tak_dikenal")
        n = ambil()
        tulisan, kode = (
            ("31 Februari 2024", "tanggal"),
            ("1 Maret 2023", "tanggal_teks"),
            ("15/7/2023", "tanggal_teks"),
        )[i % 3]
        p.baris[n]["TMT JABATAN"] = tulisan
        catat(n, "tmt_jabatan", kode)
        n = ambil()
        p.gabungan.append((n, n + 1, "UNOR NAMA"))
        catat(n + 1, "unit", "gabungan")
        n, k = ambil(), kepala.pop()
        for kolom in ("JENIS JABATAN NAMA", "JABATAN NAMA", "ESELON NAMA", "UNOR ID", "UNOR NAMA"):
            p.baris[n][kolom] = p.baris[k][kolom]
        catat(n, "jabatan", "dua_pemangku")
        catat(k, "jabatan", "dua_pemangku")


def _hilang_angka(nip: str, cara: int) -> Any:
    if cara == 0:
        return float(nip)
    return f"{nip[0]},{nip[1:6]}E+17" if cara == 1 else f"{nip[:15]}000"


def _xlsx(kolom: tuple[str, ...] | list[str], isi: list[tuple[Any, ...]], gabungan: list[Any] | None = None) -> bytes:
    """Lembar kerja dengan judul di baris 1; angka ditulis sebagai angka, yang lain sebagai teks."""
    keluaran = io.BytesIO()
    buku = xlsxwriter.Workbook(keluaran, {"in_memory": True})
    lembar = buku.add_worksheet("Data")
    for k, judul in enumerate(kolom):
        lembar.write_string(0, k, judul)
    for n, baris in enumerate(isi, start=1):
        for k, nilai in enumerate(baris):
            if isinstance(nilai, float):
                lembar.write_number(n, k, nilai)
            elif nilai != "":
                lembar.write_string(n, k, str(nilai))
    for a, b, k in gabungan or []:
        lembar.merge_range(a - 1, k, b - 1, k, isi[a - 2][k])
    buku.close()
    return keluaran.getvalue()

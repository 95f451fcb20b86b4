"""Dari keterangan YAML sebuah Pemda ke baris organisasi: unit, jabatan, pegawai, pemangku. Murni, tanpa basis data.

Benih acaknya nama Pemda, dan setiap kunci (id) diturunkan dari letaknya: setiap pemuatan memberi organisasi yang
sama persis.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from sistemkerja.contoh.baris import BERDIRI, BarisJabatan, BarisPegawai, BarisPemangku, BarisUnit, Susunan
from sistemkerja.contoh.jabatan import KEPALA, rumpun, urai_kursi
from sistemkerja.contoh.nama import DATA, Orang, PembuatOrang, baca_data

KODE = {"kediri": "35.71", "lubuk-linggau": "16.73", "blitar": "35.72", "jambi": "15.71", "bekasi": "32.16"}
SLUG = tuple(KODE)
SANDI_CONTOH = "contoh-2026"
RUANG = UUID("3b0a3f0e-5d5c-5f0e-9a41-4f1f6d0c7e22")
MENJABAT = date(2022, 1, 3)
PENYETARAAN = date(2021, 12, 31)
MUTASI = date(2024, 3, 1)
PENSIUN = date(2026, 7, 1)
PLH = date(2026, 11, 16)


@functools.cache
def wilayah() -> dict[str, str]:
    """Nama kecamatan dan kelurahan menurut kode (Kepmendagri 300.2.2-2138/2025)."""
    with (DATA / "wilayah.csv").open(encoding="utf-8", newline="") as berkas:
        return {baris["kode"]: baris["nama"] for baris in csv.DictReader(berkas)}


@functools.cache
def susunan(slug: str) -> Susunan:
    """Organisasi contoh Pemda `slug`; selalu sama."""
    return _Penyusun(slug).susun()


class _Penyusun:
    """Menyusun satu Pemda: unit dan kursi dahulu, orang kemudian, keadaan khusus (Plt., Plh., rangkap) terakhir."""

    def __init__(self, slug: str) -> None:
        self.keterangan = baca_data(DATA / f"organisasi_{slug}.yaml")
        self.pola = baca_data(DATA / "pola.yaml")
        self.hasil = Susunan(slug)
        self.pembuat = PembuatOrang(f"organisasi-{slug}", self.keterangan["langgam"])
        self._tunda: list[tuple[BarisJabatan, str, str]] = []  # jabatan, sifat, nama jabatan pemangkunya
        self._definitif: dict[str, BarisPegawai] = {}  # nama jabatan -> orang
        self._tukar: list[tuple[BarisJabatan, BarisPegawai]] = []

    def susun(self) -> Susunan:
        puncak = {"jenis": "pemda", "nama": f"Pemerintah {self._nama_pemda()}", "kode": "PEMDA"}
        self._unit(puncak | {"unit": self.keterangan["unit"]}, None, 0)
        self._isi_yang_ditunda()
        self._riwayat_mutasi()
        return self.hasil

    def _nama_pemda(self) -> str:
        return wilayah()[KODE[self.hasil.slug]]

    def _id(self, *kunci: object) -> UUID:
        return uuid5(RUANG, "/".join((self.hasil.slug, *map(str, kunci))))

    # Unit ---------------------------------------------------------------------------------------------------------

    def _unit(self, isi: dict[str, Any], induk: BarisUnit | None, utama: int, urut: int = 0) -> None:
        isi = self._berpola(isi)
        jenis = isi["jenis"]
        kode = isi.get("kode") or f"{induk.kode if induk else ''}.{urut:02d}"
        unit = BarisUnit(
            id=self._id("unit", kode),
            kode=kode,
            nama=isi["nama"],
            jenis=jenis,
            kode_pd=isi.get("kode_pd", ""),
            induk=induk.id if induk else None,
            adalah_pd=induk is not None and induk.jenis == "pemda",
            tipe=isi.get("tipe", ""),
            bagian=isi.get("bagian") or (jenis if jenis in KEPALA.bagian else ""),
        )
        self.hasil.unit.append(unit)
        utama = isi.get("utama", utama)
        self._kepala(isi, unit, induk, utama)
        self._kursi(isi, unit, utama)
        if "bekas_seksi" in isi:
            self._bekas_seksi(isi["bekas_seksi"], unit)
        for n, anak in enumerate(self._anak(isi), start=1):
            self._unit(anak, unit, utama, n)

    def _berpola(self, isi: dict[str, Any]) -> dict[str, Any]:
        """Satukan keterangan dengan polanya; {n} dan kode wilayah diganti nama."""
        if "pola" not in isi:
            return isi
        nama = wilayah()[isi["wilayah"]] if "wilayah" in isi else isi.get("n", "")
        pola = self.pola[isi["pola"]]
        sisa = {k: v for k, v in isi.items() if k not in {"pola", "n", "wilayah"}}
        dasar = dict(pola, nama=pola["nama"].replace("{n}", nama), **sisa)
        if "kelurahan" in isi:
            dasar["kelurahan"] = [f"{isi['wilayah']}.{k}" for k in isi["kelurahan"]]
        return dasar

    def _anak(self, isi: dict[str, Any]) -> Iterator[dict[str, Any]]:
        yield from isi.get("unit", ())
        for wilayah_kelurahan in isi.get("kelurahan", ()):
            yield {"pola": "kelurahan", "wilayah": wilayah_kelurahan}

    # Kursi dan orang ----------------------------------------------------------------------------------------------

    def _kepala(self, isi: dict[str, Any], unit: BarisUnit, induk: BarisUnit | None, utama: int) -> None:
        ketentuan = isi.get("kepala", {})
        kosong = ketentuan == "kosong"
        ketentuan = {} if kosong else ketentuan
        kode, nama, jenjang = KEPALA.untuk(unit, induk, self.keterangan["kepala_daerah"])
        jabatan = self._jabatan(
            unit, kode, nama, ketentuan.get("jenjang", jenjang), 0, pimpinan=True, asisten=isi.get("asisten", "")
        )
        if "plt" in ketentuan:
            self._mantan(jabatan)
            self._tunda.append((jabatan, "plt", ketentuan["plt"]))
        elif "rangkap" in ketentuan:
            self._tunda.append((jabatan, "definitif", ketentuan["rangkap"]))
        elif kosong:
            self._mantan(jabatan)
        else:
            if "plh" in ketentuan:
                self._tunda.append((jabatan, "plh", ketentuan["plh"]))
            self._orang(jabatan, ketentuan.get("rumpun") or rumpun(nama), utama)

    def _kursi(self, isi: dict[str, Any], unit: BarisUnit, utama: int) -> None:
        urut = 0
        for lain in isi.get("lain", ()):
            urut += 1
            jabatan = self._jabatan(unit, lain["kode"], lain["nama"], lain["jenjang"], urut)
            self._orang(jabatan, "umum", utama)
        for teks in [*isi.get("jf", ()), *isi.get("pelaksana", ())]:
            urut += 1
            kursi = urai_kursi(teks)
            jabatan = self._jabatan(unit, "", kursi.nama, kursi.jenjang, urut)
            if not kursi.kosong:
                self._orang(jabatan, rumpun(kursi.nama), utama, kursi.pppk, kursi.penyetaraan, kursi.peran_sistem)

    def _jabatan(
        self, unit: BarisUnit, kode: str, nama: str, jenjang: str, urut: int, pimpinan: bool = False, asisten: str = ""
    ) -> BarisJabatan:
        kunci = self._id("jabatan", unit.kode, urut)
        jabatan = BarisJabatan(kunci, unit.id, kode, nama, jenjang, pimpinan, asisten, urut, unit.sejak, unit.sampai)
        self.hasil.jabatan.append(jabatan)
        return jabatan

    def _orang(
        self, jabatan: BarisJabatan, rumpun_: str, utama: int, pppk: bool = False, penyetaraan: bool = False,
        peran_sistem: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        if jabatan.kode == "kepala_daerah":
            orang = self.pembuat.kepala_daerah(KODE[self.hasil.slug])
        else:
            orang = self.pembuat.buat(jabatan.jenjang, rumpun_, pppk=pppk, penyetaraan=penyetaraan)
        peran = peran_sistem[0] if peran_sistem else jabatan.kode or jabatan.jenjang
        pegawai = BarisPegawai(self._id("pegawai", orang.nip), orang, peran_sistem, jabatan.nama, peran, utama)
        self.hasil.pegawai.append(pegawai)
        self._definitif.setdefault(jabatan.nama, pegawai)
        sejak = PENYETARAAN if penyetaraan else _mulai(orang)
        if jabatan.kode == "kepala_bidang" and not utama and len(self._tukar) < 4:
            self._tukar.append((jabatan, pegawai))
            sejak = MUTASI
        self._pangku(jabatan, pegawai, "definitif", sejak)

    def _pangku(
        self, jabatan: BarisJabatan, pegawai: BarisPegawai, sifat: str, sejak: date, sampai: date | None = None
    ) -> None:
        nomor = len(self.hasil.pemangku) + 1
        sk = {"plt": "Surat Perintah", "plh": "Surat Perintah"}.get(sifat, "Keputusan")
        dasar = f"{sk} Nomor 800.1.3.3/{nomor:03d}/{sejak.year} (contoh)"
        kunci = self._id("pemangku", jabatan.id, pegawai.id, sifat, sejak)
        self.hasil.pemangku.append(BarisPemangku(kunci, jabatan.id, pegawai.id, sifat, sejak, sampai, dasar))

    # Keadaan yang tidak biasa -------------------------------------------------------------------------------------

    def _mantan(self, jabatan: BarisJabatan) -> None:
        """Pemangku terdahulu yang pensiun: jabatannya lowong sejak itu."""
        orang = self.pembuat.buat(jabatan.jenjang, rumpun(jabatan.nama), pensiun=True)
        pegawai = BarisPegawai(self._id("pegawai", orang.nip), orang)
        self.hasil.pegawai.append(pegawai)
        self._pangku(jabatan, pegawai, "definitif", MENJABAT, PENSIUN)

    def _isi_yang_ditunda(self) -> None:
        for jabatan, sifat, nama in self._tunda:
            sejak = {"plt": PENSIUN, "plh": PLH}.get(sifat, MUTASI)
            self._pangku(jabatan, self._definitif[nama], sifat, sejak)

    def _riwayat_mutasi(self) -> None:
        """Dua pasang kepala bidang bertukar tempat pada MUTASI: riwayat jabatan dan pegawai tidak kosong."""
        for (jabatan_a, orang_a), (jabatan_b, orang_b) in zip(self._tukar[::2], self._tukar[1::2], strict=False):
            self._pangku(jabatan_a, orang_b, "definitif", MENJABAT, MUTASI)
            self._pangku(jabatan_b, orang_a, "definitif", MENJABAT, MUTASI)

    def _bekas_seksi(self, nama: str, bidang: BarisUnit) -> None:
        """Seksi yang dihapus saat penyederhanaan; kepalanya disetarakan menjadi JF di bidang yang sama."""
        kode = f"{bidang.kode}.B1"
        unit = BarisUnit(
            self._id("unit", kode), kode, nama, "seksi", "", bidang.id, False, "", "seksi", BERDIRI, PENYETARAAN
        )
        self.hasil.unit.append(unit)
        jabatan = self._jabatan(unit, "kepala_seksi", f"Kepala {nama}", "pengawas", 0, pimpinan=True)
        disetarakan = next(p for p in reversed(self.hasil.pegawai) if p.orang.hasil_penyetaraan)
        self._pangku(jabatan, disetarakan, "definitif", BERDIRI, PENYETARAAN)


def _mulai(orang: Orang) -> date:
    """Sejak kapan seseorang menjabat: sesudah penyederhanaan, dan tidak sebelum ia diangkat."""
    if orang.jenis_asn == "pppk":
        return date(int(orang.nip[8:12]), 3, 1)
    if orang.jenis_asn == "bukan":
        return MENJABAT
    return max(MENJABAT, date(int(orang.nip[8:12]), int(orang.nip[12:14]), 1))

"""Riwayat organisasi contoh: apa yang berubah di masa lalu, apa yang sudah diputuskan untuk nanti, dan SK-nya.

Ditumpangkan pada susunan yang tetap; tanggalnya dihitung dari hari pemuatan, supaya "bulan lalu" dan "bulan depan"
selalu benar. Keadaan pada hari pemuatan sama dengan susunannya, kecuali satu Plh. minggu itu.
"""

from __future__ import annotations

import functools
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from sistemkerja.contoh.baris import (
    BarisFormasi,
    BarisJabatan,
    BarisKeputusan,
    BarisPangkat,
    BarisPegawai,
    BarisPemangku,
    BarisUbah,
    BarisUnit,
    Susunan,
)
from sistemkerja.contoh.susunan import RUANG, susunan

NAMA_LAMA = "Dinas Perhubungan, Komunikasi, dan Informatika"
KELAS = {
    "jpt_pratama": 14, "administrator": 12, "pengawas": 9, "ahli_utama": 13, "ahli_madya": 11, "ahli_muda": 9,
    "ahli_pertama": 8, "penyelia": 8, "mahir": 7, "terampil": 6, "pemula": 5, "pelaksana": 6,
}  # fmt: skip
_TANGGA = [f"{g}/{r}" for g in ("I", "II", "III", "IV") for r in "abcde"[: 5 if g == "IV" else 4]]
_SURAT = {
    "definitif": ("Keputusan", "Pengangkatan dalam jabatan"),
    "plt": ("Surat Perintah", "Penunjukan Pelaksana Tugas"),
    "plh": ("Surat Perintah", "Penunjukan Pelaksana Harian"),
}


@functools.lru_cache(maxsize=8)
def bersejarah(slug: str, hari: date) -> Susunan:
    """Organisasi contoh Pemda `slug` dengan riwayatnya, dilihat dari `hari`; selalu sama bagi hari yang sama."""
    return _Sejarah(susunan(slug), hari).susun()


def awal_bulan(hari: date, geser: int) -> date:
    """Tanggal satu, `geser` bulan dari bulan `hari`."""
    bulan = hari.year * 12 + hari.month - 1 + geser
    return date(bulan // 12, bulan % 12 + 1, 1)


class _Sejarah:
    """Menyusun riwayat satu Pemda."""

    def __init__(self, dasar: Susunan, hari: date) -> None:
        self.hari = hari
        self.hasil = Susunan(dasar.slug, list(dasar.unit), list(dasar.jabatan), list(dasar.pegawai))
        self.hasil.pemangku = list(dasar.pemangku)
        self.penanda = next(j.nama for j in dasar.jabatan if j.kode == "kepala_daerah")
        self._sk: dict[tuple[str, str, date], BarisKeputusan] = {}

    def susun(self) -> Susunan:
        self._ganti_nama()
        self._pindah_jabatan()
        self._mutasi_bulan_lalu()
        self._plt_dan_plh()
        self._mutasi_bulan_depan()
        self.hasil.pemangku = [self._bersurat(p) for p in self.hasil.pemangku]
        self.hasil.jabatan = [replace(j, kelas=KELAS.get(j.jenjang)) for j in self.hasil.jabatan]
        self._formasi()
        for pegawai in self.hasil.pegawai:
            self._pangkat(pegawai)
        self.hasil.keputusan = list(self._sk.values())
        return self.hasil

    # Perubahan unit dan jabatan -----------------------------------------------------------------------------------

    def _ganti_nama(self) -> None:
        """Setahun yang lalu urusan perhubungan dilepas dari dinas komunikasi; nama pejabatnya ikut berganti."""
        sejak = awal_bulan(self.hari, -12)
        sk = self._keputusan("Keputusan", "Perubahan nama Perangkat Daerah", sejak)
        dinas = self._unit("DISKOMINFO")
        self.hasil.unit[self.hasil.unit.index(dinas)] = replace(dinas, nama=NAMA_LAMA)
        self.hasil.ubah_unit.append(BarisUbah(dinas.id, sejak, {"nama": dinas.nama}, sk.id))
        for n, j in enumerate(self.hasil.jabatan):
            if dinas.nama in j.nama:
                self.hasil.jabatan[n] = replace(j, nama=j.nama.replace(dinas.nama, NAMA_LAMA))
                self.hasil.ubah_jabatan.append(BarisUbah(j.id, sejak, {"nama": j.nama}, sk.id))

    def _pindah_jabatan(self) -> None:
        """Satu kursi Pranata Komputer pindah dari sekretariat ke bidangnya, enam bulan yang lalu."""
        sejak = awal_bulan(self.hari, -6)
        sk = self._keputusan("Keputusan", "Penataan jabatan fungsional", sejak)
        bidang, sekretariat = self._unit("DISKOMINFO.02"), self._unit("DISKOMINFO.01")
        kursi = next(j for j in self.hasil.jabatan if j.unit == bidang.id and j.nama == "Pranata Komputer Terampil")
        self.hasil.jabatan[self.hasil.jabatan.index(kursi)] = replace(kursi, unit=sekretariat.id)
        self.hasil.ubah_jabatan.append(BarisUbah(kursi.id, sejak, {"unit_id": bidang.id}, sk.id))

    # Orang --------------------------------------------------------------------------------------------------------

    def _mutasi_bulan_lalu(self) -> None:
        """Dua lurah bertukar tempat bulan lalu."""
        pada = awal_bulan(self.hari, -1)
        lurah = [j for j in self.hasil.jabatan if j.kode == "lurah"][-2:]
        a, b = (self._memangku(j.id) for j in lurah)
        for kini, lain in ((a, b), (b, a)):
            self._ganti(kini, replace(kini, sejak=pada))
            self._tambah(kini.jabatan, lain.pegawai, "definitif", lain.sejak, pada)

    def _plt_dan_plh(self) -> None:
        """SK setiap Plt. berakhir bulan depan; seorang kepala bagian Sekretariat DPRD diwakili minggu ini."""
        for p in [p for p in self.hasil.pemangku if p.sifat == "plt"]:
            self._ganti(p, replace(p, sampai=awal_bulan(self.hari, 2)))
        senin = self.hari - timedelta(days=self.hari.weekday())
        bagian = [self._memangku(self._pimpinan(self._unit(kode)).id) for kode in ("SETWAN.01", "SETWAN.02")]
        self._tambah(bagian[1].jabatan, bagian[0].pegawai, "plh", senin, senin + timedelta(days=7))

    def _mutasi_bulan_depan(self) -> None:
        """Seorang staf ahli sudah diputuskan mengisi jabatan kepala dinas yang lowong, mulai bulan depan."""
        pada = awal_bulan(self.hari, 1)
        tujuan = self._pimpinan(self._unit("DINSOS"))
        asal = self._memangku([j for j in self.hasil.jabatan if j.kode == "staf_ahli"][-1].id)
        sk = self._keputusan(*_SURAT["definitif"], pada)
        self._ganti(asal, replace(asal, sampai=pada, keputusan_akhir=sk.id))
        self._tambah(tujuan.id, asal.pegawai, "definitif", pada, None)

    def _ganti(self, lama: BarisPemangku, baru: BarisPemangku) -> None:
        self.hasil.pemangku[self.hasil.pemangku.index(lama)] = baru

    def _tambah(self, jabatan: UUID, pegawai: UUID, sifat: str, sejak: date, sampai: date | None) -> None:
        kunci = self._id("pemangku", jabatan, pegawai, sifat, sejak)
        self.hasil.pemangku.append(BarisPemangku(kunci, jabatan, pegawai, sifat, sejak, sampai, ""))

    def _bersurat(self, p: BarisPemangku) -> BarisPemangku:
        jenis, tentang = _SURAT[p.sifat]
        sk = self._keputusan(jenis, tentang, p.sejak)
        return replace(p, keputusan=sk.id, dasar_sk=f"{jenis} Nomor {sk.nomor}")

    # Formasi dan pangkat ------------------------------------------------------------------------------------------

    def _formasi(self) -> None:
        """Formasi unit-unit Dinas Kesehatan: sebagian terpenuhi, sebagian kurang satu, satu kelebihan."""
        sejak = date(2024, 1, 2)
        sk = self._keputusan("Keputusan", "Penetapan peta jabatan dan formasi", sejak)
        unit = {u.id for u in self.hasil.unit if u.kode.startswith("DINKES") and u.sampai is None}
        kursi: dict[tuple[UUID, str], list[BarisJabatan]] = {}
        for j in self.hasil.jabatan:
            if j.unit in unit and not j.kode:
                kursi.setdefault((j.unit, j.nama), []).append(j)
        for n, ((milik, nama), isi) in enumerate(kursi.items()):
            jumlah = max(1, len(isi) + (1, 0, 0)[n % 3]) if n else len(isi) + 2
            self.hasil.formasi.append(
                BarisFormasi(
                    self._id("formasi", milik, nama), milik, nama, isi[0].jenjang, isi[0].kelas, jumlah, sejak, sk.id
                )
            )

    def _pangkat(self, pegawai: BarisPegawai) -> None:
        """Golongan sekarang, dan bagi PNS yang cukup lama juga golongan sebelumnya."""
        orang, kunci = pegawai.orang, pegawai.id
        if not orang.golongan:
            return
        if orang.jenis_asn == "pppk":
            awal = date(int(orang.nip[8:12]), 3, 1)
            self._golongan(kunci, orang.golongan, awal, None)
            return
        masuk = date(int(orang.nip[8:12]), int(orang.nip[12:14]), 1)
        naik = date(2022 + kunci.int % 4, (4, 10)[kunci.int // 4 % 2], 1)
        letak = _TANGGA.index(orang.golongan)
        if naik.year - masuk.year < 4 or letak == 0:
            self._golongan(kunci, orang.golongan, masuk, None)
            return
        self._golongan(kunci, _TANGGA[letak - 1], max(masuk, naik.replace(year=naik.year - 4)), naik)
        self._golongan(kunci, orang.golongan, naik, None, bersurat=True)

    def _golongan(self, pegawai: UUID, golongan: str, sejak: date, sampai: date | None, bersurat: bool = False) -> None:
        sk = self._keputusan("Keputusan", "Kenaikan pangkat", sejak).id if bersurat else None
        kunci = self._id("pangkat", pegawai, sejak)
        self.hasil.pangkat.append(BarisPangkat(kunci, pegawai, golongan, sejak, sampai, sk))

    # Mencari ------------------------------------------------------------------------------------------------------

    def _keputusan(self, jenis: str, tentang: str, sejak: date) -> BarisKeputusan:
        """Satu surat bagi semua yang berlaku pada hari yang sama; nomornya jelas rekaan."""
        if (jenis, tentang, sejak) not in self._sk:
            klasifikasi = {"Kenaikan pangkat": "800.1.3.2"}.get(tentang, "800.1.3.3")
            nomor = f"{klasifikasi}/{900 + len(self._sk):03d}/{sejak.year} (contoh)"
            tanggal = min(sejak - timedelta(days=4), self.hari - timedelta(days=5))  # yang nanti pun sudah diputuskan
            self._sk[(jenis, tentang, sejak)] = BarisKeputusan(
                self._id("keputusan", jenis, tentang, sejak), nomor, tanggal, tentang, self.penanda
            )
        return self._sk[(jenis, tentang, sejak)]

    def _unit(self, kode: str) -> BarisUnit:
        return next(u for u in self.hasil.unit if u.kode == kode)

    def _pimpinan(self, unit: BarisUnit) -> BarisJabatan:
        return next(j for j in self.hasil.jabatan if j.unit == unit.id and j.pimpinan)

    def _memangku(self, jabatan: UUID) -> BarisPemangku:
        semua = (p for p in self.hasil.pemangku if p.jabatan == jabatan and p.sifat == "definitif")
        return next(p for p in semua if p.sampai is None)

    def _id(self, *kunci: object) -> UUID:
        return uuid5(RUANG, "/".join((self.hasil.slug, "sejarah", *map(str, kunci))))


def isi_pada(ubah: list[BarisUbah], milik: UUID, per: date) -> dict[str, Any]:
    """Yang sudah berubah pada sebuah unit atau jabatan pada `per`."""
    hasil: dict[str, Any] = {}
    for u in sorted((u for u in ubah if u.milik == milik and u.sejak <= per), key=lambda u: u.sejak):
        hasil |= u.isi
    return hasil

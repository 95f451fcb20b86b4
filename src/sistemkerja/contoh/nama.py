"""Pembuat nama, gelar, NIP, dan golongan rekaan yang tetap: benih yang sama memberi orang yang sama."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).with_name("data")


def baca_data(berkas: Path) -> Any:
    """Isi sebuah berkas data contoh; dengan libyaml, sebab pembaca Python sepuluh kali lebih lambat."""
    return yaml.load(berkas.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


@dataclass(frozen=True, slots=True)
class Orang:
    """Seorang pegawai rekaan."""

    nip: str
    nama: str
    golongan: str
    jenis_asn: str
    hasil_penyetaraan: bool


class PembuatOrang:
    """Membuat orang satu demi satu; tidak ada nama dan NIP yang berulang dalam satu Pemda."""

    def __init__(self, benih: str, langgam: str) -> None:
        """`langgam` adalah kumpulan nama menurut daerah (jawa, sunda, melayu)."""
        self._acak = random.Random(benih)  # noqa: S311 - data contoh, bukan rahasia
        bahan = baca_data(DATA / "nama.yaml")
        self._depan: dict[str, dict[str, list[str]]] = bahan["langgam"]
        self._langgam = langgam
        self._gelar: dict[str, dict[str, list[str]]] = bahan["gelar"]
        self._jenjang: dict[str, dict[str, Any]] = bahan["jenjang"]
        self._terpakai: set[str] = set()
        self._urut = 0

    def buat(
        self, jenjang: str, rumpun: str, *, pppk: bool = False, penyetaraan: bool = False, pensiun: bool = False
    ) -> Orang:
        """Orang untuk jabatan berjenjang `jenjang` dalam `rumpun` gelar (dokter, guru, hukum, umum, ...)."""
        ketentuan = self._jenjang[jenjang]
        pria = self._acak.random() < 0.52
        lahir = 1966 if pensiun else self._acak.randint(*ketentuan["lahir"])
        nip = self._nip(lahir, pria, pppk)
        nama = self._bergelar(self._nama(pria), jenjang, rumpun, pria)
        golongan = self._acak.choice(ketentuan["pppk" if pppk else "golongan"])
        return Orang(nip, nama, golongan, "pppk" if pppk else "pns", penyetaraan)

    def kepala_daerah(self, kode: str) -> Orang:
        """Kepala daerah: pejabat negara, bukan ASN. Pengenal masuknya bukan NIP dan tampak demikian."""
        pria = self._acak.random() < 0.5
        angka = kode.replace(".", "")
        nama = self._bergelar(self._nama(pria), "jpt_pratama", "umum", pria)
        return Orang(f"00000000{angka}000001", nama, "", "bukan", False)

    def _nama(self, pria: bool) -> str:
        kumpulan = self._depan[self._langgam]
        while True:
            depan = self._acak.choice(kumpulan["pria" if pria else "wanita"])
            belakang = self._acak.choice(kumpulan["belakang_pria" if pria else "belakang_wanita"])
            nama = f"{depan} {belakang}"
            if depan not in belakang and nama not in self._terpakai:
                self._terpakai.add(nama)
                return nama

    def _bergelar(self, nama: str, jenjang: str, rumpun: str, pria: bool) -> str:
        pilihan = self._gelar.get(rumpun, self._gelar["umum"])
        tingkat = self._jenjang[jenjang]["gelar"]
        gelar = self._acak.choice(pilihan.get(tingkat) or pilihan["sarjana"])
        muka, _, akhir = gelar.rpartition("|")
        muka = {"Drs.": "Dra."}.get(muka, muka) if not pria else {"Dra.": "Drs."}.get(muka, muka)
        return f"{muka} {nama}".strip() + (f", {akhir}" if akhir else "")

    def _nip(self, lahir: int, pria: bool, pppk: bool) -> str:
        """NIP PNS: lahir, TMT CPNS, jenis kelamin, urut; NI PPPK: lahir, tahun, 2, frekuensi, jenis kelamin, urut.

        Urutan dimulai dari 900: bentuknya sah, tetapi jelas nomor buatan.
        """
        self._urut += 1
        tanggal = f"{lahir}{self._acak.randint(1, 12):02d}{self._acak.randint(1, 28):02d}"
        kelamin = "1" if pria else "2"
        urut = f"{900 + self._urut % 100}"
        if pppk:
            return f"{tanggal}{self._acak.choice((2022, 2023, 2024))}21{kelamin}{urut}"
        masuk = min(lahir + self._acak.randint(23, 27), 2022)
        return f"{tanggal}{masuk}{self._acak.choice(('01', '03', '04', '12'))}{kelamin}{urut}"

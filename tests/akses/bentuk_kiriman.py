"""Bentuk satu kiriman yang sah, dipakai uji akses (sebagai setiap peran) dan uji masukan (dirusak medan demi medan)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from tests.akses.pelengkap import Dunia
from tests.akses.tabel import TETAP

Isi = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Medan:
    """Sifat satu medan: jenisnya, panjang terbesar, dan apakah wajib."""

    jenis: str  # teks | catatan (huruf nol dibuang) | pilihan | tanggal | angka | tautan | centang | cari
    panjang: int = 0
    wajib: bool = False


@dataclass(frozen=True, slots=True)
class Kiriman:
    """Satu kiriman yang sah.

    `bersamaan`: "satu" bila hanya seorang yang menang, "tambah" bila keduanya dicatat, "sekali" bila yang kedua ditolak
    atau diantar, "" bila tidak diuji serentak.
    """

    nama: str
    objek: str
    oleh: str
    isi: Callable[[Dunia], Isi]
    medan: dict[str, Medan] = field(default_factory=dict)
    berversi: bool = True
    bersamaan: str = "satu"
    berhasil: int = 302

    def alamat(self, dunia: Dunia) -> str:
        """Alamat kiriman ini di panggung."""
        return reverse(self.nama, kwargs=TETAP.get(self.nama) or dunia.objek(self.objek))

    def lengkap(self, dunia: Dunia) -> Isi:
        """Isi yang sah dengan versi yang dilihat dan kunci baru."""
        tersembunyi: Isi = {"kunci": str(uuid4())}
        if self.berversi:
            tersembunyi["versi"] = str(dunia.isi["versi"][self.objek])
        return tersembunyi | self.isi(dunia)

    def kirim(self, dunia: Dunia, klien: Client, **ubah: Any) -> Any:
        """Kirim isi yang sah; medan yang disebut diganti, None berarti tidak dikirim."""
        isi = {k: v for k, v in (self.lengkap(dunia) | ubah).items() if v is not None}
        return klien.post(self.alamat(dunia), isi)


def teks(panjang: int, wajib: bool = True) -> Medan:
    """Medan teks."""
    return Medan("teks", panjang, wajib)

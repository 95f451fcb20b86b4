"""Layar organisasi dan penilai sebuah PD pada 12.000 dan 120.000 orang: banyak pertanyaan, pertumbuhan, kelipatan SQL.

python bench/organisasi.py [orang] [orang]

Basis datanya sementara, di klaster sendiri, kedua Pemda berdampingan dengan peraturan yang sama. Setiap bacaan diukur
bergiliran dengan pernyataan SQL-nya sendiri tanpa aplikasi; yang dicatat yang tercepat. Keluar 1 bila pertanyaannya
bertambah.
"""

# ruff: noqa: E402  Django disiapkan sebelum modelnya diimpor
from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "sistemkerja.konfigurasi.settings_uji"
sys.path.insert(0, str(Path(__file__).resolve().parent))

import django

django.setup()

from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from susunan_besar import muat

from sistemkerja.akun.models import Pengguna
from sistemkerja.aturan import katalog
from sistemkerja.meja.penilai import penilai_semua
from sistemkerja.organisasi.models import Pemangku
from sistemkerja.organisasi.rincian import segarkan
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.direktori import pastikan_lima_pemda
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.middleware import KUNCI_SESI
from sistemkerja.pemda.models import Adopsi, Pemda
from sistemkerja.pemda.penyiapan import klaster, siapkan_basisdata

ULANG = 4
_PERATURAN = "kediri-2023-45"


@dataclass
class Ukuran:
    """Satu bacaan pada satu Pemda: pertanyaannya, dan milidetik tercepat dengan dan tanpa aplikasi."""

    sql: list[str]
    penuh: float = float("inf")
    telanjang: float = float("inf")


@dataclass
class Dunia:
    """Satu Pemda dengan orang yang membuka layarnya."""

    pemda: Pemda
    orang: int
    muat: float
    unit: dict[str, Any]
    klien: Client = field(default_factory=lambda: Client(headers={"accept-language": "id"}))

    def bacaan(self) -> dict[str, Callable[[], object]]:
        """Yang diukur, menurut namanya."""
        per = hari_ini(self.pemda)
        with gunakan(self.pemda):
            dipilih = Pemangku.objects.filter(jabatan__unit=self.unit["PD03.bidang1"], jabatan__kode="").first()
        assert dipilih is not None

        def buka(alamat: str) -> Callable[[], object]:
            return lambda: self.klien.get(f"/organisasi/{alamat}")

        def semua_penilai() -> object:
            with gunakan(self.pemda):
                return penilai_semua(self.pemda, self.unit["PD03"], per)

        def samakan() -> object:
            with gunakan(self.pemda):
                return segarkan(self.pemda.pk, per)

        return {
            "daftar Perangkat Daerah": buka(""),
            "halaman sebuah dinas": buka(f"unit/{self.unit['PD03']}/"),
            "halaman sebuah bidang": buka(f"unit/{self.unit['PD03.bidang1']}/"),
            "halaman pegawai": buka(f"pegawai/{dipilih.pegawai_id}/"),
            "penilai semua orang di sebuah dinas": semua_penilai,
            "pergantian hari (sekali sehari)": samakan,
        }


def main(orang: list[int]) -> int:
    """Ukur, cetak; 1 bila banyaknya pertanyaan tidak sama."""
    dasar = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
    with tempfile.TemporaryDirectory(prefix="sk-bench-", dir=dasar) as folder:
        os.chmod(folder, 0o711)  # noqa: S103  klaster berjalan sebagai nobody bila kita root
        satu = klaster(Path(folder) / "klaster", awet=False).mulai()
        try:
            siapkan_basisdata(satu)
            _arahkan(satu.soket)
            kecil, besar = (_dunia(slug, n) for slug, n in zip(("kediri", "jambi"), orang, strict=True))
            return _banding(kecil, besar)
        finally:
            connections.close_all()
            satu.lepas()


def _arahkan(soket: str) -> None:
    for alias in ("default", "pemilik"):
        connections[alias].close()
        for tempat in (connections.settings[alias], connections[alias].settings_dict):
            tempat["HOST"], tempat["NAME"] = soket, "sistemkerja"
    call_command("migrate", database="pemilik", verbosity=0, interactive=False, skip_checks=True)
    pastikan_lima_pemda()


def _dunia(slug: str, orang: int) -> Dunia:
    pemda = Pemda.objects.get(slug=slug)
    mulai = time.perf_counter()
    unit = muat(pemda, orang)
    hasil = Dunia(pemda, orang, time.perf_counter() - mulai, unit)
    peraturan = katalog.peraturan(_PERATURAN)
    with gunakan(pemda):
        Adopsi.objects.create(pemda=pemda, peraturan_id=peraturan.id, sidik=peraturan.sidik, sejak=date(2024, 1, 1))
        kepala = Pemangku.objects.filter(jabatan__unit=unit["PD03"], jabatan__pimpinan=True).select_related("pegawai")
        akun = Pengguna.objects.create(pemda=pemda, nip="1", nama="Pembaca", pegawai=kepala[0].pegawai)
        hasil.klien.force_login(akun)
    sesi = hasil.klien.session
    sesi[KUNCI_SESI] = str(pemda.pk)
    sesi.save()
    return hasil


def _banding(kecil: Dunia, besar: Dunia) -> int:
    for d in (kecil, besar):
        print(
            f"{d.orang:,} orang di {len(d.unit):,} unit dimuat dalam {d.muat:.1f} s ({d.orang / d.muat:,.0f} orang/s)"
        )
    bertambah = 0
    baris_kecil, baris_besar = kecil.bacaan(), besar.bacaan()
    print(f"\n{'':38}{'pertanyaan':>12}{kecil.orang:>12,}{besar.orang:>12,}{'tumbuh':>9}{'x SQL telanjang':>20}")
    for nama in baris_kecil:
        a, b = _hitung(baris_kecil[nama]), _hitung(baris_besar[nama])
        bertambah += len(a.sql) != len(b.sql)
        for _ke in range(ULANG):
            for dunia, ukuran, kerja in ((kecil, a, baris_kecil[nama]), (besar, b, baris_besar[nama])):
                ukuran.penuh = min(ukuran.penuh, _ms(kerja))
                ukuran.telanjang = min(ukuran.telanjang, _ms(lambda d=dunia, u=ukuran: _jalankan(d.pemda, u.sql)))
        print(
            f"{nama:38}{len(a.sql):>6}{len(b.sql):>6}{a.penuh:>9.1f} ms{b.penuh:>9.1f} ms{b.penuh / a.penuh:>8.1f}x"
            f"{a.penuh / a.telanjang:>10.1f}{b.penuh / b.telanjang:>10.1f}"
        )
    return int(bertambah > 0)


def _hitung(kerja: Callable[[], object]) -> Ukuran:
    jawaban = kerja()
    assert getattr(jawaban, "status_code", 200) == 200, jawaban
    with CaptureQueriesContext(connection) as tercatat:
        kerja()
    mulai = ("SELECT", "WITH", "(", "UPDATE")
    return Ukuran([p["sql"] for p in tercatat if p["sql"].lstrip().upper().startswith(mulai)])


def _jalankan(pemda: Pemda, sql: list[str]) -> None:
    with gunakan(pemda), connection.cursor() as kursor:
        for satu in sql:
            kursor.execute(satu)
            if kursor.description:
                kursor.fetchall()


def _ms(kerja: Callable[[], object]) -> float:
    mulai = time.perf_counter()
    kerja()
    return 1000 * (time.perf_counter() - mulai)


if __name__ == "__main__":
    raise SystemExit(main([int(x) for x in sys.argv[1:]] or [12_000, 120_000]))

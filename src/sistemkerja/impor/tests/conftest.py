"""Pemda yang sudah berstruktur, pengelola yang mengimpor, dan berkas kecil yang ditulis di uji."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
import xlsxwriter
from django.db.backends.postgresql.psycopg_any import DateRange

from sistemkerja.organisasi.models import Jabatan, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda

PER = date(2026, 11, 1)
BERDIRI = DateRange(date(2020, 1, 2), None, "[)")


def pelaku_di(pemda: Pemda, *peran: str) -> Pelaku:
    """Orang tanpa jabatan yang memegang peran sistem itu."""
    return Pelaku(uuid4(), None, "Pengelola Uji", pemda, PER, (), frozenset(peran))


def lembar(*baris: tuple[Any, ...], gabung: tuple[tuple[int, int, int, int], ...] = ()) -> bytes:
    """Sebuah .xlsx; angka menjadi sel angka, tanggal menjadi sel tanggal."""
    keluaran = io.BytesIO()
    buku = xlsxwriter.Workbook(keluaran, {"in_memory": True})
    satu, tanggal = buku.add_worksheet("Data"), buku.add_format({"num_format": "dd-mm-yyyy"})
    for n, isi in enumerate(baris):
        for k, sel in enumerate(isi):
            if isinstance(sel, date):
                satu.write_datetime(n, k, sel, tanggal)
            elif isinstance(sel, int | float):
                satu.write_number(n, k, sel)
            elif sel:
                satu.write_string(n, k, sel)
    for b1, k1, b2, k2 in gabung:
        satu.merge_range(b1, k1, b2, k2, baris[b1][k1])
    buku.close()
    return keluaran.getvalue()


def tanam_struktur(pemda: Pemda) -> dict[str, Any]:
    """Satu dinas dengan dua bidang, kepala-kepalanya, dan dua kursi fungsional."""
    hasil: dict[str, Any] = {}

    def unit(kode: str, nama: str, jenis: str, induk: str | None, pd: bool = False) -> None:
        hasil[kode] = UnitOrganisasi.objects.create(
            pemda=pemda, kode=kode, nama=nama, jenis=jenis, induk=hasil.get(induk or ""), adalah_pd=pd, masa=BERDIRI,
            bagian=jenis if jenis == "bidang" else "",
        )  # fmt: skip

    def kursi(kode: str, unit_: str, nama: str, jenjang: str, kode_jabatan: str = "") -> None:
        hasil[kode] = Jabatan.objects.create(
            pemda=pemda, unit=hasil[unit_], kode=kode_jabatan, nama=nama, jenjang=jenjang, masa=BERDIRI,
            pimpinan=bool(kode_jabatan),
        )  # fmt: skip

    unit("PEMDA", "Pemerintah Kota Uji", "pemda", None)
    unit("DINSOS", "Dinas Sosial", "dinas", "PEMDA", True)
    unit("B1", "Bidang Rehabilitasi", "bidang", "DINSOS")
    unit("B2", "Bidang Pemberdayaan", "bidang", "DINSOS")
    kursi("kadis", "DINSOS", "Kepala Dinas Sosial", "jpt_pratama", "kepala_pd")
    kursi("kabid1", "B1", "Kepala Bidang Rehabilitasi", "administrator", "kepala_bidang")
    kursi("kabid2", "B2", "Kepala Bidang Pemberdayaan", "administrator", "kepala_bidang")
    kursi("peksos1", "B1", "Pekerja Sosial Ahli Muda", "ahli_muda")
    return hasil


@pytest.fixture
def kosong(pemda: Callable[[str], Pemda]) -> Iterator[Pemda]:
    """Kota Jambi tanpa organisasi apa pun; uji berjalan di dalam transaksinya."""
    satu = pemda("jambi")
    with gunakan(satu):
        yield satu


@pytest.fixture
def berstruktur(kosong: Pemda) -> Pemda:
    """Pemda dengan struktur kecil."""
    tanam_struktur(kosong)
    return kosong


@pytest.fixture
def kepegawaian(kosong: Pemda) -> Pelaku:
    return pelaku_di(kosong, "pengelola_kepegawaian")


@pytest.fixture
def penata(kosong: Pemda) -> Pelaku:
    """Pengelola organisasi dan tata laksana."""
    return pelaku_di(kosong, "pengelola_organisasi")

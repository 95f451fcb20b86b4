"""Pemeriksa sebuah jalan: siapa duduk di mana, siapa ditolak, apa yang tercatat, dan giliran siapa yang menunggu."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from uuid import UUID

import pytest
from django.db import connections, transaction
from django.http import Http404

from sistemkerja.alur.models import Tugas
from sistemkerja.aturan.kosakata import JENIS_INDUK, JENJANG_PEGAWAI
from sistemkerja.contoh.penggerak import Penggerak
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.organisasi.models import Jabatan, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.galat import TidakBerwenang
from sistemkerja.pemda.kunci import uuid7
from sistemkerja.pemda.models import Pemda
from tests.jalan_penuh.naskah import Baris

R = TypeVar("R")


class Pemeriksa:
    """Orang-orang sebuah baris tabel, dan pemeriksaan atas setiap perbuatannya."""

    def __init__(self, gerak: Penggerak, baris: Baris, bentuk: str) -> None:
        self.gerak, self.baris, self.bentuk, self.mek = gerak, baris, bentuk, baris.mekanisme
        self.hari = gerak.per
        self.unit = gerak.unit(baris.unit)
        self.kursi = kursi_pegawai(gerak, self.unit)
        if baris.lain:
            self.kursi.insert(2, kursi_pegawai(gerak, gerak.unit(baris.lain))[0])
        self.terakhir: Pelaku | None = None
        self.orang_di: dict[UUID, Pelaku] = {}

    # Orang ----------------------------------------------------------------------------------------------------------

    def kursi_pimpinan(self, letak: str) -> UUID:
        """Jabatan yang bertindak di letak itu."""
        return self.kursi_letak(letak)[0]

    def kursi_letak(self, letak: str) -> list[UUID]:
        """Semua jabatan yang ditunggu di letak itu."""
        kode = [k for satu in letak.split("|") for k in self.baris.kode(satu).split("|")]
        return [self.kursi[2] if k == "pengendali" else _pimpinan(self.gerak, k) for k in kode]

    def pemegang(self, letak: str) -> Pelaku:
        """Yang bertindak di letak itu."""
        return self.pelaku(self.kursi_pimpinan(letak))

    def pelaku(self, jabatan: UUID) -> Pelaku:
        """Yang bertindak di jabatan itu."""
        if jabatan not in self.orang_di:
            self.orang_di[jabatan] = self.gerak.pelaku(jabatan)
        return self.orang_di[jabatan]

    @property
    def ketua(self) -> Pelaku:
        """Yang mengerjakan: ketua tim, atau pelaksananya."""
        return self.pelaku(self.kursi[0])

    def bukan(self, *benar: Pelaku) -> list[Pelaku]:
        """Rekan seunit yang tidak ditugaskan, dan pimpinan Perangkat Daerah lain."""
        lain = "SETWAN" if self.baris.kode("pd") != "SETWAN" else "ITDA"
        orang = [self.pelaku(self.kursi[-1]), self.pelaku(_pimpinan(self.gerak, lain))]
        return [p for p in orang if p.pegawai_id not in {b.pegawai_id for b in benar}]

    # Pemeriksaan ----------------------------------------------------------------------------------------------------

    def laku(
        self, apa: str, fungsi: Callable[[Pelaku], R], benar: Pelaku, pasal: str, letak: str = "", tercatat: str = ""
    ) -> R:
        """Orang lain ditolak dengan Pasalnya; yang ditunjuk teks bertindak; riwayat menyebut jabatan dan Pasalnya."""
        for salah in self.bukan(benar):
            with pytest.raises(TidakBerwenang) as galat, transaction.atomic():
                fungsi(salah)
            assert pasal in galat.value.kalimat, (apa, galat.value.kalimat)
        with pytest.raises(Http404), transaction.atomic():
            sebagai_tetangga(self.gerak.pemda, fungsi)
        hasil = fungsi(benar)
        self.tercatat(apa, benar, tercatat or pasal, letak)
        self.terakhir = benar
        return hasil

    def tercatat(self, apa: str, oleh: Pelaku, pasal: str, letak: str = "") -> None:
        """Peristiwa terakhir bernama `apa`: oleh siapa, sebagai apa, dengan Pasal itu."""
        satu = Peristiwa.objects.filter(peristiwa=apa).order_by("-id").first()
        assert satu is not None, apa
        assert satu.oleh == oleh.nama, (apa, satu.oleh, oleh.nama)
        if letak:
            sebutan = next(j.sebutan for j in oleh.jabatan if j.jabatan_id == self.kursi_pimpinan(letak))
            assert satu.sebagai == sebutan, (apa, satu.sebagai)
        assert pasal in satu.dasar, (apa, pasal, satu.dasar)

    def menunggu(self, kerja_: str, *jabatan: UUID) -> None:
        """Giliran `kerja_` menunggu jabatan-jabatan itu, dan hanya itu."""
        ada = set(
            Tugas.objects.filter(kerja=kerja_, selesai_pada__isnull=True).values_list("untuk_jabatan_id", flat=True)
        )
        assert ada == set(jabatan), (kerja_, [str(j) for j in Jabatan.objects.filter(pk__in=ada)])


@functools.cache
def tetangga(slug: str) -> Pelaku:
    """Seseorang di Pemda lain; ia tidak memangku apa pun di sini."""
    lain = Pemda.objects.get(slug=slug)
    return Pelaku(uuid7(), uuid7(), "Tetangga", lain, hari_ini(lain), (), frozenset())


def sebagai_tetangga(pemda: Pemda, fungsi: Callable[[Pelaku], Any]) -> None:
    """Jalankan sebagai orang Pemda lain, dengan konteks keamanan baris Pemda itu; transaksinya harus dibatalkan."""
    oleh = tetangga("blitar" if pemda.slug != "blitar" else "jambi")
    with connections["default"].cursor() as kursor:
        kursor.execute("SELECT set_config('app.pemda', %s, true)", [str(oleh.pemda.pk)])
    fungsi(oleh)


@functools.lru_cache(maxsize=400)
def _pimpinan_kode(pemda_id: UUID, kode: str) -> UUID:
    """Jabatan pimpinan unit berkode itu; selalu sama karena kunci contoh diturunkan dari letaknya."""
    berlaku = Jabatan.objects.filter(pemda_id=pemda_id, unit__kode=kode, pimpinan=True)
    return berlaku.get(masa__upper_inf=True).pk


def _pimpinan(gerak: Penggerak, kode: str) -> UUID:
    return _pimpinan_kode(gerak.pemda.pk, kode)


def kursi_pegawai(gerak: Penggerak, unit: UnitOrganisasi) -> list[UUID]:
    """Kursi pejabat fungsional dan pelaksana di unit ini sampai ke bawah, yang ada orangnya."""
    org = gerak.m().org
    hasil: list[str] = []
    antre: Iterable[Any] = [org.unit(str(unit.pk))]
    while antre:
        kini, *sisa = antre
        hasil.extend(
            j.id for j in org.jabatan_di_unit(kini.id)
            if not j.kode and j.jenjang in JENJANG_PEGAWAI and org.pemangku(j.id)
            and len(org.jabatan_dari(org.pemangku(j.id)[0].pegawai)) == 1
        )  # fmt: skip
        antre = [*sisa, *(u for u in org.anak_unit(kini.id) if u.jenis not in JENIS_INDUK)]
    return [UUID(j) for j in hasil]

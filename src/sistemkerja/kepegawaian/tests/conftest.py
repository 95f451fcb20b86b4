"""Panggung uji kepegawaian: Kota Kediri contoh, dan Tuti, pengelola kepegawaiannya."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from sistemkerja.akun.models import PemberianPeran, Pengguna
from sistemkerja.contoh import muat as muat_contoh
from sistemkerja.kegiatan.tests.conftest import Panggung as PanggungKegiatan
from sistemkerja.kepegawaian.tindakan.orang import DasarSK
from sistemkerja.organisasi.models import Jabatan, Pegawai, Pemangku, UnitOrganisasi
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.middleware import KUNCI_SESI
from sistemkerja.pemda.models import Pemda

PENGELOLA = "pengelola_kepegawaian"


def sk(nomor: str = "800/1/2026", penanda: str = "Wali Kota Kediri", **lain: Any) -> DasarSK:
    """Dasar sebuah tindakan."""
    return DasarSK(nomor, date(2026, 1, 5), "Mutasi pegawai", penanda, **lain)


class Panggung(PanggungKegiatan):
    """Kota Kediri dengan kegiatannya, dan pengelola kepegawaiannya."""

    @property
    def per(self) -> date:
        return hari_ini(self.pemda)

    def besok(self, hari: int = 30) -> date:
        return self.per + timedelta(days=hari)

    def pengelola(self) -> Pelaku:
        """Pelaku yang memegang peran pengelola kepegawaian."""
        pegawai = self._pegawai_pengelola()
        with gunakan(self.pemda):
            pengguna = Pengguna.objects.get(pegawai_id=pegawai)
            dasar = Pelaku(
                pengguna.pk, pegawai, "Tuti", self.pemda, self.per, (), frozenset({PENGELOLA})
            )  # fmt: skip
        return dasar

    def orang_lain(self) -> Pelaku:
        """Seorang tanpa peran sistem."""
        return replace(self.pengelola(), peran_sistem=frozenset())

    def _pegawai_pengelola(self) -> UUID:
        with gunakan(self.pemda):
            ada = PemberianPeran.objects.filter(pemda=self.pemda, peran=PENGELOLA).first()
            assert ada is not None, "contoh memuat seorang pengelola kepegawaian"
            pengguna = Pengguna.objects.get(pk=ada.pengguna_id)
            assert pengguna.pegawai_id is not None
            return pengguna.pegawai_id

    def masuk_pengelola(self) -> Client:
        """Peramban pengelola kepegawaian."""
        return self.masuk(self._pegawai_pengelola())

    def masuk(self, pegawai_id: UUID) -> Client:
        """Peramban seorang pegawai."""
        klien = Client()
        with gunakan(self.pemda):
            klien.force_login(Pengguna.objects.get(pegawai_id=pegawai_id))
        sesi = klien.session
        sesi[KUNCI_SESI] = str(self.pemda.pk)
        sesi.save()
        return klien

    def jabatan(self, kode_unit: str, kode: str) -> Jabatan:
        """Jabatan berkode di unit berkode itu."""
        with gunakan(self.pemda):
            return Jabatan.objects.get(
                pemda=self.pemda, unit__kode=kode_unit, kode=kode, masa__contains=self.per
            )  # fmt: skip

    def kursi_jf(self, kode_unit: str, ke: int = 0) -> Jabatan:
        """Kursi fungsional yang dipangku orang di unit itu."""
        with gunakan(self.pemda):
            semua = Jabatan.objects.filter(pemda=self.pemda, unit__kode=kode_unit, kode="", masa__contains=self.per)
            dipangku = semua.filter(pemangku__sifat="definitif", pemangku__masa__contains=self.per)
            return dipangku.order_by("urut", "pk")[ke]

    def kursi_kosong(self, unit: UnitOrganisasi | None = None, nama: str = "Analis Kebijakan Ahli Muda") -> Jabatan:
        """Kursi baru yang belum dipangku siapa pun."""
        from django.db.backends.postgresql.psycopg_any import DateRange

        with gunakan(self.pemda):
            unit = unit or UnitOrganisasi.objects.get(pemda=self.pemda, kode="DINKES.02", masa__contains=self.per)
            masa = DateRange(date(2020, 1, 1), None, "[)")
            return Jabatan.objects.create(pemda=self.pemda, unit=unit, nama=nama, jenjang="ahli_muda", masa=masa)

    def pemangku(self, jabatan: Jabatan | UUID, per: date | None = None, sifat: str = "definitif") -> Pegawai | None:
        """Orang di kursi itu pada tanggal itu."""
        with gunakan(self.pemda):
            baris = Pemangku.objects.filter(pemda=self.pemda, jabatan_id=getattr(jabatan, "pk", jabatan), sifat=sifat)
            satu = baris.pada(per or self.per).select_related("pegawai").first()
            return satu.pegawai if satu else None

    def orang(self, jabatan: Jabatan) -> Pegawai:
        """Orang di kursi itu hari ini; harus ada."""
        satu = self.pemangku(jabatan)
        assert satu is not None
        return satu


@pytest.fixture
def panggung(pemda: Callable[[str], Pemda], monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Panggung]]:
    """`panggung("kediri")`: organisasi contoh Pemda itu, tanpa pekerjaan contohnya."""
    monkeypatch.setattr(muat_contoh, "_pekerjaan", lambda pemda: None)
    ada: dict[str, Panggung] = {}

    def buat(slug: str) -> Panggung:
        if slug not in ada:
            muat_contoh.muat(pemda(slug))
            ada[slug] = Panggung(pemda(slug))
        return ada[slug]

    yield buat


@pytest.fixture
def kediri(panggung: Callable[[str], Panggung]) -> Panggung:
    return panggung("kediri")


@pytest.fixture
def kunci() -> UUID:
    return uuid4()

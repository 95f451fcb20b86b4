"""Panggung contoh: siapa yang bertindak di setiap jabatan, pada tanggal jamnya."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Self, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sistemkerja.akun.models import Pengguna
from sistemkerja.alur.mesin import Mesin, mesin, organisasi_bersama
from sistemkerja.alur.wenang import Wenang
from sistemkerja.aturan.organisasi import Organisasi
from sistemkerja.aturan.pejabat import yang_bertindak
from sistemkerja.contoh.jam import Jam
from sistemkerja.organisasi.baca_sql import muat_memori
from sistemkerja.organisasi.models import Jabatan, Pemangku, RincianJabatan, RincianUnit, UnitOrganisasi
from sistemkerja.organisasi.pelaku import JabatanDipangku, Pelaku
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.models import Pemda

R = TypeVar("R")
_URUT_SIFAT = {"definitif": 0, "plt": 1, "plh": 2}


class TidakAdaPelaku(Exception):
    """Aturan tidak menunjuk seorang pun yang dapat bertindak: pekerjaan ini tidak dapat digerakkan lebih jauh."""


class Panggung:
    """Satu Pemda yang digerakkan; `jam` membuat kejadiannya bertanggal rekaan (bawaan: sekarang)."""

    def __init__(self, pemda: Pemda, jam: Jam | None = None) -> None:
        self.pemda, self.jam = pemda, jam
        self._organisasi: dict[int, Organisasi] = {}
        self._mesin: dict[date, Mesin] = {}
        self._batas = _batas_masa(pemda)
        self._pengguna = {p.pegawai_id: p for p in Pengguna.objects.filter(pemda=pemda).dengan_peran()}

    @property
    def per(self) -> date:
        """Tanggal jam."""
        if self.jam is None:
            return hari_ini(self.pemda)
        return self.jam.kini.astimezone(ZoneInfo(self.pemda.zona)).date()

    @contextmanager
    def jalan(self) -> Iterator[Self]:
        """Selama blok ini organisasi dibaca sekali untuk semua tindakan."""
        with organisasi_bersama(self._baca):
            yield self

    def m(self) -> Mesin:
        """Mesin pada tanggal jam. Pada jam rekaan peraturan dan kebijakannya tidak berganti: dibaca sekali sehari."""
        if self.jam is None:
            return mesin(self.pemda, self.per)
        per = self.per
        if per not in self._mesin:
            self._mesin[per] = mesin(self.pemda, per)
        return self._mesin[per]

    def unit(self, kode: str) -> UnitOrganisasi:
        """Unit berkode itu yang berlaku."""
        return UnitOrganisasi.objects.get(pemda=self.pemda, kode=kode, masa__contains=self.per)

    def pelaku(self, jabatan_id: UUID | str) -> Pelaku:
        """Yang bertindak di jabatan itu. Raises TidakAdaPelaku bila kosong."""
        org = self.m().org
        orang = yang_bertindak(org, str(jabatan_id))
        if orang is None:
            raise TidakAdaPelaku(str(jabatan_id))
        dipangku = [
            JabatanDipangku(UUID(j.id), j.kode, j.nama, j.jenjang, UUID(j.unit), p.sifat)
            for j in org.jabatan_dari(orang.pegawai)
            for p in org.pemangku(j.id)
            if p.pegawai == orang.pegawai
        ]
        dipangku.sort(key=lambda j: (_URUT_SIFAT[j.sifat], str(j.jabatan_id)))
        akun = self._pengguna[UUID(orang.pegawai)]
        peran = akun.peran_pada(self.per)
        return Pelaku(akun.pk, UUID(orang.pegawai), orang.nama, self.pemda, self.per, tuple(dipangku), peran)

    def wakil(self, w: Wenang) -> Pelaku:
        """Seorang yang berwenang menurut aturan. Raises TidakAdaPelaku."""
        for jabatan in w.jabatan:
            if yang_bertindak(w.mesin.org, jabatan.id) is not None:
                return self.pelaku(jabatan.id)
        raise TidakAdaPelaku(w.pertanyaan)

    def lalu(self, tindakan: Callable[..., R], *arg: Any, menit: int, **kunci: Any) -> R:
        """Jalankan satu tindakan, lalu majukan jam."""
        hasil = tindakan(*arg, **kunci)
        if self.jam is not None:
            self.jam.maju(menit=menit)
        return hasil

    def _baca(self, pemda: Pemda, per: date) -> Organisasi:
        letak = bisect_right(self._batas, per)
        if letak not in self._organisasi:
            self._organisasi[letak] = muat_memori(pemda.pk, per)
        return self._organisasi[letak]


def _batas_masa(pemda: Pemda) -> list[date]:
    """Tanggal-tanggal berubahnya organisasi; di antaranya organisasi tetap."""
    berubah = (UnitOrganisasi, RincianUnit, Jabatan, RincianJabatan, Pemangku)
    masa = [m for model in berubah for m in model.objects.filter(pemda=pemda).values_list("masa", flat=True).distinct()]
    return sorted({t for m in masa for t in (m.lower, m.upper) if t is not None})

"""Rangkaian tindakan bertanggal apa pun meninggalkan tepat satu jawaban untuk setiap hari.

Setiap tindakan dijalankan pada basis data dan pada `Buku`, catatan sederhana hari demi hari; keduanya harus sependapat
tentang apa yang ditolak dan tentang keadaan pada setiap hari.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db import DataError, IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sistemkerja.organisasi.baca_sql import OrganisasiSQL, muat_memori
from sistemkerja.organisasi.models import Jabatan, Pegawai, Pemangku, RincianJabatan, RincianUnit, UnitOrganisasi
from sistemkerja.organisasi.pelaku import jabatan_dipangku
from sistemkerja.organisasi.rincian import batalkan, segarkan, ubah_jabatan, ubah_unit
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.organisasi.tests.buku import BANYAK, JABATAN, KINI, UNIT, Buku, Ditolak
from sistemkerja.organisasi.tests.test_baca_sql import jawaban
from sistemkerja.pemda.models import Pemda

ORANG = range(3)
SIFAT = ("definitif", "plt", "plh")
HARI = st.integers(1, BANYAK - 1)

tindakan = st.one_of(
    st.tuples(st.just("pangku"), st.sampled_from(JABATAN), st.sampled_from(ORANG), st.sampled_from(SIFAT), HARI,
              st.one_of(st.none(), HARI)),
    st.tuples(st.just("akhiri"), st.integers(0, 9), HARI),
    st.tuples(st.just("batal_pangku"), st.integers(0, 9)),
    st.tuples(st.just("ubah_unit"), st.sampled_from(UNIT), HARI, st.one_of(st.text("xyz", min_size=1, max_size=3),
                                                                          st.sampled_from(UNIT))),
    st.tuples(st.just("ubah_jabatan"), st.sampled_from(JABATAN), HARI, st.one_of(st.text("xyz", min_size=1, max_size=3),
                                                                                 st.sampled_from(UNIT))),
    st.tuples(st.just("batal_ubah"), st.sampled_from(("unit", "jabatan")), st.integers(0, 3), HARI),
    st.tuples(st.just("tutup_jabatan"), st.sampled_from(JABATAN), HARI),
    st.tuples(st.just("tutup_unit"), st.sampled_from(UNIT), HARI),
)  # fmt: skip


class Lapangan:
    """Tindakan yang sama pada basis data."""

    def __init__(self, pemda: Pemda) -> None:
        self.pemda = pemda
        awal = hari_ini(pemda)
        self.hari = [awal + timedelta(days=30 * (n - KINI)) for n in range(BANYAK)]
        masa = DateRange(self.hari[0], None, "[)")
        self.unit = [
            UnitOrganisasi(pemda=pemda, kode=f"U{u}", nama=f"Unit {u}", jenis="dinas", masa=masa) for u in UNIT
        ]
        for anak in self.unit[1:]:
            anak.induk = self.unit[0]
        UnitOrganisasi.objects.bulk_create(self.unit)
        self.jabatan = Jabatan.objects.bulk_create(
            Jabatan(pemda=pemda, unit=self.unit[j % len(UNIT)], nama=f"Jabatan {j}", jenjang="pelaksana", masa=masa)
            for j in JABATAN
        )
        self.orang = Pegawai.objects.bulk_create(Pegawai(pemda=pemda, nip=str(n), nama=f"Orang {n}") for n in ORANG)
        self.pangku: list[Pemangku] = []

    def lakukan(self, nama: str, isi: tuple[Any, ...]) -> bool:
        """True bila terjadi; yang ditolak tidak mengubah apa pun."""
        try:
            with transaction.atomic():
                getattr(self, f"_{nama}")(*isi)
        except (DataError, IntegrityError, ValueError, Ditolak):
            return False
        return True

    def _pangku(self, jabatan: int, orang: int, sifat: str, sejak: int, sampai: int | None) -> None:
        if sampai is not None and sampai <= sejak:
            raise Ditolak
        akhir = None if sampai is None else self.hari[sampai]
        satu = Pemangku.objects.create(
            pemda=self.pemda, jabatan=self.jabatan[jabatan], pegawai=self.orang[orang], sifat=sifat,
            masa=DateRange(self.hari[sejak], akhir, "[)"),
        )  # fmt: skip
        self.pangku.append(satu)

    def _akhiri(self, ke: int, hari: int) -> None:
        if ke >= len(self.pangku):
            raise Ditolak
        satu = Pemangku.objects.get(pk=self.pangku[ke].pk)
        self._belum_berakhir(satu, hari)
        satu.tutup(self.hari[hari])

    def _batal_pangku(self, ke: int) -> None:
        if ke >= len(self.pangku) or not Pemangku.objects.filter(pk=self.pangku[ke].pk).delete()[0]:
            raise Ditolak
        self.pangku.pop(ke)

    def _ubah_unit(self, ke: int, hari: int, baru: Any) -> None:
        isi = {"induk_id": self.unit[baru].pk} if isinstance(baru, int) else {"nama": baru}
        ubah_unit(UnitOrganisasi.objects.get(pk=self.unit[ke].pk), self.hari[hari], None, **isi)

    def _ubah_jabatan(self, ke: int, hari: int, baru: Any) -> None:
        isi = {"unit_id": self.unit[baru].pk} if isinstance(baru, int) else {"nama": baru}
        ubah_jabatan(Jabatan.objects.get(pk=self.jabatan[ke].pk), self.hari[hari], None, **isi)

    def _batal_ubah(self, apa: str, ke: int, hari: int) -> None:
        rincian = {"unit": RincianUnit, "jabatan": RincianJabatan}[apa].objects
        milik = (self.unit if apa == "unit" else self.jabatan)[ke % 3]
        satu = rincian.filter(**{f"{apa}_id": milik.pk}, masa__startswith=self.hari[hari]).first()
        if satu is None:
            raise Ditolak
        batalkan(satu)

    def _tutup_unit(self, ke: int, hari: int) -> None:
        self._tutup(UnitOrganisasi.objects.get(pk=self.unit[ke].pk), hari)

    def _tutup_jabatan(self, ke: int, hari: int) -> None:
        self._tutup(Jabatan.objects.get(pk=self.jabatan[ke].pk), hari)

    def _tutup(self, satu: Any, hari: int) -> None:
        self._belum_berakhir(satu, hari)
        satu.tutup(self.hari[hari])

    def _belum_berakhir(self, satu: Any, hari: int) -> None:
        if satu.masa.upper is not None and satu.masa.upper < self.hari[hari]:
            raise Ditolak


def sesuai(d: Lapangan, b: Buku) -> None:
    """Setiap hari dijawab sama oleh basis data dan buku; rincian menyambung dan sama dengan masanya."""
    for n, per in enumerate(d.hari):
        memangku = list(Pemangku.objects.pada(per).values_list("jabatan_id", "sifat", "pegawai_id"))
        assert max(Counter((j, s) for j, s, _ in memangku).values(), default=1) == 1
        assert set(memangku) == {
            (d.jabatan[j].pk, sifat, d.orang[o].pk) for j, o, sifat, mulai, akhir in b.pangku if mulai <= n < akhir
        }
        unit = {r.unit_id: (r.nama, r.induk_id) for r in RincianUnit.objects.pada(per)}
        assert unit == {d.unit[u].pk: _kunci(d, isi[n]) for u, isi in enumerate(b.unit) if isi[n]}
        jabatan = {r.jabatan_id: (r.nama, r.unit_id) for r in RincianJabatan.objects.pada(per)}
        assert jabatan == {d.jabatan[j].pk: _kunci(d, isi[n]) for j, isi in enumerate(b.jabatan) if isi[n]}
    for milik, rincian in ((UnitOrganisasi, "unit"), (Jabatan, "jabatan")):
        for satu in milik.objects.filter(pk__in=[x.pk for x in getattr(d, rincian)]):
            masa = [r.masa for r in satu.rincian.order_by("masa")]
            assert (masa[0].lower, masa[-1].upper) == (satu.masa.lower, satu.masa.upper)
            assert all(a.upper == z.lower for a, z in pairwise(masa))


def _kunci(d: Lapangan, isi: tuple[str, int | None]) -> tuple[str, UUID | None]:
    return isi[0], None if isi[1] is None else d.unit[isi[1]].pk


def mesin_sesuai(d: Lapangan, b: Buku, hari: int) -> None:
    """Kedua wujud yang dibaca mesin aturan, dan jabatan yang dipangku pelaku, menurut hari itu."""
    per = d.hari[hari]
    memori, sql = muat_memori(d.pemda.pk, per), OrganisasiSQL(d.pemda.pk, per)
    kunci = [str(x.pk) for x in (*d.unit, *d.jabatan, *d.orang)]
    assert jawaban(sql, kunci) == jawaban(memori, kunci)
    ada = {j for j, isi in enumerate(b.jabatan) if isi[hari] and b.unit[isi[hari][1]][hari]}
    assert {j.nama for j in memori.semua_jabatan()} == {b.jabatan[j][hari][0] for j in ada}
    for o, orang in enumerate(d.orang):
        dipangku = {(j, s) for j, p, s, mulai, akhir in b.pangku if p == o and mulai <= hari < akhir and j in ada}
        pelaku = jabatan_dipangku(d.pemda.pk, orang.pk, per)
        assert {(x.jabatan_id, x.sifat) for x in pelaku} == {(d.jabatan[j].pk, s) for j, s in dipangku}
        assert {x.nama for x in pelaku} == {b.jabatan[j][hari][0] for j, _ in dipangku}


def bayangan_sesuai(d: Lapangan, b: Buku) -> None:
    """Sesudah disamakan, bayangan setiap unit dan jabatan yang berlaku hari ini adalah rincian hari ini."""
    segarkan(d.pemda.pk, d.hari[KINI])
    assert segarkan(d.pemda.pk, d.hari[KINI]) == 0
    for u, isi in enumerate(b.unit):
        if isi[KINI]:
            satu = UnitOrganisasi.objects.get(pk=d.unit[u].pk)
            assert (satu.nama, satu.induk_id) == _kunci(d, isi[KINI])
    for j, isi in enumerate(b.jabatan):
        if isi[KINI]:
            satu = Jabatan.objects.get(pk=d.jabatan[j].pk)
            assert (satu.nama, satu.unit_id) == _kunci(d, isi[KINI])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(semua=st.lists(tindakan, min_size=3, max_size=14), dibaca=st.tuples(HARI, HARI))
def test_setiap_hari_punya_tepat_satu_jawaban(db_pemda: Pemda, semua: list[Any], dibaca: tuple[int, int]) -> None:
    with transaction.atomic():
        lapangan, buku = Lapangan(db_pemda), Buku()
        for nama, *isi in semua:
            terjadi = lapangan.lakukan(nama, tuple(isi))
            assert terjadi == buku.lakukan(nama, tuple(isi)), (nama, isi)
        sesuai(lapangan, buku)
        for hari in {*dibaca, KINI}:
            mesin_sesuai(lapangan, buku, hari)
        bayangan_sesuai(lapangan, buku)
        transaction.set_rollback(True)


def test_perubahan_nanti_tidak_menyentuh_yang_lalu(db_pemda: Pemda) -> None:
    lapangan = Lapangan(db_pemda)
    assert lapangan.lakukan("ubah_unit", (1, KINI + 2, "Baru"))
    assert lapangan.lakukan("ubah_jabatan", (1, KINI + 2, 2))
    kemarin, nanti = (OrganisasiSQL(db_pemda.pk, lapangan.hari[n]) for n in (KINI - 1, KINI + 2))
    unit, jabatan = str(lapangan.unit[1].pk), str(lapangan.jabatan[1].pk)
    assert (kemarin.unit(unit).nama, nanti.unit(unit).nama) == ("Unit 1", "Baru")
    assert (kemarin.jabatan(jabatan).unit, nanti.jabatan(jabatan).unit) == (unit, str(lapangan.unit[2].pk))
    assert lapangan.lakukan("batal_ubah", ("unit", 1, KINI + 2))
    assert OrganisasiSQL(db_pemda.pk, lapangan.hari[KINI + 2]).unit(unit).nama == "Unit 1"


def test_yang_sudah_berlaku_tidak_dapat_dibatalkan(db_pemda: Pemda) -> None:
    lapangan = Lapangan(db_pemda)
    assert lapangan.lakukan("ubah_unit", (1, KINI, "Baru"))
    assert not lapangan.lakukan("batal_ubah", ("unit", 1, KINI))
    assert lapangan.lakukan("pangku", (0, 0, "definitif", KINI, None))
    assert not lapangan.lakukan("batal_pangku", (0,))

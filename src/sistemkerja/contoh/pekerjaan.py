"""Pekerjaan contoh: beberapa kegiatan di setiap tahap dan di beberapa Perangkat Daerah, supaya tidak ada layar kosong.

Semuanya lewat tindakan, sebagai pejabat yang ditunjuk aturan Pemda itu. Isinya tetap; tanggalnya berjalan mundur dari
hari pemuatan.
"""

from __future__ import annotations

import functools
from datetime import datetime, time, timedelta
from decimal import Decimal
from importlib.util import find_spec
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from sistemkerja.alur.models import Tugas
from sistemkerja.contoh.jam import Jam, memakai
from sistemkerja.contoh.nama import DATA, baca_data
from sistemkerja.contoh.panggung import TidakAdaPelaku
from sistemkerja.contoh.penggerak import Penggerak
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.kegiatan.models import Kegiatan, Kendala
from sistemkerja.kegiatan.tindakan.rencana import IsianRencana
from sistemkerja.organisasi.models import UnitOrganisasi
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.galat import GalatKerja, TidakDiaturApp
from sistemkerja.pemda.models import Adopsi, Pemda
from sistemkerja.penugasan.models import SusunanPenugasan
from sistemkerja.perencanaan.models import ButirStrategi, PerjanjianKinerja
from sistemkerja.perencanaan.tindakan.perjanjian_kinerja import IsianSasaran
from sistemkerja.perencanaan.tindakan.strategi import IsianButir

TAHAP = ("tugas", "tetap", "rencana", "sepakat", "laksana", "tinjau", "tinjau2", "perbaikan", "selesai")
TIDAK_JALAN = (TidakAdaPelaku, GalatKerja)


def muat(pemda: Pemda) -> int:
    """Muat pekerjaan contoh sebuah Pemda; banyaknya kegiatan. 0 bila peraturannya belum diadopsi atau sudah dimuat."""
    if not all(find_spec(f"sistemkerja.{nama}.urls") for nama in ("perencanaan", "penugasan", "kegiatan")):
        return 0  # layarnya belum ada, jadi tugas tidak dapat menunjuk ke mana pun
    if not Adopsi.objects.filter(pemda=pemda).exists() or PerjanjianKinerja.objects.filter(pemda=pemda).exists():
        return 0
    kini = datetime.combine(hari_ini(pemda), time(8, 12), ZoneInfo(pemda.zona))
    jam = Jam(kini, batas=min(kini, timezone.now()))  # dini hari pun tidak ada yang terjadi nanti pagi
    with memakai(jam), Penggerak(pemda, jam).jalan() as gerak:
        pemuat = _Pemuat(gerak, jam, kini)
        for isi in data()["unit"]:
            pemuat.unit(isi)
    _luruskan_waktu(pemda)
    return Kegiatan.objects.filter(pemda=pemda).count()


@functools.cache
def data() -> dict[str, Any]:
    """Isi `data/pekerjaan.yaml`."""
    isi: dict[str, Any] = baca_data(DATA / "pekerjaan.yaml")
    return isi


class _Pemuat:
    """Memuat unit demi unit; yang tidak diatur peraturan Pemda ini dilewati."""

    def __init__(self, gerak: Penggerak, jam: Jam, kini: datetime) -> None:
        self.gerak, self.jam, self.kini = gerak, jam, kini
        self.awal_tahun = kini.replace(month=1, day=12) if kini.month > 3 else kini - timedelta(days=100)
        self.urut = 0

    def unit(self, isi: dict[str, Any]) -> None:
        """Perjanjian Kinerja, strategi, dan semua pekerjaan satu unit."""
        unit = self._cari(**isi["cari"])
        if unit is None:
            return
        try:
            with transaction.atomic():
                butir = self._sampai_strategi(unit, isi)
        except TIDAK_JALAN:
            return
        for satu, b in butir:
            self.urut += 1
            try:
                with transaction.atomic():
                    _Jalannya(self.gerak, satu, self.urut).jalankan(b, self._pada(min(satu["mulai"], 0) - 6))
            except TIDAK_JALAN:
                continue

    def _cari(self, kode: str, jenis: str | list[str], ke: int, nama: str = "", **_: Any) -> UnitOrganisasi | None:
        semua = UnitOrganisasi.objects.filter(
            pemda=self.gerak.pemda, kode__startswith=kode, masa__contains=self.kini.date(),
            jenis__in=[jenis] if isinstance(jenis, str) else jenis, nama__contains=nama,
        ).exclude(bagian="wadir").order_by("kode")  # fmt: skip
        ada = list(semua)
        letak = ke - 1 if ke > 0 else ke
        return ada[letak] if ada and -len(ada) <= letak < len(ada) else None

    def _sampai_strategi(self, unit: UnitOrganisasi, isi: dict[str, Any]) -> list[tuple[dict[str, Any], ButirStrategi]]:
        self.jam.setel(self.awal_tahun)
        baris = [IsianSasaran(**s) for s in isi.get("sasaran", ())]
        pk = self.gerak.perjanjian(unit, baris, tetapkan=isi.get("pk") != "draf")
        if isi.get("pk") == "draf":
            return []
        sasaran = pk.sasaran.select_related("perjanjian").order_by("urut")
        terpilih = sasaran[min(isi.get("sasaran_ke", 1), sasaran.count()) - 1]
        bagian = self.gerak.bagian(terpilih, unit, terpilih.sasaran)
        if isi.get("hanya_bagi") or hasattr(bagian, "strategi"):
            return []
        pekerjaan = isi["pekerjaan"]
        hari = self.kini.date()
        butir = [
            IsianButir(
                s["nama"], "tim" if "tim" in s else "individu", hari + timedelta(days=s["mulai"]),
                hari + timedelta(days=s["batas"]), perlu_ketua=s.get("tim") == "ketua",
            )
            for s in pekerjaan
        ]  # fmt: skip
        return list(zip(pekerjaan, self.gerak.butir(bagian, isi["rumusan"], butir), strict=True))

    def _pada(self, hari: int) -> datetime:
        return self.kini + timedelta(days=hari, minutes=17 * (self.urut % 20))


class _Jalannya:
    """Satu pekerjaan dijalankan sampai tahapnya."""

    def __init__(self, gerak: Penggerak, isi: dict[str, Any], urut: int) -> None:
        self.gerak, self.isi, self.urut = gerak, isi, urut
        self.sampai = TAHAP.index(isi["sampai"])
        assert gerak.jam is not None
        self.jam = gerak.jam
        self.kini = datetime.combine(hari_ini(gerak.pemda), time(8, 12), ZoneInfo(gerak.pemda.zona))

    def lewat(self, tahap: str) -> bool:
        return self.sampai >= TAHAP.index(tahap)

    def jalankan(self, butir: ButirStrategi, pada: datetime) -> None:
        """Penugasan, rencana, pelaksanaan, lalu tinjauan."""
        self.jam.setel(pada)
        if not self.lewat("tetap"):
            return
        lintas = self.isi["sampai"] == "tetap"
        susunan = self.gerak.tugaskan(butir, geser=self.urut, lintas=lintas, tetapkan=self.lewat("rencana"))
        if susunan.keadaan != SusunanPenugasan.Keadaan.DITETAPKAN or not self.lewat("sepakat"):
            return
        kegiatan = Kegiatan.objects.get(susunan=susunan)
        kegiatan = self.gerak.ajukan(kegiatan, self._baris(kegiatan))
        if self.lewat("laksana"):
            self._laksanakan(self.gerak.sepakati(kegiatan))

    def _baris(self, kegiatan: Kegiatan) -> list[IsianRencana]:
        uraian = [*self.isi.get("rincian", ["Persiapan", "Pelaksanaan"]), "Laporan"]
        rentang = (kegiatan.batas - kegiatan.mulai) / len(uraian)
        return [
            IsianRencana(
                u, kegiatan.mulai + rentang * (i + 1), Decimal(1_750_000 * (1 + (self.urut + i) % 4) if i else 0)
            )
            for i, u in enumerate(uraian)
        ]

    def _laksanakan(self, kegiatan: Kegiatan) -> None:
        kalimat = data()["catatan_kemajuan"]
        rincian = self.gerak.rinci(kegiatan, self.isi["rincian"])
        tuntas = self.lewat("tinjau")
        for i, r in enumerate(rincian):
            if not tuntas and i and i == len(rincian) - 1:
                break
            persen = 100 if tuntas or i == 0 else 40 + 10 * (i % 3)
            keadaan = "selesai" if persen == 100 else "berjalan"
            self.gerak.maju(kegiatan, r, persen, kalimat[(self.urut + i) % len(kalimat)], keadaan)
        if "tim" in self.isi:
            self._pantau(kegiatan)
        if tuntas:
            self._tinjau(Kegiatan.objects.get(pk=kegiatan.pk))

    def _pantau(self, kegiatan: Kegiatan) -> None:
        try:
            with transaction.atomic():
                self.gerak.pantau(kegiatan, data()["pemantauan"])
                if self.isi.get("kendala"):
                    self.gerak.hambat(kegiatan, **data()["kendala"])
        except (TidakAdaPelaku, TidakDiaturApp):
            return

    def _tinjau(self, kegiatan: Kegiatan) -> None:
        self.jam.setel(min(max(self.jam.kini, self.kini - timedelta(days=4)), self.kini - timedelta(hours=30)))
        if self.isi["sampai"] == "selesai":
            batas = datetime.combine(kegiatan.batas, time(9, 40), self.kini.tzinfo)
            self.jam.setel(min(self.jam.kini, batas))
        kegiatan = self.gerak.serahkan(kegiatan, data()["hasil"])
        if self.isi["sampai"] == "tinjau":
            return
        if self.isi["sampai"] == "perbaikan":
            self._kembalikan(kegiatan)
            return
        banyak = 1 if self.isi["sampai"] == "tinjau2" else 9
        while banyak and kegiatan.keadaan == Kegiatan.Keadaan.TINJAUAN:
            kegiatan = self.gerak.tinjau(kegiatan)
            banyak -= 1

    def _kembalikan(self, kegiatan: Kegiatan) -> None:
        """Dikembalikan oleh peninjau pertama yang menilai, bukan yang hanya menerima dan meneruskan."""
        while True:
            langkah = next(s for s in self.gerak.rantai(kegiatan).berlaku if s.n >= kegiatan.langkah)
            if langkah.kerja not in ("menerima", "meneruskan"):
                break
            kegiatan = self.gerak.tinjau(kegiatan)
        self.gerak.tinjau(kegiatan, "belum_sesuai", data()["perbaikan"])


def _luruskan_waktu(pemda: Pemda) -> None:
    """Waktu yang dicatat tindakan dengan jam komputer disamakan dengan riwayatnya."""

    def peristiwa(nama: str, **syarat: Any) -> Subquery:
        baris = Peristiwa.objects.filter(peristiwa=nama, **syarat).order_by("-pada")
        return Subquery(baris.values("pada")[:1])

    Kegiatan.objects.filter(pemda=pemda, selesai_pada__isnull=False).update(
        selesai_pada=peristiwa("kegiatan.selesai", objek_id=OuterRef("pk"))
    )
    PerjanjianKinerja.objects.filter(pemda=pemda, ditetapkan_pada__isnull=False).update(
        ditetapkan_pada=peristiwa("perjanjian_kinerja.ditetapkan", objek_id=OuterRef("pk"))
    )
    Kendala.objects.filter(pemda=pemda, diputuskan_pada__isnull=False).update(
        diputuskan_pada=Greatest(F("pada"), peristiwa("kendala.diputuskan", kasus=OuterRef("kegiatan_id")))
    )
    sesudah = Peristiwa.objects.filter(kasus=OuterRef("kasus"), pada__gt=OuterRef("sejak")).order_by("pada")
    Tugas.objects.filter(pemda=pemda, selesai_pada__isnull=False).update(
        selesai_pada=Coalesce(Subquery(sesudah.values("pada")[:1]), F("sejak"))
    )

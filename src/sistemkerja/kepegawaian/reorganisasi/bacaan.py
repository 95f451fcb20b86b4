"""Yang ditanyakan layar penataan organisasi; setiap bacaan memakai sejumlah tetap pertanyaan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from sistemkerja.kepegawaian.models.unit import RencanaReorganisasi
from sistemkerja.organisasi.models import Formasi, Pemangku, RincianJabatan, RincianUnit

TERBANYAK = 30


@dataclass(frozen=True, slots=True)
class BarisFormasi:
    """Satu nama jabatan di satu unit: kursi yang ada dan terisi dibanding formasinya."""

    unit_id: UUID
    unit: str
    nama: str
    formasi: int
    kursi: int
    terisi: int

    @property
    def selisih(self) -> int:
        return self.kursi - self.formasi

    @property
    def kurang(self) -> int:
        return -self.selisih


@dataclass(frozen=True, slots=True)
class Beranda:
    """Isi beranda pengelola organisasi."""

    draf: list[RencanaReorganisasi]
    mendatang: list[RencanaReorganisasi]
    terakhir: list[RencanaReorganisasi]
    tanpa_pimpinan: list[dict[str, Any]]
    banyak_tanpa_pimpinan: int
    formasi: list[BarisFormasi]
    banyak_formasi: int


def beranda(pemda_id: UUID, per: date) -> Beranda:
    """Rencana, perubahan yang akan datang, unit tanpa pimpinan, dan formasi yang tidak cocok."""
    semua = daftar_rencana(pemda_id)
    jadi = semua.filter(keadaan=RencanaReorganisasi.Keadaan.DITETAPKAN)
    lowong = unit_tanpa_pimpinan(pemda_id, per)
    timpang = [f for f in formasi(pemda_id, per) if f.selisih]
    return Beranda(
        list(semua.filter(keadaan=RencanaReorganisasi.Keadaan.DRAF)[:TERBANYAK]),
        list(jadi.filter(tanggal__gt=per).order_by("tanggal", "id")[:TERBANYAK]),
        list(jadi.filter(tanggal__lte=per)[:8]),
        list(lowong[:TERBANYAK]),
        lowong.count(),
        timpang[:TERBANYAK],
        len(timpang),
    )


def unit_tanpa_pimpinan(pemda_id: UUID, per: date) -> QuerySet[Any, Any]:
    """Unit yang tidak punya kursi pimpinan, atau kursinya tidak dipangku siapa pun pada `per`."""
    memimpin = RincianJabatan.objects.filter(
        pemda_id=pemda_id, masa__contains=per, pimpinan=True, unit=OuterRef("unit"), jabatan__masa__contains=per
    )
    dipangku = memimpin.filter(
        Exists(Pemangku.objects.filter(pemda_id=pemda_id, jabatan=OuterRef("jabatan"), masa__contains=per))
    )
    semua = RincianUnit.objects.filter(pemda_id=pemda_id, masa__contains=per).annotate(berkursi=Exists(memimpin))
    tanpa = semua.exclude(Exists(dipangku)).exclude(jenis__in=("asisten",))
    return tanpa.order_by("nama", "id").values("unit_id", "nama", "jenis", "berkursi", atas=F("induk__nama"))


def formasi(pemda_id: UUID, per: date) -> list[BarisFormasi]:
    """Setiap formasi yang berlaku, dengan kursi dan isinya. Tiga pertanyaan."""
    baris = Formasi.objects.filter(pemda_id=pemda_id, masa__contains=per).select_related("unit").order_by("unit__kode")
    unit = {f.unit_id for f in baris}
    kursi = RincianJabatan.objects.filter(pemda_id=pemda_id, masa__contains=per, unit__in=unit)
    isi = Exists(
        Pemangku.objects.filter(pemda_id=pemda_id, jabatan=OuterRef("jabatan"), masa__contains=per, sifat="definitif")
    )
    hitung = (
        kursi.annotate(isi=isi).values("unit_id", "nama").annotate(n=Count("id"), t=Count("id", filter=Q(isi=True)))
    )
    ada = {(h["unit_id"], h["nama"]): (h["n"], h["t"]) for h in hitung}
    return [
        BarisFormasi(f.unit_id, f.unit.nama, f.nama, f.jumlah, *ada.get((f.unit_id, f.nama), (0, 0))) for f in baris
    ]


def daftar_rencana(pemda_id: UUID) -> QuerySet[RencanaReorganisasi]:
    """Semua rencana dan tindakan tunggal, yang tanggalnya paling akhir dahulu."""
    semua = RencanaReorganisasi.objects.filter(pemda_id=pemda_id).annotate(banyak=Count("langkah"))
    return semua.order_by("-tanggal", "-id")


def rencana_untuk(pemda_id: UUID, pk: UUID) -> RencanaReorganisasi | None:
    """Rencana milik Pemda ini; None bila tidak ada."""
    return RencanaReorganisasi.objects.filter(pemda_id=pemda_id, pk=pk).select_related("keputusan").first()

"""Yang ditanyakan layar kepegawaian: yang akan berlaku, yang segera berakhir, yang lowong, dan isi satu keputusan.

Setiap bacaan memakai sejumlah tetap pertanyaan SQL.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sistemkerja.aturan import nasional
from sistemkerja.aturan.kosakata import JENJANG
from sistemkerja.kepegawaian.models import TindakanPegawai
from sistemkerja.organisasi.models import Jabatan, JenisAsn, Keputusan, Pegawai, Pemangku, Sifat

SEGERA = timedelta(days=30)
_TERBANYAK = 30


@dataclass(frozen=True, slots=True)
class Beranda:
    """Isi halaman pengelola kepegawaian."""

    akan_berlaku: Sequence[TindakanPegawai]
    akan_memangku: Sequence[Pemangku]
    pengganti: Sequence[Pemangku]
    lowong: Sequence[tuple[Jabatan, int]]
    banyak_lowong: int
    terakhir: Sequence[TindakanPegawai]
    pensiun: Sequence[MendekatiPensiun]


@dataclass(frozen=True, slots=True)
class MendekatiPensiun:
    """Seorang PNS yang mencapai batas usia pensiun dalam setahun; `tmt` awal bulan sesudahnya."""

    pegawai: Pegawai
    jabatan: Jabatan
    usia: int
    tmt: date


def beranda(pemda_id: UUID, per: date) -> Beranda:
    """Yang perlu diketahui pengelola kepegawaian pada `per`. Delapan pertanyaan."""
    tindakan = TindakanPegawai.objects.filter(pemda_id=pemda_id).select_related("keputusan", "pegawai")
    kosong = lowong(pemda_id, per)
    tercatat = list(_akan_berlaku(pemda_id, per)[:_TERBANYAK])
    return Beranda(
        tercatat,
        list(_akan_memangku(pemda_id, per, {t.keputusan_id for t in tercatat})[:_TERBANYAK]),
        list(pengganti(pemda_id, per)[:_TERBANYAK]),
        _dengan_tugas(list(kosong[:_TERBANYAK])),
        kosong.count(),
        list(tindakan.order_by("-dibuat", "-id")[:12]),
        mendekati_pensiun(pemda_id, per),
    )


def mendekati_pensiun(pemda_id: UUID, per: date, hari: int = 365) -> list[MendekatiPensiun]:
    """PNS yang tanggal lahir dalam NIP-nya dan jenjangnya mencapai batas usia pensiun. Satu pertanyaan.

    Hanya pengingat (PP 11/2017 Pasal 239): yang memberhentikan tetap keputusan.
    """
    termuda = per.year + 1 - min(usia for usia, _j in _usia().values())
    semua = Pemangku.objects.filter(
        pemda_id=pemda_id, sifat=Sifat.DEFINITIF, pegawai__jenis_asn=JenisAsn.PNS, pegawai__berhenti__isnull=True,
        pegawai__nip__lt=f"{termuda + 1}", pegawai__nip__regex=r"^(19|20)[0-9]{16}$",
    )  # fmt: skip
    hasil = []
    for p in semua.pada(per).select_related("pegawai", "jabatan").order_by("pegawai__nip", "id"):
        usia = _usia().get(p.jabatan.jenjang)
        lahir = _lahir(p.pegawai.nip)
        if usia is None or lahir is None:
            continue
        tmt = _tmt(lahir, usia[0])
        if tmt <= per + timedelta(days=hari):
            hasil.append(MendekatiPensiun(p.pegawai, p.jabatan, usia[0], tmt))
    return sorted(hasil, key=lambda m: (m.tmt, m.pegawai.nama))[:_TERBANYAK]


def _usia() -> dict[str, tuple[int, nasional.JawabanNasional]]:
    return {j: u for j in JENJANG if (u := nasional.usia_pensiun(j)) is not None}


def _lahir(nip: str) -> date | None:
    try:
        return date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        return None


def _tmt(lahir: date, usia: int) -> date:
    """Awal bulan sesudah ulang tahunnya yang ke-`usia`."""
    tahun, bulan = lahir.year + usia, lahir.month + 1
    return date(tahun + 1, 1, 1) if bulan > 12 else date(tahun, bulan, 1)


def semua_akan_berlaku(pemda_id: UUID, per: date) -> tuple[list[TindakanPegawai], list[Pemangku]]:
    """Yang menunggu tanggalnya seluruhnya: tindakan yang tercatat, dan pemangkuan yang mulai tanpanya."""
    tercatat = list(_akan_berlaku(pemda_id, per).select_related("jabatan"))
    return tercatat, list(_akan_memangku(pemda_id, per, {t.keputusan_id for t in tercatat}))


def _akan_berlaku(pemda_id: UUID, per: date) -> QuerySet[TindakanPegawai]:
    semua = TindakanPegawai.objects.filter(pemda_id=pemda_id, berlaku__gt=per, dibatalkan_pada__isnull=True)
    return semua.select_related("keputusan", "pegawai").order_by("berlaku", "id")


def _akan_memangku(pemda_id: UUID, per: date, selain: set[UUID]) -> QuerySet[Pemangku]:
    """Pemangkuan yang mulai sesudah `per` tanpa tindakan di sini: dari impor atau penataan organisasi."""
    semua = Pemangku.objects.filter(pemda_id=pemda_id, masa__startswith__gt=per).exclude(keputusan_id__in=selain)
    return semua.select_related("jabatan", "pegawai").order_by("masa__startswith", "id")


def pengganti(pemda_id: UUID, per: date) -> QuerySet[Pemangku]:
    """Plt. dan Plh. hari ini, yang berakhir paling dahulu di atas; yang tanpa akhir di bawah."""
    semua = Pemangku.objects.filter(pemda_id=pemda_id, sifat__in=[Sifat.PLT, Sifat.PLH]).pada(per)
    return semua.select_related("jabatan", "pegawai").order_by("masa__endswith", "id")


def lowong(pemda_id: UUID, per: date) -> Any:
    """Jabatan yang memimpin atau berkode dan tidak dipangku siapa pun, yang ditunggui tugas terbanyak dahulu."""
    dipangku = Pemangku.objects.filter(pemda_id=pemda_id, jabatan_id=OuterRef("pk"), masa__contains=per)
    semua = Jabatan.objects.filter(pemda_id=pemda_id, masa__contains=per, unit__masa__contains=per)
    menunggu = Count("tugas", filter=Q(tugas__selesai_pada__isnull=True))
    kosong = semua.filter(~Exists(dipangku)).annotate(menunggu=menunggu).filter(Q(menunggu__gt=0) | ~Q(kode=""))
    return kosong.select_related("unit").order_by("-menunggu", "unit__kode", "urut", "id")


def _dengan_tugas(jabatan: list[Any]) -> list[tuple[Jabatan, int]]:
    return [(j, j.menunggu) for j in jabatan]


def keputusan_untuk_dibaca(pemda_id: UUID, pk: UUID) -> Keputusan | None:
    """Satu keputusan Pemda ini."""
    return Keputusan.objects.filter(pemda_id=pemda_id, pk=pk).first()


def isi_keputusan(keputusan: Keputusan) -> list[TindakanPegawai]:
    """Semua orang dalam keputusan itu. Satu pertanyaan."""
    semua = TindakanPegawai.objects.filter(keputusan=keputusan).select_related("pegawai", "jabatan", "asal")
    return list(semua.order_by("id"))


def daftar_keputusan(pemda_id: UUID) -> Any:
    """Keputusan yang memuat tindakan terhadap orang, yang terbaru dahulu, dengan banyak orangnya."""
    semua = Keputusan.objects.filter(pemda_id=pemda_id, tindakan__isnull=False)
    return semua.annotate(banyak=Count("tindakan")).order_by("-tanggal", "nomor", "id")

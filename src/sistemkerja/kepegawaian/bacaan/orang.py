"""Yang ditanyakan layar kepegawaian: yang akan berlaku, yang segera berakhir, yang lowong, dan isi satu keputusan.

Setiap bacaan memakai sejumlah tetap pertanyaan SQL.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from sistemkerja.alur.models import Tugas
from sistemkerja.kepegawaian.models import TindakanPegawai
from sistemkerja.organisasi.models import Jabatan, Keputusan, Pemangku, Sifat

SEGERA = timedelta(days=30)
_TERBANYAK = 30


@dataclass(frozen=True, slots=True)
class Beranda:
    """Isi halaman pengelola kepegawaian."""

    akan_berlaku: Sequence[TindakanPegawai]
    pengganti: Sequence[Pemangku]
    lowong: Sequence[tuple[Jabatan, int]]
    banyak_lowong: int
    terakhir: Sequence[TindakanPegawai]


def beranda(pemda_id: UUID, per: date) -> Beranda:
    """Yang perlu diketahui pengelola kepegawaian pada `per`. Enam pertanyaan."""
    tindakan = TindakanPegawai.objects.filter(pemda_id=pemda_id).select_related("keputusan", "pegawai")
    akan = tindakan.filter(berlaku__gt=per, dibatalkan_pada__isnull=True).order_by("berlaku", "id")
    lowong = _lowong(pemda_id, per)
    return Beranda(
        list(akan[:_TERBANYAK]),
        list(_pengganti(pemda_id, per)),
        _dengan_tugas(list(lowong[:_TERBANYAK])),
        lowong.count(),
        list(tindakan.order_by("-dibuat", "-id")[:12]),
    )


def _pengganti(pemda_id: UUID, per: date) -> Any:
    """Plt. dan Plh. hari ini, yang berakhir paling dahulu di atas; yang tanpa akhir di bawah."""
    semua = Pemangku.objects.filter(pemda_id=pemda_id, sifat__in=[Sifat.PLT, Sifat.PLH]).pada(per)
    return semua.select_related("jabatan", "pegawai").order_by("masa__endswith", "id")[:_TERBANYAK]


def _lowong(pemda_id: UUID, per: date) -> Any:
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


def tugas_menunggu_di(jabatan: Sequence[UUID]) -> int:
    """Banyaknya tugas yang menunggu di kursi-kursi ini."""
    return Tugas.objects.filter(untuk_jabatan_id__in=jabatan, selesai_pada__isnull=True).count()

"""Memberi dan menutup tugas. Dipanggil dari tindakan lain, dalam transaksinya."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import override

from sistemkerja.alur.models import Tugas
from sistemkerja.alur.wenang import Wenang, kenapa
from sistemkerja.jejak.catat import BAHASA_CATATAN
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.models import Pemda


def beri_tugas(
    pemda: Pemda,
    objek: models.Model,
    kerja: str,
    untuk: Iterable[UUID | str],
    *,
    kasus: UUID,
    alamat: str,
    judul: str,
    dari: str,
    dasar: Sequence[str],
    ringkas: str = "",
    alasan: str = "",
    batas: date | None = None,
) -> None:
    """Letakkan giliran pada setiap jabatan di `untuk`, dalam satu perintah.

    Giliran yang sama dan masih menunggu tidak digandakan, juga bila dua orang memberinya bersamaan: basis data yang
    menjaganya (`tugas_sekali_menunggu`).
    """
    giliran = [
        Tugas(
            pemda=pemda,
            objek_id=objek.pk,
            kerja=kerja,
            untuk_jabatan_id=UUID(jabatan),
            objek_jenis=objek._meta.label_lower,
            kasus=kasus,
            alamat=alamat,
            judul=judul[:300],
            ringkas=ringkas[:500],
            dari=dari[:300],
            kenapa=alasan,
            dasar=[d[:200] for d in dasar],
            versi_objek=getattr(objek, "versi", 1),
            batas=batas,
        )
        for jabatan in dict.fromkeys(str(j) for j in untuk)
    ]
    Tugas.objects.bulk_create(giliran, ignore_conflicts=True)


def beri_tugas_menurut(
    w: Wenang, objek: models.Model, kerja: str, *, kasus: UUID, alamat: str, judul: str, oleh: Pelaku,
    ringkas: str = "", batas: date | None = None,
) -> None:  # fmt: skip
    """Letakkan giliran pada jabatan yang ditunjuk aturan, dengan alasannya."""
    beri_tugas(
        w.mesin.pemda, objek, kerja, w.id_jabatan, kasus=kasus, alamat=alamat, judul=judul, dari=oleh.nama,
        dasar=w.dasar, ringkas=ringkas, alasan=alasan_tugas(w), batas=batas,
    )  # fmt: skip


def alasan_tugas(w: Wenang) -> str:
    """Mengapa giliran sampai ke sana, dalam bahasa catatan: tugas tersimpan dan dibaca orang lain."""
    with override(BAHASA_CATATAN):
        return str(kenapa(w)["kalimat"])


def tutup_tugas(pemda: Pemda, objek_id: UUID, *kerja: str) -> None:
    """Tutup giliran yang menunggu atas objek ini (semua, atau hanya kerja yang disebut)."""
    menunggu = Tugas.objects.filter(pemda=pemda, objek_id=objek_id, selesai_pada__isnull=True)
    if kerja:
        menunggu = menunggu.filter(kerja__in=kerja)
    menunggu.update(selesai_pada=timezone.now())


def tutup_kasus(pemda: Pemda, kasus: UUID) -> None:
    """Tutup semua giliran sebuah kasus."""
    Tugas.objects.filter(pemda=pemda, kasus=kasus, selesai_pada__isnull=True).update(selesai_pada=timezone.now())

"""Reading jobs: one's own in full; who runs the system sees of all others only that they are there."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from sistemkerja.latar.models import Pekerjaan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.peran_sistem import PeranSistem, berperan


def mengawasi(pelaku: Pelaku) -> bool:
    """Whether the actor sees that jobs of others exist, wait or failed."""
    return berperan(pelaku, PeranSistem.PENGELOLA_SISTEM)


def daftar(pelaku: Pelaku, semua: bool = False) -> QuerySet[Pekerjaan]:
    """Jobs of the actor, newest first; `semua`: of everybody, for those who may see that."""
    dasar = Pekerjaan.objects.filter(pemda_id=pelaku.pemda.pk).defer("isi", "hasil")
    return dasar if semua and mengawasi(pelaku) else dasar.filter(pengguna_id=pelaku.pengguna_id)


def pekerjaan_untuk(pelaku: Pelaku, pk: UUID) -> Pekerjaan | None:
    """The job, if the actor may see it; None also for one of another Pemda."""
    return daftar(pelaku, semua=True).filter(pk=pk).first()


def belum_dilihat(pelaku: Pelaku) -> int:
    """How many of one's own jobs have ended since one last looked. One query, on an index of just these."""
    return Pekerjaan.objects.filter(
        pemda_id=pelaku.pemda.pk, pengguna_id=pelaku.pengguna_id, usai__isnull=False, dilihat__isnull=True
    ).count()

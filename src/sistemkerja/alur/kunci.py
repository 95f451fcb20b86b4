"""Penguncian: versi yang dilihat pelaku, dan kunci formulir yang membuat pengiriman ulang tidak berganda."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.http import Http404
from django.utils.translation import gettext as _

from sistemkerja.alur.models import Permintaan
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import SudahBerubah

M = TypeVar("M", bound=models.Model)


def kunci_versi(model: type[M], pk: UUID, versi: int | None, *, oleh: Pelaku) -> M:
    """Baris yang dikunci untuk diubah; `versi` yang dilihat pelaku harus masih sama.

    Raises Http404 (tidak ada, atau milik Pemda lain: jawaban yang sama), SudahBerubah (menyebut oleh siapa dan kapan).
    """
    manager: models.Manager[M] = model._default_manager
    try:
        baris = manager.select_for_update(of=("self",)).get(pk=pk, pemda_id=oleh.pemda.pk)
    except ObjectDoesNotExist:
        raise Http404 from None
    if versi is not None and baris.versi != versi:  # type: ignore[attr-defined]
        raise sudah_berubah(pk, oleh=oleh)
    return baris


def sudah_berubah(pk: UUID, *, oleh: Pelaku) -> SudahBerubah:
    """Jawaban bagi yang kedua: siapa yang mengubah objek ini lebih dahulu, dan kapan.

    Peristiwa objeknya sendiri; bagi objek yang peristiwanya tercatat pada anaknya, peristiwa kasusnya.
    """
    semua = Peristiwa.objects.filter(pemda_id=oleh.pemda.pk).order_by("-pada", "-id")
    terakhir = semua.filter(objek_id=pk).first() or semua.filter(kasus=pk).first()
    siapa = terakhir.oleh if terakhir else _("orang lain")
    kalimat = _("Sudah diubah %(siapa)s sejak Anda membukanya. Isian Anda disimpan; periksa lalu kirim lagi.")
    return SudahBerubah(siapa, terakhir.pada if terakhir else None, kalimat % {"siapa": siapa})


def naikkan_versi(baris: models.Model, *medan: str) -> None:
    """Simpan medan yang berubah dan naikkan versinya; barisnya sudah dikunci `kunci_versi`."""
    baris.versi += 1  # type: ignore[attr-defined]
    baris.save(update_fields=[*medan, "versi"])


def sudah_dijalankan(kunci: UUID | None, tindakan: str, *, oleh: Pelaku) -> Permintaan | None:
    """Catat kunci formulir; bila kunci ini sudah pernah dijalankan, kembalikan permintaan lamanya.

    Dua pengiriman bersamaan berbaris pada kunci unik: yang kedua menunggu lalu mendapat hasil yang pertama.
    """
    if kunci is None:
        return None
    permintaan, baru = Permintaan.objects.get_or_create(
        pemda=oleh.pemda, pengguna_id=oleh.pengguna_id, kunci=kunci, defaults={"tindakan": tindakan}
    )
    return None if baru else permintaan


def catat_hasil(kunci: UUID | None, hasil: models.Model, *, oleh: Pelaku) -> None:
    """Ingat objek yang dihasilkan kunci ini, supaya pengiriman ulang diantar ke sana."""
    if kunci is not None:
        Permintaan.objects.filter(pemda=oleh.pemda, pengguna_id=oleh.pengguna_id, kunci=kunci).update(hasil_id=hasil.pk)

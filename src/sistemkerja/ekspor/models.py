"""Ekspor seluruh data sebuah Pemda: kapan dibuat, oleh siapa, dan di mana arsipnya."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sistemkerja.pemda.models import ModelPemda


def tempat_arsip(satu: Ekspor, _nama: str) -> str:
    """Arsip bernama id, di folder Pemda-nya: nama dari luar tidak menjadi nama berkas."""
    return f"ekspor/{satu.pemda_id}/{satu.pk}.zip"


class Ekspor(ModelPemda):
    """Satu arsip data. Berkasnya dibuang sesudah `sampai`; barisnya tinggal sebagai riwayat."""

    pekerjaan_id = models.UUIDField(null=True, blank=True)
    dibuat = models.DateTimeField(_("dibuat"), db_default=Now())
    oleh = models.CharField(_("oleh"), max_length=200)
    berkas = models.FileField(_("arsip"), upload_to=tempat_arsip, max_length=200, blank=True)
    ukuran = models.BigIntegerField(_("ukuran"), default=0)
    sidik = models.CharField(_("sidik SHA-256"), max_length=64, blank=True)
    tabel = models.PositiveIntegerField(_("tabel"), default=0)
    baris = models.PositiveBigIntegerField(_("baris"), default=0)
    sampai = models.DateTimeField(_("dapat diunduh sampai"), null=True, blank=True)

    class Meta:
        verbose_name = _("ekspor data")
        verbose_name_plural = _("ekspor data")
        ordering = ["-dibuat", "-id"]

    def __str__(self) -> str:
        return f"ekspor {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("ekspor:daftar")

    def tersedia(self, kini: datetime) -> bool:
        """Apakah arsipnya masih dapat diunduh?"""
        return bool(self.berkas) and self.sampai is not None and kini < self.sampai

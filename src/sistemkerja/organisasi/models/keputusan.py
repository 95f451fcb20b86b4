"""Dasar hukum sebuah perubahan: surat keputusan yang memerintahkannya."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sistemkerja.pemda.models import ModelPemda


class Keputusan(ModelPemda):
    """Surat keputusan (SK) yang menjadi dasar perubahan organisasi atau kepegawaian; satu SK dapat memuat banyak orang.

    `penanda` jabatan penanda tangannya sebagaimana tertulis pada SK ("Wali Kota Kediri", "Plt. Sekretaris Daerah").
    """

    nomor = models.CharField(_("nomor SK"), max_length=120)
    tanggal = models.DateField(_("tanggal SK"))
    tentang = models.CharField(_("tentang"), max_length=300, blank=True)
    penanda = models.CharField(_("ditandatangani oleh"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("keputusan")
        verbose_name_plural = _("keputusan")
        ordering = ["-tanggal", "nomor", "id"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "nomor", "tanggal"], name="keputusan_sekali"),
        ]

    def __str__(self) -> str:
        return f"{self.nomor} ({self.tanggal:%d-%m-%Y})"

"""Tugas yang menunggu sebuah jabatan, dan permintaan yang sudah dijalankan (supaya ketukan ganda tidak berganda)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sistemkerja.organisasi.models import Jabatan
from sistemkerja.pemda.models import ModelPemda


class Tugas(ModelPemda):
    """Satu giliran: kerja yang menunggu pemangku sebuah jabatan. Dialamatkan ke jabatan, bukan ke orang."""

    untuk_jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="tugas", db_index=False)
    kerja = models.CharField(_("kerja"), max_length=40)
    objek_jenis = models.CharField(max_length=40)
    objek_id = models.UUIDField()
    kasus = models.UUIDField()
    alamat = models.CharField(max_length=200)
    judul = models.CharField(_("judul"), max_length=300)
    ringkas = models.CharField(_("ringkasan"), max_length=500, blank=True)
    dari = models.CharField(_("dari"), max_length=300, blank=True)
    kenapa = models.TextField(_("kenapa saya"), blank=True)
    dasar = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    versi_objek = models.PositiveIntegerField(default=1)
    sejak = models.DateTimeField(_("sejak"), db_default=Now())
    batas = models.DateField(_("batas"), null=True, blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("tugas")
        verbose_name_plural = _("tugas")
        ordering = ["batas", "sejak", "id"]
        indexes = [
            models.Index(
                fields=["pemda", "untuk_jabatan", "batas", "sejak"],
                name="tugas_menunggu",
                condition=models.Q(selesai_pada__isnull=True),
            ),
            models.Index(
                fields=["pemda", "untuk_jabatan", "-selesai_pada"],
                name="tugas_usai",
                condition=models.Q(selesai_pada__isnull=False),
            ),
            models.Index(fields=["pemda", "kasus"], name="tugas_kasus"),
            models.Index(fields=["pemda", "objek_id"], name="tugas_objek"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "objek_id", "kerja", "untuk_jabatan"],
                name="tugas_sekali_menunggu",
                condition=models.Q(selesai_pada__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.judul


class Permintaan(ModelPemda):
    """Kunci sebuah formulir yang sudah dijalankan: pengiriman ulang mendapat hasil yang sama, tidak berganda."""

    kunci = models.UUIDField()
    pengguna_id = models.UUIDField()
    tindakan = models.CharField(max_length=80)
    hasil_id = models.UUIDField(null=True, blank=True)
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pemda", "pengguna_id", "kunci"], name="permintaan_sekali"),
        ]

    def __str__(self) -> str:
        return f"{self.tindakan} {self.kunci}"

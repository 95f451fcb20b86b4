"""Background jobs: what was asked for, how far it is, and the result that waits for whoever asked."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sistemkerja.pemda.models import ModelPemda


class Pekerjaan(ModelPemda):
    """One job. The queue itself (procrastinate) holds only the ids of the Pemda and of this row."""

    class Keadaan(models.TextChoices):
        ANTRE = "antre", _("Menunggu giliran")
        BERJALAN = "berjalan", _("Sedang berjalan")
        SELESAI = "selesai", _("Selesai")
        DIBATALKAN = "dibatalkan", _("Dibatalkan")
        GAGAL = "gagal", _("Gagal")

    jenis = models.CharField(max_length=60)
    judul = models.CharField(max_length=200)
    keadaan = models.CharField(max_length=12, choices=Keadaan, default=Keadaan.ANTRE)
    maju = models.PositiveIntegerField(default=0)
    dari = models.PositiveIntegerField(default=0)
    pesan = models.TextField(blank=True)
    isi = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    hasil = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    alamat_hasil = models.CharField(max_length=300, blank=True)
    pengguna_id = models.UUIDField(null=True, blank=True)
    oleh = models.CharField(max_length=200)
    minta_batal = models.BooleanField(default=False)
    percobaan = models.PositiveSmallIntegerField(default=0)
    dibuat = models.DateTimeField(default=timezone.now, editable=False)
    mulai = models.DateTimeField(null=True, blank=True)
    usai = models.DateTimeField(null=True, blank=True)
    dilihat = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-dibuat", "-id"]
        indexes = [
            models.Index(fields=["pemda", "pengguna_id", "-dibuat"], name="latar_milik"),
            models.Index(fields=["pemda", "-dibuat"], name="latar_semua"),
            models.Index(
                fields=["pemda", "pengguna_id"],
                name="latar_belum_dilihat",
                condition=Q(usai__isnull=False, dilihat__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        """The page with its progress and its result."""
        return reverse("latar:pekerjaan", args=[self.pk])

    @property
    def belum_usai(self) -> bool:
        """Whether it still waits or runs."""
        return self.keadaan in {self.Keadaan.ANTRE, self.Keadaan.BERJALAN}

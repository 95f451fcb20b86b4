"""Tenants: the directory of Pemda, the base of every row that belongs to one, and its adopted regulations."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sistemkerja.pemda.kunci import uuid7


class Pemda(models.Model):
    """One local government and the cell that holds its rows. A directory: readable by all, written by the owner."""

    class Zona(models.TextChoices):
        WIB = "Asia/Jakarta", _("WIB")
        WITA = "Asia/Makassar", _("WITA")
        WIT = "Asia/Jayapura", _("WIT")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kode = models.CharField(max_length=8, unique=True)
    slug = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=120)
    zona = models.CharField(max_length=24, choices=Zona, default=Zona.WIB)
    peraturan_id = models.CharField(max_length=60, blank=True)
    sel = models.CharField(max_length=40, default="default")
    aksen = models.CharField(max_length=9, blank=True)
    dibuat = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


class ModelPemda(models.Model):
    """A row of one Pemda. Its table gets `rls.AktifkanRLS` in the migration that makes it.

    Every unique constraint of a child starts with `pemda`: nothing is unique across tenants.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    pemda = models.ForeignKey(Pemda, on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True


class Adopsi(ModelPemda):
    """Which regulation, in which text (`sidik`, its content hash), governs this Pemda from when until when."""

    peraturan_id = models.CharField(max_length=60)
    sidik = models.CharField(max_length=64)
    sejak = models.DateField()
    sampai = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["sejak"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "sejak"], name="adopsi_satu_per_tanggal"),
            models.CheckConstraint(
                condition=Q(sampai__isnull=True) | Q(sampai__gt=F("sejak")), name="adopsi_sampai_setelah_sejak"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.peraturan_id} sejak {self.sejak}"


# Models of the same app, in a file of their own: found here by Django, and the tables refer to `ModelPemda` above.
from sistemkerja.pemda.versi import DasarAdopsi, Kebijakan, VersiPeraturan  # noqa: E402, F401

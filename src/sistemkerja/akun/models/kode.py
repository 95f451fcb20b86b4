"""One-time codes: to activate an account, or to choose a new password. Only their fingerprint is kept."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sistemkerja.akun.models.pengguna import Pengguna
from sistemkerja.pemda.models import ModelPemda


class Guna(models.TextChoices):
    """What a code is for."""

    AKTIVASI = "aktivasi", _("aktivasi")
    ATUR_ULANG = "atur_ulang", _("atur ulang kata sandi")


class KodeAkun(ModelPemda):
    """A code that was handed out. At most one of a person is open; a new one replaces it."""

    pengguna = models.ForeignKey(Pengguna, models.PROTECT, related_name="kode", db_index=False)
    guna = models.CharField(max_length=10, choices=Guna)
    sidik = models.CharField(max_length=64)
    oleh = models.CharField(max_length=200)
    dibuat = models.DateTimeField(default=timezone.now)
    sampai = models.DateTimeField()
    dipakai = models.DateTimeField(null=True, blank=True)
    diganti = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-dibuat", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "pengguna"],
                name="kode_terbuka_satu",
                condition=models.Q(dipakai__isnull=True, diganti__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.guna} {self.pengguna_id}"

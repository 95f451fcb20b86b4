"""Where a person is signed in, beside Django's sessions, under row security."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sistemkerja.akun.models.pengguna import Pengguna
from sistemkerja.pemda.models import ModelPemda


class Cara(models.TextChoices):
    """How a session was opened."""

    SANDI = "sandi", _("kata sandi")
    SSO = "sso", _("SSO Pemda")
    KODE = "kode", _("kode")


class SesiPengguna(ModelPemda):
    """One signed-in browser. The address is kept shortened; it serves to recognise one's own devices."""

    pengguna = models.ForeignKey(Pengguna, models.PROTECT, related_name="sesi", db_index=False)
    kunci = models.CharField(max_length=40)
    peramban = models.CharField(max_length=120, blank=True)
    alamat = models.CharField(max_length=60, blank=True)
    cara = models.CharField(max_length=10, choices=Cara, default=Cara.SANDI)
    mulai = models.DateTimeField(default=timezone.now)
    terlihat = models.DateTimeField(default=timezone.now)
    usai = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-terlihat", "id"]
        indexes = [models.Index(fields=["pemda", "pengguna", "-mulai"], name="sesi_pengguna")]
        constraints = [models.UniqueConstraint(fields=["pemda", "kunci"], name="sesi_kunci_dalam_pemda")]

    def __str__(self) -> str:
        return f"{self.peramban} {self.mulai:%Y-%m-%d %H:%M}"

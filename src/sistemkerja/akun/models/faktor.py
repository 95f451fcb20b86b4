"""The second factor: a time-based code (RFC 6238) and ten recovery codes."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from sistemkerja.akun.models.pengguna import Pengguna
from sistemkerja.pemda.models import ModelPemda


class FaktorKedua(ModelPemda):
    """The authenticator of one person. `rahasia` is encrypted; it counts only after a first code (`dipasang`).

    `langkah` is the last time step whose code was accepted: the same code is refused a second time (RFC 6238, 5.2).
    """

    pengguna = models.ForeignKey(Pengguna, models.PROTECT, related_name="faktor", db_index=False)
    rahasia = models.TextField()
    dibuat = models.DateTimeField(default=timezone.now)
    dipasang = models.DateTimeField(null=True, blank=True)
    langkah = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pemda", "pengguna"], name="faktor_satu_seorang")]

    def __str__(self) -> str:
        return f"{self.pengguna_id}"


class KodePemulihan(ModelPemda):
    """A recovery code, by its fingerprint; good for one sign-in without the authenticator."""

    pengguna = models.ForeignKey(Pengguna, models.PROTECT, related_name="kode_pemulihan", db_index=False)
    sidik = models.CharField(max_length=64)
    dibuat = models.DateTimeField(default=timezone.now)
    dipakai = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pemda", "pengguna", "sidik"], name="kode_pemulihan_sekali")]

    def __str__(self) -> str:
        return f"{self.pengguna_id}"

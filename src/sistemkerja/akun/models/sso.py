"""The sign-in service of a Pemda itself (OpenID Connect)."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sistemkerja.pemda.models import ModelPemda


class KonfigurasiSSO(ModelPemda):
    """One a Pemda. `rahasia` is encrypted; a secret in the environment of the installation goes before it."""

    nama = models.CharField(_("nama pada tombol"), max_length=60)
    penerbit = models.CharField(_("alamat penerbit (issuer)"), max_length=300)
    klien = models.CharField(_("client ID"), max_length=200)
    rahasia = models.TextField(blank=True)
    klaim_nip = models.CharField(_("klaim yang memuat NIP"), max_length=60, default="nip")
    aktif = models.BooleanField(_("dipakai"), default=False)
    versi = models.PositiveIntegerField(default=1)
    diubah = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pemda"], name="sso_satu_pemda")]

    def __str__(self) -> str:
        return self.nama

"""Operators of the platform: who makes Pemda and sees that they are well. They belong to no Pemda and see no person."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from sistemkerja.pemda.kunci import uuid7


class Operator(models.Model):
    """One operator. The web role reads who there is; what proves that somebody is one, it cannot read (`Bukti`)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    nama_masuk = models.CharField(max_length=60, unique=True)
    nama = models.CharField(max_length=200)
    garam = models.CharField(max_length=64)
    aktif = models.BooleanField(default=True)
    dibuat = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["nama_masuk"]

    def __str__(self) -> str:
        return self.nama


class Bukti(models.Model):
    """Fingerprint of the key that the operator's password gives. Read only by functions of the owner (sql/)."""

    operator = models.OneToOneField(Operator, models.CASCADE, primary_key=True, related_name="+")
    bukti = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.operator_id)


class Sesi(models.Model):
    """A signed-in operator, by the fingerprint of the sign that the browser's session holds."""

    sidik = models.CharField(max_length=64, primary_key=True)
    operator = models.ForeignKey(Operator, models.CASCADE, related_name="+")
    sampai = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.operator_id} {self.sampai:%Y-%m-%d %H:%M}"


class Catatan(models.Model):
    """What operators did. Only added to, by the functions that do it."""

    pada = models.DateTimeField(db_default=Now())
    oleh = models.CharField(max_length=200)
    kalimat = models.TextField()

    class Meta:
        ordering = ["-pada", "-id"]

    def __str__(self) -> str:
        return self.kalimat

"""History: what happened, by whom, as which post, by which Pasal. Only ever added to.

Events are written without a chain, so that acts never queue behind one another; a seal takes the events since the
last seal in batches and chains their hashes (jejak/segel.py).
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from sistemkerja.pemda.models import ModelPemda


class Peristiwa(ModelPemda):
    """One event, in a sentence that stays true whatever changes later (names and posts are copied in)."""

    pada = models.DateTimeField(db_default=Now())
    peristiwa = models.CharField(max_length=80)
    objek_jenis = models.CharField(max_length=80)
    objek_id = models.UUIDField()
    kasus = models.UUIDField(null=True, blank=True)
    pengguna_id = models.UUIDField(null=True, blank=True)
    oleh = models.CharField(max_length=200)
    sebagai = models.CharField(max_length=300, blank=True)
    dasar = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    kalimat = models.TextField()
    isi = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["pada", "id"]
        indexes = [
            models.Index(fields=["pemda", "objek_id", "pada"], name="jejak_objek"),
            models.Index(fields=["pemda", "kasus", "pada"], name="jejak_kasus"),
        ]

    def __str__(self) -> str:
        return self.kalimat


class Segel(ModelPemda):
    """A sealed batch: the hash of its events and of the seal before it."""

    nomor = models.PositiveIntegerField()
    pada = models.DateTimeField(db_default=Now())
    banyak = models.PositiveIntegerField()
    sebelum = models.CharField(max_length=64, blank=True)
    sidik = models.CharField(max_length=64)

    class Meta:
        ordering = ["nomor"]
        constraints = [models.UniqueConstraint(fields=["pemda", "nomor"], name="segel_nomor_dalam_pemda")]

    def __str__(self) -> str:
        return f"Segel {self.nomor}"


class Tersegel(ModelPemda):
    """Which seal holds an event, and where in its batch."""

    segel = models.ForeignKey(Segel, on_delete=models.PROTECT, related_name="anggota")
    peristiwa = models.ForeignKey(Peristiwa, on_delete=models.PROTECT, related_name="tersegel")
    urut = models.PositiveIntegerField()

    class Meta:
        ordering = ["segel", "urut"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "peristiwa"], name="tersegel_sekali"),
            models.UniqueConstraint(fields=["pemda", "segel", "urut"], name="tersegel_urut"),
        ]

    def __str__(self) -> str:
        return f"{self.segel_id} {self.urut}"

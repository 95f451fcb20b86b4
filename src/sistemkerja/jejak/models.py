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
    atas_nama = models.CharField(max_length=300, blank=True)
    dasar = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    kalimat = models.TextField()
    isi = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["pada", "id"]
        indexes = [
            models.Index(fields=["pemda", "objek_id", "pada"], name="jejak_objek"),
            models.Index(fields=["pemda", "kasus", "pada"], name="jejak_kasus"),
            models.Index(fields=["pemda", "pada", "id"], name="jejak_waktu"),
            models.Index(fields=["pemda", "objek_jenis", "pada"], name="jejak_jenis"),
            models.Index(fields=["pemda", "pengguna_id", "pada"], name="jejak_pengguna"),
        ]

    def __str__(self) -> str:
        return self.kalimat


class Segel(ModelPemda):
    """A sealed batch: the hash of its events and of the seal before it.

    `tanda` is a keyed hash of the seal. Its key is not in the database, so whoever rewrites events, seals and hashes
    there, a superuser too, cannot write a seal that checks.
    """

    nomor = models.PositiveIntegerField()
    pada = models.DateTimeField(db_default=Now())
    banyak = models.PositiveIntegerField()
    sebelum = models.CharField(max_length=64, blank=True)
    sidik = models.CharField(max_length=64)
    tanda = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["nomor"]
        constraints = [models.UniqueConstraint(fields=["pemda", "nomor"], name="segel_nomor_dalam_pemda")]

    def __str__(self) -> str:
        return f"Segel {self.nomor}"


class Tersegel(ModelPemda):
    """Which seal holds an event, where in its batch, and the event's own hash: a finding can name the event."""

    segel = models.ForeignKey(Segel, on_delete=models.PROTECT, related_name="anggota")
    peristiwa = models.ForeignKey(Peristiwa, on_delete=models.PROTECT, related_name="tersegel")
    urut = models.PositiveIntegerField()
    sidik = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["segel", "urut"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "peristiwa"], name="tersegel_sekali"),
            models.UniqueConstraint(fields=["pemda", "segel", "urut"], name="tersegel_urut"),
        ]

    def __str__(self) -> str:
        return f"{self.segel_id} {self.urut}"


class Pembacaan(ModelPemda):
    """Somebody looked at another person's data: who, whose, what, in which hour (UU 27/2022 on personal data).

    One row an hour and page: enough to answer "who looked at my data", without a diary of every click.
    """

    jam = models.DateTimeField()
    pada = models.DateTimeField(db_default=Now())
    pengguna_id = models.UUIDField()
    pembaca = models.CharField(max_length=200)
    sebagai = models.CharField(max_length=300, blank=True)
    pegawai_id = models.UUIDField()
    apa = models.CharField(max_length=40)

    class Meta:
        ordering = ["-pada", "id"]
        indexes = [models.Index(fields=["pemda", "pegawai_id", "-pada"], name="pembacaan_pegawai")]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "pegawai_id", "pengguna_id", "apa", "jam"], name="pembacaan_sekali_sejam"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pembaca}: {self.apa}"

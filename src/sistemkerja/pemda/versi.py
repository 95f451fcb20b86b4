"""The texts that a Pemda adopted, word for word, and its own rules where those texts are silent.

Tables of the Pemda itself, so that the flow (`alur`) can read them; the acts live in `adopsi`.
"""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sistemkerja.pemda.models import Adopsi, ModelPemda


class VersiPeraturan(ModelPemda):
    """One text of a regulation, kept for ever: running cases stay on the text that they began under.

    `sidik` is the content hash of the folder's rules, `isi` the zip of the folder. Never changed, never deleted.
    """

    class Asal(models.TextChoices):
        BAWAAN = "bawaan", _("ikut dikirim")
        UNGGAHAN = "unggahan", _("diunggah")

    peraturan_id = models.CharField(max_length=60)
    sidik = models.CharField(max_length=64)
    asal = models.CharField(max_length=8, choices=Asal)
    judul = models.CharField(max_length=300)
    isi = models.BinaryField()
    dimuat = models.DateTimeField(db_default=Now())
    oleh = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("naskah peraturan")
        verbose_name_plural = _("naskah peraturan")
        ordering = ["-dimuat", "id"]
        constraints = [models.UniqueConstraint(fields=["pemda", "sidik"], name="versi_peraturan_sekali")]

    def __str__(self) -> str:
        return self.judul


class DasarAdopsi(ModelPemda):
    """On what an adoption rests besides the regulation itself (a decree is optional), and who recorded it."""

    adopsi = models.OneToOneField(Adopsi, models.CASCADE, related_name="dasar")
    nomor_sk = models.CharField(_("nomor SK"), max_length=120, blank=True)
    tanggal_sk = models.DateField(_("tanggal SK"), null=True, blank=True)
    keterangan = models.TextField(_("keterangan"), blank=True)
    oleh = models.CharField(max_length=200, blank=True)
    dicatat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("dasar adopsi")
        verbose_name_plural = _("dasar adopsi")

    def __str__(self) -> str:
        return self.nomor_sk or self.keterangan


class Kebijakan(ModelPemda):
    """The Pemda's own answer to a question on which its regulation is silent, with its own legal basis and dates.

    `syarat` says for whom ({key: [codes]}, the keys of a situation), `jawaban` has the shape of the question.
    `dicabut` is the day from which it no longer decides; a policy revoked before it began never decides.
    """

    pertanyaan = models.CharField(_("pertanyaan"), max_length=60)
    syarat = models.JSONField(_("berlaku bagi"), default=dict)
    jawaban = models.JSONField(_("jawaban"))
    dasar_hukum = models.CharField(_("dasar hukum"), max_length=300)
    nomor = models.CharField(_("nomor keputusan"), max_length=120)
    tanggal = models.DateField(_("tanggal keputusan"))
    alasan = models.TextField(_("pertimbangan"), blank=True)
    dicari_di = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    masa = DateRangeField(_("masa berlaku"))
    dicabut = models.DateField(_("dicabut sejak"), null=True, blank=True)
    sebab_cabut = models.TextField(_("sebab dicabut"), blank=True)
    oleh = models.CharField(max_length=200, blank=True)
    ditetapkan = models.DateTimeField(db_default=Now())
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("kebijakan")
        verbose_name_plural = _("kebijakan")
        ordering = ["pertanyaan", "masa", "id"]
        indexes = [models.Index(fields=["pemda", "pertanyaan"], name="kebijakan_pertanyaan")]
        constraints = [
            models.CheckConstraint(
                name="kebijakan_masa_terisi", condition=models.Q(masa__isempty=False, masa__lower_inf=False)
            )
        ]

    def __str__(self) -> str:
        return f"{self.pertanyaan}: {self.sebutan_dasar}"

    @property
    def sebutan_dasar(self) -> str:
        """The legal basis as it is cited beside each decision."""
        return f"{self.dasar_hukum} Nomor {self.nomor} tanggal {self.tanggal:%d-%m-%Y}"

    def berlaku(self, per: date) -> bool:
        """Does it decide on that day?"""
        return per in self.masa and (self.dicabut is None or per < self.dicabut)

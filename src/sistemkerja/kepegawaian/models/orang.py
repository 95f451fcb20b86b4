"""Satu tindakan terhadap seorang pegawai menurut sebuah keputusan, beserta akibatnya pada baris bermasa."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sistemkerja.organisasi.models import Jabatan, Keputusan, Pegawai
from sistemkerja.pemda.models import ModelPemda


class JenisTindakan(models.TextChoices):
    """Apa yang diperintahkan keputusan itu terhadap seorang pegawai."""

    ANGKAT = "angkat", _("Pengangkatan")
    MUTASI = "mutasi", _("Mutasi")
    PROMOSI = "promosi", _("Promosi")
    PANGKAT = "pangkat", _("Kenaikan pangkat")
    BERHENTI = "berhenti", _("Pemberhentian")
    PLT = "plt", _("Penunjukan Plt.")
    PLH = "plh", _("Penunjukan Plh.")
    AKHIRI = "akhiri", _("Pengakhiran")


class TindakanPegawai(ModelPemda):
    """Catatan satu tindakan: siapa, ke jabatan mana, sejak kapan, atas dasar keputusan apa.

    `akibat` menyebut baris bermasa yang dibuat, ditutup, dan dihapus, sehingga tindakan yang belum berlaku dapat
    dibatalkan tepat seperti semula. `izin_tertulis` izin atau mandat bagi keputusan yang ditandatangani Plt. atau Plh.
    """

    jenis = models.CharField(_("jenis tindakan"), max_length=8, choices=JenisTindakan)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="tindakan", db_index=False)
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, null=True, blank=True, related_name="tindakan", db_index=False)
    asal = models.ForeignKey(Jabatan, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    keputusan = models.ForeignKey(Keputusan, models.PROTECT, related_name="tindakan", db_index=False)
    berlaku = models.DateField(_("berlaku sejak"))
    sampai = models.DateField(_("hari terakhir"), null=True, blank=True)
    ringkas = models.CharField(_("ringkasan"), max_length=400)
    alasan = models.CharField(_("alasan"), max_length=500, blank=True)
    izin_tertulis = models.CharField(_("izin tertulis"), max_length=300, blank=True)
    dasar = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    akibat = models.JSONField(default=dict, blank=True)
    pengguna_id = models.UUIDField()
    oleh = models.CharField(max_length=200)
    dibuat = models.DateTimeField(db_default=Now())
    dibatalkan_pada = models.DateTimeField(null=True, blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("tindakan kepegawaian")
        verbose_name_plural = _("tindakan kepegawaian")
        ordering = ["-dibuat", "-id"]
        indexes = [
            models.Index(fields=["pemda", "-dibuat"], name="tindakan_pegawai_dibuat"),
            models.Index(fields=["pemda", "berlaku"], name="tindakan_pegawai_berlaku"),
            models.Index(fields=["pemda", "pegawai"], name="tindakan_pegawai_orang"),
            models.Index(fields=["pemda", "keputusan"], name="tindakan_pegawai_sk"),
        ]
        constraints = [
            models.CheckConstraint(
                name="tindakan_sampai_sesudah_berlaku",
                condition=models.Q(sampai__isnull=True) | models.Q(sampai__gte=models.F("berlaku")),
            ),
        ]

    def __str__(self) -> str:
        return self.ringkas

    def get_absolute_url(self) -> str:
        return reverse("kepegawaian:keputusan", args=[self.keputusan_id])

    @property
    def batal(self) -> bool:
        return self.dibatalkan_pada is not None

    def belum_berlaku(self, per: date) -> bool:
        """Masih akan berlaku sesudah `per`, dan belum dibatalkan."""
        return not self.batal and self.berlaku > per

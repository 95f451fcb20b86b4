"""Pemeriksaan sebuah naskah terhadap organisasi Pemda: hasilnya disimpan supaya dapat dikerjakan sampai habis."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sistemkerja.pemda.models import ModelPemda


class Pemeriksaan(ModelPemda):
    """Satu pemeriksaan: naskah mana, organisasi tanggal berapa, angka-angkanya, dan semua temuannya.

    Dengan `dibanding`: siapa yang terkena bila naskah ini menggantikan yang bersidik itu; `temuan` memuat simulasinya.
    `temuan` kosong dan `pekerjaan_id` terisi selama pemeriksaannya masih berjalan di belakang layar.
    """

    peraturan_id = models.CharField(max_length=60)
    sidik = models.CharField(max_length=64)
    dibanding = models.CharField(max_length=64, blank=True)  # sidik yang berlaku, bila yang dihitung siapa yang terkena
    per = models.DateField(_("organisasi per"))
    pada = models.DateTimeField(db_default=Now())
    oleh = models.CharField(max_length=200, blank=True)
    angka = models.JSONField(default=dict)
    temuan = models.JSONField(default=list)
    pekerjaan_id = models.UUIDField(null=True, blank=True)

    class Meta:
        verbose_name = _("pemeriksaan organisasi")
        verbose_name_plural = _("pemeriksaan organisasi")
        ordering = ["-pada", "-id"]
        indexes = [models.Index(fields=["pemda", "sidik", "-pada"], name="pemeriksaan_terakhir")]

    def __str__(self) -> str:
        return f"{self.peraturan_id} {self.per}"

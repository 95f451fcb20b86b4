"""System roles given by an accountable act: to whom, from when until when, on which basis, by whom."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sistemkerja.organisasi.models.dasar import Bermasa, masa_terisi, sekali
from sistemkerja.organisasi.peran_sistem import PeranSistem


class PemberianPeran(Bermasa):
    """One grant. Revoked by closing its `masa`; one that has not begun yet is removed, its history stays."""

    pengguna = models.ForeignKey("akun.Pengguna", models.PROTECT, related_name="pemberian_peran", db_index=False)
    peran = models.CharField(_("peran"), max_length=40, choices=PeranSistem)
    nomor = models.CharField(_("nomor keputusan"), max_length=120)
    tanggal = models.DateField(_("tanggal keputusan"))
    diberikan_oleh = models.CharField(max_length=200)
    diberikan_pada = models.DateTimeField(default=timezone.now)
    dicabut_nomor = models.CharField(_("nomor dasar pencabutan"), max_length=120, blank=True)
    dicabut_tanggal = models.DateField(_("tanggal dasar pencabutan"), null=True, blank=True)
    dicabut_oleh = models.CharField(max_length=200, blank=True)
    dicabut_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("pemberian peran")
        verbose_name_plural = _("pemberian peran")
        ordering = ["peran", "masa", "id"]
        indexes = [
            models.Index(fields=["pemda", "pengguna"], name="peran_pengguna"),
            models.Index(fields=["pemda", "peran"], name="peran_peran"),
        ]
        constraints = [
            sekali(
                "pemberian_peran_sekali",
                "pengguna",
                "peran",
                pesan=_("Orang ini sudah memegang peran itu pada masa yang sama."),
            ),
            masa_terisi("pemberian_peran_masa_terisi"),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()}: {self.pengguna_id}"

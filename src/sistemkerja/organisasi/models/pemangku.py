"""Siapa memangku jabatan apa, dari kapan sampai kapan, dan atas dasar SK apa."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sistemkerja.organisasi.models.dasar import Bermasa, masa_terisi, sekali
from sistemkerja.organisasi.models.jabatan import Jabatan
from sistemkerja.organisasi.models.keputusan import Keputusan
from sistemkerja.organisasi.models.pegawai import Pegawai


class Sifat(models.TextChoices):
    """Cara seseorang memangku jabatan. Urutannya urutan tampil."""

    DEFINITIF = "definitif", _("Definitif")
    PLT = "plt", _("Plt.")
    PLH = "plh", _("Plh.")


class Pemangku(Bermasa):
    """Seseorang memangku sebuah jabatan dari–sampai: definitif, Plt. (lowong), atau Plh. (berhalangan sementara)."""

    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="pemangku", db_index=False)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="pemangku", db_index=False)
    sifat = models.CharField(_("sifat"), max_length=9, choices=Sifat, default=Sifat.DEFINITIF)
    dasar_sk = models.CharField(_("dasar (SK)"), max_length=200, blank=True)
    keputusan = models.ForeignKey(Keputusan, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    keputusan_akhir = models.ForeignKey(
        Keputusan, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = _("pemangku jabatan")
        verbose_name_plural = _("pemangku jabatan")
        ordering = ["sifat", "id"]
        indexes = [
            models.Index(fields=["pemda", "jabatan"], name="pemangku_pemda_jabatan"),
            models.Index(fields=["pemda", "pegawai"], name="pemangku_pemda_pegawai"),
        ]
        constraints = [
            # Satu definitif, satu Plt., satu Plh. untuk satu jabatan pada satu hari.
            sekali(
                "pemangku_sekali",
                "jabatan",
                "sifat",
                pesan=_("Jabatan ini sudah ada pemangkunya dengan sifat yang sama pada masa itu."),
            ),
            masa_terisi("pemangku_masa_terisi"),
        ]

    def __str__(self) -> str:
        return f"{self.get_sifat_display()} {self.jabatan_id}"

"""Pegawai dan hal-hal tentang orangnya, bukan jabatannya."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sistemkerja.organisasi.models.dasar import Bermasa, masa_terisi, sekali
from sistemkerja.organisasi.models.keputusan import Keputusan
from sistemkerja.pemda.models import ModelPemda


class JenisAsn(models.TextChoices):
    """Kedudukan kepegawaian. Kepala daerah adalah pejabat negara: tidak berjenis ASN dan tidak ber-NIP.

    TNI dan Polri yang diperbantukan ber-NRP; NRP-nya ditulis di medan NIP.
    """

    PNS = "pns", _("PNS")
    PPPK = "pppk", _("PPPK")
    TNI = "tni", _("TNI")
    POLRI = "polri", _("Polri")
    BUKAN = "bukan", _("Bukan ASN")


class SebabBerhenti(models.TextChoices):
    """Mengapa seseorang bukan lagi pegawai Pemda ini."""

    PENSIUN = "pensiun", _("Pensiun")
    WAFAT = "wafat", _("Wafat")
    PINDAH = "pindah", _("Pindah ke instansi lain")
    BERHENTI = "berhenti", _("Berhenti")


class Pegawai(ModelPemda):
    """Seorang pegawai. NIP selalu teks: 18 angka tidak muat dalam angka lembar kerja.

    `golongan` bayangan hari ini dari `RiwayatPangkat`. `berhenti` hari pertama ia bukan lagi pegawai.
    """

    nip = models.CharField(_("NIP"), max_length=30)
    nama = models.CharField(_("nama"), max_length=200)
    golongan = models.CharField(_("golongan"), max_length=8, blank=True)
    jenis_asn = models.CharField(_("jenis ASN"), max_length=5, choices=JenisAsn, default=JenisAsn.PNS)
    hasil_penyetaraan = models.BooleanField(_("hasil penyetaraan jabatan"), default=False)
    berhenti = models.DateField(_("berhenti sejak"), null=True, blank=True)
    sebab_berhenti = models.CharField(_("sebab berhenti"), max_length=8, choices=SebabBerhenti, blank=True)
    keputusan_berhenti = models.ForeignKey(
        Keputusan, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = _("pegawai")
        verbose_name_plural = _("pegawai")
        ordering = ["nama", "id"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "nip"], name="pegawai_pemda_nip"),
            models.CheckConstraint(
                name="pegawai_berhenti_bersebab",
                condition=models.Q(berhenti__isnull=True, sebab_berhenti="")
                | (models.Q(berhenti__isnull=False) & ~models.Q(sebab_berhenti="")),
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("organisasi:pegawai", args=[self.pk])


class RiwayatPangkat(Bermasa):
    """Golongan (dan dengan itu pangkat) seorang pegawai selama satu masa."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="pangkat", db_index=False)
    golongan = models.CharField(_("golongan"), max_length=8)
    keputusan = models.ForeignKey(Keputusan, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)

    class Meta:
        verbose_name = _("riwayat pangkat")
        verbose_name_plural = _("riwayat pangkat")
        ordering = ["pegawai", "masa"]
        indexes = [models.Index(fields=["pemda", "pegawai"], name="pangkat_pegawai")]
        constraints = [
            sekali("pangkat_sekali", "pegawai", pesan=_("Pegawai ini sudah bergolongan lain pada masa yang sama.")),
            masa_terisi("pangkat_masa_terisi"),
        ]

    def __str__(self) -> str:
        return self.golongan

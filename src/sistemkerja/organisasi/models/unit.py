"""Unit organisasi: yang tetap (kode, masa) dan rinciannya yang berubah dari tanggal ke tanggal."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sistemkerja.organisasi.models.dasar import Bermasa, masa_terisi, sekali
from sistemkerja.organisasi.models.keputusan import Keputusan


class IsiUnit(models.Model):
    """Apa yang dapat berubah pada sebuah unit. Pada unit: keadaan hari ini; pada rincian: keadaan selama masanya."""

    nama = models.CharField(_("nama"), max_length=200)
    jenis = models.CharField(_("jenis unit"), max_length=32)
    kode_pd = models.CharField(_("kode PD dalam peraturan"), max_length=80, blank=True)
    adalah_pd = models.BooleanField(_("Perangkat Daerah"), default=False)
    tipe = models.CharField(_("tipe"), max_length=1, blank=True)
    bagian = models.CharField(_("bagian di dalam PD"), max_length=24, blank=True)

    class Meta:
        abstract = True


class UnitOrganisasi(IsiUnit, Bermasa):
    """Satu unit: Pemda itu sendiri (`jenis` = pemda), Perangkat Daerah (`adalah_pd`), atau bagian di bawahnya.

    `kode` dan `masa` tetap; isi yang lain bayangan hari ini dari `RincianUnit`, yang memegang kebenaran tiap tanggal.
    """

    kode = models.CharField(_("kode"), max_length=60)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak", db_index=False)

    class Meta:
        verbose_name = _("unit organisasi")
        verbose_name_plural = _("unit organisasi")
        ordering = ["kode", "id"]
        indexes = [
            models.Index(fields=["pemda", "induk"], name="unit_pemda_induk"),
            models.Index(fields=["pemda", "jenis"], name="unit_pemda_jenis"),
        ]
        constraints = [
            sekali("unit_kode_sekali", "kode", pesan=_("Kode unit ini sudah dipakai pada masa yang sama.")),
            models.CheckConstraint(
                name="unit_bukan_induk_sendiri",
                condition=models.Q(induk__isnull=True) | ~models.Q(induk=models.F("id")),
            ),
            masa_terisi("unit_masa_terisi"),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("organisasi:unit", args=[self.pk])


class RincianUnit(IsiUnit, Bermasa):
    """Keadaan sebuah unit selama satu masa. Masa rincian sebuah unit menyambung dan bersama-sama sama dengan masanya.

    Rincian pertama dibuat basis data bersama unitnya (pemicu `rincian_awal`); berikutnya lewat
    `organisasi.rincian.ubah_unit`.
    """

    # Pemicu membuang rincian bersama unitnya (hanya yang belum mulai berlaku); Django tidak perlu menjaganya lagi.
    unit = models.ForeignKey(UnitOrganisasi, models.DO_NOTHING, related_name="rincian", db_index=False)
    induk = models.ForeignKey(
        UnitOrganisasi, models.PROTECT, null=True, blank=True, related_name="rincian_anak", db_index=False
    )
    keputusan = models.ForeignKey(Keputusan, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)

    class Meta:
        verbose_name = _("rincian unit")
        verbose_name_plural = _("rincian unit")
        ordering = ["unit", "masa"]
        indexes = [
            models.Index(fields=["pemda", "unit"], name="rincian_unit_unit"),
            models.Index(fields=["pemda", "induk"], name="rincian_unit_induk"),
        ]
        constraints = [
            sekali("rincian_unit_sekali", "unit", pesan=_("Unit ini sudah punya rincian pada masa yang sama.")),
            models.CheckConstraint(
                name="rincian_unit_bukan_induk_sendiri",
                condition=models.Q(induk__isnull=True) | ~models.Q(induk=models.F("unit")),
            ),
            masa_terisi("rincian_unit_masa_terisi"),
        ]

    def __str__(self) -> str:
        return self.nama

"""Rencana penataan unit dan jabatan."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sistemkerja.organisasi.models import Jabatan, Keputusan, UnitOrganisasi
from sistemkerja.pemda.models import ModelPemda

__all__ = ["LangkahReorganisasi", "PengalihanKerja", "RencanaReorganisasi"]


class RencanaReorganisasi(ModelPemda):
    """Satu penataan organisasi: langkah-langkah yang berlaku bersama pada satu tanggal, atas dasar satu keputusan.

    Tindakan tunggal atas unit atau jabatan adalah rencana dengan satu langkah (`tunggal`). `perubahan` menyimpan baris
    bermasa sebelum dan sesudahnya, sehingga yang belum berlaku dapat dibatalkan tepat seperti semula.
    """

    class Keadaan(models.TextChoices):
        DRAF = "draf", _("Draf")
        DITETAPKAN = "ditetapkan", _("Ditetapkan")
        DIBATALKAN = "dibatalkan", _("Dibatalkan")

    nama = models.CharField(_("nama"), max_length=300)
    tanggal = models.DateField(_("berlaku sejak"))
    sk_nomor = models.CharField(_("nomor SK"), max_length=120, blank=True)
    sk_tanggal = models.DateField(_("tanggal SK"), null=True, blank=True)
    sk_tentang = models.CharField(_("tentang"), max_length=300, blank=True)
    sk_penanda = models.CharField(_("ditandatangani oleh"), max_length=200, blank=True, db_default="")
    sk_izin = models.CharField(_("izin tertulis"), max_length=300, blank=True, db_default="")
    keputusan = models.ForeignKey(Keputusan, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    keadaan = models.CharField(_("keadaan"), max_length=10, choices=Keadaan, default=Keadaan.DRAF)
    tunggal = models.BooleanField(default=False)
    perubahan = models.JSONField(default=dict, blank=True)
    pengguna_id = models.UUIDField()
    oleh = models.CharField(max_length=200)
    versi = models.PositiveIntegerField(default=1)
    dibuat = models.DateTimeField(db_default=Now())
    ditetapkan_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("rencana reorganisasi")
        verbose_name_plural = _("rencana reorganisasi")
        ordering = ["-tanggal", "-id"]
        indexes = [models.Index(fields=["pemda", "keadaan", "tanggal"], name="rencana_reorganisasi_tanggal")]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("kepegawaian:rencana", args=[self.pk])

    @property
    def draf(self) -> bool:
        return self.keadaan == self.Keadaan.DRAF

    def belum_berlaku(self, per: date) -> bool:
        """Sudah ditetapkan, tetapi tanggalnya sesudah `per`: masih dapat dibatalkan."""
        return self.keadaan == self.Keadaan.DITETAPKAN and self.tanggal > per


class LangkahReorganisasi(ModelPemda):
    """Satu langkah rencana: kode tindakan dan isiannya, dijalankan menurut `urut`."""

    rencana = models.ForeignKey(RencanaReorganisasi, models.CASCADE, related_name="langkah", db_index=False)
    urut = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=24)
    isi = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("langkah reorganisasi")
        verbose_name_plural = _("langkah reorganisasi")
        ordering = ["urut", "id"]
        indexes = [models.Index(fields=["pemda", "rencana", "urut"], name="langkah_reorganisasi_urut")]

    def __str__(self) -> str:
        return f"{self.urut}. {self.kode}"


class PengalihanKerja(ModelPemda):
    """Pekerjaan yang menunggu sebuah jabatan, atau kegiatan sebuah unit, berpindah kepada penerusnya sejak suatu hari.

    Tepat satu pasang yang terisi: jabatan ke jabatan, atau unit ke unit.
    """

    rencana = models.ForeignKey(RencanaReorganisasi, models.PROTECT, related_name="pengalihan", db_index=False)
    dari_jabatan = models.ForeignKey(Jabatan, models.PROTECT, null=True, related_name="+", db_index=False)
    ke_jabatan = models.ForeignKey(Jabatan, models.PROTECT, null=True, related_name="+", db_index=False)
    dari_unit = models.ForeignKey(UnitOrganisasi, models.PROTECT, null=True, related_name="+", db_index=False)
    ke_unit = models.ForeignKey(UnitOrganisasi, models.PROTECT, null=True, related_name="+", db_index=False)
    sejak = models.DateField()
    dijalankan_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("pengalihan kerja")
        verbose_name_plural = _("pengalihan kerja")
        ordering = ["sejak", "id"]
        indexes = [
            models.Index(fields=["pemda", "rencana"], name="pengalihan_rencana"),
            models.Index(
                fields=["pemda", "sejak"],
                name="pengalihan_menunggu",
                condition=models.Q(dijalankan_pada__isnull=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="pengalihan_satu_pasang",
                condition=models.Q(
                    dari_jabatan__isnull=False, ke_jabatan__isnull=False, dari_unit__isnull=True, ke_unit__isnull=True
                )
                | models.Q(
                    dari_jabatan__isnull=True, ke_jabatan__isnull=True, dari_unit__isnull=False, ke_unit__isnull=False
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dari_jabatan_id or self.dari_unit_id} → {self.ke_jabatan_id or self.ke_unit_id}"

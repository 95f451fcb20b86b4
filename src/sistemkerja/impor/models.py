"""Impor: berkas yang diunggah, cara membacanya, pratinjaunya baris demi baris, dan hasilnya."""

from __future__ import annotations

from datetime import timedelta

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sistemkerja.pemda.models import ModelPemda

# Berkas kepegawaian memuat data pribadi: isinya dibuang sesudah ini, yang tinggal sidik dan hasilnya (UU 27/2022).
SIMPAN_BERKAS = timedelta(days=30)


class JenisImpor(models.TextChoices):
    """Apa yang diimpor; masing-masing milik satu peran sistem."""

    STRUKTUR = "struktur", _("Struktur organisasi")
    PEGAWAI = "pegawai", _("Pegawai")


class KeadaanImpor(models.TextChoices):
    """Sampai di mana sebuah impor."""

    DIUNGGAH = "diunggah", _("Kolom belum diperiksa")
    DIHITUNG = "dihitung", _("Pratinjau sedang dihitung")
    DIPERIKSA = "diperiksa", _("Pratinjau siap")
    ANTRE = "antre", _("Sedang diterapkan")
    DITERAPKAN = "diterapkan", _("Diterapkan")
    DIBUANG = "dibuang", _("Dibuang")


class Impor(ModelPemda):
    """Satu berkas dan perjalanannya. Barisnya tidak pernah dihapus; isi berkasnya ada masanya (`IsiImpor`)."""

    jenis = models.CharField(_("jenis"), max_length=10, choices=JenisImpor)
    keadaan = models.CharField(_("keadaan"), max_length=12, choices=KeadaanImpor, default=KeadaanImpor.DIUNGGAH)
    nama_berkas = models.CharField(_("nama berkas"), max_length=200)
    ukuran = models.PositiveIntegerField(_("ukuran"))
    sidik = models.CharField(_("sidik SHA-256"), max_length=64)
    cara = models.JSONField(default=dict, blank=True)
    lembar = models.PositiveSmallIntegerField(default=0)
    baris_kepala = models.PositiveIntegerField(default=0)
    pemetaan = models.JSONField(default=dict, blank=True)
    jawaban = models.JSONField(default=dict, blank=True)
    per = models.DateField(_("tanggal berlaku"), null=True, blank=True)
    penerapan = models.JSONField(default=dict, blank=True)  # cara, nomor, tanggal, dan hal yang menjadi dasarnya
    ringkas = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    tanya = models.JSONField(default=list, blank=True)
    sidik_rencana = models.CharField(max_length=64, blank=True)
    hasil = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    pekerjaan_id = models.UUIDField(null=True, blank=True)
    pengguna_id = models.UUIDField()
    oleh = models.CharField(max_length=200)
    dibuat = models.DateTimeField(default=timezone.now, editable=False)
    diterapkan = models.DateTimeField(null=True, blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("impor")
        verbose_name_plural = _("impor")
        ordering = ["-dibuat", "-id"]
        indexes = [models.Index(fields=["pemda", "-dibuat"], name="impor_terbaru")]

    def __str__(self) -> str:
        return self.nama_berkas

    def get_absolute_url(self) -> str:
        return reverse("impor:impor", args=[self.pk])

    @property
    def kedaluwarsa(self) -> bool:
        """Sudahkah masa simpan isi berkasnya lewat?"""
        return timezone.now() - self.dibuat > SIMPAN_BERKAS


class IsiImpor(ModelPemda):
    """Isi berkas, terpisah supaya daftar impor tidak membacanya; dihapus sesudah masanya atau ketika dibuang."""

    impor = models.ForeignKey(Impor, models.PROTECT, related_name="isi", db_index=False)
    isi = models.BinaryField()

    class Meta:
        verbose_name = _("isi berkas impor")
        constraints = [models.UniqueConstraint(fields=["pemda", "impor"], name="isi_impor_sekali")]

    def __str__(self) -> str:
        return str(self.impor_id)


class BarisImpor(ModelPemda):
    """Satu baris pratinjau: apa yang akan (atau tidak akan) terjadi, dari apa menjadi apa, dan temuannya."""

    impor = models.ForeignKey(Impor, models.PROTECT, related_name="baris", db_index=False)
    nomor = models.PositiveIntegerField()
    kunci = models.CharField(max_length=60, blank=True)
    nama = models.CharField(max_length=200, blank=True)
    keadaan = models.CharField(max_length=10)
    bercatatan = models.BooleanField(default=False)
    objek_id = models.UUIDField(null=True, blank=True)
    sebelum = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    sesudah = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    temuan = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("baris impor")
        ordering = ["nomor"]
        constraints = [models.UniqueConstraint(fields=["pemda", "impor", "nomor"], name="baris_impor_sekali")]
        indexes = [
            models.Index(fields=["pemda", "impor", "keadaan", "nomor"], name="baris_impor_keadaan"),
            models.Index(fields=["pemda", "impor", "kunci"], name="baris_impor_kunci"),
        ]

    def __str__(self) -> str:
        return f"{self.nomor} {self.keadaan}"

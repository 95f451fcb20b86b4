"""Yang direncanakan: Perjanjian Kinerja dan sasarannya, bagian target tiap penanggung jawab, dan strateginya."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sistemkerja.organisasi.models import Jabatan, UnitOrganisasi
from sistemkerja.pemda.models import ModelPemda


def daftar_dasar() -> ArrayField:
    """Medan dasar hukum: alamat ketentuan yang menjadi pijakan sebuah baris."""
    return ArrayField(models.CharField(max_length=200), default=list, blank=True)


class PerjanjianKinerja(ModelPemda):
    """Perjanjian Kinerja satu unit untuk satu tahun; sejak ditetapkan, sasarannya tidak berubah."""

    class Keadaan(models.TextChoices):
        DRAF = "draf", _("Draf")
        DITETAPKAN = "ditetapkan", _("Ditetapkan")

    unit = models.ForeignKey(UnitOrganisasi, models.PROTECT, related_name="perjanjian_kinerja")
    tahun = models.PositiveSmallIntegerField(_("tahun"))
    penetap = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")
    keadaan = models.CharField(_("keadaan"), max_length=12, choices=Keadaan, default=Keadaan.DRAF)
    nomor = models.CharField(_("nomor dokumen"), max_length=100, blank=True)
    ditetapkan_pada = models.DateTimeField(null=True, blank=True)
    dasar = daftar_dasar()
    peraturan_id = models.CharField(max_length=60)
    sidik = models.CharField(max_length=64)
    versi = models.PositiveIntegerField(default=1)
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("Perjanjian Kinerja")
        verbose_name_plural = _("Perjanjian Kinerja")
        ordering = ["-tahun", "unit__kode"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "unit", "tahun"], name="perjanjian_satu_setahun"),
        ]

    def __str__(self) -> str:
        return gettext("Perjanjian Kinerja %(unit)s %(tahun)s") % {"unit": self.unit.nama, "tahun": self.tahun}

    def get_absolute_url(self) -> str:
        return reverse("perencanaan:perjanjian", args=[self.pk])


class SasaranKinerja(ModelPemda):
    """Satu baris Perjanjian Kinerja: sasaran, indikator, dan targetnya."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.CASCADE, related_name="sasaran")
    urut = models.PositiveSmallIntegerField(default=1)
    sasaran = models.CharField(_("sasaran"), max_length=500)
    indikator = models.CharField(_("indikator"), max_length=500)
    target = models.CharField(_("target"), max_length=60)
    satuan = models.CharField(_("satuan"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("sasaran kinerja")
        verbose_name_plural = _("sasaran kinerja")
        ordering = ["urut", "id"]

    def __str__(self) -> str:
        return self.sasaran


class BagianTarget(ModelPemda):
    """Bagian sebuah sasaran pada satu penanggung jawab; dapat dibagi lagi ke bawah (asisten ke kepala bagian).

    `dialihkan_dari` pemegang sebelumnya, bila jabatannya digabung ke jabatan ini: dengan itu satu jabatan dapat
    memegang dua bagian sasaran yang sama.
    """

    sasaran = models.ForeignKey(SasaranKinerja, models.PROTECT, related_name="bagian")
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    untuk_jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="bagian_target")
    dialihkan_dari = models.ForeignKey(Jabatan, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    dibagi_oleh = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")
    uraian = models.CharField(_("bagian target"), max_length=500)
    target = models.CharField(_("target"), max_length=60, blank=True)
    diambil_sendiri = models.BooleanField(default=False)
    dasar = daftar_dasar()
    versi = models.PositiveIntegerField(default=1)
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("bagian target")
        verbose_name_plural = _("bagian target")
        ordering = ["dibuat", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "sasaran", "untuk_jabatan"],
                name="bagian_target_sekali",
                condition=models.Q(dialihkan_dari__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.uraian

    def get_absolute_url(self) -> str:
        return reverse("perencanaan:bagian", args=[self.pk])


class Strategi(ModelPemda):
    """Strategi pencapaian satu bagian target: rumusannya, dan pekerjaan-pekerjaan yang ditentukannya."""

    bagian = models.OneToOneField(BagianTarget, models.PROTECT, related_name="strategi")
    perumus = models.ForeignKey(Jabatan, models.PROTECT, related_name="strategi")
    rumusan = models.TextField(_("rumusan strategi"), max_length=4000)
    dasar = daftar_dasar()
    versi = models.PositiveIntegerField(default=1)
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("strategi")
        verbose_name_plural = _("strategi")
        ordering = ["-dibuat", "id"]

    def __str__(self) -> str:
        return self.rumusan[:80]

    def get_absolute_url(self) -> str:
        return reverse("perencanaan:bagian", args=[self.bagian_id])


class Bentuk(models.TextChoices):
    """Bentuk pelaksanaan tugas."""

    INDIVIDU = "individu", _("Individu")
    TIM = "tim", _("Tim kerja")


class ButirStrategi(ModelPemda):
    """Satu pekerjaan dalam strategi: bentuknya individu atau tim, dan perlu tidaknya ketua."""

    strategi = models.ForeignKey(Strategi, models.PROTECT, related_name="butir")
    urut = models.PositiveSmallIntegerField(default=1)
    nama = models.CharField(_("nama kegiatan"), max_length=300)
    uraian = models.TextField(_("uraian"), max_length=4000, blank=True)
    bentuk = models.CharField(_("bentuk"), max_length=8, choices=Bentuk)
    perlu_ketua = models.BooleanField(_("perlu ketua tim"), default=False)
    mulai = models.DateField(_("mulai"))
    batas = models.DateField(_("batas"))
    dasar = daftar_dasar()
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("pekerjaan dalam strategi")
        verbose_name_plural = _("pekerjaan dalam strategi")
        ordering = ["urut", "id"]
        constraints = [
            models.CheckConstraint(name="butir_batas_setelah_mulai", condition=models.Q(batas__gte=models.F("mulai"))),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("penugasan:butir", args=[self.pk])

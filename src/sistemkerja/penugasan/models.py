"""Yang ditugaskan: susunan penugasan sebuah pekerjaan, orang-orangnya, dan tim kerjanya setelah ditetapkan."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sistemkerja.organisasi.models import Jabatan, Pegawai
from sistemkerja.pemda.models import ModelPemda
from sistemkerja.perencanaan.models import ButirStrategi, daftar_dasar


class SusunanPenugasan(ModelPemda):
    """Siapa mengerjakan sebuah pekerjaan, dan sudah sampai tahap mana penetapannya."""

    class Keadaan(models.TextChoices):
        MENUNGGU = "menunggu", _("Menunggu penetapan")
        DITETAPKAN = "ditetapkan", _("Ditetapkan")
        DITOLAK = "ditolak", _("Ditolak")

    butir = models.ForeignKey(ButirStrategi, models.PROTECT, related_name="susunan")
    keadaan = models.CharField(_("keadaan"), max_length=12, choices=Keadaan, default=Keadaan.MENUNGGU)
    cara = models.CharField(_("cara"), max_length=12, default="penunjukan")
    lingkup = models.CharField(_("lingkup"), max_length=16, default="dalam_unit")
    nama_tim = models.CharField(_("nama tim"), max_length=200, blank=True)
    penyusun = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")
    tahap = models.PositiveSmallIntegerField(default=0)
    instrumen = models.CharField(_("naskah"), max_length=40, blank=True)
    nomor_surat = models.CharField(_("nomor surat"), max_length=100, blank=True)
    tanggal_surat = models.DateField(_("tanggal surat"), null=True, blank=True)
    alasan_tolak = models.TextField(_("alasan"), max_length=2000, blank=True)
    dasar = daftar_dasar()
    versi = models.PositiveIntegerField(default=1)
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("susunan penugasan")
        verbose_name_plural = _("susunan penugasan")
        ordering = ["-dibuat", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "butir"], name="susunan_satu_hidup", condition=~models.Q(keadaan="ditolak")
            ),
        ]

    def __str__(self) -> str:
        return self.nama_tim or str(self.butir)

    def get_absolute_url(self) -> str:
        return reverse("penugasan:butir", args=[self.butir_id])


class Peran(models.TextChoices):
    """Peran seseorang dalam sebuah penugasan."""

    PELAKSANA = "individu", _("Pelaksana")
    KETUA = "ketua_tim", _("Ketua tim")
    ANGGOTA = "anggota_tim", _("Anggota tim")
    PENGENDALI = "pengendali_tim", _("Pengendali tim")
    KOORDINATOR = "koordinator", _("Koordinator")


class Penugasan(ModelPemda):
    """Penugasan satu jabatan (kursi) dalam sebuah susunan; pemangkunya saat ditugaskan ikut dicatat."""

    susunan = models.ForeignKey(SusunanPenugasan, models.CASCADE, related_name="penugasan")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="penugasan")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="penugasan")
    peran = models.CharField(_("peran"), max_length=16, choices=Peran)
    uraian_peran = models.CharField(_("uraian peran"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("penugasan")
        verbose_name_plural = _("penugasan")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "susunan", "jabatan"], name="penugasan_sekali_per_kursi"),
            models.UniqueConstraint(
                fields=["pemda", "susunan"], name="penugasan_satu_ketua", condition=models.Q(peran="ketua_tim")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()} {self.pegawai_id}"


class TimKerja(ModelPemda):
    """Tim kerja yang sudah ditetapkan."""

    susunan = models.OneToOneField(SusunanPenugasan, models.PROTECT, related_name="tim_kerja")
    nama = models.CharField(_("nama tim"), max_length=200)
    lingkup = models.CharField(_("lingkup"), max_length=16)
    penetap = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")
    ditetapkan_pada = models.DateTimeField(db_default=Now())
    dasar = daftar_dasar()

    class Meta:
        verbose_name = _("tim kerja")
        verbose_name_plural = _("tim kerja")
        ordering = ["nama", "id"]

    def __str__(self) -> str:
        return self.nama

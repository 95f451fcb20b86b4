"""Jabatan: kursinya yang tetap, rinciannya yang berubah dari tanggal ke tanggal, dan formasinya."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sistemkerja.organisasi.models.dasar import Bermasa, masa_terisi, sekali
from sistemkerja.organisasi.models.keputusan import Keputusan
from sistemkerja.organisasi.models.unit import UnitOrganisasi


class IsiJabatan(models.Model):
    """Apa yang dapat berubah pada sebuah jabatan: namanya, jenjangnya, kelasnya, tempatnya."""

    kode = models.CharField(_("kode jabatan"), max_length=40, blank=True)
    nama = models.CharField(_("nama jabatan"), max_length=200)
    jenjang = models.CharField(_("jenjang"), max_length=24)
    kelas = models.PositiveSmallIntegerField(_("kelas jabatan"), null=True, blank=True)
    pimpinan = models.BooleanField(_("memimpin unitnya"), default=False)
    asisten = models.CharField(_("bidang asisten"), max_length=24, blank=True)
    urut = models.PositiveSmallIntegerField(_("urutan dalam unit"), default=0)

    class Meta:
        abstract = True


class Jabatan(IsiJabatan, Bermasa):
    """Satu jabatan; jabatan fungsional dan pelaksana satu baris untuk setiap kursi.

    Tugas yang menunggu dialamatkan ke jabatan, sehingga siapa pun pemangkunya hari itu yang melihatnya. Isinya bayangan
    hari ini dari `RincianJabatan`.
    """

    unit = models.ForeignKey(UnitOrganisasi, models.PROTECT, related_name="jabatan", db_index=False)

    class Meta:
        verbose_name = _("jabatan")
        verbose_name_plural = _("jabatan")
        ordering = ["-pimpinan", "urut", "id"]
        indexes = [
            models.Index(fields=["pemda", "unit"], name="jabatan_pemda_unit"),
            models.Index(fields=["pemda", "kode"], name="jabatan_pemda_kode", condition=~models.Q(kode="")),
        ]
        constraints = [masa_terisi("jabatan_masa_terisi")]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("organisasi:jabatan", args=[self.pk])


class RincianJabatan(IsiJabatan, Bermasa):
    """Keadaan sebuah jabatan selama satu masa; menyambung seperti rincian unit (`organisasi.rincian.ubah_jabatan`)."""

    # Pemicu membuang rincian bersama jabatannya, seperti pada unit.
    jabatan = models.ForeignKey(Jabatan, models.DO_NOTHING, related_name="rincian", db_index=False)
    unit = models.ForeignKey(UnitOrganisasi, models.PROTECT, related_name="rincian_jabatan", db_index=False)
    keputusan = models.ForeignKey(Keputusan, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)

    class Meta:
        verbose_name = _("rincian jabatan")
        verbose_name_plural = _("rincian jabatan")
        ordering = ["jabatan", "masa"]
        indexes = [
            models.Index(fields=["pemda", "jabatan"], name="rincian_jabatan_jabatan"),
            models.Index(fields=["pemda", "unit"], name="rincian_jabatan_unit"),
            models.Index(fields=["pemda", "kode"], name="rincian_jabatan_kode", condition=~models.Q(kode="")),
        ]
        constraints = [
            sekali(
                "rincian_jabatan_sekali", "jabatan", pesan=_("Jabatan ini sudah punya rincian pada masa yang sama.")
            ),
            sekali(
                "jabatan_pimpinan_sekali",
                "unit",
                pesan=_("Unit ini sudah punya pimpinan pada masa yang sama."),
                bila=models.Q(pimpinan=True),
            ),
            masa_terisi("rincian_jabatan_masa_terisi"),
        ]

    def __str__(self) -> str:
        return self.nama


class Formasi(Bermasa):
    """Banyaknya kursi yang ditetapkan bagi satu nama jabatan di satu unit; kursi di atas formasi ditandai di layar."""

    unit = models.ForeignKey(UnitOrganisasi, models.PROTECT, related_name="formasi", db_index=False)
    nama = models.CharField(_("nama jabatan"), max_length=200)
    jenjang = models.CharField(_("jenjang"), max_length=24)
    kelas = models.PositiveSmallIntegerField(_("kelas jabatan"), null=True, blank=True)
    jumlah = models.PositiveSmallIntegerField(_("formasi"))
    keputusan = models.ForeignKey(Keputusan, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)

    class Meta:
        verbose_name = _("formasi")
        verbose_name_plural = _("formasi")
        ordering = ["nama", "id"]
        indexes = [models.Index(fields=["pemda", "unit"], name="formasi_unit")]
        constraints = [
            sekali("formasi_sekali", "unit", "nama", pesan=_("Formasi jabatan ini sudah ada pada masa yang sama.")),
            masa_terisi("formasi_masa_terisi"),
        ]

    def __str__(self) -> str:
        return f"{self.nama}: {self.jumlah}"

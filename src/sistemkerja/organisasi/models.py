"""Organisasi sebuah Pemda, berlaku dari tanggal ke tanggal.

Tidak ada baris yang dihapus: unit, jabatan, dan pemangku ditutup pada suatu tanggal, dan tanggal yang lalu tetap
terbaca.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sistemkerja.pemda.models import ModelPemda


class BermasaQuerySet(models.QuerySet):
    """Baris yang berlaku dari–sampai."""

    def pada(self, per: date) -> Self:
        """Hanya yang berlaku pada tanggal `per`."""
        return self.filter(masa__contains=per)


class Bermasa(ModelPemda):
    """Dasar setiap baris bermasa: `masa` = [sejak, sampai), `sampai` kosong berarti masih berlaku."""

    masa = DateRangeField(_("masa berlaku"))

    objects = BermasaQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def sejak(self) -> date | None:
        return self.masa.lower

    @property
    def sampai(self) -> date | None:
        """Hari pertama yang tidak lagi termasuk, atau None selama masih berlaku."""
        return self.masa.upper

    @property
    def hari_terakhir(self) -> date | None:
        """Hari terakhir yang masih termasuk, sebagaimana orang menulis "sampai dengan"."""
        return self.masa.upper - timedelta(days=1) if self.masa.upper else None

    def berlaku(self, per: date) -> bool:
        """Berlakukah baris ini pada tanggal `per`?"""
        return per in self.masa

    def tutup(self, sampai: date) -> None:
        """Akhiri masa berlaku pada `sampai` (hari itu tidak lagi termasuk); riwayatnya tetap terbaca."""
        self.masa = DateRange(self.masa.lower, sampai, "[)")
        self.save(update_fields=["masa"])


def masa_terisi(nama: str) -> models.CheckConstraint:
    """Masa punya awal dan tidak kosong: masa kosong tidak pernah berbenturan, jadi lolos dari setiap penjaga."""
    return models.CheckConstraint(name=nama, condition=models.Q(masa__isempty=False, masa__lower_inf=False))


class JenisAsn(models.TextChoices):
    """Kedudukan kepegawaian. Kepala daerah adalah pejabat negara: tidak berjenis ASN dan tidak ber-NIP."""

    PNS = "pns", _("PNS")
    PPPK = "pppk", _("PPPK")
    BUKAN = "bukan", _("Bukan ASN")


class Sifat(models.TextChoices):
    """Cara seseorang memangku jabatan. Urutannya urutan tampil."""

    DEFINITIF = "definitif", _("Definitif")
    PLT = "plt", _("Plt.")
    PLH = "plh", _("Plh.")


class UnitOrganisasi(Bermasa):
    """Satu unit: Pemda itu sendiri (`jenis` = pemda), Perangkat Daerah (`adalah_pd`), atau bagian di bawahnya."""

    kode = models.CharField(_("kode"), max_length=60)
    nama = models.CharField(_("nama"), max_length=200)
    jenis = models.CharField(_("jenis unit"), max_length=32)
    kode_pd = models.CharField(_("kode PD dalam peraturan"), max_length=80, blank=True)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak", db_index=False)
    adalah_pd = models.BooleanField(_("Perangkat Daerah"), default=False)
    tipe = models.CharField(_("tipe"), max_length=1, blank=True)
    bagian = models.CharField(_("bagian di dalam PD"), max_length=24, blank=True)

    class Meta:
        verbose_name = _("unit organisasi")
        verbose_name_plural = _("unit organisasi")
        ordering = ["kode", "id"]
        indexes = [
            models.Index(fields=["pemda", "induk"], name="unit_pemda_induk"),
            models.Index(fields=["pemda", "jenis"], name="unit_pemda_jenis"),
        ]
        constraints = [
            ExclusionConstraint(
                name="unit_kode_sekali",
                expressions=[
                    ("pemda", RangeOperators.EQUAL),
                    ("kode", RangeOperators.EQUAL),
                    ("masa", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Kode unit ini sudah dipakai pada masa yang sama."),
            ),
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


class Jabatan(Bermasa):
    """Satu jabatan; jabatan fungsional dan pelaksana satu baris untuk setiap kursi.

    Tugas yang menunggu dialamatkan ke jabatan, sehingga siapa pun pemangkunya hari itu yang melihatnya.
    """

    unit = models.ForeignKey(UnitOrganisasi, models.PROTECT, related_name="jabatan", db_index=False)
    kode = models.CharField(_("kode jabatan"), max_length=40, blank=True)
    nama = models.CharField(_("nama jabatan"), max_length=200)
    jenjang = models.CharField(_("jenjang"), max_length=24)
    pimpinan = models.BooleanField(_("memimpin unitnya"), default=False)
    asisten = models.CharField(_("bidang asisten"), max_length=24, blank=True)
    urut = models.PositiveSmallIntegerField(_("urutan dalam unit"), default=0)

    class Meta:
        verbose_name = _("jabatan")
        verbose_name_plural = _("jabatan")
        ordering = ["-pimpinan", "urut", "id"]
        indexes = [
            models.Index(fields=["pemda", "unit"], name="jabatan_pemda_unit"),
            models.Index(fields=["pemda", "kode"], name="jabatan_pemda_kode", condition=~models.Q(kode="")),
        ]
        constraints = [
            ExclusionConstraint(
                name="jabatan_pimpinan_sekali",
                expressions=[
                    ("pemda", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("masa", RangeOperators.OVERLAPS),
                ],
                condition=models.Q(pimpinan=True),
                violation_error_message=_("Unit ini sudah punya pimpinan pada masa yang sama."),
            ),
            masa_terisi("jabatan_masa_terisi"),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("organisasi:jabatan", args=[self.pk])


class Pegawai(ModelPemda):
    """Seorang pegawai. NIP selalu teks: 18 angka tidak muat dalam angka lembar kerja."""

    nip = models.CharField(_("NIP"), max_length=30)
    nama = models.CharField(_("nama"), max_length=200)
    golongan = models.CharField(_("golongan"), max_length=8, blank=True)
    jenis_asn = models.CharField(_("jenis ASN"), max_length=5, choices=JenisAsn, default=JenisAsn.PNS)
    hasil_penyetaraan = models.BooleanField(_("hasil penyetaraan jabatan"), default=False)

    class Meta:
        verbose_name = _("pegawai")
        verbose_name_plural = _("pegawai")
        ordering = ["nama", "id"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "nip"], name="pegawai_pemda_nip"),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("organisasi:pegawai", args=[self.pk])


class Pemangku(Bermasa):
    """Seseorang memangku sebuah jabatan dari–sampai: definitif, Plt. (lowong), atau Plh. (berhalangan sementara)."""

    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="pemangku", db_index=False)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="pemangku", db_index=False)
    sifat = models.CharField(_("sifat"), max_length=9, choices=Sifat, default=Sifat.DEFINITIF)
    dasar_sk = models.CharField(_("dasar (SK)"), max_length=200, blank=True)

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
            ExclusionConstraint(
                name="pemangku_sekali",
                expressions=[
                    ("pemda", RangeOperators.EQUAL),
                    ("jabatan", RangeOperators.EQUAL),
                    ("sifat", RangeOperators.EQUAL),
                    ("masa", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Jabatan ini sudah ada pemangkunya dengan sifat yang sama pada masa itu."),
            ),
            masa_terisi("pemangku_masa_terisi"),
        ]

    def __str__(self) -> str:
        return f"{self.get_sifat_display()} {self.jabatan_id}"

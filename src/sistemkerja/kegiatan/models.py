"""Pekerjaan yang berjalan: rencana, rincian, kemajuan, pemantauan, berkas, hasil, dan tinjauannya."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sistemkerja.organisasi.models import Jabatan, Pegawai, UnitOrganisasi
from sistemkerja.pemda.models import ModelPemda
from sistemkerja.penugasan.models import Penugasan, SusunanPenugasan
from sistemkerja.perencanaan.models import daftar_dasar


class Kegiatan(ModelPemda):
    """Satu kegiatan sejak penugasannya ditetapkan sampai dinyatakan selesai."""

    class Keadaan(models.TextChoices):
        RENCANA = "rencana", _("Menyusun rencana")
        PELAKSANAAN = "pelaksanaan", _("Dilaksanakan")
        TINJAUAN = "tinjauan", _("Ditinjau")
        PERBAIKAN = "perbaikan", _("Diperbaiki")
        SELESAI = "selesai", _("Selesai")

    susunan = models.OneToOneField(SusunanPenugasan, models.PROTECT, related_name="kegiatan")
    unit = models.ForeignKey(UnitOrganisasi, models.PROTECT, related_name="kegiatan")
    pemilik = models.ForeignKey(Jabatan, models.PROTECT, related_name="kegiatan_dimiliki")
    judul = models.CharField(_("judul"), max_length=300)
    uraian = models.TextField(_("uraian"), blank=True)
    bentuk = models.CharField(_("bentuk"), max_length=8)
    keadaan = models.CharField(_("keadaan"), max_length=12, choices=Keadaan, default=Keadaan.RENCANA)
    langkah = models.PositiveSmallIntegerField(_("langkah tinjauan"), default=0)
    persen = models.PositiveSmallIntegerField(_("kemajuan"), default=0)
    mulai = models.DateField(_("mulai"))
    batas = models.DateField(_("batas"))
    peraturan_id = models.CharField(max_length=60)
    sidik = models.CharField(max_length=64)
    versi = models.PositiveIntegerField(default=1)
    dibuat = models.DateTimeField(db_default=Now())
    selesai_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("kegiatan")
        verbose_name_plural = _("kegiatan")
        ordering = ["batas", "id"]
        indexes = [models.Index(fields=["pemda", "unit", "keadaan"], name="kegiatan_unit_keadaan")]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return reverse("kegiatan:kegiatan", args=[self.pk])


class Rencana(ModelPemda):
    """Rencana pelaksanaan yang disusun bersama: pelaksana mengajukan, pimpinan menyepakati."""

    class Keadaan(models.TextChoices):
        DRAF = "draf", _("Draf")
        DIAJUKAN = "diajukan", _("Menunggu disepakati")
        DISEPAKATI = "disepakati", _("Disepakati")

    kegiatan = models.OneToOneField(Kegiatan, models.CASCADE, related_name="rencana")
    keadaan = models.CharField(_("keadaan"), max_length=12, choices=Keadaan, default=Keadaan.DRAF)
    catatan = models.TextField(_("catatan"), max_length=2000, blank=True)
    dasar = daftar_dasar()

    class Meta:
        verbose_name = _("rencana")
        verbose_name_plural = _("rencana")

    def __str__(self) -> str:
        return f"{_('Rencana')} {self.kegiatan_id}"


class BarisRencana(ModelPemda):
    """Satu baris rencana; anggaran diisi bila peraturan meminta rencana beranggaran."""

    rencana = models.ForeignKey(Rencana, models.CASCADE, related_name="baris")
    urut = models.PositiveSmallIntegerField(default=1)
    uraian = models.CharField(_("kegiatan"), max_length=500)
    batas = models.DateField(_("batas"), null=True, blank=True)
    anggaran = models.DecimalField(_("anggaran (Rp)"), max_digits=15, decimal_places=0, null=True, blank=True)

    class Meta:
        verbose_name = _("baris rencana")
        verbose_name_plural = _("baris rencana")
        ordering = ["urut", "id"]

    def __str__(self) -> str:
        return self.uraian


class Rincian(ModelPemda):
    """Satu rincian pelaksanaan dengan penanggung jawabnya (pembagian peran)."""

    class Keadaan(models.TextChoices):
        BELUM = "belum", _("Belum mulai")
        BERJALAN = "berjalan", _("Berjalan")
        TERHAMBAT = "terhambat", _("Terhambat")
        SELESAI = "selesai", _("Selesai")

    kegiatan = models.ForeignKey(Kegiatan, models.CASCADE, related_name="rincian")
    urut = models.PositiveSmallIntegerField(default=1)
    uraian = models.CharField(_("uraian"), max_length=500)
    penanggung_jawab = models.ForeignKey(Penugasan, models.PROTECT, null=True, blank=True, related_name="rincian")
    batas = models.DateField(_("batas"), null=True, blank=True)
    keadaan = models.CharField(_("keadaan"), max_length=10, choices=Keadaan, default=Keadaan.BELUM)
    persen = models.PositiveSmallIntegerField(_("kemajuan"), default=0)

    class Meta:
        verbose_name = _("rincian")
        verbose_name_plural = _("rincian")
        ordering = ["urut", "id"]
        constraints = [
            models.CheckConstraint(name="rincian_persen", condition=models.Q(persen__lte=100)),
        ]

    def __str__(self) -> str:
        return self.uraian


class DicatatOrang(ModelPemda):
    """Dasar catatan yang hanya ditambah: siapa, sebagai apa, kapan."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")
    sebagai = models.CharField(max_length=300)
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        abstract = True


class Kemajuan(DicatatOrang):
    """Catatan kemajuan sebuah rincian (atau kegiatan seluruhnya)."""

    kegiatan = models.ForeignKey(Kegiatan, models.CASCADE, related_name="kemajuan")
    rincian = models.ForeignKey(Rincian, models.CASCADE, null=True, blank=True, related_name="kemajuan")
    persen = models.PositiveSmallIntegerField(_("kemajuan"))
    keadaan = models.CharField(max_length=10, choices=Rincian.Keadaan)
    catatan = models.CharField(_("catatan"), max_length=1000)

    class Meta:
        verbose_name = _("kemajuan")
        verbose_name_plural = _("kemajuan")
        ordering = ["-pada", "-id"]

    def __str__(self) -> str:
        return self.catatan


class CatatanPemantauan(DicatatOrang):
    """Catatan pemantauan atau umpan balik atas pelaksanaan."""

    kegiatan = models.ForeignKey(Kegiatan, models.CASCADE, related_name="pemantauan")
    isi = models.TextField(_("catatan"), max_length=2000)
    dasar = daftar_dasar()

    class Meta:
        verbose_name = _("catatan pemantauan")
        verbose_name_plural = _("catatan pemantauan")
        ordering = ["-pada", "-id"]

    def __str__(self) -> str:
        return self.isi[:80]


class Kendala(DicatatOrang):
    """Kendala yang disampaikan kepada pejabat yang ditunjuk aturan `eskalasi_kendala`, sampai diputuskan."""

    kegiatan = models.ForeignKey(Kegiatan, models.CASCADE, related_name="kendala")
    uraian = models.TextField(_("permasalahan atau kendala"), max_length=2000)
    rekomendasi = models.TextField(_("alternatif rekomendasi"), max_length=2000, blank=True)
    kepada = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")
    putusan = models.TextField(_("putusan atau tindak lanjut"), max_length=2000, blank=True)
    diputuskan_pada = models.DateTimeField(null=True, blank=True)
    dasar = daftar_dasar()
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("kendala")
        verbose_name_plural = _("kendala")
        ordering = ["-pada", "-id"]

    def __str__(self) -> str:
        return self.uraian[:80]


class Hasil(DicatatOrang):
    """Hasil yang diserahkan; setiap penyerahan ulang menjadi hasil berikutnya."""

    kegiatan = models.ForeignKey(Kegiatan, models.CASCADE, related_name="hasil")
    ke = models.PositiveSmallIntegerField(default=1)
    uraian = models.TextField(_("uraian hasil"), max_length=4000)
    tautan = models.URLField(_("tautan"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("hasil")
        verbose_name_plural = _("hasil")
        ordering = ["ke"]
        constraints = [models.UniqueConstraint(fields=["pemda", "kegiatan", "ke"], name="hasil_ke_sekali")]

    def __str__(self) -> str:
        return f"{_('Hasil')} {self.ke}"


class Tinjauan(DicatatOrang):
    """Yang dilakukan satu pejabat pada satu langkah rantai tinjauan."""

    class Putusan(models.TextChoices):
        SESUAI = "sesuai", _("Sesuai target")
        BELUM = "belum_sesuai", _("Belum sesuai target")
        DITERUSKAN = "selesai", _("Diterima dan diteruskan")
        DINYATAKAN = "dinyatakan", _("Dinyatakan selesai")

    hasil = models.ForeignKey(Hasil, models.CASCADE, related_name="tinjauan")
    n = models.PositiveSmallIntegerField()
    kerja = models.CharField(max_length=24)
    putusan = models.CharField(_("putusan"), max_length=12, choices=Putusan)
    catatan = models.TextField(_("catatan"), max_length=2000, blank=True)
    dasar = daftar_dasar()

    class Meta:
        verbose_name = _("tinjauan")
        verbose_name_plural = _("tinjauan")
        ordering = ["pada", "n"]
        constraints = [models.UniqueConstraint(fields=["pemda", "hasil", "n"], name="tinjauan_sekali_per_langkah")]

    def __str__(self) -> str:
        return f"{self.kerja}: {self.get_putusan_display()}"


def tempat_berkas(berkas: Berkas, nama: str) -> str:
    """Letak berkas: per Pemda, bernama id, bukan nama dari pengirim."""
    return f"{berkas.pemda_id}/{berkas.pk}"


class Berkas(DicatatOrang):
    """Berkas bukti dukung atau hasil; isinya disimpan dengan nama id, sidiknya dicatat."""

    kegiatan = models.ForeignKey(Kegiatan, models.CASCADE, related_name="berkas")
    hasil = models.ForeignKey(Hasil, models.CASCADE, null=True, blank=True, related_name="berkas")
    kemajuan = models.ForeignKey(Kemajuan, models.CASCADE, null=True, blank=True, related_name="berkas")
    nama = models.CharField(_("nama berkas"), max_length=200)
    jenis = models.CharField(max_length=100)
    ukuran = models.PositiveIntegerField()
    sidik = models.CharField(max_length=64)
    isi = models.FileField(upload_to=tempat_berkas, max_length=200)

    class Meta:
        verbose_name = _("berkas")
        verbose_name_plural = _("berkas")
        ordering = ["pada", "id"]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("kegiatan:berkas", args=[self.kegiatan_id, self.pk])


def pelaksana_kegiatan(kegiatan: Kegiatan) -> dict[UUID, Penugasan]:
    """Penugasan menurut id jabatannya."""
    return {p.jabatan_id: p for p in kegiatan.susunan.penugasan.select_related("pegawai", "jabatan")}

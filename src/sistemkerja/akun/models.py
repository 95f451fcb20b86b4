"""Who signs in. What they may do comes from the positions they hold, never from here."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sistemkerja.pemda.models import ModelPemda


class PeranSistem(models.TextChoices):
    """Work on the system itself; it gives no authority in the flows of the regulation."""

    ADMIN_PEMDA = "admin_pemda", _("Pengelola aplikasi Pemda")
    PENGELOLA_KEPEGAWAIAN = "pengelola_kepegawaian", _("Pengelola kepegawaian")
    BAGIAN_HUKUM = "bagian_hukum", _("Penyusun peraturan")
    PENGAWAS_INTERNAL = "pengawas_internal", _("Pengawas internal")


class PengelolaPengguna(models.Manager["Pengguna"]):
    """Accounts are known by NIP inside the Pemda of the transaction."""

    def get_by_natural_key(self, nip: str | None) -> Pengguna:
        return self.get(nip=nip)


class Pengguna(AbstractBaseUser, ModelPemda):
    """An account of one Pemda. `nip` is text: eighteen digits do not survive being a number."""

    nip = models.CharField(_("NIP"), max_length=30)
    pegawai = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    nama = models.CharField(max_length=200, blank=True)
    aktif = models.BooleanField(default=True)
    peran_sistem = ArrayField(models.CharField(max_length=40, choices=PeranSistem), default=list, blank=True)

    objects = PengelolaPengguna()

    USERNAME_FIELD = "nip"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["nip"]
        constraints = [models.UniqueConstraint(fields=["pemda", "nip"], name="pengguna_nip_dalam_pemda")]

    def __str__(self) -> str:
        return self.nama or self.nip

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.aktif


class UpayaMasuk(models.Model):
    """Failed sign-ins counted a key (an account, an address) in a window of time. Holds hashes, no names.

    Not a row of a Pemda: it is written before anybody is known, and one address is one address for all.
    """

    kunci = models.CharField(max_length=64, primary_key=True)
    gagal = models.PositiveIntegerField(default=0)
    sejak = models.DateTimeField()
    tahan_sampai = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.gagal} gagal sejak {self.sejak:%Y-%m-%d %H:%M}"

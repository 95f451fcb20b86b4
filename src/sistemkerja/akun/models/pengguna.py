"""Who signs in. What they may do comes from the positions they hold and the roles given to them, never from here."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import JSONObject, Lower, Upper
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from sistemkerja.akun.models.peran import PemberianPeran
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.models import ModelPemda


class Keadaan(models.TextChoices):
    """What an account is ready for, as the list of accounts shows it."""

    BELUM_AKTIF = "belum_aktif", _("Belum aktif")
    AKTIF = "aktif", _("Aktif")
    DITUTUP = "ditutup", _("Ditutup")


class PenggunaQuerySet(models.QuerySet["Pengguna"]):
    """Accounts of the Pemda of the transaction."""

    def get_by_natural_key(self, nip: str | None) -> Pengguna:
        return self.get(nip=nip)

    def dengan_peran(self) -> Self:
        """With the role grants of each account in the same query, so that `peran_pada` asks nothing."""
        milik = PemberianPeran.objects.filter(pengguna=models.OuterRef("pk"))
        isi = JSONObject(peran="peran", sejak=Lower("masa"), sampai=Upper("masa"))
        return self.annotate(masa_peran=ArraySubquery(milik.values_list(isi)))

    def pemegang(self, peran: str, per: date) -> Self:
        """Accounts that hold the system role on that day."""
        return self.filter(pemberian_peran__peran=peran, pemberian_peran__masa__contains=per)

    def berkeadaan(self, keadaan: str) -> Self:
        """Accounts in this state (`Keadaan`)."""
        syarat = {
            Keadaan.DITUTUP: models.Q(aktif=False),
            Keadaan.BELUM_AKTIF: models.Q(aktif=True, diaktifkan__isnull=True),
            Keadaan.AKTIF: models.Q(aktif=True, diaktifkan__isnull=False),
        }
        return self.filter(syarat[Keadaan(keadaan)])


class Pengguna(AbstractBaseUser, ModelPemda):
    """An account of one Pemda. `nip` is text: eighteen digits do not survive being a number.

    `diaktifkan` is when the person chose a password for the first time; `putaran` goes up to end every session.
    """

    nip = models.CharField(_("NIP"), max_length=30)
    pegawai = models.ForeignKey("organisasi.Pegawai", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    nama = models.CharField(max_length=200, blank=True)
    aktif = models.BooleanField(default=True)
    diaktifkan = models.DateTimeField(null=True, blank=True)
    surel = models.EmailField(_("surel"), blank=True)
    surel_terbukti = models.DateTimeField(null=True, blank=True)
    putaran = models.PositiveIntegerField(default=0)

    objects = PenggunaQuerySet.as_manager()

    USERNAME_FIELD = "nip"
    EMAIL_FIELD = "surel"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["nip"]
        constraints = [models.UniqueConstraint(fields=["pemda", "nip"], name="pengguna_nip_dalam_pemda")]

    def __str__(self) -> str:
        return self.nama or self.nip

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.aktif

    @property
    def keadaan(self) -> str:
        """Belum aktif, aktif, or ditutup."""
        if not self.aktif:
            return Keadaan.DITUTUP
        return Keadaan.AKTIF if self.diaktifkan else Keadaan.BELUM_AKTIF

    def boleh_masuk(self) -> bool:
        """Open, and its person is still in service today (the day in the zone of the Pemda)."""
        if not self.aktif:
            return False
        berhenti = self.pegawai.berhenti if self.pegawai else None
        return berhenti is None or berhenti > hari_ini(self.pemda)

    def peran_pada(self, per: date) -> frozenset[str]:
        """System roles held on that day; no query for an account read `dengan_peran`, one otherwise."""
        masa = getattr(self, "masa_peran", None)
        if masa is None:
            return frozenset(self.pemberian_peran.filter(masa__contains=per).values_list("peran", flat=True))
        return frozenset(m["peran"] for m in masa if _di_dalam(per, m))

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        bahan = f"{self.password}|{self.putaran}"
        return salted_hmac("sistemkerja.akun.sesi", bahan, secret=secret, algorithm="sha256").hexdigest()


def _di_dalam(per: date, masa: dict[str, Any]) -> bool:
    return masa["sejak"] <= per.isoformat() and (masa["sampai"] is None or per.isoformat() < masa["sampai"])


class Kabar(ModelPemda):
    """Something that happened to an account without its person; told at the next sign-in."""

    SIMPAN = timedelta(days=400)

    pengguna = models.ForeignKey(Pengguna, models.PROTECT, related_name="kabar")
    kalimat = models.TextField()
    pada = models.DateTimeField(default=timezone.now)
    disampaikan = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pada", "id"]
        indexes = [
            models.Index(
                fields=["pemda", "pengguna"],
                name="kabar_menunggu",
                condition=models.Q(disampaikan__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.kalimat

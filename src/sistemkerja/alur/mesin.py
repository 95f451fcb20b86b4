"""Mesin bagi satu Pemda pada satu tanggal: peraturan yang berlaku baginya, dan organisasinya hari itu."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from sistemkerja.aturan import katalog
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import GalatAturan
from sistemkerja.aturan.organisasi import Organisasi
from sistemkerja.organisasi.baca_sql import OrganisasiSQL
from sistemkerja.pemda.galat import TidakDiaturApp
from sistemkerja.pemda.models import Adopsi, Pemda


@dataclass(frozen=True, slots=True)
class Mesin:
    """Peraturan, organisasi, dan tanggal yang dipakai bersama dalam satu permintaan."""

    pemda: Pemda
    per: date
    peraturan: Peraturan
    org: Organisasi


_bersama: ContextVar[Callable[[Pemda, date], Organisasi] | None] = ContextVar("organisasi_bersama", default=None)


@contextmanager
def organisasi_bersama(pembaca: Callable[[Pemda, date], Organisasi]) -> Iterator[None]:
    """Selama blok ini mesin membaca organisasi lewat `pembaca`: untuk ratusan tindakan berturut-turut (data contoh)."""
    tanda = _bersama.set(pembaca)
    try:
        yield
    finally:
        _bersama.reset(tanda)


def mesin(pemda: Pemda, per: date, org: Organisasi | None = None) -> Mesin:
    """Mesin bagi `pemda` pada `per`. Raises TidakDiaturApp bila belum ada peraturan yang diadopsi pada tanggal itu."""
    baca = _bersama.get() or _dari_basisdata
    return Mesin(pemda, per, peraturan_berlaku(pemda, per), org or baca(pemda, per))


def _dari_basisdata(pemda: Pemda, per: date) -> Organisasi:
    return OrganisasiSQL(pemda.pk, per)


def peraturan_berlaku(pemda: Pemda, per: date) -> Peraturan:
    """Peraturan yang diadopsi Pemda dan berlaku pada `per`. Raises TidakDiaturApp."""
    adopsi = Adopsi.objects.filter(pemda=pemda, sejak__lte=per).exclude(sampai__lte=per).order_by("-sejak").first()
    if adopsi is None:
        raise TidakDiaturApp(
            _("Belum ada peraturan Sistem Kerja yang berlaku di %(pemda)s pada tanggal ini.") % {"pemda": pemda.nama},
            _("Bagian Organisasi dapat mengadopsi peraturan dengan tanggal mulai berlakunya."),
        )
    try:
        return katalog.peraturan(adopsi.peraturan_id)
    except GalatAturan as galat:
        raise TidakDiaturApp(
            _("Peraturan %(id)s tidak dapat dibaca.") % {"id": adopsi.peraturan_id},
            _("Minta pengelola sistem menjalankan: sistemkerja peraturan periksa %(id)s") % {"id": adopsi.peraturan_id},
        ) from galat

"""Mesin bagi satu Pemda pada satu tanggal: peraturan yang berlaku baginya, dan organisasinya hari itu.

Peraturan yang berlaku ialah naskah yang diadopsi, dikenali dari sidiknya, dengan kebijakan Pemda di tempat ia diam.
Kasus yang berjalan tetap pada naskah sejak awalnya (`mesin_kasus`), juga bila kemudian diadopsi versi lain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import JSONField
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from sistemkerja.alur.naskah import Kasus, mulai_kasus, naskah, tersusun
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import GalatAturan
from sistemkerja.aturan.organisasi import Organisasi
from sistemkerja.organisasi.baca_sql import OrganisasiSQL
from sistemkerja.pemda.galat import TidakDiaturApp
from sistemkerja.pemda.models import Adopsi, Pemda
from sistemkerja.pemda.versi import Kebijakan


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
    return Mesin(pemda, per, peraturan_berlaku(pemda, per), org or _organisasi(pemda, per))


def mesin_kasus(pemda: Pemda, per: date, kasus: Kasus, org: Organisasi | None = None) -> Mesin:
    """Mesin bagi kasus yang sedang berjalan: naskah yang dipegangnya, organisasi hari ini. Raises TidakDiaturApp."""
    return Mesin(pemda, per, peraturan_kasus(pemda, per, kasus), org or _organisasi(pemda, per))


def bagi_kasus(m: Mesin, kasus: Kasus) -> Mesin:
    """Mesin yang sama dengan naskah yang dipegang kasus itu; organisasinya tidak dibaca lagi."""
    return replace(m, peraturan=peraturan_kasus(m.pemda, m.per, kasus))


def bagi_yang_mulai(m: Mesin, dibuat: datetime) -> Mesin:
    """Mesin yang sama dengan peraturan hari `dibuat`: bagi yang berjalan tanpa memegang naskahnya sendiri."""
    sejak = mulai_kasus(m.pemda, m.per, dibuat)
    return m if sejak == m.per else replace(m, peraturan=peraturan_berlaku(m.pemda, sejak))


def _organisasi(pemda: Pemda, per: date) -> Organisasi:
    baca = _bersama.get()
    return baca(pemda, per) if baca else OrganisasiSQL(pemda.pk, per)


def adopsi_pada(pemda: Pemda, per: date) -> Adopsi | None:
    """Adopsi yang berlaku pada tanggal itu, beserta kebijakan hari itu (`kebijakan`). Satu pertanyaan."""
    kebijakan = RawSQL(_KEBIJAKAN_HARI_ITU, [per, per], output_field=JSONField())  # noqa: S611 - tetapan
    berlaku = Adopsi.objects.filter(pemda=pemda, sejak__lte=per).exclude(sampai__lte=per)
    return berlaku.order_by("-sejak").annotate(kebijakan=kebijakan).first()


def peraturan_berlaku(pemda: Pemda, per: date) -> Peraturan:
    """Naskah yang diadopsi Pemda dan berlaku pada `per`, dengan kebijakannya di atasnya. Raises TidakDiaturApp."""
    adopsi = adopsi_pada(pemda, per)
    if adopsi is None:
        raise TidakDiaturApp(
            _("Belum ada peraturan Sistem Kerja yang berlaku di %(pemda)s pada tanggal ini.") % {"pemda": pemda.nama},
            _("Bagian Organisasi dapat mengadopsi peraturan dengan tanggal mulai berlakunya."),
        )
    return peraturan_adopsi(pemda, adopsi)


def peraturan_adopsi(pemda: Pemda, adopsi: Adopsi) -> Peraturan:
    """Naskah sebuah adopsi dari `adopsi_pada`, dengan kebijakannya di atasnya. Raises TidakDiaturApp."""
    kebijakan: list[dict[str, Any]] = adopsi.kebijakan  # type: ignore[attr-defined]
    return tersusun(_naskah(pemda, adopsi.peraturan_id, adopsi.sidik), kebijakan)


_MEDAN_KEBIJAKAN = ("id", "pertanyaan", "syarat", "jawaban", "dasar_hukum", "nomor", "tanggal")
# Ditanyakan pada setiap tindakan dan hampir setiap halaman: menyusunnya dari ORM lebih lama daripada menjalankannya.
_KEBIJAKAN_HARI_ITU = f"""
SELECT coalesce(jsonb_agg(jsonb_build_object({", ".join(f"'{q}', k.{q}" for q in _MEDAN_KEBIJAKAN)})
                          ORDER BY k.ditetapkan, k.id), '[]')
FROM pemda_kebijakan k
WHERE k.pemda_id = pemda_adopsi.pemda_id AND k.masa @> %s::date AND (k.dicabut IS NULL OR k.dicabut > %s)
"""  # noqa: S608  hanya menyatukan potongan tetap


def peraturan_kasus(pemda: Pemda, per: date, kasus: Kasus) -> Peraturan:
    """Naskah yang dipegang kasus ini. Raises TidakDiaturApp.

    Kebijakan yang berlaku sejak awal kasus tetap baginya; yang lahir kemudian hanya mengisi yang masih diam.
    """
    mulai = mulai_kasus(pemda, per, kasus.dibuat)
    ada = Kebijakan.objects.filter(pemda=pemda, masa__overlap=(mulai, None)).order_by("ditetapkan", "id")
    semua = list(ada)
    sejak_awal = [satu for satu in semua if satu.berlaku(mulai)]
    kemudian = [satu for satu in semua if satu not in sejak_awal and satu.berlaku(per)]
    baris = [{q: getattr(satu, q) for q in _MEDAN_KEBIJAKAN} for satu in (*sejak_awal, *kemudian)]
    return tersusun(_naskah(pemda, kasus.peraturan_id, kasus.sidik), baris)


def _naskah(pemda: Pemda, peraturan_id: str, sidik: str) -> Peraturan:
    try:
        return naskah(pemda, peraturan_id, sidik)
    except GalatAturan as galat:
        raise TidakDiaturApp(
            _("Peraturan %(id)s tidak dapat dibaca.") % {"id": peraturan_id},
            _("Minta pengelola sistem menjalankan: sistemkerja peraturan periksa %(id)s") % {"id": peraturan_id},
        ) from galat

"""Ending sessions: one, all others, all."""

from __future__ import annotations

from uuid import UUID

from django.contrib.sessions.models import Session
from django.db.models import F
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from sistemkerja.akun.models import Pengguna, SesiPengguna
from sistemkerja.akun.tindakan.catatan import diri, tulis
from sistemkerja.pemda import transaksi


@transaksi.atomic
def akhiri_sesi(pk: UUID, *, milik: Pengguna) -> None:
    """Sign out one browser of one's own. Raises Http404 when it is not one's own."""
    satu = SesiPengguna.objects.select_for_update().filter(pk=pk, pengguna=milik).first()
    if satu is None:
        raise Http404
    if satu.usai is None:
        _tutup([satu])
        tulis("sesi.diakhiri", milik, oleh=diri(milik), kalimat=lambda: _("Mengakhiri satu sesi akun ini."))


@transaksi.atomic
def akhiri_semua_sesi(pengguna: Pengguna, kecuali: str = "") -> int:
    """End every session of an account but the one with the session key `kecuali`; how many were open."""
    terbuka = SesiPengguna.objects.select_for_update().filter(pengguna=pengguna, usai__isnull=True)
    semua = list(terbuka.exclude(kunci=kecuali))
    _tutup(semua)
    return len(semua)


def putar(pengguna: Pengguna) -> None:
    """Make every session invalid, also one that is not in the list."""
    Pengguna.objects.filter(pk=pengguna.pk).update(putaran=F("putaran") + 1)
    pengguna.refresh_from_db(fields=["putaran"])


def _tutup(semua: list[SesiPengguna]) -> None:
    Session.objects.filter(session_key__in=[s.kunci for s in semua]).delete()
    SesiPengguna.objects.filter(pk__in=[s.pk for s in semua]).update(usai=timezone.now())


@transaksi.atomic
def akhiri_sesi_lain(pengguna: Pengguna, *, sesi: str) -> None:
    """Sign out everywhere but in the session with the key `sesi`; also sessions that are not in the list."""
    akhiri_semua_sesi(pengguna, sesi)
    putar(pengguna)
    tulis("sesi.diakhiri", pengguna, oleh=diri(pengguna), kalimat=lambda: _("Mengakhiri semua sesi lain akun ini."))

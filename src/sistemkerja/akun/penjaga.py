"""Who may look after whose account. Each function lets pass or raises; none changes anything."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from sistemkerja.akun.models import PemberianPeran, Pengguna
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.peran_sistem import PeranSistem, pastikan_peran
from sistemkerja.pemda.galat import MasukanKeliru, TidakBerwenang

PENGURUS = (PeranSistem.PENGELOLA_KEPEGAWAIAN, PeranSistem.PENGELOLA_SISTEM)


def kunci_pengguna(pk: UUID, oleh: Pelaku) -> Pengguna:
    """The account, locked. Raises Http404: unknown or of another Pemda, the same answer."""
    milik = Pengguna.objects.select_for_update(of=("self",)).select_related("pemda", "pegawai")
    satu = milik.filter(pk=pk, pemda_id=oleh.pemda.pk).first()
    if satu is None:
        raise Http404
    return satu


def pastikan_boleh_mengurus(oleh: Pelaku, pengguna: Pengguna, apa: str) -> str:
    """The role by which `oleh` looks after this account. Nobody after his own: that is what "Akun saya" is for.

    Whoever holds a system role is looked after by the pengelola sistem only: else the pengelola kepegawaian could
    take over the account that stands above him. Raises TidakBerwenang.
    """
    if pengguna.pk == oleh.pengguna_id:
        raise TidakBerwenang(_("Akun sendiri tidak diurus dari sini."), _("Pengelola lain"))
    berperan = pengguna.pemberian_peran.filter(Q(masa__endswith=None) | Q(masa__endswith__gt=oleh.per)).exists()
    return pastikan_peran(oleh, *((PeranSistem.PENGELOLA_SISTEM,) if berperan else PENGURUS), apa=apa)


def pastikan_ada_pengelola_lain(pengguna: Pengguna, sejak: date) -> None:
    """Without this account the Pemda still has a pengelola sistem from `sejak`, without an end.

    Waits for others who ask the same, so that the last two cannot remove each other. Raises MasukanKeliru.
    """
    semua = PemberianPeran.objects.select_for_update(of=("self",)).select_related(
        "pengguna__pegawai", "pengguna__pemda"
    )
    semua = semua.filter(pemda_id=pengguna.pemda_id, peran=PeranSistem.PENGELOLA_SISTEM, masa__endswith=None)
    terbuka = list(semua.order_by("pk"))
    if not any(p.pengguna_id == pengguna.pk for p in terbuka):
        return
    lain = (p for p in terbuka if p.pengguna_id != pengguna.pk and p.masa.lower <= sejak)
    if not any(p.pengguna.boleh_masuk() and p.pengguna.diaktifkan for p in lain):
        raise MasukanKeliru({"": [_("Ini pengelola sistem terakhir. Beri peran itu kepada orang lain dahulu.")]})

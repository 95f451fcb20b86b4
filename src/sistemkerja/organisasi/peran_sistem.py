"""Peran sistem: pekerjaan atas aplikasi dan datanya, diberikan dengan dasar dan masa. Bukan wewenang dalam alur kerja.

Segala yang lain datang dari jabatan yang dipangku (DESIGN, bagian 1).
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import TidakBerwenang


class PeranSistem(models.TextChoices):
    """Peran sistem di sebuah Pemda; operator platform tidak di sini karena bukan milik satu Pemda."""

    PENGELOLA_KEPEGAWAIAN = "pengelola_kepegawaian", gettext_lazy("Pengelola kepegawaian")
    PENGELOLA_ORGANISASI = "pengelola_organisasi", gettext_lazy("Pengelola organisasi dan tata laksana")
    PENGAWAS_INTERNAL = "pengawas_internal", gettext_lazy("Pengawas internal")
    PENGELOLA_SISTEM = "pengelola_sistem", gettext_lazy("Pengelola sistem")


def berperan(pelaku: Pelaku, *peran: str) -> bool:
    """Apakah pelaku memegang salah satu peran sistem itu pada tanggalnya?"""
    return not pelaku.peran_sistem.isdisjoint(peran)


def pastikan_peran(pelaku: Pelaku, *peran: str, apa: str) -> str:
    """Peran yang dipakai pelaku untuk `apa` (kata kerja yang dibaca orang). Raises TidakBerwenang."""
    for satu in peran:
        if satu in pelaku.peran_sistem:
            return satu
    siapa = _(" atau ").join(str(PeranSistem(p).label) for p in peran)
    raise TidakBerwenang(
        _("Anda tidak dapat %(apa)s: ini pekerjaan %(siapa)s.") % {"apa": apa, "siapa": siapa}, siapa, []
    )

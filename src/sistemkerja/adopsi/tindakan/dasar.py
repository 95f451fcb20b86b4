"""Yang dipakai setiap tindakan adopsi: antre satu per satu tiap Pemda, dan sebutan pelakunya."""

from __future__ import annotations

from django.db import connections
from django.utils.translation import gettext as _

from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.peran_sistem import PeranSistem, pastikan_peran
from sistemkerja.pemda.sel import sel_kini

PENGELOLA = PeranSistem.PENGELOLA_ORGANISASI
PEMBACA_TEMUAN = (
    PeranSistem.PENGELOLA_ORGANISASI,
    PeranSistem.PENGELOLA_KEPEGAWAIAN,
    PeranSistem.PENGAWAS_INTERNAL,
)


def antre(pelaku: Pelaku) -> None:
    """Dua orang yang mengubah hukum Pemda yang sama berbaris sampai transaksi yang pertama selesai."""
    with connections[sel_kini.get()].cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('adopsi:' || %s, 0))", [str(pelaku.pemda.pk)])


def sebagai(pelaku: Pelaku) -> str:
    """Jabatan pelaku, atau peran sistemnya bila ia tanpa jabatan."""
    utama = pelaku.jabatan_utama
    return utama.sebutan if utama else str(PENGELOLA.label)


def pastikan_pengelola(pelaku: Pelaku, apa: str) -> None:
    """Raises TidakBerwenang."""
    pastikan_peran(pelaku, PENGELOLA, apa=apa)


def pastikan_pembaca_temuan(pelaku: Pelaku) -> None:
    """Raises TidakBerwenang."""
    pastikan_peran(pelaku, *PEMBACA_TEMUAN, apa=_("membaca temuan pemeriksaan"))

"""What the shell of every page says of jobs: that some of one's own have ended and wait to be looked at."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import ngettext

from sistemkerja.antarmuka.kait import Kabar
from sistemkerja.latar.bacaan import belum_dilihat
from sistemkerja.organisasi.pelaku import Pelaku


def kabar_pekerjaan(pelaku: Pelaku) -> Kabar | None:
    """One query; nothing is said when nothing waits."""
    n = belum_dilihat(pelaku)
    if not n:
        return None
    kalimat = ngettext("%(n)s pekerjaan latar usai, belum dilihat", "%(n)s pekerjaan latar usai, belum dilihat", n)
    return Kabar(kalimat % {"n": n}, reverse("latar:daftar"), n, "jam")

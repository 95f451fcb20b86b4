"""Meminta ekspor seluruh data, dan mencatat bahwa arsipnya diunduh."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override

from sistemkerja.ekspor.models import Ekspor
from sistemkerja.jejak.catat import BAHASA_CATATAN, catat
from sistemkerja.latar.models import Pekerjaan
from sistemkerja.latar.tindakan import antrekan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.peran_sistem import PeranSistem, pastikan_peran

JENIS = "ekspor.seluruh"


def minta_ekspor(*, oleh: Pelaku) -> Pekerjaan:
    """Buat arsip seluruh data Pemda di latar; hanya pengelola sistem. Raises TidakBerwenang.

    Satu permintaan yang belum usai cukup: yang kedua diantar ke yang pertama.
    """
    peran = pastikan_peran(oleh, PeranSistem.PENGELOLA_SISTEM, apa=_("mengekspor seluruh data"))
    menunggu = Pekerjaan.objects.filter(
        pemda=oleh.pemda, jenis=JENIS, pengguna_id=oleh.pengguna_id,
        keadaan__in=[Pekerjaan.Keadaan.ANTRE, Pekerjaan.Keadaan.BERJALAN],
    ).first()  # fmt: skip
    if menunggu is not None:
        return menunggu
    with override(BAHASA_CATATAN):
        satu = antrekan(JENIS, oleh=oleh, judul=_("Ekspor seluruh data"), isi={})
        _catat("ekspor.diminta", satu, oleh, peran, _("meminta ekspor seluruh data."))
    return satu


def catat_unduhan(ekspor: Ekspor, *, oleh: Pelaku) -> None:
    """Arsip memuat data semua orang: setiap unduhan masuk riwayat. Raises TidakBerwenang."""
    peran = pastikan_peran(oleh, PeranSistem.PENGELOLA_SISTEM, apa=_("mengunduh seluruh data"))
    with override(BAHASA_CATATAN):
        _catat("ekspor.diunduh", ekspor, oleh, peran, _("mengunduh arsip seluruh data."))


def _catat(peristiwa: str, objek: Ekspor | Pekerjaan, oleh: Pelaku, peran: str, kalimat: str) -> None:
    catat(peristiwa, objek, oleh=oleh, sebagai=str(PeranSistem(peran).label), dasar=[], kalimat=kalimat)

"""Siapa yang mengimpor apa, dan siapa yang boleh membacanya."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import override

from sistemkerja.impor.models import Impor, JenisImpor
from sistemkerja.jejak.catat import BAHASA_CATATAN
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.peran_sistem import PeranSistem, berperan, pastikan_peran

PERAN: dict[str, str] = {
    JenisImpor.STRUKTUR: PeranSistem.PENGELOLA_ORGANISASI,
    JenisImpor.PEGAWAI: PeranSistem.PENGELOLA_KEPEGAWAIAN,
}


def jenis_terbaca(pelaku: Pelaku) -> list[str]:
    """Jenis impor yang boleh dibaca pelaku: yang dikelolanya, dan semuanya bagi pengawas internal."""
    return [j for j, peran in PERAN.items() if berperan(pelaku, peran, PeranSistem.PENGAWAS_INTERNAL)]


def jenis_dikelola(pelaku: Pelaku) -> list[str]:
    """Jenis impor yang boleh dijalankan pelaku."""
    return [j for j, peran in PERAN.items() if berperan(pelaku, peran)]


def pastikan_boleh_membaca(pelaku: Pelaku) -> list[str]:
    """Jenis yang boleh dibaca. Raises TidakBerwenang bila tidak ada satu pun."""
    pastikan_peran(pelaku, *PERAN.values(), PeranSistem.PENGAWAS_INTERNAL, apa=_("membuka impor"))
    return jenis_terbaca(pelaku)


def pastikan_mengelola(pelaku: Pelaku, jenis: str) -> str:
    """Sebutan peran yang dipakai pelaku untuk mengimpor jenis ini, untuk riwayat. Raises TidakBerwenang."""
    peran = pastikan_peran(pelaku, PERAN[jenis], apa=_("mengimpor data ini"))
    with override(BAHASA_CATATAN):
        return str(PeranSistem(peran).label)


def impor_untuk(pelaku: Pelaku, pk: UUID) -> Impor:
    """Impor yang boleh dibaca pelaku; tidak ada, milik Pemda lain, dan bukan jenisnya dijawab sama: 404."""
    satu = Impor.objects.filter(pemda_id=pelaku.pemda.pk, pk=pk, jenis__in=jenis_terbaca(pelaku)).first()
    if satu is None:
        raise Http404
    return satu

"""Setting up the sign-in service of the Pemda."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sistemkerja.akun import sandian
from sistemkerja.akun.models import KonfigurasiSSO
from sistemkerja.akun.sso import galat_penerbit
from sistemkerja.akun.tindakan.catatan import tulis
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.peran_sistem import PeranSistem, pastikan_peran
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import MasukanKeliru, SudahBerubah

_MEDAN = ("nama", "penerbit", "klien", "klaim_nip", "aktif")


@transaksi.atomic
def simpan_sso(*, oleh: Pelaku, versi: int, rahasia: str = "", **isi: Any) -> KonfigurasiSSO:
    """Keep the configuration; an empty `rahasia` keeps the one before. The secret stays out of history.

    Raises TidakBerwenang, SudahBerubah, MasukanKeliru.
    """
    pastikan_peran(oleh, PeranSistem.PENGELOLA_SISTEM, apa=_("mengatur SSO"))
    if galat := galat_penerbit(isi["penerbit"]):
        raise MasukanKeliru({"penerbit": [galat]})
    satu = KonfigurasiSSO.objects.select_for_update().filter(pemda=oleh.pemda).first()
    if satu is None:
        satu = KonfigurasiSSO(pemda=oleh.pemda, versi=0)
    if satu.versi != versi:
        raise SudahBerubah("", satu.diubah, _("Pengaturan SSO sudah diubah orang lain. Periksa lalu kirim lagi."))
    lama = {m: getattr(satu, m) for m in _MEDAN}
    berubah = [m for m in _MEDAN if lama[m] != isi[m]]
    for medan in _MEDAN:
        setattr(satu, medan, isi[medan])
    if rahasia:
        satu.rahasia = sandian.tutup(rahasia, f"sso {oleh.pemda.pk}")
    satu.versi, satu.diubah = satu.versi + 1, timezone.now()
    satu.save()
    tulis(
        "sso.diatur", satu, oleh=oleh, peran=PeranSistem.PENGELOLA_SISTEM,
        kalimat=lambda: _("Mengatur SSO %(nama)s.") % {"nama": satu.nama},
        isi={"sebelum": {m: lama[m] for m in berubah}, "sesudah": {m: isi[m] for m in berubah}
             | ({"rahasia": "diganti"} if rahasia else {})},
    )  # fmt: skip
    return satu

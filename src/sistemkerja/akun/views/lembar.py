"""The lists of accounts and of roles as a worksheet; who took it is noted with every person in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sistemkerja.akun.bacaan import BarisPeran
from sistemkerja.akun.models import Keadaan
from sistemkerja.antarmuka.lembar import Kolom, jawab_lembar
from sistemkerja.jejak.pembacaan import catat_baca
from sistemkerja.organisasi.pelaku import Pelaku

_ORANG = (Kolom(_lazy("Nama"), 40), Kolom(_lazy("NIP"), 22, teks=True))
_AKUN = (
    *_ORANG, Kolom(_lazy("Keadaan"), 18), Kolom(_lazy("Faktor kedua"), 14), Kolom(_lazy("Terakhir masuk"), 16),
)  # fmt: skip
_PERAN = (
    *_ORANG,
    Kolom(_lazy("Peran"), 40),
    Kolom(_lazy("Keadaan"), 14),
    Kolom(_lazy("Sejak"), 12),
    Kolom(_lazy("Hari terakhir"), 14),
    Kolom(_lazy("Nomor keputusan"), 28, teks=True),
    Kolom(_lazy("Tanggal keputusan"), 16),
    Kolom(_lazy("Diberikan oleh"), 36),
    Kolom(_lazy("Dicabut oleh"), 36),
    Kolom(_lazy("Dasar pencabutan"), 28, teks=True),
)
_KEADAAN = {"berlaku": _lazy("Berlaku"), "menunggu": _lazy("Belum mulai"), "berakhir": _lazy("Berakhir")}


def lembar_akun(pelaku: Pelaku, semua: Iterable[Any], tanpa: bool) -> HttpResponse:
    """Accounts as filtered, or the people who have none."""
    orang = list(semua)
    catat_baca(pelaku, [p.pk if tanpa else p.pegawai_id for p in orang if tanpa or p.pegawai_id], "ekspor")
    if tanpa:
        return jawab_lembar(_("Belum punya akun"), _ORANG, ((p.nama, p.nip) for p in orang))
    baris = (
        (str(p), p.nip, Keadaan(p.keadaan).label,
         _("Terpasang") if p.berfaktor else "", timezone.localtime(p.last_login) if p.last_login else None)
        for p in orang
    )  # fmt: skip
    return jawab_lembar(_("Akun pegawai"), _AKUN, baris)


def lembar_peran(pelaku: Pelaku, semua: Iterable[BarisPeran]) -> HttpResponse:
    """Every grant of a system role."""
    peran = list(semua)
    catat_baca(pelaku, [b.pemberian.pengguna.pegawai_id for b in peran if b.pemberian.pengguna.pegawai_id], "ekspor")
    return jawab_lembar(_("Peran sistem"), _PERAN, (_sebaris(b) for b in peran))


def _sebaris(b: BarisPeran) -> tuple[Any, ...]:
    p = b.pemberian
    return (
        str(p.pengguna), p.pengguna.nip, p.get_peran_display(), _KEADAAN[b.keadaan], p.sejak, p.hari_terakhir, p.nomor,
        p.tanggal, p.diberikan_oleh, p.dicabut_oleh, p.dicabut_nomor,
    )  # fmt: skip

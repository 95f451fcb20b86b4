"""Throttle of sign-ins, kept in the database so that every process sees the same count.

Delays grow with each failure, and nobody can lock somebody else out with them:

- On a device on which this person has signed in before (a signed cookie, `perangkat.py`) only what goes wrong on that
  very device counts. Whatever strangers try elsewhere, it does not hold the person up there.
- Elsewhere three counts hold: an account from one address (a person who mistypes, or who is attacked from there), the
  account from anywhere, and the address. Whole offices share one address and anybody can mistype another's NIP, so the
  last two are generous and hold for a minute at most.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import ngettext

from sistemkerja.akun.models import UpayaMasuk

JENDELA = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Batas:
    """After `boleh` failures in a window, hold `detik`, doubling with each further one up to `paling_lama`."""

    boleh: int
    detik: int
    paling_lama: int

    def tahan(self, gagal: int) -> int:
        """Seconds to hold after so many failures."""
        lebih = gagal - self.boleh
        return 0 if lebih < 0 else min(self.detik * 2 ** min(lebih, 20), self.paling_lama)


AKUN_DARI_ALAMAT = Batas(boleh=5, detik=30, paling_lama=15 * 60)
AKUN = Batas(boleh=25, detik=15, paling_lama=60)
ALAMAT = Batas(boleh=100, detik=15, paling_lama=60)


@dataclass(frozen=True, slots=True)
class Siapa:
    """Who tries: which account, from which address, on which known device ("" when it is none of this person's).

    `apa` separates what is tried: a password, a one-time code, the code of the second factor.
    """

    pemda: str
    nip: str
    alamat: str
    perangkat: str = ""
    apa: str = "sandi"


def _kunci(*bagian: str) -> str:
    return hashlib.sha256("\0".join(bagian).encode()).hexdigest()


def _hitungan(s: Siapa) -> list[tuple[str, Batas]]:
    if s.perangkat:
        return [(_kunci(s.apa, "akun di perangkat", s.pemda, s.nip, s.perangkat), AKUN_DARI_ALAMAT)]
    semua = [
        (_kunci(s.apa, "akun dari alamat", s.pemda, s.nip, s.alamat), AKUN_DARI_ALAMAT),
        (_kunci(s.apa, "akun", s.pemda, s.nip), AKUN),
        (_kunci(s.apa, "alamat", s.alamat), ALAMAT),
    ]
    return sorted(semua)  # one order for everybody: two sign-ins never wait for each other in a ring


def tunggu(siapa: Siapa) -> int:
    """Seconds until the next try is accepted; 0 when it is accepted now."""
    kini = timezone.now()
    kunci = [k for k, _ in _hitungan(siapa)]
    sampai = UpayaMasuk.objects.filter(kunci__in=kunci, tahan_sampai__gt=kini).values_list("tahan_sampai", flat=True)
    return max((math.ceil((saat - kini).total_seconds()) for saat in sampai if saat), default=0)


def catat_gagal(siapa: Siapa) -> None:
    """Count a failed try."""
    kini = timezone.now()
    with transaction.atomic():
        for kunci, batas in _hitungan(siapa):
            gagal = _tambah(kunci, kini - JENDELA)
            if detik := batas.tahan(gagal):
                UpayaMasuk.objects.filter(pk=kunci).update(tahan_sampai=kini + timedelta(seconds=detik))


def lupakan(siapa: Siapa) -> None:
    """After it went well: forget what this person mistyped here, and counts that are long over."""
    milik_sendiri = [k for k, batas in _hitungan(siapa) if batas is AKUN_DARI_ALAMAT]
    UpayaMasuk.objects.filter(pk__in=milik_sendiri).delete()
    UpayaMasuk.objects.filter(sejak__lt=timezone.now() - timedelta(days=1)).delete()


def kalimat_tunggu(detik: int) -> str:
    """How long to wait, in words."""
    if detik < 90:
        return ngettext(
            "Terlalu banyak percobaan. Coba lagi dalam %(n)s detik.",
            "Terlalu banyak percobaan. Coba lagi dalam %(n)s detik.",
            detik,
        ) % {"n": detik}
    menit = -(-detik // 60)
    return ngettext(
        "Terlalu banyak percobaan. Coba lagi dalam %(n)s menit.",
        "Terlalu banyak percobaan. Coba lagi dalam %(n)s menit.",
        menit,
    ) % {"n": menit}


def _tambah(kunci: str, awal_jendela: datetime) -> int:
    with connection.cursor() as kursor:
        kursor.execute(
            """
            INSERT INTO akun_upayamasuk AS u (kunci, gagal, sejak) VALUES (%(kunci)s, 1, now())
            ON CONFLICT (kunci) DO UPDATE SET
                gagal = CASE WHEN u.sejak < %(awal)s THEN 1 ELSE u.gagal + 1 END,
                sejak = CASE WHEN u.sejak < %(awal)s THEN now() ELSE u.sejak END
            RETURNING gagal
            """,
            {"kunci": kunci, "awal": awal_jendela},
        )
        baris = kursor.fetchone()
    return int(baris[0])

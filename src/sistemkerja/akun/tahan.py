"""Throttle of sign-ins, kept in the database so that every process sees the same count.

Three counts: an account from one address (a person who mistypes, or who is attacked from there), the account from
anywhere, and the address. Whole offices share one address and anybody can mistype another's NIP, so the last two
are generous and hold for a minute at most: nobody locks others out for long.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

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


def _kunci(*bagian: str) -> str:
    return hashlib.sha256("\0".join(bagian).encode()).hexdigest()


def _hitungan(pemda: str, nip: str, alamat: str) -> list[tuple[str, Batas]]:
    return sorted(
        [
            (_kunci("akun dari alamat", pemda, nip, alamat), AKUN_DARI_ALAMAT),
            (_kunci("akun", pemda, nip), AKUN),
            (_kunci("alamat", alamat), ALAMAT),
        ],
        key=lambda pasangan: pasangan[0],  # one order for everybody: two sign-ins never wait for each other in a ring
    )


def tunggu(pemda: str, nip: str, alamat: str) -> int:
    """Seconds until the next try is accepted; 0 when it is accepted now."""
    kini = timezone.now()
    kunci = [k for k, _ in _hitungan(pemda, nip, alamat)]
    sampai = UpayaMasuk.objects.filter(kunci__in=kunci, tahan_sampai__gt=kini).values_list("tahan_sampai", flat=True)
    return max((math.ceil((saat - kini).total_seconds()) for saat in sampai if saat), default=0)


def catat_gagal(pemda: str, nip: str, alamat: str) -> None:
    """Count a failed try against the account and the address."""
    kini = timezone.now()
    with transaction.atomic():
        for kunci, batas in _hitungan(pemda, nip, alamat):
            gagal = _tambah(kunci, kini - JENDELA)
            if detik := batas.tahan(gagal):
                UpayaMasuk.objects.filter(pk=kunci).update(tahan_sampai=kini + timedelta(seconds=detik))


def lupakan(pemda: str, nip: str, alamat: str) -> None:
    """After a sign-in: forget what this person mistyped here, and counts that are long over."""
    UpayaMasuk.objects.filter(pk=_kunci("akun dari alamat", pemda, nip, alamat)).delete()
    UpayaMasuk.objects.filter(sejak__lt=timezone.now() - timedelta(days=1)).delete()


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

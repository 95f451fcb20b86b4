"""One-time codes: their form, their fingerprint, and finding the open one.

A code has 12 signs of an alphabet of 30 (58 bits) and lives for 14 days, so a keyed hash is enough at rest: there is
nothing to guess from it, and twelve thousand codes are made in a second. Argon2 is for what people choose.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from sistemkerja.akun.models import Guna, KodeAkun, Pengguna

if TYPE_CHECKING:
    from sistemkerja.organisasi.pelaku import Pelaku

HURUF = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # without what looks alike in print: 0 O, 1 I L, U V
PANJANG = 12
BERLAKU = timedelta(days=14)


def buat_kode(pengguna: Pengguna, oleh: Pelaku, guna: str = "") -> str:
    """A new code for this account; an older open one stops working. The code itself is kept nowhere.

    `guna` follows the account: activation until it is activated, a new password afterwards.
    """
    return buat_banyak([pengguna], oleh, guna)[0]


def buat_banyak(semua: Sequence[Pengguna], oleh: Pelaku, guna: str = "") -> list[str]:
    """A code for each account, in order, in two statements."""
    kini = timezone.now()
    kode = [acak() for _ in semua]
    terbuka = KodeAkun.objects.filter(pengguna__in=[p.pk for p in semua], dipakai__isnull=True, diganti__isnull=True)
    terbuka.update(diganti=kini)
    KodeAkun.objects.bulk_create(
        (
            KodeAkun(
                pemda_id=p.pemda_id,
                pengguna=p,
                guna=guna or (Guna.ATUR_ULANG if p.diaktifkan else Guna.AKTIVASI),
                sidik=sidik(p.pk, satu),
                oleh=oleh.nama,
                dibuat=kini,
                sampai=kini + BERLAKU,
            )
            for p, satu in zip(semua, kode, strict=True)
        ),
        batch_size=1000,
    )
    return kode


def acak() -> str:
    """A code as people read it: ABCD-EFGH-JKMN."""
    huruf = "".join(secrets.choice(HURUF) for _ in range(PANJANG))
    return "-".join(huruf[n : n + 4] for n in range(0, PANJANG, 4))


def rapikan(ketikan: str) -> str:
    """What was typed, as codes are stored: capitals, without spaces and hyphens."""
    return "".join(h for h in ketikan.upper() if h.isalnum())


def sidik(pengguna_id: UUID, kode: str) -> str:
    """The fingerprint of a code of this account."""
    bahan = f"{pengguna_id}:{rapikan(kode)}"
    return salted_hmac("sistemkerja.akun.kode", bahan, algorithm="sha256").hexdigest()


def kode_terbuka(pengguna: Pengguna, ketikan: str, kini: datetime) -> KodeAkun | None:
    """The open code of this account, locked, if it is the one typed and has not expired."""
    satu = (
        KodeAkun.objects.select_for_update()
        .filter(pengguna=pengguna, dipakai__isnull=True, diganti__isnull=True, sampai__gt=kini)
        .first()
    )
    if satu is None or not constant_time_compare(satu.sidik, sidik(pengguna.pk, ketikan)):
        return None
    return satu

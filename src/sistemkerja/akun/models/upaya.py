"""The counts of the throttle."""

from __future__ import annotations

from django.db import models


class UpayaMasuk(models.Model):
    """Failed tries counted a key (an account, an address) in a window of time. Holds hashes, no names.

    Not a row of a Pemda: it is written before anybody is known, and one address is one address for all.
    """

    kunci = models.CharField(max_length=64, primary_key=True)
    gagal = models.PositiveIntegerField(default=0)
    sejak = models.DateTimeField()
    tahan_sampai = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.gagal} gagal sejak {self.sejak:%Y-%m-%d %H:%M}"

"""Which kinds of job there are. Each capability registers its own in a module `penangan` of its app.

@penangan("impor.orang")
def impor_orang(k: Konteks) -> dict[str, Any]: ...
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar
from uuid import UUID

from sistemkerja.pemda.models import Pemda

_JEDA_TULIS = 0.25  # seconds between two writes of progress; a handler may tell every row


class Dibatalkan(Exception):
    """Whoever asked for the job asked to stop it; everything it did is rolled back."""


class PekerjaBerhenti(Exception):
    """The worker was asked to stop; the job goes back into the queue."""


class Papan(Protocol):
    """Where progress is written so that others see it at once."""

    def tulis(self, maju: int, dari: int, pesan: str) -> bool: ...


class Konteks:
    """What a handler knows of its job. It runs in one transaction inside `gunakan(k.pemda)`."""

    def __init__(
        self,
        pemda: Pemda,
        pekerjaan_id: UUID,
        isi: Mapping[str, Any],
        papan: Papan,
        *,
        pengguna_id: UUID | None = None,
        oleh: str = "",
        berhenti: Callable[[], bool] = lambda: False,
    ) -> None:
        self.pemda = pemda
        self.pekerjaan_id = pekerjaan_id
        self.isi = dict(isi)
        self._pengguna_id = pengguna_id
        self._oleh = oleh
        self._papan = papan
        self._berhenti = berhenti
        self._ditulis: tuple[float, str, int, int] = (float("-inf"), "", 0, 0)

    def pelaku(self) -> Any:
        """The Pelaku who asked for the job, with the posts and roles of today."""
        from sistemkerja.latar.pelaku import pelaku_pekerjaan

        return pelaku_pekerjaan(self.pemda, self._pengguna_id, self._oleh)

    def maju(self, n: int, dari: int, pesan: str = "") -> None:
        """Tell how far the job is. Cheap enough for every row. Raises Dibatalkan when stopping was asked for."""
        terakhir, pesan_lama, *_ = self._ditulis
        if pesan == pesan_lama and n < dari and time.monotonic() - terakhir < _JEDA_TULIS:
            return
        self._tulis(n, dari, pesan)

    def periksa(self) -> None:
        """Raise Dibatalkan when stopping was asked for; asked once more before the result is kept."""
        _, pesan, n, dari = self._ditulis
        self._tulis(n, dari, pesan)

    def _tulis(self, n: int, dari: int, pesan: str) -> None:
        if self._berhenti():
            raise PekerjaBerhenti
        self._ditulis = (time.monotonic(), pesan, n, dari)
        if self._papan.tulis(n, dari, pesan):
            raise Dibatalkan


Penangan = Callable[[Konteks], Mapping[str, Any] | None]
_F = TypeVar("_F", bound=Penangan)
_SEMUA: dict[str, Penangan] = {}


class JenisTidakDikenal(LookupError):
    """No capability has registered this kind of job."""


def penangan(jenis: str) -> Callable[[_F], _F]:
    """Register the function that does jobs of this kind. Its result is kept as `Pekerjaan.hasil`.

    The key `alamat_hasil` of the result, if there is one, becomes the address that the page leads to.
    """

    def daftarkan(fungsi: _F) -> _F:
        if _SEMUA.get(jenis) not in (None, fungsi):
            raise RuntimeError(f"jenis pekerjaan {jenis} didaftarkan dua kali")
        _SEMUA[jenis] = fungsi
        return fungsi

    return daftarkan


def penangan_untuk(jenis: str) -> Penangan:
    """The function of this kind. Raises JenisTidakDikenal."""
    try:
        return _SEMUA[jenis]
    except KeyError:
        raise JenisTidakDikenal(jenis) from None

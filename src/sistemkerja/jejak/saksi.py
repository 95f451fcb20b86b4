"""The witness: how far each chain had come, noted outside the database.

Whoever cuts the newest seals off together with their events leaves a chain that fits itself. The witness remembers the
seals it saw; it is a plain file a Pemda, to be copied to wherever a Pemda keeps what nobody may change.
"""

from __future__ import annotations

import logging
from pathlib import Path
from uuid import UUID

from django.conf import settings

_log = logging.getLogger(__name__)


def catat(pemda_id: UUID, nomor: int, sidik: str) -> None:
    """Add a seal. A disk that cannot be written is told in the log, never to the person whose act it was."""
    if (berkas := _berkas(pemda_id)) is None:
        return
    try:
        berkas.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with berkas.open("a", encoding="ascii") as isi:
            isi.write(f"{nomor} {sidik}\n")
    except OSError:
        _log.warning("saksi jejak tidak dapat ditulis: %s", berkas, exc_info=True)


def baca(pemda_id: UUID) -> dict[int, str]:
    """The seals that the witness saw: number to hash. Lines that are no seals (a write cut short) are passed over."""
    berkas = _berkas(pemda_id)
    if berkas is None or not berkas.is_file():
        return {}
    pasangan = (baris.split() for baris in berkas.read_text(encoding="ascii", errors="replace").splitlines())
    return {int(p[0]): p[1] for p in pasangan if len(p) == 2 and p[0].isdigit() and len(p[1]) == 64}


def _berkas(pemda_id: UUID) -> Path | None:
    folder: Path | None = settings.JEJAK_SAKSI
    return folder / f"{pemda_id}.saksi" if folder else None

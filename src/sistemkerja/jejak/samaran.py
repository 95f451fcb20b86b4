"""Personal data that not everybody needs, masked: the last digits let people tell two names apart."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from sistemkerja.organisasi.pelaku import Pelaku

_TERLIHAT = 4
# Whose work needs the whole number: personnel, accounts, structure, oversight.
_PERAN = frozenset({"pengelola_kepegawaian", "pengelola_organisasi", "pengelola_sistem", "pengawas_internal"})


def nip(teks: str, boleh: bool) -> str:
    """The NIP whole for those who may see it, else its last four digits behind dots (a NIP holds a birth date)."""
    if boleh or len(teks) <= _TERLIHAT:
        return teks
    return "•" * (len(teks) - _TERLIHAT) + teks[-_TERLIHAT:]


def golongan(teks: str, boleh: bool) -> str:
    """Rank tells pay and age: given to those who may see the NIP, left out for everybody else."""
    return teks if boleh else ""


def boleh_lihat_nip(pelaku: Pelaku, pegawai_id: UUID | None) -> bool:
    """One's own NIP, and everybody's for the roles whose work needs it."""
    return (pegawai_id is not None and pegawai_id == pelaku.pegawai_id) or not _PERAN.isdisjoint(pelaku.peran_sistem)

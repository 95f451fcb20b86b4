"""On whose behalf a job runs: the account that asked for it, with what it may do today, or the system itself."""

from __future__ import annotations

from uuid import UUID

from sistemkerja.akun.models import Pengguna
from sistemkerja.organisasi.pelaku import Pelaku, pelaku_dari
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.galat import TidakBerwenang
from sistemkerja.pemda.models import Pemda

SISTEM = UUID(int=0)


def pelaku_pekerjaan(pemda: Pemda, pengguna_id: UUID | None, oleh: str) -> Pelaku:
    """Raises TidakBerwenang where the account was closed in the meantime."""
    if pengguna_id in (None, SISTEM):
        return pelaku_sistem(pemda, oleh)
    pengguna = Pengguna.objects.select_related("pemda", "pegawai").filter(pk=pengguna_id, aktif=True).first()
    if pengguna is None:
        raise TidakBerwenang("Akun yang meminta pekerjaan ini sudah ditutup.")
    return pelaku_dari(pengguna, hari_ini(pemda))


def pelaku_sistem(pemda: Pemda, nama: str = "Sistem") -> Pelaku:
    """Scheduled work acts as a named system actor: it holds no post and has no role."""
    return Pelaku(SISTEM, None, nama or "Sistem", pemda, hari_ini(pemda), (), frozenset())

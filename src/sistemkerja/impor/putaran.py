"""Yang dijalankan setiap jam: isi berkas impor dihapus pada waktunya, ada atau tidak unggahan baru."""

from __future__ import annotations

from sistemkerja.impor.tindakan.unggah import buang_kedaluwarsa
from sistemkerja.latar.rutin import setiap_jam
from sistemkerja.pemda.models import Pemda


@setiap_jam
def buang_berkas_lama(pemda: Pemda) -> int:
    """Isi berkas yang masa simpannya lewat."""
    return buang_kedaluwarsa(pemda)

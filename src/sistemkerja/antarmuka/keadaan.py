"""States and kinds as badges: an icon and a word, never colour alone."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Lencana(NamedTuple):
    warna: str
    ikon: str
    kata: str | Promise


LENCANA: dict[str, Lencana] = {
    "draf": Lencana("garis", "draf", _("Draf")),
    "diusulkan": Lencana("tunggu", "kirim", _("Diusulkan")),
    "menunggu": Lencana("tunggu", "menunggu", _("Menunggu")),
    "ditinjau": Lencana("tunggu", "mata", _("Ditinjau")),
    "dikembalikan": Lencana("tunggu", "kembali", _("Dikembalikan")),
    "berjalan": Lencana("jalan", "berjalan", _("Berjalan")),
    "disetujui": Lencana("selesai", "centang", _("Disetujui")),
    "ditetapkan": Lencana("selesai", "stempel", _("Ditetapkan")),
    "selesai": Lencana("selesai", "centang_bulat", _("Selesai")),
    "ditolak": Lencana("bahaya", "tolak", _("Ditolak")),
    "terhambat": Lencana("bahaya", "jeda", _("Terhambat")),
    "terlambat": Lencana("bahaya", "jam", _("Lewat batas")),
    "dibatalkan": Lencana("", "silang_bulat", _("Dibatalkan")),
    "dicabut": Lencana("", "silang_bulat", _("Dicabut")),
    "belum": Lencana("garis", "tidak_diatur", _("Belum mulai")),
    "tidak_diatur": Lencana("garis", "tidak_diatur", _("Tidak diatur")),
    "tertulis": Lencana("selesai", "buku", _("Tertulis")),
    "tafsir": Lencana("tafsir", "komentar", _("Tafsir")),
    "kebijakan": Lencana("jalan", "gedung", _("Kebijakan")),
    "definitif": Lencana("", "orang", _("Definitif")),
    "plt": Lencana("tunggu", "orang", _("Plt.")),
    "plh": Lencana("tunggu", "orang", _("Plh.")),
    "akan_berlaku": Lencana("jalan", "kalender", _("Akan berlaku")),
    "tidak_berlaku": Lencana("garis", "silang_bulat", _("Tidak berlaku pada tanggal ini")),
    "berhenti": Lencana("garis", "keluar", _("Berhenti")),
    "tanpa_jabatan": Lencana("garis", "tidak_diatur", _("Tanpa jabatan")),
    "lewat_formasi": Lencana("tunggu", "peringatan", _("Di atas formasi")),
    "baru": Lencana("selesai", "tambah", _("Baru")),
    "berubah": Lencana("jalan", "ubah", _("Berubah")),
    "tetap": Lencana("", "centang", _("Tidak berubah")),
    "keliru": Lencana("bahaya", "peringatan", _("Keliru")),
    "kosong": Lencana("garis", "tidak_diatur", _("Kosong")),
}


def lencana_untuk(kode: str) -> Lencana:
    """The badge of a state; a state that has none is shown by its own name."""
    dikenal = LENCANA.get(kode)
    return dikenal or Lencana("", "info", kode.replace("_", " ").capitalize())

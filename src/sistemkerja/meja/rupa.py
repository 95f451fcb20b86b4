"""Rupa tiap jenis tugas di Meja Kerja: judul kelompoknya, dan putusan apa yang dapat diambil di tempat."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Kata = str | Promise


class Rupa(NamedTuple):
    """Kata-kata satu jenis tugas; putusan yang kosong tidak tersedia di tempat."""

    judul: Kata
    setuju: Kata = ""
    balik: Kata = ""
    catatan_balik: Kata = _("Apa yang perlu diperbaiki")
    putus: Kata = ""
    usai: Kata = ""  # kalimat sesudah setuju
    usai_balik: Kata = _("Dikembalikan:")
    bersama: bool = False  # beberapa sekaligus
    pintas_balik: str = "b"
    bahaya: bool = False


_TINJAU = Rupa(
    "", setuju=_("Sesuai"), usai=_("Dinyatakan sesuai:"), balik=_("Kembalikan"),
    catatan_balik=_("Apa yang belum sesuai"),
)  # fmt: skip
_TERUSKAN = Rupa("", setuju=_("Terima dan teruskan"), usai=_("Diterima dan diteruskan:"), bersama=True)
_SETUJUI = Rupa(
    "", setuju=_("Setujui"), usai=_("Disetujui:"), balik=_("Tolak"), catatan_balik=_("Alasan menolak"),
    usai_balik=_("Ditolak:"), bersama=True, pintas_balik="t", bahaya=True,
)  # fmt: skip

# (kerja, jenis objek) -> rupa; urutannya urutan kelompok di meja: keputusan dahulu, lalu pekerjaan sendiri.
RUPA: dict[tuple[str, str], Rupa] = {
    ("memutuskan_kendala", "kegiatan.kendala"): Rupa(
        _("Kendala yang menunggu putusan"), putus=_("Putuskan"), usai=_("Diputuskan:")
    ),
    ("meninjau", "kegiatan.kegiatan"): _TINJAU._replace(judul=_("Tinjauan hasil")),
    ("mengevaluasi", "kegiatan.kegiatan"): _TINJAU._replace(judul=_("Evaluasi hasil")),
    ("menyatakan_selesai", "kegiatan.kegiatan"): _TINJAU._replace(
        judul=_("Pernyataan selesai"), setuju=_("Nyatakan selesai"), usai=_("Dinyatakan selesai:")
    ),
    ("menerima", "kegiatan.kegiatan"): _TERUSKAN._replace(judul=_("Penerimaan hasil")),
    ("meneruskan", "kegiatan.kegiatan"): _TERUSKAN._replace(judul=_("Penerusan hasil")),
    ("menetapkan", "penugasan.susunanpenugasan"): _SETUJUI._replace(judul=_("Penetapan penugasan")),
    ("menetapkan_ketua", "penugasan.susunanpenugasan"): _SETUJUI._replace(judul=_("Penetapan ketua tim")),
    ("menugaskan", "penugasan.susunanpenugasan"): _SETUJUI._replace(judul=_("Persetujuan penugasan")),
    ("menyepakati_rencana", "kegiatan.kegiatan"): Rupa(
        _("Kesepakatan rencana"), setuju=_("Sepakati"), usai=_("Disepakati:"), balik=_("Kembalikan"),
        catatan_balik=_("Apa yang perlu diubah"), bersama=True,
    ),
    ("menetapkan", "perencanaan.perjanjiankinerja"): Rupa(
        _("Penetapan Perjanjian Kinerja"), setuju=_("Tetapkan"), usai=_("Ditetapkan:"), bersama=True
    ),
    ("membagi_target", "perencanaan.perjanjiankinerja"): Rupa(_("Pembagian target")),
    ("membagi_target", "perencanaan.bagiantarget"): Rupa(_("Pembagian target lebih lanjut")),
    ("merumuskan_strategi", "perencanaan.bagiantarget"): Rupa(_("Perumusan strategi")),
    ("menugaskan", "perencanaan.butirstrategi"): Rupa(_("Pekerjaan yang perlu pelaksana")),
    ("memperbaiki", "kegiatan.kegiatan"): Rupa(_("Hasil yang perlu diperbaiki")),
    ("menyusun_rencana", "kegiatan.kegiatan"): Rupa(_("Penyusunan rencana")),
    ("menyerahkan", "kegiatan.kegiatan"): Rupa(_("Pekerjaan yang sedang dilaksanakan")),
}  # fmt: skip
_URUT = {kunci: urut for urut, kunci in enumerate(RUPA)}


def rupa(kerja: str, objek_jenis: str) -> Rupa:
    """Rupa sebuah jenis tugas; jenis yang belum punya rupa hanya dapat dibuka."""
    return RUPA.get((kerja, objek_jenis)) or Rupa(kerja.replace("_", " ").capitalize())


def urutan(kerja: str, objek_jenis: str) -> int:
    """Urutan kelompok di meja."""
    return _URUT.get((kerja, objek_jenis), len(_URUT))

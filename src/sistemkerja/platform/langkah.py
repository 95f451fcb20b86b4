"""The guided start of a Pemda: what has to be there before work can begin, how far it is, and who does it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import connections
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sistemkerja.alur.mesin import peraturan_berlaku
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.peran_sistem import PeranSistem, berperan
from sistemkerja.pemda.sel import sel_kini

PENGELOLA = (PeranSistem.PENGELOLA_SISTEM, PeranSistem.PENGELOLA_ORGANISASI, PeranSistem.PENGELOLA_KEPEGAWAIAN)

# One question for all steps: the Meja of a pengelola asks it too.
_TANYA = """
SELECT
  (SELECT count(*) FROM organisasi_unitorganisasi WHERE pemda_id = %(pemda)s AND masa @> %(per)s::date),
  (SELECT count(*) FROM organisasi_jabatan WHERE pemda_id = %(pemda)s AND masa @> %(per)s::date),
  (SELECT count(*) FROM organisasi_pegawai
    WHERE pemda_id = %(pemda)s AND (berhenti IS NULL OR berhenti > %(per)s::date)),
  (SELECT count(DISTINCT pegawai_id) FROM organisasi_pemangku
    WHERE pemda_id = %(pemda)s AND masa @> %(per)s::date),
  (SELECT peraturan_id FROM pemda_adopsi
    WHERE pemda_id = %(pemda)s AND sejak <= %(per)s AND (sampai IS NULL OR sampai > %(per)s)
    ORDER BY sejak DESC LIMIT 1),
  (SELECT jsonb_array_length(temuan) FROM adopsi_pemeriksaan
    WHERE pemda_id = %(pemda)s ORDER BY pada DESC, id DESC LIMIT 1),
  (SELECT count(*) FROM akun_pengguna WHERE pemda_id = %(pemda)s AND aktif AND pegawai_id IS NOT NULL),
  (SELECT count(*) FROM akun_pengguna WHERE pemda_id = %(pemda)s AND aktif AND diaktifkan IS NOT NULL),
  (SELECT count(DISTINCT peran) FROM akun_pemberianperan WHERE pemda_id = %(pemda)s AND masa @> %(per)s::date),
  (SELECT count(DISTINCT pengguna_id) FROM akun_pemberianperan WHERE pemda_id = %(pemda)s AND masa @> %(per)s::date)
"""


class Angka(NamedTuple):
    """How much there is of what a Pemda needs."""

    unit: int
    jabatan: int
    pegawai: int
    pemangku: int
    peraturan: str | None
    temuan: int | None
    akun: int
    akun_aktif: int
    peran: int
    pemegang: int


class Langkah(NamedTuple):
    """One step: done or not, how far, who does it, and where. `url` is "" for those who may not go there."""

    kode: str
    judul: str
    kalimat: str
    ukuran: str
    selesai: bool
    siapa: str
    url: str


def angka(pelaku: Pelaku) -> Angka:
    """The counts, in one query."""
    with connections[sel_kini.get()].cursor() as kursor:
        kursor.execute(_TANYA, {"pemda": pelaku.pemda.pk, "per": pelaku.per})
        return Angka(*kursor.fetchone())


def langkah_awal(pelaku: Pelaku) -> list[Langkah]:
    """The six steps, in the order in which they are done."""
    a = angka(pelaku)
    organisasi, orang = PeranSistem.PENGELOLA_ORGANISASI, PeranSistem.PENGELOLA_KEPEGAWAIAN
    return [
        _langkah(pelaku, "struktur", _("Impor susunan organisasi"),
                 _("Perangkat Daerah, unit, dan jabatan dari satu berkas Excel."),
                 _("%(unit)s unit, %(jabatan)s jabatan") % {"unit": a.unit, "jabatan": a.jabatan},
                 a.unit > 0 and a.jabatan > 0, (organisasi,), "impor:daftar", "/impor/"),
        _langkah(pelaku, "orang", _("Impor pegawai"),
                 _("Pegawai beserta jabatan yang dipangkunya, dengan nama kolom SIASN."),
                 _("%(orang)s pegawai, %(pemangku)s memangku jabatan") % {"orang": a.pegawai, "pemangku": a.pemangku},
                 a.pemangku > 0, (orang,), "impor:daftar", "/impor/"),
        _langkah(pelaku, "peraturan", _("Adopsi peraturan sistem kerja"),
                 _("Pilih peraturan kepala daerah yang berlaku, atau unggah yang baru."),
                 _peraturan(pelaku) if a.peraturan else _("belum ada yang berlaku"),
                 bool(a.peraturan), (organisasi,), "adopsi:beranda", "/adopsi/"),
        _langkah(pelaku, "temuan", _("Bereskan temuan"),
                 _("Yang tidak cocok antara peraturan dan organisasi, satu demi satu dengan jalan keluarnya."),
                 _ukuran_temuan(a), a.temuan == 0, (organisasi, orang), "adopsi:beranda", "/adopsi/"),
        _langkah(pelaku, "akun", _("Buka akun"),
                 _("Kode aktivasi untuk tiap pegawai, dicetak atau diserahkan."),
                 _("%(akun)s dari %(orang)s pegawai punya akun, %(aktif)s sudah aktif")
                 % {"akun": a.akun, "orang": a.pegawai, "aktif": a.akun_aktif},
                 0 < a.pemangku <= a.akun,
                 (orang, PeranSistem.PENGELOLA_SISTEM), "akun:pengelolaan", "/akun/pengelolaan/"),
        _langkah(pelaku, "peran", _("Bagikan peran sistem"),
                 _("Pengelola dan pengawas dengan dasar dan masanya; sebaiknya tidak semua pada satu orang."),
                 _ukuran_peran(a), a.peran == len(PeranSistem) and a.pemegang > 1,
                 (PeranSistem.PENGELOLA_SISTEM,), "akun:peran", "/akun/peran/"),
    ]  # fmt: skip


def ajakan(pelaku: Pelaku) -> dict[str, Any] | None:
    """What the Meja of a pengelola says while the start is not finished; None for everybody else and afterwards."""
    if not berperan(pelaku, *PENGELOLA):
        return None
    semua = langkah_awal(pelaku)
    belum = [satu for satu in semua if not satu.selesai]
    if not belum or {"struktur", "peraturan"}.isdisjoint(satu.kode for satu in belum):
        return None
    return {"selesai": len(semua) - len(belum), "banyak": len(semua), "berikut": belum[0]}


def _langkah(
    pelaku: Pelaku, kode: str, judul: str, kalimat: str, ukuran: str, selesai: bool, peran: tuple[str, ...],
    nama_alamat: str, alamat: str,
) -> Langkah:  # fmt: skip
    siapa = _(" atau ").join(str(PeranSistem(satu).label) for satu in peran)
    url = _alamat(nama_alamat, alamat) if berperan(pelaku, *peran) else ""
    return Langkah(kode, judul, kalimat, ukuran, bool(selesai), siapa, url)


def _peraturan(pelaku: Pelaku) -> str:
    """The regulation in force as people name it."""
    return peraturan_berlaku(pelaku.pemda, pelaku.per).judul


def _alamat(nama: str, bawaan: str) -> str:
    try:
        return reverse(nama)
    except NoReverseMatch:
        return bawaan


def _ukuran_temuan(a: Angka) -> str:
    if a.temuan is None:
        return _("belum diperiksa")
    if a.temuan == 0:
        return _("tidak ada temuan")
    return ngettext("%(n)s temuan", "%(n)s temuan", a.temuan) % {"n": a.temuan}


def _ukuran_peran(a: Angka) -> str:
    return _("%(peran)s dari %(semua)s peran dipegang %(orang)s orang") % {
        "peran": a.peran,
        "semua": len(PeranSistem),
        "orang": a.pemegang,
    }

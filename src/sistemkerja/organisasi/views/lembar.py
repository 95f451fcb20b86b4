"""Daftar organisasi sebagai lembar kerja: yang terlihat di layar pada tanggalnya, dengan penyamaran yang sama."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sistemkerja.antarmuka.lembar import Kolom, jawab_lembar
from sistemkerja.jejak.pembacaan import catat_baca
from sistemkerja.organisasi import sebutan
from sistemkerja.organisasi.bacaan import BarisPD
from sistemkerja.organisasi.cari import Temuan
from sistemkerja.organisasi.models import Sifat
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.susunan import terlihat

_PD = (
    Kolom(_lazy("Kelompok"), 28),
    Kolom(_lazy("Perangkat Daerah"), 50),
    Kolom(_lazy("Jenis"), 24),
    Kolom(_lazy("Pimpinan"), 36),
    Kolom(_lazy("Sifat"), 12),
    Kolom(_lazy("Jabatan"), 10),
    Kolom(_lazy("Jabatan terisi"), 14),
)
_KURSI = (
    Kolom(_lazy("Jabatan"), 44),
    Kolom(_lazy("Pemangku"), 36),
    Kolom(_lazy("NIP"), 22, teks=True),
    Kolom(_lazy("Sifat"), 12),
    Kolom(_lazy("Jenjang"), 26),
    Kolom(_lazy("Kelas"), 8),
    Kolom(_lazy("Jenis"), 12),
    Kolom(_lazy("Golongan"), 10, teks=True),
)
_TEMUAN = (
    Kolom(_lazy("Macam"), 12),
    Kolom(_lazy("Nama"), 44),
    Kolom(_lazy("Sifat"), 12),
    Kolom(_lazy("Keterangan"), 60),
    Kolom(_lazy("NIP"), 22, teks=True),
)
_MACAM = {"pegawai": _lazy("Orang"), "jabatan": _lazy("Jabatan"), "unit": _lazy("Unit")}


def lembar_pd(kelompok: Iterable[tuple[str, list[BarisPD]]], per: date) -> HttpResponse:
    """Semua Perangkat Daerah dengan pimpinan dan isi kursinya."""
    baris = []
    for judul, isi in kelompok:
        for b in isi:
            p = b.pimpinan.pemangku[0] if b.pimpinan and b.pimpinan.pemangku else None
            pimpinan = (p.nama, _sifat(p.sifat)) if p else ("", _("kosong"))
            baris.append((judul, b.nama, sebutan.jenis_unit(b.jenis), *pimpinan, b.jabatan, b.terisi))
    return jawab_lembar(_("Perangkat Daerah %(per)s") % {"per": per.isoformat()}, _PD, baris)


def lembar_kursi(pelaku: Pelaku, nama: str, kursi: list[dict[str, Any]]) -> HttpResponse:
    """Kursi sebuah unit dengan pemangkunya; yang NIP-nya utuh di sini dicatat sebagai dibaca."""
    catat_baca(pelaku, terlihat(kursi), "ekspor")
    baris: list[tuple[Any, ...]] = []
    for k in kursi:
        ekor = (k["jenjang"], k["kursi"].kelas)
        orang = [(o.pangku.nama, o.nip, _sifat(o.pangku.sifat), *ekor, o.jenis, o.golongan) for o in k["orang"]]
        baris.extend((k["kursi"].nama, *o) for o in orang or [("", "", _("kosong"), *ekor, "", "")])
    return jawab_lembar(nama, _KURSI, baris)


def lembar_temuan(pelaku: Pelaku, hasil: list[Temuan]) -> HttpResponse:
    """Hasil pencarian; NIP hanya ada pada temuan bagi yang boleh melihatnya."""
    catat_baca(pelaku, [t.id for t in hasil if t.nip], "ekspor")
    baris = [(_MACAM[t.jenis], t.teks, _sifat(t.sifat), t.keterangan, t.nip) for t in hasil]
    return jawab_lembar(_("Hasil pencarian"), _TEMUAN, baris)


def _sifat(kode: str) -> str:
    if kode == "kosong":
        return _("kosong")
    return str(Sifat(kode).label) if kode else ""

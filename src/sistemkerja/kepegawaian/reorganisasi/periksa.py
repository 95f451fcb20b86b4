"""Syarat yang harus dipenuhi organisasi pada setiap hari: tanpa lingkaran, tanpa induk atau unit yang hilang."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from sistemkerja.kepegawaian.reorganisasi.garis_waktu import GarisWaktu
from sistemkerja.kepegawaian.reorganisasi.keadaan import Keadaan


@dataclass(frozen=True, slots=True)
class Temuan:
    """Satu hal yang menghalangi: kalimatnya, medan formulirnya, dan hal yang dimaksud (untuk tautan)."""

    kalimat: str
    medan: str = ""
    jenis: str = ""  # unit | kursi | pegawai | alamat
    id: str = ""
    nama: str = ""


class LangkahKeliru(Exception):
    """Sebuah langkah tidak dapat dijalankan; menyebut setiap sebabnya."""

    def __init__(self, *temuan: Temuan) -> None:
        super().__init__("; ".join(t.kalimat for t in temuan))
        self.temuan = temuan


def periksa(k: Keadaan) -> Iterator[Temuan]:
    """Setiap syarat yang tidak dipenuhi sebuah keadaan."""
    yield from _susunan(k)
    yield from _kursi(k)
    kode = Counter(u.kode for u in k.unit.values())
    for u in k.unit.values():
        if kode[u.kode] > 1:
            kalimat = _("Kode %(kode)s dipakai lebih dari satu unit (%(nama)s).") % {"kode": u.kode, "nama": u.nama}
            yield Temuan(kalimat, "kode", "unit", u.id, u.nama)


def _susunan(k: Keadaan) -> Iterator[Temuan]:
    for u in k.unit.values():
        if u.induk is None:
            continue
        if u.induk not in k.unit:
            kalimat = _("%(nama)s kehilangan induknya: unit di atasnya ditutup.") % {"nama": u.nama}
            yield Temuan(kalimat, "induk", "unit", u.id, u.nama)
        elif k.garis(u.id)[-1].induk in k.unit:
            kalimat = _("%(nama)s berada di bawah dirinya sendiri.") % {"nama": u.nama}
            yield Temuan(kalimat, "induk", "unit", u.id, u.nama)


def _kursi(k: Keadaan) -> Iterator[Temuan]:
    pimpinan = Counter(s.unit for s in k.kursi.values() if s.pimpinan)
    for s in k.kursi.values():
        if s.unit not in k.unit:
            kalimat = _("Jabatan %(nama)s berada di unit yang sudah ditutup.") % {"nama": s.nama}
            yield Temuan(kalimat, "unit", "kursi", s.id, s.nama)
        elif s.pimpinan and pimpinan[s.unit] > 1:
            kalimat = _("%(unit)s punya lebih dari satu pimpinan (%(nama)s).")
            yield Temuan(kalimat % {"unit": k.unit[s.unit].nama, "nama": s.nama}, "pimpinan", "kursi", s.id, s.nama)
    ganda = Counter((p.kursi, p.sifat) for p in k.pangku.values())
    for p in k.pangku.values():
        if p.kursi not in k.kursi:
            kalimat = _("%(nama)s memangku jabatan yang sudah ditutup.") % {"nama": p.nama}
            yield Temuan(kalimat, "kursi", "pegawai", p.pegawai, p.nama)
        elif ganda[(p.kursi, p.sifat)] > 1:
            kalimat = _("Jabatan %(jabatan)s punya lebih dari satu pemangku dengan sifat yang sama (%(nama)s).")
            isi = {"jabatan": k.kursi[p.kursi].nama, "nama": p.nama}
            yield Temuan(kalimat % isi, "ke", "pegawai", p.pegawai, p.nama)


def periksa_garis_waktu(lama: GarisWaktu, baru: GarisWaktu, per: date) -> list[tuple[date, Temuan]]:
    """Hal yang menjadi keliru pada `per` dan pada setiap hari sesudahnya; yang sudah keliru dari dulu tidak disebut."""
    hasil: list[tuple[date, Temuan]] = []
    terlihat: set[Temuan] = set()
    for hari in baru.tanggal_sejak(per):
        dulu = set(periksa(lama.pada(hari)))
        for temuan in periksa(baru.pada(hari)):
            if temuan not in dulu and temuan not in terlihat:
                terlihat.add(temuan)
                hasil.append((hari, temuan))
    return hasil

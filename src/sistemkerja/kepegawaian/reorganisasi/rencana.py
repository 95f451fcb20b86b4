"""Menjalankan langkah-langkah sebuah rencana di memori, dan memeriksa hasilnya pada setiap hari sesudahnya."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sistemkerja.kepegawaian.reorganisasi import langkah_kursi as kursi
from sistemkerja.kepegawaian.reorganisasi import langkah_unit as unit
from sistemkerja.kepegawaian.reorganisasi.garis_waktu import GarisWaktu
from sistemkerja.kepegawaian.reorganisasi.keadaan import Keadaan
from sistemkerja.kepegawaian.reorganisasi.periksa import LangkahKeliru, Temuan, periksa_garis_waktu

Isi = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Jenis:
    """Satu jenis langkah: sebutannya, apa yang disentuhnya, dan cara menjalankannya."""

    judul: str | Promise
    atas: str  # unit | kursi
    terapkan: Callable[[Keadaan, Isi], None]


JENIS: dict[str, Jenis] = {
    "bentuk_unit": Jenis(_("Bentuk unit"), "unit", unit.bentuk_unit),
    "ubah_unit": Jenis(_("Ubah unit"), "unit", unit.ubah_unit),
    "pindah_unit": Jenis(_("Pindahkan unit"), "unit", unit.pindah_unit),
    "gabung_unit": Jenis(_("Gabungkan unit"), "unit", unit.gabung_unit),
    "pecah_unit": Jenis(_("Pecah unit"), "unit", unit.pecah_unit),
    "tutup_unit": Jenis(_("Tutup unit"), "unit", unit.tutup_unit),
    "bentuk_kursi": Jenis(_("Bentuk jabatan"), "unit", kursi.bentuk_kursi),
    "ubah_kursi": Jenis(_("Ubah jabatan"), "kursi", kursi.ubah_kursi),
    "pindah_kursi": Jenis(_("Pindahkan jabatan"), "kursi", kursi.pindah_kursi),
    "tutup_kursi": Jenis(_("Tutup jabatan"), "kursi", kursi.tutup_kursi),
    "tempatkan": Jenis(_("Tempatkan pemangku"), "kursi", kursi.tempatkan),
    "tetapkan_formasi": Jenis(_("Tetapkan formasi"), "unit", kursi.tetapkan_formasi),
}


@dataclass(frozen=True, slots=True)
class Langkah:
    """Satu langkah rencana: kode jenisnya dan isiannya (JSON)."""

    kode: str
    isi: Isi


@dataclass(slots=True)
class Hasil:
    """Keadaan sebelum dan sesudah rencana, dan apa yang menghalanginya, menurut urutan langkah (dari nol)."""

    tanggal: date
    sebelum: Keadaan
    sesudah: Keadaan
    garis_lama: GarisWaktu
    garis_baru: GarisWaktu
    galat: dict[int, tuple[Temuan, ...]] = field(default_factory=dict)
    akibat: list[tuple[date, Temuan]] = field(default_factory=list)

    @property
    def sah(self) -> bool:
        return not self.galat and not self.akibat

    @property
    def berubah(self) -> bool:
        return self.garis_lama.baris != self.garis_baru.baris

    def semua_temuan(self) -> list[Temuan]:
        return [t for satu in self.galat.values() for t in satu] + [t for _hari, t in self.akibat]


def terapkan(keadaan: Keadaan, langkah: Langkah) -> Keadaan:
    """Keadaan sesudah satu langkah; yang lama tidak berubah. Raises LangkahKeliru."""
    baru = keadaan.salin()
    JENIS[langkah.kode].terapkan(baru, langkah.isi)
    return baru


def rencanakan(garis: GarisWaktu, semua: Sequence[Langkah], per: date, *, hari_ini: date) -> Hasil:
    """Jalankan semua langkah sejak `per`. Langkah yang keliru dilewati dan disebut; hasil akhirnya diperiksa utuh."""
    sebelum = garis.pada(per)
    kini, galat = sebelum, {}
    for n, langkah in enumerate(semua):
        try:
            kini = terapkan(kini, langkah)
        except LangkahKeliru as keliru:
            galat[n] = keliru.temuan
    baru = garis.sesudah(sebelum, kini, per)
    hasil = Hasil(per, sebelum, kini, garis, baru, galat)
    if not galat:
        hasil.akibat = [*_penerus_hilang(hasil), *_sudah_berjalan(hasil, hari_ini)]
        hasil.akibat += periksa_garis_waktu(garis, baru, per)
    return hasil


def penerus(alih: Mapping[str, str], id_: str) -> str:
    """Ujung rantai penerus: A melebur ke B yang melebur ke C berarti kerja A ke C."""
    terlihat = {id_}
    while id_ in alih and alih[id_] not in terlihat:
        id_ = alih[id_]
        terlihat.add(id_)
    return id_


def _penerus_hilang(h: Hasil) -> list[tuple[date, Temuan]]:
    hasil = []
    for alih, ada, dulu in (
        (h.sesudah.alih_kursi, h.sesudah.kursi, h.sebelum.kursi),
        (h.sesudah.alih_unit, h.sesudah.unit, h.sebelum.unit),
    ):
        for id_ in alih:
            if penerus(alih, id_) not in ada and h.sebelum.beban.get(id_):
                kalimat = gettext("Penerus kerja %(nama)s ikut ditutup dalam rencana ini.") % {"nama": dulu[id_].nama}
                hasil.append((h.tanggal, Temuan(kalimat, "kerja_ke")))
    return hasil


def _sudah_berjalan(h: Hasil, hari_ini: date) -> list[tuple[date, Temuan]]:
    """Baris yang sudah mulai berlaku tidak pernah dihapus, juga oleh rencana yang bertanggal mundur."""
    hasil = []
    for jenis, milik in h.garis_lama.baris.items():
        for id_, rangkaian in milik.items():
            tetap = {b.id for b in h.garis_baru.baris[jenis].get(id_, ())}
            hilang = [b for b in rangkaian if b.id not in tetap and b.sejak <= hari_ini]
            if hilang:
                kalimat = gettext(
                    "Perubahan atas %(nama)s yang berlaku sejak %(tanggal)s sudah berjalan dan tetap menjadi riwayat. "
                    "Pilih tanggal sesudahnya."
                )
                isi = {"nama": hilang[-1].isi.nama, "tanggal": hilang[-1].sejak.strftime("%d-%m-%Y")}
                hasil.append((h.tanggal, Temuan(kalimat % isi, "tanggal")))
    return hasil

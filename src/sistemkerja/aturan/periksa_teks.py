"""Pemeriksaan tulisan: ringkasan kembar atau kosong, catatan yang menunjuk luar indeks, alamat yang keliru."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Catatan, Ketentuan, Temuan

_ALAMAT = re.compile(r"^(Pasal [0-9]+[A-Z]?( |$)|Lampiran( |$))")
_PISAH = re.compile(r"\.| (?=ayat|huruf|angka|no|\()")
_BUKAN_KETENTUAN = ("Menimbang", "Mengingat", "Judul", "Penjelasan", "Gambar", "Penutup")


def periksa_teks(per: Peraturan) -> Iterator[Temuan]:
    """Temuan atas indeks dan catatan sebagai tulisan."""
    yield from _ringkasan_kembar(per)
    for ketentuan in per.ketentuan.values():
        if not _ALAMAT.match(ketentuan.alamat):
            pesan = f"alamat '{ketentuan.alamat}' harus diawali 'Pasal <nomor>' atau 'Lampiran'"
            yield _t(ketentuan, pesan, "alamat")
    for catatan in per.catatan.values():
        yield from _tempat(per, catatan)


def _ringkasan_kembar(per: Peraturan) -> Iterator[Temuan]:
    """Dua saudara (ayat satu Pasal, butir satu huruf) yang ringkasannya persis sama tidak memberi tahu bedanya.

    Ketentuan di bagian lain boleh sama: teks memang mengulang kalimatnya untuk tiap jenis unit.
    """
    dipakai: dict[tuple[str, str], Ketentuan] = {}
    for ketentuan in per.ketentuan.values():
        if not ketentuan.ringkasan.strip():
            yield _t(ketentuan, f"{ketentuan.alamat}: ringkasan kosong", "ringkasan")
            continue
        if ketentuan.jenis != "aturan":
            continue
        induk = _PISAH.split(ketentuan.alamat)[:-1]
        kunci = (".".join(induk), " ".join(ketentuan.ringkasan.lower().split()))
        kembar = dipakai.setdefault(kunci, ketentuan)
        if kembar is not ketentuan:
            pesan = f"{ketentuan.alamat}: ringkasan sama persis dengan {kembar.alamat}; sebut bedanya"
            yield _t(ketentuan, pesan, "ringkasan-kembar", "peringatan")


def _tempat(per: Peraturan, catatan: Catatan) -> Iterator[Temuan]:
    """Tempat yang disebut catatan ada di indeks, atau memang bukan ketentuan (Menimbang, gambar)."""
    if not catatan.tempat:
        yield _t(catatan, f"catatan '{catatan.kode}' tidak menyebut 'tempat'", "catatan-tempat")
    for tempat in catatan.tempat:
        if tempat not in per.ketentuan and not tempat.startswith(_BUKAN_KETENTUAN) and not _induk(per, tempat):
            pesan = f"catatan '{catatan.kode}': tempat '{tempat}' tidak ada di indeks.yaml"
            yield _t(catatan, pesan, "catatan-tempat", "peringatan")


def _induk(per: Peraturan, tempat: str) -> bool:
    """Sebutan kelompok, seperti `Lampiran` atau `Pasal 3`, yang anak-anaknya ada di indeks."""
    return any(a.startswith(tempat) and a[len(tempat)] in " .,)" for a in per.ketentuan if len(a) > len(tempat))


def _t(benda: Ketentuan | Catatan, pesan: str, kode: str, tingkat: str = "galat") -> Temuan:
    return Temuan(benda.berkas, benda.baris, pesan, kode, tingkat)

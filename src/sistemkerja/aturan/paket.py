"""Paket: folder peraturan sebagai satu berkas zip yang disimpan dan dibaca lagi kata demi kata, dengan aman.

Isinya hanya berkas YAML di puncak folder dan di `contoh/`. Yang lain ditolak dengan namanya: jalur yang keluar dari
folder, tautan simbolik, berkas bersandi, berkas terlalu banyak, dan isi yang membengkak saat dibuka.
"""

from __future__ import annotations

import io
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from sistemkerja.aturan.baca import BERKAS_TERBANYAK, Peraturan, baca_peraturan
from sistemkerja.aturan.bentuk import PeraturanKeliru, Temuan
from sistemkerja.aturan.periksa import periksa
from sistemkerja.aturan.yaml_baris import UKURAN_TERBESAR

PAKET_TERBESAR = 8 * 1024 * 1024  # zip sebagaimana diterima
ISI_TERBESAR = 16 * 1024 * 1024  # semua berkas sesudah dibuka
TERBANYAK = 2 * BERKAS_TERBANYAK
Isi = Mapping[str, bytes]  # jalur di dalam folder ("tim.yaml", "contoh/tim.yaml") ke isinya


def dari_folder(folder: Path) -> dict[str, bytes]:
    """Berkas YAML sebuah folder peraturan, urut menurut namanya."""
    jalur = [*sorted(folder.glob("*.yaml")), *sorted((folder / "contoh").glob("*.yaml"))]
    return {str(j.relative_to(folder).as_posix()): j.read_bytes() for j in jalur if j.is_file()}


def dari_unggahan(berkas: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Berkas yang diunggah satu per satu (folder yang dipilih di peramban). Raises PeraturanKeliru."""
    return _rapikan(berkas)


def dari_zip(isi: bytes) -> dict[str, bytes]:
    """Isi sebuah zip. Raises PeraturanKeliru bila bukan zip, tidak aman, atau terlalu besar."""
    if len(isi) > PAKET_TERBESAR:
        raise _keliru("", f"terlalu besar ({len(isi)} byte); paling banyak {PAKET_TERBESAR}")
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as paket:
            return _rapikan(_buka(paket))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as galat:
        raise _keliru("", "bukan zip yang utuh") from galat


def ke_zip(isi: Isi) -> bytes:
    """Zip yang selalu sama byte-nya untuk isi yang sama."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as paket:
        for nama in sorted(isi):
            kepala = zipfile.ZipInfo(nama, (1980, 1, 1, 0, 0, 0))
            kepala.compress_type = zipfile.ZIP_DEFLATED
            paket.writestr(kepala, isi[nama])
    return wadah.getvalue()


def periksa_isi(isi: Isi) -> tuple[Peraturan | None, list[Temuan]]:
    """Peraturan dari isi paket, beserta semua temuan pemeriksanya (None bila tidak terbaca)."""
    with _sebagai_folder(isi) as folder:
        return periksa(folder)


def baca_isi(isi: Isi) -> Peraturan:
    """Peraturan dari isi paket, tanpa pemeriksa; contohnya ikut dibaca. Raises PeraturanKeliru."""
    with _sebagai_folder(isi) as folder:
        peraturan = baca_peraturan(folder)
        peraturan.contoh  # noqa: B018  dibaca selagi foldernya ada
        return peraturan


def baca_zip(isi: bytes) -> Peraturan:
    """Peraturan dari zip yang disimpan. Raises PeraturanKeliru."""
    return baca_isi(dari_zip(isi))


@contextmanager
def _sebagai_folder(isi: Isi) -> Iterator[Path]:
    """Isi paket sebagai folder sementara; `isi` sudah lewat `_rapikan`, jadi tidak ada jalur yang keluar."""
    with tempfile.TemporaryDirectory(prefix="peraturan-") as sementara:
        folder = Path(sementara) / "peraturan"
        for nama, byte in isi.items():
            jalur = folder / nama
            jalur.parent.mkdir(parents=True, exist_ok=True)
            jalur.write_bytes(byte)
        yield folder


def _buka(paket: zipfile.ZipFile) -> Iterable[tuple[str, bytes]]:
    daftar = [s for s in paket.infolist() if not s.is_dir()]
    if len(daftar) > 4 * TERBANYAK:
        raise _keliru("", f"memuat {len(daftar)} berkas; paling banyak {TERBANYAK}")
    sisa = ISI_TERBESAR
    for satu in daftar:
        jenis = stat.S_IFMT(satu.external_attr >> 16)
        if jenis not in (0, stat.S_IFREG):
            raise _keliru(satu.filename, "bukan berkas biasa (tautan simbolik tidak diterima)")
        if satu.flag_bits & 0x1:
            raise _keliru(satu.filename, "bersandi; kirim tanpa sandi")
        with paket.open(satu) as aliran:  # ukuran di kepala zip tidak dipercaya: dibaca sampai batas saja
            byte = aliran.read(min(sisa, UKURAN_TERBESAR) + 1)
        if len(byte) > UKURAN_TERBESAR:
            raise _keliru(satu.filename, f"terlalu besar; paling banyak {UKURAN_TERBESAR} byte")
        sisa -= len(byte)
        if sisa < 0:
            raise _keliru("", f"isinya lebih dari {ISI_TERBESAR} byte")
        yield satu.filename, byte


def _rapikan(berkas: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Jalur diperiksa, satu folder pembungkus dilepas, dan hanya YAML pada tempatnya yang diambil."""
    semua: dict[PurePosixPath, bytes] = {}
    besar = 0
    for nama, byte in berkas:
        jalur = _jalur(nama)
        if _diabaikan(jalur):
            continue
        if jalur in semua:
            raise _keliru(nama, "ada dua kali")
        besar += len(byte)
        if len(byte) > UKURAN_TERBESAR or besar > ISI_TERBESAR:
            raise _keliru(nama, f"terlalu besar; paling banyak {UKURAN_TERBESAR} byte, semuanya {ISI_TERBESAR}")
        semua[jalur] = byte
    if len(semua) > TERBANYAK:
        raise _keliru("", f"memuat {len(semua)} berkas; paling banyak {TERBANYAK}")
    return _tanpa_pembungkus(semua)


def _jalur(nama: str) -> PurePosixPath:
    jalur = PurePosixPath(nama)
    buruk = not nama or "\\" in nama or "\0" in nama or ":" in nama or len(nama) > 300
    if buruk or jalur.is_absolute() or ".." in jalur.parts:
        raise _keliru(nama, "jalurnya keluar dari folder")
    return jalur


def _diabaikan(jalur: PurePosixPath) -> bool:
    """Yang ditambahkan sistem operasi atau penyunting, bukan bagian peraturan."""
    return any(b.startswith(".") or b == "__MACOSX" for b in jalur.parts) or jalur.suffix.lower() in (".md", ".txt")


def _tanpa_pembungkus(semua: dict[PurePosixPath, bytes]) -> dict[str, bytes]:
    puncak = sorted((j for j in semua if j.name == "peraturan.yaml"), key=lambda j: len(j.parts))
    if not puncak:
        raise _keliru("peraturan.yaml", "tidak ada di folder atau zip itu")
    pembungkus = puncak[0].parent
    hasil: dict[str, bytes] = {}
    for jalur, byte in semua.items():
        try:
            dalam = jalur.relative_to(pembungkus)
        except ValueError:
            raise _keliru(str(jalur), f"ada di luar folder {pembungkus}") from None
        tempat = dalam.parts[:-1]
        if tempat not in ((), ("contoh",)) or dalam.suffix != ".yaml":
            raise _keliru(str(dalam), "bukan bagian sebuah peraturan: hanya *.yaml dan contoh/*.yaml")
        hasil[dalam.as_posix()] = byte
    return dict(sorted(hasil.items()))


def _keliru(berkas: str, pesan: str) -> PeraturanKeliru:
    return PeraturanKeliru([Temuan(berkas or "berkas yang dikirim", 0, pesan, "paket")])

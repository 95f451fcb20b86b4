"""Tempat lapisan di atas menambah isi halaman organisasi tanpa diimpor dari sini."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict
from uuid import UUID

if TYPE_CHECKING:
    from sistemkerja.organisasi.models import Jabatan, Pegawai, UnitOrganisasi
    from sistemkerja.organisasi.pelaku import Pelaku

# (pemda_id, pegawai_id, per) -> konteks blok dengan kunci `templat`, atau None bila tidak ada yang dikatakan
PembuatBlok = Callable[[UUID, UUID, date], dict[str, Any] | None]
_penilai: list[PembuatBlok] = []


class Tindakan(TypedDict):
    """Satu tombol atau isi menu pada halaman unit, jabatan, atau pegawai."""

    label: str
    url: str
    utama: NotRequired[bool]
    ikon: NotRequired[str]


# (pelaku, objek) -> tombol yang boleh dipakainya pada objek itu; objek `Pemda` berarti halaman daftar organisasi
PembuatTindakan = Callable[["Pelaku", Any], list[Tindakan]]
_tindakan: list[PembuatTindakan] = []
_wewenang: list[PembuatBlok] = []


def pasang_blok_penilai(pembuat: PembuatBlok) -> None:
    """Daftarkan pembuat blok "penilai dan dasar hukumnya" pada halaman pegawai; dipanggil dari AppConfig.ready."""
    _penilai[:] = [pembuat]


def blok_penilai(pemda_id: UUID, pegawai_id: UUID, per: date) -> dict[str, Any] | None:
    """Blok penilai seorang pegawai, None selama belum ada yang memasangnya."""
    return _penilai[0](pemda_id, pegawai_id, per) if _penilai else None


def pasang_tindakan(pembuat: PembuatTindakan) -> None:
    """Daftarkan tombol perbuatan (angkat, mutasi, ubah unit); dipanggil dari AppConfig.ready, boleh beberapa."""
    if pembuat not in _tindakan:
        _tindakan.append(pembuat)


def tindakan(pelaku: Pelaku, objek: UnitOrganisasi | Jabatan | Pegawai | Any) -> list[Tindakan]:
    """Semua tombol yang terdaftar bagi pelaku pada objek itu, dalam urutan pendaftaran."""
    return [satu for pembuat in _tindakan for satu in pembuat(pelaku, objek)]


def pasang_blok_wewenang(pembuat: PembuatBlok) -> None:
    """Daftarkan sebuah blok halaman pegawai (tim, apa yang boleh diputuskannya); boleh beberapa, tampil berurutan."""
    if pembuat not in _wewenang:
        _wewenang.append(pembuat)


def blok_wewenang(pemda_id: UUID, pegawai_id: UUID, per: date) -> list[dict[str, Any]]:
    """Blok-blok yang terdaftar; yang tidak berkata apa-apa tidak disebut."""
    return [isi for pembuat in _wewenang if (isi := pembuat(pemda_id, pegawai_id, per)) is not None]


# (pemda_id, hari) -> yang dikerjakan ketika hari berganti, dalam transaksi yang sama dengan bayangan organisasi
GantiHari = Callable[[UUID, date], object]
_ganti_hari: list[GantiHari] = []


def pasang_ganti_hari(pekerjaan: GantiHari) -> None:
    """Daftarkan pekerjaan setiap pergantian hari; dipanggil dari AppConfig.ready. Harus aman diulang."""
    if pekerjaan not in _ganti_hari:
        _ganti_hari.append(pekerjaan)


def ganti_hari(pemda_id: UUID, hari: date) -> None:
    """Jalankan semua pekerjaan pergantian hari, dalam urutan pendaftaran."""
    for pekerjaan in _ganti_hari:
        pekerjaan(pemda_id, hari)

"""Menemukan setiap tindakan para pengelola, dan pelaku panggung yang menjalankannya; tabelnya di tindakan_tabel.py."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from sistemkerja.akun.models import Pengguna
from sistemkerja.organisasi.pelaku import Pelaku, pelaku_dari
from sistemkerja.organisasi.tanggal import hari_ini
from tests.akses.pelengkap import Dunia

APLIKASI = ("akun", "kepegawaian", "impor", "adopsi", "ekspor", "latar", "platform")
_PELAKU = {"oleh", "pelaku", "pengguna", "milik", "lewat"}
KEPEGAWAIAN, ORTALA, SISTEM = "kepegawaian", "ortala", "sistem"


@dataclass(frozen=True, slots=True)
class Tindakan:
    """Satu tindakan: nama lengkapnya, yang boleh, cara memanggilnya, dan apakah menyebut objek milik Pemda."""

    nama: str
    boleh: tuple[str, ...]
    panggil: Callable[[Dunia, Pelaku], Any]
    berobjek: bool = True


def pelaku_panggung(dunia: Dunia, peran: str) -> Pelaku:
    """Seorang pemeran sebagai pelaku, di dalam transaksi Pemda-nya."""
    pengguna = Pengguna.objects.dengan_peran().select_related("pegawai", "pemda").get(pk=dunia.isi["orang"][peran])
    return pelaku_dari(pengguna, hari_ini(pengguna.pemda))


def semua_tindakan() -> Iterator[str]:
    """Setiap fungsi umum di `tindakan` semua aplikasi itu yang bertindak atas nama seseorang."""
    for aplikasi in APLIKASI:
        akar = import_module(f"sistemkerja.{aplikasi}.tindakan")
        nama = [akar.__name__]
        nama += [m.name for m in pkgutil.walk_packages(getattr(akar, "__path__", []), f"{akar.__name__}.")]
        for modul in map(import_module, nama):
            for fungsi, isi in inspect.getmembers(modul, inspect.isfunction):
                asli = isi.__module__ == modul.__name__ and not fungsi.startswith("_")
                if asli and _PELAKU & set(inspect.signature(isi).parameters):
                    yield f"{modul.__name__.removeprefix('sistemkerja.').replace('.tindakan', '')}.{fungsi}"


# Hanya akun pemanggilnya sendiri: wewenangnya ialah memegang sesi atau kode akun itu (tabel alamat mengujinya).
DIRI = {
    "akun.faktor.pasang_faktor", "akun.faktor.buat_ulang_pemulihan", "akun.faktor.lepas_faktor",
    "akun.sandi.ganti_sandi", "akun.sandi.atur_sandi_lewat_surel", "akun.sandi.simpan_surel", "akun.sesi.akhiri_sesi",
    "akun.sesi.akhiri_semua_sesi", "akun.sesi.akhiri_sesi_lain", "akun.sesi.putar", "latar.batalkan", "latar.lihat",
}  # fmt: skip
# Dipanggil dalam tindakan di atas, sesudah wewenangnya dipastikan; tidak dipanggil layar.
BAGIAN: set[str] = {
    "akun.catatan.tulis", "akun.catatan.sebutan", "akun.catatan.kabari", "akun.catatan.diri", "latar.antrekan",
    "impor.wewenang.jenis_terbaca", "impor.wewenang.jenis_dikelola",
    "impor.wewenang.pastikan_boleh_membaca", "impor.wewenang.pastikan_mengelola", "impor.wewenang.impor_untuk",
    "adopsi.naskah.simpan_naskah", "adopsi.kebijakan.pastikan_diam", "adopsi.dasar.antre", "adopsi.dasar.sebagai",
    "adopsi.dasar.pastikan_pengelola", "adopsi.dasar.pastikan_pembaca_temuan", "kepegawaian.orang.akibat.terjaga",
    "kepegawaian.orang.alihkan.alihkan_pekerjaan", "kepegawaian.orang.catatan.catat_tindakan",
    "kepegawaian.orang.catatan.sebagai_pengelola", "kepegawaian.orang.dasar_sk.keputusan_untuk",
    "kepegawaian.orang.kursi.kunci_orang", "kepegawaian.orang.lowong.urus_lowong",
    "kepegawaian.unit.jalankan.batalkan_baris", "kepegawaian.unit.jalankan.berlakukan",
    "kepegawaian.unit.jalankan.pastikan_pengelola", "platform.buat_pemda",  # hanya operator: test_peran_lain.py
}  # fmt: skip

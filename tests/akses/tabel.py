"""Setiap alamat dan setiap peran: jawaban yang seharusnya. Alamat baru tanpa baris di sini menggagalkan uji.

302 bagi yang belum masuk ialah jalan ke halaman masuk; bagi kiriman yang sah ialah "sudah dijalankan". 404 dijawab sama
bagi yang tidak ada, milik Pemda lain, dan yang bukan lingkup pembaca; 403 menyebut siapa yang boleh dan Pasalnya.
Peraturan terbuka bagi semua yang masuk, dari Pemda mana pun. `objek` dari tests/akses/panggung.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.akses.panggung import PERAN, PERAN_PENGELOLA
from tests.akses.tabel_akun import TABEL_AKUN
from tests.akses.tabel_pengelola import TABEL_PENGELOLA, TETAP_PENGELOLA

SEMUA_PERAN = (*PERAN, *PERAN_PENGELOLA)
RINGKAS = ("anonim", "biasa", "pengawas", "tetangga", *PERAN_PENGELOLA)

TETAP = {
    "peraturan:peraturan": {"id": "kediri-2023-45"},
    "peraturan:daftar_ketentuan": {"id": "kediri-2023-45"},
    "peraturan:pokok": {"id": "kediri-2023-45", "kelompok": "tim_kerja"},
    "peraturan:aturan": {"id": "kediri-2023-45", "aturan": "eskalasi-dalam-pd"},
    "peraturan:catatan": {"id": "kediri-2023-45"},
    "peraturan:cakupan": {"id": "kediri-2023-45"},
    "peraturan:tanya": {"id": "kediri-2023-45"},
    "peraturan:daftar_unit": {"id": "kediri-2023-45"},
    "peraturan:unit": {"id": "kediri-2023-45", "kode": "dinas"},
    "peraturan:ketentuan": {"id": "kediri-2023-45", "alamat": "pasal-1"},
    "antarmuka:contoh": {"nama": "meja"},
    "antarmuka:galat_contoh": {"macam": "403"},
} | TETAP_PENGELOLA

TABEL = """
# alamat                     cara objek             PERAN (sembilan; lalu PERAN_PENGELOLA, bila tak ditulis sama: lain)
# Tujuh kode: anonim, biasa (jf kabid kadis lain sekda tanpa), pengawas, tetangga, kepegawaian, ortala, sistem.
set_language                 GET  -                 302 302 302 302 302 302 302 302 302
set_language                 POST -                 302 302 302 302 302 302 302 302 302
akun:masuk                   GET  -                 200 302 302 302 302 302 302 302 302
akun:masuk                   POST -                 422 302 302 302 302 302 302 302 302
akun:lanjutkan               GET  -                 302 302 302 302 302 302 302 302 302
akun:lanjutkan               POST -                 302 302 302 302 302 302 302 302 302
akun:keluar                  GET  -                 302 405 405 405 405 405 405 405 405
akun:keluar                  POST -                 302 302 302 302 302 302 302 302 302
perencanaan:daftar           GET  -                 302 200 200 200 200 200 200 200 200
perencanaan:daftar           POST -                 302 405 405 405 405 405 405 405 405
perencanaan:baru             GET  pk_baru           302 200 200 200 404 200 200 404 404
perencanaan:baru             POST pk_baru           302 403 403 302 404 403 403 404 404
perencanaan:perjanjian       GET  pk                302 200 200 200 404 200 200 404 404
perencanaan:perjanjian       POST pk                302 405 405 405 405 405 405 405 405
perencanaan:sasaran          GET  pk_draf           302 200 200 200 404 200 200 404 404
perencanaan:sasaran          POST pk_draf           302 403 403 302 404 403 403 404 404
perencanaan:penetapan        GET  pk_draf           302 405 405 405 405 405 405 405 405
perencanaan:penetapan        POST pk_draf           302 403 403 302 404 403 403 404 404
perencanaan:pembagian        GET  pk                302 405 405 405 405 405 405 405 405
perencanaan:pembagian        POST pk                302 403 403 302 404 403 403 404 404
perencanaan:pengambilan      GET  sasaran           302 405 405 405 405 405 405 405 405
perencanaan:pengambilan      POST sasaran           302 403 409 403 404 403 403 404 404
perencanaan:bagian           GET  bagian            302 200 200 200 404 200 200 404 404
perencanaan:bagian           POST bagian            302 405 405 405 405 405 405 405 405
perencanaan:strategi         GET  bagian_baru       302 405 405 405 405 405 405 405 405
perencanaan:strategi         POST bagian_baru       302 403 302 403 404 403 403 404 404
perencanaan:pembagian_bagian GET  bagian_asisten    302 405 405 405 405 405 405 405 405
perencanaan:pembagian_bagian POST bagian_asisten    302 404 404 404 404 403 403 404 404 404 403 404
penugasan:butir              GET  butir             302 200 200 200 404 200 200 404 404
penugasan:butir              POST butir             302 405 405 405 405 405 405 405 405
penugasan:susunan            GET  butir_baru        302 405 405 405 405 405 405 405 405
penugasan:susunan            POST butir_baru        302 403 302 403 404 403 403 404 404
penugasan:pratinjau          GET  butir_baru        302 405 405 405 405 405 405 405 405
penugasan:pratinjau          POST butir_baru        302 200 200 200 404 200 200 404 404
penugasan:persetujuan        GET  susunan           302 405 405 405 405 405 405 405 405
penugasan:persetujuan        POST susunan           302 403 403 302 404 403 403 404 404
penugasan:penolakan          GET  susunan           302 405 405 405 405 405 405 405 405
penugasan:penolakan          POST susunan           302 403 403 302 404 403 403 404 404
kegiatan:daftar              GET  -                 302 200 200 200 200 200 200 200 200
kegiatan:daftar              POST -                 302 405 405 405 405 405 405 405 405
kegiatan:saya                GET  -                 302 200 200 200 200 200 200 200 200
kegiatan:saya                POST -                 302 405 405 405 405 405 405 405 405
kegiatan:kegiatan            GET  kegiatan_laksana  302 200 200 200 404 200 200 404 404
kegiatan:kegiatan            POST kegiatan_laksana  302 405 405 405 405 405 405 405 405
kegiatan:rencana             GET  kegiatan_rencana  302 200 200 200 404 200 200 404 404
kegiatan:rencana             POST kegiatan_rencana  302 302 403 403 404 403 403 404 404
kegiatan:kesepakatan         GET  kegiatan_diajukan 302 405 405 405 405 405 405 405 405
kegiatan:kesepakatan         POST kegiatan_diajukan 302 403 302 403 404 403 403 404 404
kegiatan:rincian             GET  kegiatan_laksana  302 200 200 200 404 200 200 404 404
kegiatan:rincian             POST kegiatan_laksana  302 302 403 403 404 403 403 404 404
kegiatan:kemajuan            GET  kegiatan_laksana  302 200 200 200 404 200 200 404 404
kegiatan:kemajuan            POST kegiatan_laksana  302 302 403 403 404 403 403 404 404
kegiatan:pemantauan          GET  kegiatan_kendala  302 405 405 405 405 405 405 405 405
kegiatan:pemantauan          POST kegiatan_kendala  302 403 302 403 404 403 403 404 404
kegiatan:kendala             GET  kegiatan_kendala  302 200 200 200 404 200 200 404 404
kegiatan:kendala             POST kegiatan_kendala  302 302 403 403 404 403 403 404 404
kegiatan:putusan_kendala     GET  kendala           302 405 405 405 405 405 405 405 405
kegiatan:putusan_kendala     POST kendala           302 403 302 403 404 403 403 404 404
kegiatan:unggahan            GET  kegiatan_laksana  302 405 405 405 405 405 405 405 405
kegiatan:unggahan            POST kegiatan_laksana  302 302 403 403 404 403 403 404 404
kegiatan:berkas              GET  berkas            302 200 200 200 404 200 200 404 404
kegiatan:berkas              POST berkas            302 405 405 405 405 405 405 405 405
kegiatan:hasil               GET  kegiatan_laksana  302 200 200 200 404 200 200 404 404
kegiatan:hasil               POST kegiatan_laksana  302 302 403 403 404 403 403 404 404
kegiatan:tinjauan            GET  kegiatan_tinjau   302 405 405 405 405 405 405 405 405
kegiatan:tinjauan            POST kegiatan_tinjau   302 403 302 403 404 403 403 404 404
organisasi:daftar            GET  -                 302 200 200 200 200 200 200 200 200
organisasi:daftar            POST -                 302 405 405 405 405 405 405 405 405
organisasi:unit              GET  unit              302 200 200 200 200 200 200 404 200
organisasi:unit              POST unit              302 405 405 405 405 405 405 405 405
organisasi:jabatan           GET  jabatan           302 200 200 200 200 200 200 404 200
organisasi:jabatan           POST jabatan           302 405 405 405 405 405 405 405 405
organisasi:pegawai           GET  pegawai           302 200 200 200 200 200 200 404 200
organisasi:pegawai           POST pegawai           302 405 405 405 405 405 405 405 405
peraturan:beranda            GET  -                 302 302 302 302 302 302 302 302 302
peraturan:beranda            POST -                 302 405 405 405 405 405 405 405 405
peraturan:peraturan          GET  -                 302 200 200 200 200 200 200 200 200
peraturan:peraturan          POST -                 302 405 405 405 405 405 405 405 405
peraturan:daftar_ketentuan   GET  -                 302 200 200 200 200 200 200 200 200
peraturan:daftar_ketentuan   POST -                 302 405 405 405 405 405 405 405 405
peraturan:pokok              GET  -                 302 200 200 200 200 200 200 200 200
peraturan:pokok              POST -                 302 405 405 405 405 405 405 405 405
peraturan:aturan             GET  -                 302 200 200 200 200 200 200 200 200
peraturan:aturan             POST -                 302 405 405 405 405 405 405 405 405
peraturan:catatan            GET  -                 302 200 200 200 200 200 200 200 200
peraturan:catatan            POST -                 302 405 405 405 405 405 405 405 405
peraturan:cakupan            GET  -                 302 200 200 200 200 200 200 200 200
peraturan:cakupan            POST -                 302 405 405 405 405 405 405 405 405
peraturan:tanya              GET  -                 302 200 200 200 200 200 200 200 200
peraturan:tanya              POST -                 302 405 405 405 405 405 405 405 405
peraturan:daftar_unit        GET  -                 302 200 200 200 200 200 200 200 200
peraturan:daftar_unit        POST -                 302 405 405 405 405 405 405 405 405
peraturan:unit               GET  -                 302 200 200 200 200 200 200 200 200
peraturan:unit               POST -                 302 405 405 405 405 405 405 405 405
peraturan:ketentuan          GET  -                 302 200 200 200 200 200 200 200 200
peraturan:ketentuan          POST -                 302 405 405 405 405 405 405 405 405
meja:meja                    GET  -                 302 200 200 200 200 200 200 200 200
meja:meja                    POST -                 302 405 405 405 405 405 405 405 405
meja:tugas                   GET  tugas_tinjau      302 404 200 404 404 404 404 404 404
meja:tugas                   POST tugas_tinjau      302 405 405 405 405 405 405 405 405
meja:persetujuan             GET  tugas_tinjau      302 405 405 405 405 405 405 405 405
meja:persetujuan             POST tugas_tinjau      302 404 302 404 404 404 404 404 404
meja:pengembalian            GET  tugas_tinjau      302 405 405 405 405 405 405 405 405
meja:pengembalian            POST tugas_tinjau      302 404 302 404 404 404 404 404 404
meja:putusan                 GET  tugas_hambatan    302 405 405 405 405 405 405 405 405
meja:putusan                 POST tugas_hambatan    302 404 302 404 404 404 404 404 404
meja:bersama                 GET  -                 302 405 405 405 405 405 405 405 405
meja:bersama                 POST -                 302 404 302 404 404 404 404 404 404
meja:cari                    GET  -                 302 200 200 200 200 200 200 200 200
meja:cari                    POST -                 302 405 405 405 405 405 405 405 405
meja:saya                    GET  -                 302 200 200 200 200 200 200 200 200
meja:saya                    POST -                 302 405 405 405 405 405 405 405 405
antarmuka:tema               GET  -                 405 405 405 405 405 405 405 405 405
antarmuka:tema               POST -                 302 302 302 302 302 302 302 302 302
antarmuka:gaya               GET  -                 200 200 200 200 200 200 200 200 200
antarmuka:gaya               POST -                 405 405 405 405 405 405 405 405 405
antarmuka:contoh             GET  -                 200 200 200 200 200 200 200 200 200
antarmuka:contoh             POST -                 405 405 405 405 405 405 405 405 405
antarmuka:galat_contoh       GET  -                 403 403 403 403 403 403 403 403 403
antarmuka:galat_contoh       POST -                 405 405 405 405 405 405 405 405 405
"""


@dataclass(frozen=True, slots=True)
class Baris:
    """Satu alamat dengan satu cara, dan jawaban bagi setiap peran."""

    nama: str
    cara: str
    objek: str
    jawaban: dict[str, int]


def _baca(teks: str) -> tuple[Baris, ...]:
    hasil = []
    for satu in teks.strip().splitlines():
        if satu.startswith("#") or not satu:
            continue
        nama, cara, objek, *kode = satu.split()
        if len(kode) == len(RINGKAS):
            menurut = dict(zip(RINGKAS, kode, strict=True))
            kode = [menurut.get(peran, menurut["biasa"]) for peran in SEMUA_PERAN]
        if len(kode) == len(PERAN):
            kode += [kode[PERAN.index("lain")]] * len(PERAN_PENGELOLA)
        hasil.append(Baris(nama, cara, objek, dict(zip(SEMUA_PERAN, map(int, kode), strict=True))))
    return tuple(hasil)


BARIS = _baca("\n".join((TABEL, TABEL_AKUN, TABEL_PENGELOLA)))

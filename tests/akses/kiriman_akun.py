"""Kiriman sah bagi layar akun dan platform. Yang perlu dua langkah punya ujinya sendiri."""

from __future__ import annotations

from datetime import date

from sistemkerja.contoh.susunan import SANDI_CONTOH
from tests.akses.bentuk_kiriman import Isi, Kiriman, Medan, teks
from tests.akses.pelengkap import Dunia

SANDI_BARU = "payung biru di teras"
_DUA_SANDI = {"sandi": SANDI_BARU, "sandi_lagi": SANDI_BARU}
_HARI = {"nomor": "800/12/2026", "tanggal": date(2026, 1, 5)}
_DASAR = {"nomor": teks(120), "tanggal": Medan("tanggal", wajib=True)}


def _sandi(d: Dunia) -> Isi:
    return {"sandi_kini": SANDI_CONTOH}


def _aktivasi(d: Dunia) -> Isi:
    return {"pemda": "kediri", **d.isi["lain"]["aktivasi"], **_DUA_SANDI, "setuju": "on"}


def _peran(d: Dunia) -> Isi:
    orang = {"pegawai": d.isi["lain"]["pegawai_berakun"], "peran": "pengawas_internal"}
    return orang | {"sejak": date.today(), **_HARI}


def _sso(d: Dunia) -> Isi:
    isi = {"nama": "SSO Kediri", "penerbit": "https://sso.kedirikota.go.id", "klien": "sistemkerja", "klaim_nip": "nip"}
    return isi | {"versi": d.isi["versi"]["sso"]}


KIRIMAN_AKUN = (
    Kiriman("akun:masuk_faktor", "-", "anonim", lambda d: {"kode": "000000"}, berversi=False, bersamaan=""),
    Kiriman(
        "akun:aktivasi", "-", "anonim", _aktivasi,
        {"pemda": Medan("pilihan", wajib=True), "nip": teks(40), "sandi": teks(200), "sandi_lagi": teks(200),
         "kode": teks(30)},
        berversi=False, bersamaan="",
    ),
    Kiriman("akun:lupa_sandi", "-", "anonim", lambda d: {"pemda": "kediri", "nip": "1"}, berversi=False, bersamaan=""),
    Kiriman("akun:sandi_baru", "tautan_sandi", "anonim", lambda d: dict(_DUA_SANDI), berversi=False, bersamaan=""),
    Kiriman(
        "akun:sandi", "-", "kabid", lambda d: {"lama": SANDI_CONTOH, **_DUA_SANDI},
        {"lama": teks(200), "sandi": teks(200), "sandi_lagi": teks(200)}, berversi=False, bersamaan="",
    ),
    Kiriman("akun:surel", "-", "jf", lambda d: {"surel": "jf@contoh.go.id"}, berversi=False, bersamaan="",
            berhasil=404),
    Kiriman("akun:surel_bukti", "bukti_surel", "jf", lambda d: {}, berversi=False, bersamaan=""),
    Kiriman("akun:sesi_akhir", "sesi", "jf", lambda d: {}, berversi=False, bersamaan=""),
    Kiriman("akun:sesi_lain_akhir", "-", "jf", lambda d: {}, berversi=False, bersamaan=""),
    Kiriman("akun:faktor", "-", "kabid", lambda d: {"kode": "000000", **_sandi(d)}, {"kode": teks(12)},
            berversi=False, bersamaan="", berhasil=422),
    Kiriman("akun:pemulihan", "-", "jf", _sandi, berversi=False, bersamaan="", berhasil=200),
    Kiriman("akun:faktor_lepas", "-", "jf", _sandi, berversi=False, bersamaan=""),
    Kiriman(
        "akun:buka", "-", "kepegawaian", lambda d: {"unit": "semua", "bentuk": "lembar"},
        {"unit": Medan("pilihan", wajib=True), "bentuk": Medan("pilihan", wajib=True)},
        berversi=False, bersamaan="", berhasil=200,
    ),
    Kiriman("akun:buka_seorang", "pegawai_tanpa_akun", "kepegawaian", lambda d: {}, berversi=False, bersamaan="",
            berhasil=200),
    Kiriman("akun:kode", "akun", "kepegawaian", lambda d: {}, berversi=False, bersamaan="", berhasil=200),
    Kiriman("akun:tutup", "akun", "kepegawaian", lambda d: {"alasan": "Pindah."}, {"alasan": Medan("catatan", 0, True)},
            berversi=False, bersamaan=""),
    Kiriman("akun:faktor_hilang", "akun", "sistem", lambda d: {"alasan": "Tatap muka."},
            {"alasan": Medan("catatan", 0, True)}, berversi=False, bersamaan=""),
    Kiriman(
        "akun:peran", "-", "sistem", _peran,
        {"pegawai": Medan("cari", wajib=True), "peran": Medan("pilihan", wajib=True),
         "sejak": Medan("tanggal", wajib=True)} | _DASAR,
        berversi=False, bersamaan="sekali",
    ),
    Kiriman("akun:pencabutan", "pemberian", "sistem", lambda d: {"sampai": date.today(), **_HARI},
            {"sampai": Medan("tanggal", wajib=True)} | _DASAR, berversi=False, bersamaan="sekali"),
    Kiriman(
        "akun:sso_pengaturan", "-", "sistem", _sso,
        {"nama": teks(60), "penerbit": teks(300), "klien": teks(200), "klaim_nip": teks(60)},
        berversi=False, bersamaan="sekali",
    ),
    Kiriman("platform:masuk", "-", "anonim", lambda d: {"nama_masuk": "ops", "sandi": "salah"},
            {"nama_masuk": teks(60), "sandi": teks(200)}, berversi=False, bersamaan="", berhasil=422),
    Kiriman("platform:keluar", "-", "operator", lambda d: {}, berversi=False, bersamaan=""),
    Kiriman("platform:baru", "-", "operator", lambda d: pemda_baru(d), {
        "kode": teks(5), "nama": teks(120), "slug": teks(40), "zona": Medan("pilihan", wajib=True),
        "sel": Medan("pilihan", wajib=True), "nip": teks(30, False), "nama_pengelola": teks(200, False),
        "nomor": teks(120, False), "tanggal": Medan("tanggal"),
    }, berversi=False, bersamaan="", berhasil=201),
)  # fmt: skip


def pemda_baru(d: Dunia) -> Isi:
    """Formulir Pemda baru, sebagaimana diisi operator."""
    return {
        "kode": "35.78", "nama": "Kota Surabaya", "slug": "surabaya", "zona": "Asia/Jakarta", "sel": "default",
        "nip": "198001012005011001", "nama_pengelola": "Pengelola Baru", "nomor": "1/2026", "tanggal": "2026-01-05",
        "sandi": d.isi["operator"][2],
    }  # fmt: skip

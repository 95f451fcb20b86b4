"""Setiap medan setiap kiriman, dirusak satu demi satu: kalimat yang jelas di dekatnya, isian lain tetap, tanpa 500."""

from __future__ import annotations

from html import escape
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.http import HttpResponse

from tests.akses.bentuk_kiriman import Kiriman, Medan
from tests.akses.kiriman import KIRIMAN_KERJA as KIRIMAN
from tests.akses.kiriman import PEKERJAAN
from tests.akses.pelengkap import Dunia, gambaran

DITOLAK = {400, 403, 404, 409, 413, 422}
RUSAK: dict[str, tuple[str, ...]] = {
    "teks": ("nol\x00di tengah",),
    "catatan": (),
    "pilihan": ("xx", "😀", str(uuid4()), "-1", "a\x00b"),
    "tanggal": ("2026-02-30", "besok", "99999-01-01", "0000-00-00", "2026-13-01", "-1", "2026-01-01\x00"),
    "angka": ("-1", "1e999", "9" * 40, "NaN", "Infinity", "abc", "²", "1,5", "1\x00"),
    "tautan": ("javascript:alert(1)", "http://", "//", "data:text/html,x", "https://[::1", "http://a\x00b.id"),
    "centang": (),
    "cari": ("xx", "😀", str(uuid4()), "a\x00b", "TETANGGA"),
}
VERSI_RUSAK = ("", "abc", "-1", "0", "1.5", "9" * 30, "²", "١²", "1\x00", "NaN", " ", "9999")
KUNCI_RUSAK = ("", "abc", "\x00", "9" * 40, "{}", "'; DROP TABLE x; --")


def rusak(dunia: Dunia, medan: Medan) -> list[str | None]:
    """Nilai-nilai yang tidak boleh diterima medan ini."""
    hasil: list[str | None] = [None, "", "   "] if medan.wajib else []
    if medan.panjang:
        hasil += ["x" * (medan.panjang + 1), "é" * (medan.panjang + 1)]
    tetangga = dunia.isi["tetangga"]["pegawai"], dunia.isi["tetangga"]["jabatan"]
    return [*hasil, *(n for n in RUSAK[medan.jenis] if n != "TETANGGA"), *(tetangga if medan.jenis == "cari" else ())]


def coba(dunia: Dunia, kiriman: Kiriman, **ubah: Any) -> tuple[HttpResponse, bool]:
    """Jawaban kiriman yang diubah, dan apakah isi basis data tetap; semuanya dibatalkan sesudahnya."""
    with transaction.atomic():
        jawaban = kiriman.kirim(dunia, dunia.klien(kiriman.oleh or "kabid"), **ubah)
        tetap = jawaban.status_code < 400 or gambaran("kediri") == dunia.isi["semula"]
        transaction.set_rollback(True)
    return jawaban, tetap


@pytest.fixture(autouse=True)
def semula(dunia: Dunia) -> None:
    """Isi basis data sebelum apa pun dikirim."""
    if "semula" not in dunia.isi:
        dunia.isi["semula"] = gambaran("kediri")


BERMEDAN = [(k, nama) for k in KIRIMAN for nama in k.medan]


@pytest.mark.parametrize(("kiriman", "nama"), BERMEDAN, ids=[f"{k.nama}-{n}" for k, n in BERMEDAN])
def test_medan_yang_rusak_ditolak_di_dekatnya(dunia: Dunia, kiriman: Kiriman, nama: str) -> None:
    for nilai in rusak(dunia, kiriman.medan[nama]):
        jawaban, tetap = coba(dunia, kiriman, **{nama: nilai})
        apa = f"{kiriman.nama} {nama}={nilai!r:.60}"
        assert jawaban.status_code == 422, f"{apa}: {jawaban.status_code}"
        assert tetap, f"{apa}: ada yang tersimpan"
        teks = jawaban.content.decode()
        assert ada_pesan(teks), f"{apa}: tanpa pesan"
        hilang = isian_hilang(kiriman, kiriman.lengkap(dunia), teks, kecuali=nama)
        assert not hilang, f"{apa}: isian hilang {hilang}"


def ada_pesan(teks: str) -> bool:
    """Ada pesan kekeliruan pada halaman: di medannya, atau di atas formulirnya."""
    return any(
        t in teks
        for t in ('class="bidang__galat"', 'class="ringkasan-galat"', "data-galat-halaman", '<div role="alert">')
    )


def isian_hilang(kiriman: Kiriman, isi: dict[str, Any], teks: str, kecuali: str = "") -> list[str]:
    """Medan teks yang isinya tidak ada lagi pada halaman; kata sandi memang tidak dikembalikan."""
    return [
        nama
        for nama, medan in kiriman.medan.items()
        if nama not in (kecuali, "sandi") and medan.jenis in ("teks", "catatan") and isi.get(nama)
        and escape(str(isi[nama])) not in teks
    ]  # fmt: skip


SEMUA = PEKERJAAN


@pytest.mark.parametrize("kiriman", SEMUA, ids=[k.nama for k in SEMUA])
def test_versi_dan_kunci_yang_rusak(dunia: Dunia, kiriman: Kiriman) -> None:
    """Versi yang hilang atau rusak tidak pernah dianggap sama; kunci yang rusak tidak pernah menjadi 500."""
    for nilai in (None, *VERSI_RUSAK) if kiriman.berversi and kiriman.nama != "perencanaan:baru" else ():
        jawaban, tetap = coba(dunia, kiriman, versi=nilai)
        assert jawaban.status_code in (409, 422), f"versi={nilai!r}: {jawaban.status_code}"
        assert tetap
        hilang = isian_hilang(kiriman, kiriman.lengkap(dunia), jawaban.content.decode())
        assert not hilang, f"versi={nilai!r}: isian hilang {hilang}"
    for nilai in (None, *KUNCI_RUSAK):
        jawaban, tetap = coba(dunia, kiriman, kunci=nilai)
        assert jawaban.status_code in (302, 200, 422), f"kunci={nilai!r}: {jawaban.status_code}"
        assert tetap


@pytest.mark.parametrize("kiriman", KIRIMAN, ids=[k.nama for k in KIRIMAN])
def test_kiriman_kosong_dan_bukan_utf8(dunia: Dunia, kiriman: Kiriman) -> None:
    peran, alamat = kiriman.oleh or "kabid", kiriman.alamat(dunia)
    isi = [
        (b"", "application/x-www-form-urlencoded"),
        (b"catatan=%ff%fe%80&versi=%c3%28&kunci=%00&uraian=%ed%a0%80", "application/x-www-form-urlencoded"),
        (b"\xff\xfe\x00\x01", "application/x-www-form-urlencoded"),
        (b"catatan=x&" * 3000, "application/x-www-form-urlencoded"),
        (b'{"catatan": 1}', "application/json"),
        (b"rusak", "multipart/form-data; boundary=x"),
        (b"--x\r\nContent-Disposition: form-data; name=\"catatan\"\r\n\r\n", "multipart/form-data; boundary=x"),
        (b"", "multipart/form-data"),
        (b"a=" + b"x" * (2 * 1024 * 1024 + 1), "application/x-www-form-urlencoded"),
    ]  # fmt: skip
    for badan, jenis in isi:
        with transaction.atomic():
            jawaban = dunia.klien(peran).post(alamat, data=badan, content_type=jenis)
            transaction.set_rollback(True)
        assert jawaban.status_code < 500, f"{jenis} {badan[:30]!r}"


@pytest.mark.parametrize("kiriman", SEMUA, ids=[k.nama for k in SEMUA])
def test_teks_yang_sah_diterima_sampai_batasnya(dunia: Dunia, kiriman: Kiriman) -> None:
    """Batas panjang formulir dan basis data sama: isian sepanjang batas dan huruf di luar BMP diterima."""
    for nama, medan in kiriman.medan.items():
        if medan.jenis in ("teks", "catatan"):
            for huruf in ("x", "😀", "ا", "<b>"[:1]):
                jawaban, _tetap = coba(dunia, kiriman, **{nama: huruf * medan.panjang})
                assert jawaban.status_code == kiriman.berhasil, (
                    f"{nama} {huruf} × {medan.panjang}: {jawaban.status_code}"
                )

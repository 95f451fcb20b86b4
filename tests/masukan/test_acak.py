"""Kiriman dan alamat acak: apa pun isinya, jawabannya bukan 500 dan yang ditolak tidak meninggalkan apa pun.

`SISTEMKERJA_ACAK=500` mencoba lebih banyak contoh daripada bawaannya.
"""

from __future__ import annotations

import os
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.akses.bentuk_kiriman import Kiriman
from tests.akses.kiriman import KIRIMAN
from tests.akses.pelengkap import Dunia, gambaran
from tests.akses.tabel import BARIS, TETAP, Baris

BANYAK = int(os.environ.get("SISTEMKERJA_ACAK", "8"))
acak = settings(
    max_examples=BANYAK,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)

JAHAT = (
    "", " ", "0", "-1", "1", "999999999999999999999", "1e400", "NaN", "²", "١٢", "\x00", "a\x00b", "\ufffe", "\ud7ff",
    "2026-02-30", "0001-01-01", "9999-12-31", "2026-11-23", "10000-01-01", "'; DROP TABLE akun_pengguna; --",
    "<script>alert(1)</script>", "{{ 7*7 }}", "%(n)s %s %d", "../../etc/passwd", "😀" * 50, "\u202edrow", "on", "true",
    "x" * 5000, "9" * 5000, "None", "[]", "javascript:alert(1)", "http://[::1", "//jahat.example", "/\\jahat", "%ff",
    "kediri", "blitar", "xlsx", "tetapkan_formasi", "individu", "tim", "sepakat",
    "sesuai", "belum_sesuai", "pasal", "\r\nSet-Cookie: a=b", "1_000", "+1", "1.0",
)  # fmt: skip
nilai = st.one_of(st.sampled_from(JAHAT), st.text(max_size=40), st.uuids().map(str), st.integers().map(str))
nama_bebas = st.text(st.characters(codec="utf-8"), max_size=20)


def medan_kiriman(dunia: Dunia, kiriman: Kiriman) -> list[str]:
    """Nama-nama medan yang dikenal kiriman ini, beserta yang mengendalikan deret."""
    return sorted({*kiriman.lengkap(dunia), *kiriman.medan, "tambah", "periksa", "tempelan", "catatan", "next"})


@pytest.mark.parametrize("kiriman", KIRIMAN, ids=[k.nama for k in KIRIMAN])
def test_kiriman_acak(dunia: Dunia, kiriman: Kiriman) -> None:
    semula, klien = gambaran("kediri"), dunia.klien(kiriman.oleh or "kabid")
    medan = medan_kiriman(dunia, kiriman)

    @acak
    @given(
        ganti=st.dictionaries(st.sampled_from(medan), nilai, max_size=6),
        tambah=st.dictionaries(nama_bebas, nilai, max_size=3),
        buang=st.sets(st.sampled_from(medan), max_size=3),
    )
    def satu(ganti: dict[str, str], tambah: dict[str, str], buang: set[str]) -> None:
        isi = {n: v for n, v in (kiriman.lengkap(dunia) | tambah | ganti).items() if n not in buang}
        with transaction.atomic():
            jawaban = klien.post(kiriman.alamat(dunia), isi)
            assert jawaban.status_code < 500, isi
            if jawaban.status_code >= 400:
                assert gambaran("kediri") == semula, isi
            transaction.set_rollback(True)

    satu()


DIBACA = [b for b in BARIS if b.cara == "GET" and set(b.jawaban.values()) - {302} != {405}]
KUNCI_TANYA = (
    "per", "q", "tahun", "page", "halaman", "jenis", "unit", "keadaan", "milik_saya", "tim_saya", "lewat", "cari",
    "rincian", "semua", "pertanyaan", "jenis_unit", "jenjang", "tanggal", "lingkup", "bentuk", "tingkat", "asisten",
    "pemda", "next", "karena", "tema", "aksen", "language", "bentuk", "pegawai", "jabatan", "ke", "sifat", "langkah",
    "pokok_unit", "pokok_kursi", "kursi", "pertanyaan", "umum", "pd", "lembar", "bagian", "objek", "sejak", "sampai",
    "sebelum", "kueri", "urut", "saring", "state", "code", "error",
)  # fmt: skip


@pytest.mark.parametrize("baris", DIBACA, ids=[b.nama for b in DIBACA])
def test_alamat_dengan_pertanyaan_acak(dunia: Dunia, baris: Baris) -> None:
    alamat = reverse(baris.nama, kwargs=TETAP.get(baris.nama) or dunia.objek(baris.objek))
    klien = dunia.klien("kabid" if baris.nama != "akun:masuk" else "anonim")

    @acak
    @given(st.dictionaries(st.one_of(st.sampled_from(KUNCI_TANYA), nama_bebas), nilai, max_size=5))
    def satu(tanya: dict[str, str]) -> None:
        with transaction.atomic():
            jawaban = klien.get(alamat, tanya)
            transaction.set_rollback(True)
        assert jawaban.status_code in (200, 302, 400, 403, 404, 422), tanya
        _tidak_keluar(jawaban)

    satu()
    for isi in ("2026-02-30", "9" * 5000, "a\x00b", "²"):
        assert klien.get(alamat, dict.fromkeys(KUNCI_TANYA, isi)).status_code < 500, isi


def _tidak_keluar(jawaban: Any) -> None:
    """Pengalihan tidak pernah keluar dari aplikasi."""
    ke = jawaban.headers.get("Location", "")
    assert not ke.startswith(("//", "/\\", "http", "javascript")), ke


def test_nilai_benar_dari_kasus_lain_tidak_diterima(dunia: Dunia) -> None:
    """Id yang benar ada, tetapi milik objek lain: ditolak seperti yang tidak ada."""
    for kiriman in KIRIMAN:
        isi = kiriman.lengkap(dunia)
        for nama in isi:
            if nama in ("sebagai", "rincian", "pelaksana", "rincian-0-penanggung_jawab", "tugas"):
                with transaction.atomic():
                    klien = dunia.klien(kiriman.oleh or "kabid")
                    jawaban = klien.post(kiriman.alamat(dunia), isi | {nama: str(uuid4())})
                    transaction.set_rollback(True)
                assert jawaban.status_code in (200, 403, 404, 409, 422), (kiriman.nama, nama)

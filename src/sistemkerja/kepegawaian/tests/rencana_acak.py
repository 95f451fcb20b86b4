"""Rencana reorganisasi acak yang sah, untuk uji sifat."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from sistemkerja.kepegawaian.reorganisasi.keadaan import Keadaan
from sistemkerja.kepegawaian.reorganisasi.periksa import LangkahKeliru
from sistemkerja.kepegawaian.reorganisasi.rencana import Langkah, terapkan
from sistemkerja.pemda.kunci import uuid7


@st.composite
def rencana_acak(draw: st.DrawFn, keadaan: Keadaan) -> list[Langkah]:
    """Rencana sah yang acak: langkah yang keliru pada keadaannya tidak ikut."""
    hasil: list[Langkah] = []
    for _n in range(draw(st.integers(1, 6))):
        langkah = Langkah(draw(st.sampled_from(sorted(_ACAK))), {})
        langkah = Langkah(langkah.kode, _ACAK[langkah.kode](draw, keadaan))
        try:
            keadaan = terapkan(keadaan, langkah)
        except LangkahKeliru:
            continue
        hasil.append(langkah)
    return hasil


def _unit(draw: Any, k: Keadaan, jenis: tuple[str, ...] = ("bidang", "seksi", "subbagian")) -> str:
    return str(draw(st.sampled_from(sorted(u.id for u in k.unit.values() if u.jenis in jenis))))


def _kursi(draw: Any, k: Keadaan) -> str:
    return str(draw(st.sampled_from(sorted(k.kursi))))


def _baru(draw: Any, k: Keadaan) -> dict[str, Any]:
    kepala = {"id": str(uuid7()), "nama": "Kepala Baru", "kode": "kepala_bidang", "jenjang": "administrator"}
    kode = f"BARU.{draw(st.integers(1, 10**6))}"
    induk = _unit(draw, k, ("dinas", "badan"))
    isi = {"id": str(uuid7()), "kode": kode, "nama": kode, "jenis": "bidang", "bagian": "bidang", "induk": induk}
    return isi | ({"pimpinan": kepala} if draw(st.booleans()) else {})


_ACAK: dict[str, Any] = {
    "bentuk_unit": _baru,
    "ubah_unit": lambda d, k: {"unit": _unit(d, k), "nama": f"Nama {d(st.integers(1, 99))}"},
    "pindah_unit": lambda d, k: {"unit": _unit(d, k), "induk": _unit(d, k, ("dinas", "bidang"))},
    "gabung_unit": lambda d, k: {"asal": [_unit(d, k), _unit(d, k)], "tujuan": _unit(d, k)},
    "tutup_unit": lambda d, k: {"unit": _unit(d, k), "lepas": d(st.booleans())},
    "bentuk_kursi": lambda d, k: {
        "unit": _unit(d, k), "ids": [str(uuid7()) for _n in range(d(st.integers(1, 3)))], "nama": "Analis",
        "jenjang": "ahli_muda",
    },
    "pindah_kursi": lambda d, k: {"daftar": [_kursi(d, k)], "unit": _unit(d, k)},
    "tutup_kursi": lambda d, k: {"kursi": _kursi(d, k), "lepas": True},
    "tempatkan": lambda d, k: {"dari": _kursi(d, k), "ke": _kursi(d, k)},
    "tetapkan_formasi": lambda d, k: {
        "unit": _unit(d, k), "nama": "Analis", "jenjang": "ahli_muda", "jumlah": d(st.integers(0, 3)),
    },
}  # fmt: skip

"""Bentuk nilai tiap pertanyaan sebagai daftar: dipakai pemeriksa (`nilai.py`), skema, dan uji dokumentasi."""

from __future__ import annotations

from dataclasses import dataclass

from sistemkerja.aturan import kosakata as k


@dataclass(frozen=True, slots=True)
class Isian:
    """Satu kunci dalam butir nilai.

    `jenis`: peran (daftar kode peran), satu_peran, pilihan, daftar_pilihan, teks, bebas (teks atau daftar teks),
    ya_tidak, urutan, atasan (satu peran, daftar peran, atau kosong).
    """

    jenis: str
    pilihan: tuple[str, ...] = ()
    wajib: bool = False
    boleh_kosong: bool = False


_PERAN, _BEBAS, _TEKS = Isian("peran"), Isian("bebas"), Isian("teks")
_PERAN_WAJIB = Isian("peran", wajib=True)
_HUBUNGAN = Isian("pilihan", k.HUBUNGAN)
_KERJA = Isian("pilihan", k.KERJA, wajib=True)

BUTIR: dict[str, dict[str, Isian]] = {
    "peran": {"oleh": _PERAN_WAJIB, "hubungan": _HUBUNGAN},
    "peran_sifat": {"oleh": _PERAN_WAJIB, "sifat": Isian("pilihan", (), wajib=True), "hubungan": _HUBUNGAN},
    "peran_kerja": {"oleh": _PERAN_WAJIB, "kerja": _KERJA, "hubungan": _HUBUNGAN},
    "pemantau": {
        "oleh": _PERAN_WAJIB, "hubungan": _HUBUNGAN, "tahap": Isian("pilihan", k.KUNCI["tahap"] or (), wajib=True),
        "waktu": Isian("daftar_pilihan", ("berkala", "sewaktu_waktu"), wajib=True),
    },
    "langkah": {
        "n": Isian("urutan", wajib=True), "oleh": _PERAN_WAJIB, "hubungan": _HUBUNGAN, "kerja": _KERJA,
        "kepada": _PERAN, "tembusan": _PERAN, "instrumen": Isian("pilihan", k.INSTRUMEN),
        "bila": Isian("pilihan", k.HASIL_LANGKAH), "keterangan": _TEKS,
    },
    "instrumen": {
        "instrumen": Isian("pilihan", k.INSTRUMEN, wajib=True), "oleh": _PERAN, "hubungan": _HUBUNGAN, "untuk": _BEBAS,
    },
    "asal_ketua": {
        "dari": Isian("pilihan", ("unit_pemilik_kinerja", "pd_pemilik_kinerja", "salah_satu_pd_terkait",
                                  "instansi_terkait"), wajib=True),
        "sifat": Isian("pilihan", ("wajib", "diutamakan"), wajib=True),
    },
    "laporan": {
        "kepada": _PERAN_WAJIB, "hubungan": _HUBUNGAN, "melalui": _PERAN, "berkala": Isian("ya_tidak", wajib=True),
    },
    "laporan_sewaktu": {"oleh": _PERAN_WAJIB, "dari": _PERAN_WAJIB, "hubungan": _HUBUNGAN},
    "dokumen": {"dokumen": Isian("teks", wajib=True), "bila": _TEKS, "oleh": _PERAN},
    "tugas_tambahan": {
        "tugas": Isian("teks", wajib=True), "untuk": Isian("satu_peran", wajib=True),
        "sifat": Isian("pilihan", ("dapat", "wajib"), wajib=True),
    },
    "tim_lain": {
        "tim": Isian("teks", wajib=True), "dibentuk_oleh": _PERAN, "anggota": _BEBAS, "tugas": _BEBAS, "untuk": _BEBAS,
    },
    "eskalasi": {
        "oleh": _PERAN_WAJIB, "kepada": _PERAN_WAJIB, "hubungan": _HUBUNGAN, "untuk": _BEBAS, "bila": _TEKS,
    },
    "kedudukan": {"siapa": _PERAN_WAJIB, "di_bawah": _PERAN_WAJIB, "hubungan": _HUBUNGAN, "bila": _TEKS},
    "delegasi": {
        "dari": _PERAN_WAJIB, "kepada": _PERAN_WAJIB, "siapa": _PERAN, "hubungan": _HUBUNGAN, "untuk": _BEBAS,
    },
    "struktur": {
        "jabatan": Isian("satu_peran", wajib=True), "jenjang": Isian("pilihan", k.JENJANG, boleh_kosong=True),
        "di_bawah": Isian("atasan", boleh_kosong=True), "hubungan": _HUBUNGAN, "pada": _BEBAS, "keterangan": _TEKS,
    },
}  # fmt: skip
_SIFAT = {
    "pengusul_penugasan": ("usul", "rekomendasi", "masukan", "pertimbangan"),
    "penentu_ketua": ("perlu_tidaknya", "menetapkan", "mengusulkan"),
}
_LEBIH = {"kepada": _PERAN, "untuk": _BEBAS}

# Bentuk yang nilainya bukan daftar butir: kalimat yang menerangkannya bagi penulis peraturan.
BUKAN_BUTIR = {
    "boleh": "true atau false",
    "wajib_dapat": "wajib atau dapat",
    "daftar": "daftar kalimat",
    "isi_rencana": "{kegiatan: true, anggaran: true|false}",
}


def isian(p: k.Pertanyaan) -> dict[str, Isian]:
    """Kunci-kunci satu butir nilai pertanyaan ini; kosong bila nilainya bukan daftar butir."""
    bentuk = "peran" if p.bentuk == "bebas" else p.bentuk
    hasil = dict(BUTIR.get(bentuk, {}))
    if "sifat" in hasil and not hasil["sifat"].pilihan:
        hasil["sifat"] = Isian("pilihan", _SIFAT[p.nama], wajib=True)
    for lebih in p.lebih:
        hasil.setdefault(lebih, _LEBIH[lebih])
    return hasil

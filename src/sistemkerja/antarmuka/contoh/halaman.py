"""Contexts of the living page and of the three whole pages."""

from __future__ import annotations

from typing import Any

from sistemkerja.antarmuka.contoh import susunan
from sistemkerja.antarmuka.contoh.alur import (
    BAGUS,
    DEWI,
    HENDRA,
    PERATURAN,
    RATNA,
    SITI,
    garis,
    giliran,
    hari,
    jawaban,
    jawaban_tidak,
    riwayat,
    saat,
    tugas,
)
from sistemkerja.antarmuka.contoh.pekerjaan import formulir, jadwal, papan, pohon
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru, SudahBerubah, TidakBerwenang, TidakDiaturApp

KEADAAN = [
    "draf",
    "diusulkan",
    "menunggu",
    "berjalan",
    "dikembalikan",
    "disetujui",
    "ditetapkan",
    "selesai",
    "ditolak",
    "terhambat",
    "terlambat",
    "dibatalkan",
    "belum",
]
WARNA = ["latar", "permukaan", "aksen", "tunggu", "jalan", "selesai", "bahaya", "tafsir", "netral"]
TAB = [
    {"label": "Rencana", "url": "#", "kini": False},
    {"label": "Kemajuan", "url": "#", "kini": True, "jumlah": 12},
    {"label": "Hasil", "url": "#", "kini": False, "jumlah": 2},
    {"label": "Berkas", "url": "#", "kini": False},
]


def komponen() -> dict[str, Any]:
    """Everything that the living page shows."""
    return {
        "judul": "Pustaka tampilan",
        "remah": [("Meja Kerja", "/"), ("Pustaka tampilan", "")],
        "contoh_giliran": giliran(),
        "jawaban": jawaban(),
        "jawaban_tidak": jawaban_tidak(),
        "garis": garis(),
        "tugas": tugas()[0],
        "formulir": formulir(),
        "formulir_keliru": formulir(keliru=True),
        "jadwal": jadwal(),
        "papan": papan(),
        "pohon": pohon(),
        "contoh_riwayat": riwayat(),
        "peraturan": PERATURAN,
        "orang_orang": [BAGUS, DEWI, RATNA],
        "bagus": BAGUS,
        "siti": SITI,
        "tahap": tahap(),
        "petak": petak(),
        "keadaan": KEADAAN,
        "tab": TAB,
        "tema_contoh": ["terang", "gelap"],
        "warna_contoh": WARNA,
        "formulir_cari": susunan.formulir_cari(),
        "butir_waktu": susunan.garis_waktu(),
        "langkah": susunan.langkah(),
        "beda": susunan.banding(),
        "daftar_bagan": susunan.bagan(),
        "hari_contoh": hari(0),
    }


def tahap() -> list[dict[str, Any]]:
    return [
        {"nama": "Perencanaan", "keadaan": "lalu", "keterangan": "selesai 12 Jan"},
        {"nama": "Pelaksanaan", "keadaan": "kini", "keterangan": "sampai 30 Nov"},
        {"nama": "Evaluasi", "keadaan": "nanti"},
    ]


def petak() -> list[dict[str, Any]]:
    return [
        {"label": "Target", "nilai": "12"},
        {"label": "Sudah dibagi", "nilai": "9", "satuan": "dari 12"},
        {"label": "Kegiatan berjalan", "nilai": "31"},
        {"label": "Pagu", "nilai": "Rp4,2", "satuan": "miliar"},
    ]


def meja() -> dict[str, Any]:
    semua = tugas()
    return {
        "judul": "7 menunggu Anda",
        "kelompok": [("Tinjauan hasil", "setujui-bersama", semua[:2]), ("Permohonan bergabung", "", semua[2:])],
        "jatuh_tempo": [
            ("Peta sebaran balita stunting", hari(2)),
            ("Rapat tim percepatan", hari(5)),
            ("Laporan bulanan bidang", hari(9)),
        ],
    }


def kegiatan() -> dict[str, Any]:
    return {
        "judul": "Menyusun peta sebaran balita stunting",
        "giliran": giliran()[0],
        "garis": garis(),
        "tahap": tahap(),
        "remah": [("Kegiatan", "/kegiatan/"), ("Bidang Pelayanan Kesehatan", "#")],
        "riwayat": riwayat(),
        "peraturan": PERATURAN,
        "tab": TAB,
        "jadwal": jadwal(),
        "papan": papan(),
        "anggota": [
            {**RATNA, "peran": "Pemilik kegiatan"},
            {**BAGUS, "peran": "Ketua tim"},
            {**DEWI, "peran": "Anggota"},
        ],
        "jawaban_tidak": jawaban_tidak(),
    }


def pk() -> dict[str, Any]:
    baris = [
        ("1.1", "Prevalensi stunting", "8", "persen", "Bidang Kesehatan Masyarakat", "selesai", 1_250_000_000),
        (
            "1.2",
            "Cakupan imunisasi dasar lengkap",
            "96",
            "persen",
            "Bidang Pencegahan Penyakit",
            "berjalan",
            860_500_000,
        ),
        (
            "1.3",
            "Puskesmas terakreditasi paripurna",
            "9",
            "unit",
            "Bidang Pelayanan Kesehatan",
            "menunggu",
            1_475_000_000,
        ),
        ("2.1", "Kepuasan masyarakat atas layanan", "88,5", "indeks", "", "belum", 615_000_000),
    ]
    nama = ("nomor", "indikator", "target", "satuan", "unit", "keadaan", "pagu")
    return {
        "judul": "Perjanjian Kinerja 2026",
        "remah": [("Perjanjian Kinerja", "/perencanaan/"), ("Dinas Kesehatan", "#")],
        "giliran": {"menunggu": "Wali Kota Kediri", "sejak": hari(-2), "batas": hari(9), "jawaban": jawaban_tidak()},
        "target": [dict(zip(nama, b, strict=True)) for b in baris],
        "petak": petak(),
        "pohon": pohon(),
        "jumlah_pagu": sum(b[-1] for b in baris),
        "riwayat": riwayat()[2:],
        "peraturan": PERATURAN,
    }


def galat() -> dict[str, GalatKerja]:
    return {
        "403": TidakBerwenang(
            "Tim lintas Perangkat Daerah ditetapkan Sekretaris Daerah. Anda dapat mengirim usulannya.",
            "Sekretaris Daerah (Ir. Bambang Priyono, M.T.)",
            ["Pasal 12 ayat (2)"],
        ),
        "409": SudahBerubah(HENDRA["nama"], saat(-1), "Penugasan ini sudah ditetapkan orang lain."),
        "422": MasukanKeliru({"batas": ["Batas waktu melewati akhir tahun anggaran 2026."]}),
        "diam": TidakDiaturApp(
            "Peraturan ini tidak mengatur tim kerja di UPTD.",
            "Ajukan kebijakan tertulis kepada Bagian Organisasi.",
            ["Pasal 5", "Pasal 11"],
        ),
    }

"""Who, whose move, why, the line of people, history and cards, made up."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

PERATURAN = "kediri-2023-45"
KERANGKA: dict[str, Any] = {
    "masuk": True,
    "pemda": "Kota Kediri",
    "inisial": "KD",
    "aksen": "nila",
    "nama": "dr. Ratna Puspitasari, M.Kes.",
    "jabatan": ["Kepala Bidang Pelayanan Kesehatan"],
    "menunggu": 7,
}

RATNA = {"nama": "dr. Ratna Puspitasari, M.Kes.", "jabatan": "Kepala Bidang Pelayanan Kesehatan"}
BAGUS = {"nama": "Bagus Wicaksono, S.K.M.", "jabatan": "Administrator Kesehatan Ahli Muda"}
DEWI = {"nama": "Dewi Lestari, S.Kep., Ns.", "jabatan": "Perawat Ahli Pertama"}
HENDRA = {"nama": "Drs. Hendra Gunawan, M.M.", "jabatan": "Kepala Dinas Kesehatan"}
SITI = {"nama": "Siti Aminah, S.E.", "jabatan": "Sekretaris Dinas Kesehatan", "sifat": "plt"}


def hari(n: int) -> date:
    return timezone.localdate() + timedelta(days=n)


def saat(jam: int) -> datetime:
    return timezone.now() + timedelta(hours=jam)


def jawaban() -> dict[str, Any]:
    return {
        "kalimat": "Hasil kerja ditinjau berjenjang oleh Pejabat Penilai Kinerja pelaksana. "
        "Anda memimpin bidang tempat Bagus Wicaksono bertugas, jadi tinjauan pertama ada pada Anda.",
        "dasar": ["Pasal 18 ayat (2)", "Lampiran 1 tabel penilai no 4"],
        "peraturan": PERATURAN,
        "sumber": "tafsir",
        "catatan": [
            "Batang tubuh menyebut pimpinan unit, Lampiran menyebut Kepala Bidang. Yang dipakai Lampiran, "
            "karena menyebut jabatan; dengan bacaan lain hasilnya sama di dinas ini."
        ],
        "cara_temu": [
            "Pelaksana: Bagus Wicaksono, ahli muda di Bidang Pelayanan Kesehatan.",
            "Bidang ini punya Kepala Bidang, jadi ia Pejabat Penilai Kinerja.",
        ],
        "pemangku": RATNA,
    }


def jawaban_tidak() -> dict[str, Any]:
    return {
        "kalimat": "Tim lintas Perangkat Daerah ditetapkan Sekretaris Daerah. Anda dapat mengirim usulannya.",
        "dasar": ["Pasal 12 ayat (2)"],
        "peraturan": PERATURAN,
        "sumber": "tertulis",
    }


def giliran() -> list[dict[str, Any]]:
    return [
        {
            "menunggu": "Kepala Bidang Pelayanan Kesehatan",
            "saya": True,
            "sejak": hari(-3),
            "batas": hari(4),
            "berikutnya": "Kepala Dinas Kesehatan",
            "jawaban": jawaban(),
        },
        {"menunggu": "Kepala Dinas Kesehatan", "sejak": hari(-9), "batas": hari(-2), "berikutnya": "Sekretaris Daerah"},
        {"menunggu": "", "macet": "Tidak ada yang bisa meninjau: jabatan Sekretaris Dinas kosong"},
        {"selesai": hari(-12)},
    ]


def garis() -> list[dict[str, Any]]:
    return [
        {**BAGUS, "peran": "Pelaksana", "keadaan": "lalu", "tindakan": "menyerahkan", "kapan": hari(-5)},
        {**RATNA, "peran": "Peninjau pertama", "keadaan": "kini", "jawaban": jawaban()},
        {**SITI, "peran": "Peninjau kedua", "keadaan": "nanti"},
        {**HENDRA, "peran": "Pemilik, menyatakan selesai", "keadaan": "nanti"},
    ]


def riwayat() -> list[dict[str, Any]]:
    return [
        {
            "oleh": BAGUS["nama"],
            "sebagai": "pelaksana",
            "kalimat": "menyerahkan hasil versi 2 untuk ditinjau.",
            "pada": saat(-3),
            "dasar": ["Pasal 18 ayat (1)"],
        },
        {
            "oleh": RATNA["nama"],
            "sebagai": RATNA["jabatan"],
            "kalimat": "mengembalikan hasil versi 1.",
            "pada": saat(-74),
            "dasar": ["Pasal 18 ayat (3)"],
            "catatan": "Data Puskesmas Pesantren belum masuk; lengkapi tabel 4 sebelum diserahkan lagi.",
        },
        {
            "oleh": HENDRA["nama"],
            "sebagai": HENDRA["jabatan"],
            "kalimat": "menetapkan penugasan.",
            "pada": saat(-900),
            "dasar": ["Pasal 9 ayat (1)"],
            "surat": "Surat Tugas 800/112/419.110/2026",
            "surat_url": "#",
        },
    ]


def tugas() -> list[dict[str, Any]]:
    setuju = {"label": "Setujui", "url": "#", "gaya": "utama", "pintas": "s"}
    balik = {
        "label": "Kembalikan",
        "url": "#",
        "gaya": "biasa",
        "perlu_catatan": True,
        "pintas": "b",
        "label_catatan": "Apa yang perlu diperbaiki?",
    }
    tolak = {
        "label": "Tolak",
        "url": "#",
        "gaya": "bahaya",
        "perlu_catatan": True,
        "pintas": "t",
        "label_catatan": "Alasan menolak",
    }
    return [
        {
            "id": 1,
            "jenis": "Tinjauan hasil",
            "judul": "Laporan cakupan imunisasi rutin triwulan III",
            "url": "#",
            "dari": BAGUS,
            "sejak": hari(-3),
            "batas": hari(-1),
            "versi": 2,
            "jawaban": jawaban(),
            "tindakan": [setuju, balik],
            "batch": "setujui-bersama",
            "berubah": ["Tabel 4: Puskesmas Pesantren ditambahkan", "Lampiran baru: rekap-imunisasi-q3.xlsx"],
        },
        {
            "id": 2,
            "jenis": "Tinjauan hasil",
            "judul": "Panduan rujukan balik pasien hipertensi",
            "url": "#",
            "dari": DEWI,
            "sejak": saat(-5),
            "batas": hari(6),
            "versi": 1,
            "jawaban": jawaban(),
            "ringkas": "Dokumen 12 halaman, serahan pertama.",
            "tindakan": [setuju, balik],
            "batch": "setujui-bersama",
        },
        {
            "id": 3,
            "jenis": "Permohonan bergabung",
            "judul": "Dewi Lestari ingin masuk Tim Percepatan Penurunan Stunting",
            "url": "#",
            "dari": DEWI,
            "sejak": hari(-1),
            "batas": hari(2),
            "versi": 1,
            "jawaban": jawaban(),
            "tindakan": [setuju, tolak],
        },
    ]

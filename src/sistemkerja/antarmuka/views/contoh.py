"""Made-up content for the living page: a Dinas Kesehatan, its people, one of each thing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from sistemkerja.antarmuka.jadwal import Batang, susun
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru, SudahBerubah, TidakBerwenang, TidakDiaturApp

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
        {"menunggu": "Kepala Bidang Pelayanan Kesehatan", "saya": True, "sejak": hari(-3), "batas": hari(4),
         "berikutnya": "Kepala Dinas Kesehatan", "jawaban": jawaban()},
        {"menunggu": "Kepala Dinas Kesehatan", "sejak": hari(-9), "batas": hari(-2), "berikutnya": "Sekretaris Daerah"},
        {"menunggu": "", "macet": "Tidak ada yang bisa meninjau: jabatan Sekretaris Dinas kosong"},
        {"selesai": hari(-12)},
    ]  # fmt: skip


def garis() -> list[dict[str, Any]]:
    return [
        {**BAGUS, "peran": "Pelaksana", "keadaan": "lalu", "tindakan": "menyerahkan", "kapan": hari(-5)},
        {**RATNA, "peran": "Peninjau pertama", "keadaan": "kini", "jawaban": jawaban()},
        {**SITI, "peran": "Peninjau kedua", "keadaan": "nanti"},
        {**HENDRA, "peran": "Pemilik, menyatakan selesai", "keadaan": "nanti"},
    ]


def riwayat() -> list[dict[str, Any]]:
    return [
        {"oleh": BAGUS["nama"], "sebagai": "pelaksana", "kalimat": "menyerahkan hasil versi 2 untuk ditinjau.",
         "pada": saat(-3), "dasar": ["Pasal 18 ayat (1)"]},
        {"oleh": RATNA["nama"], "sebagai": RATNA["jabatan"], "kalimat": "mengembalikan hasil versi 1.",
         "pada": saat(-74), "dasar": ["Pasal 18 ayat (3)"],
         "catatan": "Data Puskesmas Pesantren belum masuk; lengkapi tabel 4 sebelum diserahkan lagi."},
        {"oleh": HENDRA["nama"], "sebagai": HENDRA["jabatan"], "kalimat": "menetapkan penugasan.", "pada": saat(-900),
         "dasar": ["Pasal 9 ayat (1)"], "surat": "Surat Tugas 800/112/419.110/2026", "surat_url": "#"},
    ]  # fmt: skip


def tugas() -> list[dict[str, Any]]:
    setuju = {"label": "Setujui", "url": "#", "gaya": "utama", "pintas": "s"}
    balik = {"label": "Kembalikan", "url": "#", "gaya": "biasa", "perlu_catatan": True, "pintas": "b",
             "label_catatan": "Apa yang perlu diperbaiki?"}  # fmt: skip
    tolak = {"label": "Tolak", "url": "#", "gaya": "bahaya", "perlu_catatan": True, "pintas": "t",
             "label_catatan": "Alasan menolak"}  # fmt: skip
    return [
        {"id": 1, "jenis": "Tinjauan hasil", "judul": "Laporan cakupan imunisasi rutin triwulan III", "url": "#",
         "dari": BAGUS, "sejak": hari(-3), "batas": hari(-1), "versi": 2, "jawaban": jawaban(),
         "tindakan": [setuju, balik], "batch": "setujui-bersama",
         "berubah": ["Tabel 4: Puskesmas Pesantren ditambahkan", "Lampiran baru: rekap-imunisasi-q3.xlsx"]},
        {"id": 2, "jenis": "Tinjauan hasil", "judul": "Panduan rujukan balik pasien hipertensi", "url": "#",
         "dari": DEWI, "sejak": saat(-5), "batas": hari(6), "versi": 1, "jawaban": jawaban(),
         "ringkas": "Dokumen 12 halaman, serahan pertama.", "tindakan": [setuju, balik], "batch": "setujui-bersama"},
        {"id": 3, "jenis": "Permohonan bergabung", "judul": "Dewi Lestari ingin masuk Tim Percepatan Penurunan Stunting",
         "url": "#", "dari": DEWI, "sejak": hari(-1), "batas": hari(2), "versi": 1, "jawaban": jawaban(),
         "tindakan": [setuju, tolak]},
    ]  # fmt: skip


class FormulirContoh(forms.Form):
    nama = forms.CharField(label="Nama kegiatan", max_length=200, help_text="Kata kerja lebih dulu, seperti di DPA.")
    cara = forms.ChoiceField(
        label="Cara kerja",
        widget=forms.RadioSelect,
        choices=[
            ("individu", "Sendiri\nSatu pelaksana, tanpa ketua."),
            ("tim", "Tim kerja\nBeberapa orang dengan pembagian peran."),
        ],
    )
    unit = forms.ChoiceField(label="Unit pelaksana", choices=[("", "Pilih unit"), ("1", "Bidang Pelayanan Kesehatan")])
    batas = forms.DateField(label="Batas waktu", help_text="Tidak boleh melewati akhir tahun anggaran.")
    pagu = forms.IntegerField(label="Pagu", required=False)
    uraian = forms.CharField(label="Uraian", widget=forms.Textarea(attrs={"rows": 4}), max_length=1000, required=False)
    berkas = forms.FileField(label="Berkas pendukung", required=False, help_text="PDF atau gambar, sampai 10 MB.")
    perlu_ketua = forms.BooleanField(label="Tim ini memerlukan ketua", required=False)


def formulir(*, keliru: bool = False) -> forms.Form:
    if not keliru:
        return FormulirContoh(prefix="contoh")
    isi = {"nama": "Menyusun peta sebaran balita stunting", "cara": "tim", "batas": ""}
    return FormulirContoh({f"keliru-{medan}": nilai for medan, nilai in isi.items()}, prefix="keliru")


def jadwal() -> dict[str, Any]:
    return susun(
        [
            Batang("Data dasar per kelurahan", hari(-70), hari(-30), 1),
            Batang("Kunjungan rumah", hari(-35), hari(12), 0.7),
            Batang("Peta sebaran", hari(-5), hari(25), 0.2),
            Batang("Laporan akhir", hari(20), hari(40)),
        ],
        kini=timezone.localdate(),
    )


def papan() -> list[dict[str, Any]]:
    peta = {"judul": "Peta sebaran per kelurahan", "url": "#", "orang": [BAGUS, DEWI], "batas": hari(25)}
    kunjungan = {"judul": "Kunjungan rumah 46 kelurahan", "url": "#", "orang": [DEWI], "batas": hari(-1),
                 "keterangan": "31 dari 46 kelurahan"}  # fmt: skip
    return [
        {"judul": "Belum mulai", "kartu": [{"judul": "Laporan akhir", "url": "#", "orang": [BAGUS], "batas": hari(40)}]},
        {"judul": "Berjalan", "kartu": [peta, kunjungan]},
        {"judul": "Ditinjau", "kartu": [{"judul": "Data dasar per kelurahan", "url": "#", "lencana": "menunggu"}]},
        {"judul": "Selesai", "kartu": []},
    ]


def pohon() -> list[dict[str, Any]]:
    return [
        {"teks": "Prevalensi stunting turun menjadi 8 persen", "url": "#", "orang": HENDRA, "keterangan": "8 %", "anak": [
            {"teks": "Balita ditimbang dan diukur", "url": "#", "orang": RATNA, "keterangan": "95 %", "anak": [
                {"teks": "Peta sebaran balita stunting", "url": "#", "orang": BAGUS, "lencana": "berjalan"},
                {"teks": "Pelatihan kader posyandu", "url": "#", "orang": DEWI, "lencana": "selesai"},
            ]},
            {"teks": "Air minum aman di kelurahan prioritas", "url": "#", "orang": {"nama": ""}, "lencana": "belum"},
        ]},
    ]  # fmt: skip


def komponen() -> dict[str, Any]:
    """Everything that the living page shows."""
    return {
        "judul": "Pustaka tampilan",
        "remah": [("Meja Kerja", "/"), ("Pustaka tampilan", "")],
        "contoh_giliran": giliran(), "jawaban": jawaban(), "jawaban_tidak": jawaban_tidak(), "garis": garis(),
        "tugas": tugas()[0], "formulir": formulir(), "formulir_keliru": formulir(keliru=True),
        "jadwal": jadwal(), "papan": papan(), "pohon": pohon(), "contoh_riwayat": riwayat(), "peraturan": PERATURAN,
        "orang_orang": [BAGUS, DEWI, RATNA], "bagus": BAGUS, "siti": SITI, "tahap": tahap(), "petak": petak(),
        "keadaan": ["draf", "diusulkan", "menunggu", "berjalan", "dikembalikan", "disetujui", "ditetapkan", "selesai",
                    "ditolak", "terhambat", "terlambat", "dibatalkan", "belum"],
        "tab": [{"label": "Rencana", "url": "#", "kini": False}, {"label": "Kemajuan", "url": "#", "kini": True, "jumlah": 12},
                {"label": "Hasil", "url": "#", "kini": False, "jumlah": 2}, {"label": "Berkas", "url": "#", "kini": False}],
    }  # fmt: skip


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
        "jatuh_tempo": [("Peta sebaran balita stunting", hari(2)), ("Rapat tim percepatan", hari(5)),
                        ("Laporan bulanan bidang", hari(9))],
    }  # fmt: skip


def kegiatan() -> dict[str, Any]:
    return {
        "judul": "Menyusun peta sebaran balita stunting", "giliran": giliran()[0], "garis": garis(), "tahap": tahap(),
        "remah": [("Kegiatan", "/kegiatan/"), ("Bidang Pelayanan Kesehatan", "#")], "riwayat": riwayat(),
        "peraturan": PERATURAN, "tab": komponen()["tab"], "jadwal": jadwal(), "papan": papan(),
        "anggota": [{**RATNA, "peran": "Pemilik kegiatan"}, {**BAGUS, "peran": "Ketua tim"}, {**DEWI, "peran": "Anggota"}],
        "jawaban_tidak": jawaban_tidak(),
    }  # fmt: skip


def pk() -> dict[str, Any]:
    baris = [
        ("1.1", "Prevalensi stunting", "8", "persen", "Bidang Kesehatan Masyarakat", "selesai", 1_250_000_000),
        ("1.2", "Cakupan imunisasi dasar lengkap", "96", "persen", "Bidang Pencegahan Penyakit", "berjalan", 860_500_000),
        ("1.3", "Puskesmas terakreditasi paripurna", "9", "unit", "Bidang Pelayanan Kesehatan", "menunggu", 1_475_000_000),
        ("2.1", "Kepuasan masyarakat atas layanan", "88,5", "indeks", "", "belum", 615_000_000),
    ]
    nama = ("nomor", "indikator", "target", "satuan", "unit", "keadaan", "pagu")
    return {
        "judul": "Perjanjian Kinerja 2026", "remah": [("Perjanjian Kinerja", "/perencanaan/"), ("Dinas Kesehatan", "#")],
        "giliran": {"menunggu": "Wali Kota Kediri", "sejak": hari(-2), "batas": hari(9), "jawaban": jawaban_tidak()},
        "target": [dict(zip(nama, b, strict=True)) for b in baris], "petak": petak(), "pohon": pohon(),
        "jumlah_pagu": sum(b[-1] for b in baris), "riwayat": riwayat()[2:], "peraturan": PERATURAN,
    }  # fmt: skip


def galat() -> dict[str, GalatKerja]:
    return {
        "403": TidakBerwenang("Tim lintas Perangkat Daerah ditetapkan Sekretaris Daerah. Anda dapat mengirim usulannya.",
                              "Sekretaris Daerah (Ir. Bambang Priyono, M.T.)", ["Pasal 12 ayat (2)"]),
        "409": SudahBerubah(HENDRA["nama"], saat(-1), "Penugasan ini sudah ditetapkan orang lain."),
        "422": MasukanKeliru({"batas": ["Batas waktu melewati akhir tahun anggaran 2026."]}),
        "diam": TidakDiaturApp("Peraturan ini tidak mengatur tim kerja di UPTD.",
                               "Ajukan kebijakan tertulis kepada Bagian Organisasi.", ["Pasal 5", "Pasal 11"]),
    }  # fmt: skip

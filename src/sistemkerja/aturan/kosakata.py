"""Kosakata baku: kunci keadaan, kode jabatan, peran, instrumen, dan daftar pertanyaan.

Kode sama dengan bagian 3 rancangan dan `docs/glosarium.md`; sebuah kode di luar daftar ini ditolak pembaca.
"""

from __future__ import annotations

from dataclasses import dataclass

JENIS_INDUK = (
    "sekretariat_daerah", "sekretariat_dprd", "inspektorat", "dinas", "badan", "satpol_pp", "dpmptsp", "bpbd",
    "kantor", "rsud", "kecamatan", "kelurahan", "uptd", "puskesmas", "satuan_pendidikan",
)  # fmt: skip
JENIS_BAGIAN = ("asisten", "bagian", "bidang", "sekretariat", "subbagian", "subbidang", "seksi")
JENIS_UNIT = JENIS_INDUK + JENIS_BAGIAN

BAGIAN = (
    "sekretariat",
    "bidang",
    "bagian",
    "subbagian",
    "subbidang",
    "seksi",
    "irban",
    "kelompok_jf",
    "uptd",
    "wadir",
)

JABATAN = (
    "kepala_daerah", "sekretaris_daerah", "asisten", "staf_ahli", "kepala_pd", "wakil_direktur", "sekretaris_pd",
    "kepala_bagian", "kepala_bidang", "inspektur_pembantu", "kepala_subbagian", "kepala_subbidang", "kepala_seksi",
    "camat", "sekretaris_kecamatan", "lurah", "sekretaris_kelurahan", "direktur", "kepala_uptd", "kepala_puskesmas",
    "kepala_satuan_pendidikan",
)  # fmt: skip
ASISTEN = ("asisten_pemkesra", "asisten_ekbang", "asisten_adm_umum")

JENJANG_STRUKTURAL = ("jpt_madya", "jpt_pratama", "administrator", "pengawas")
JENJANG_FUNGSIONAL = (
    "ahli_utama", "ahli_madya", "ahli_muda", "ahli_pertama", "penyelia", "mahir", "terampil", "pemula",
)  # fmt: skip
JENJANG_PEGAWAI = JENJANG_FUNGSIONAL + ("pelaksana",)
JENJANG = JENJANG_STRUKTURAL + JENJANG_PEGAWAI

PERAN_RELATIF = (
    "penilai_kinerja", "atasan_penilai", "pimpinan_unit", "pemilik_kinerja", "kepala_pd", "ketua_tim", "anggota_tim",
    "pengendali_tim", "koordinator", "pejabat_pembina_kepegawaian", "pengelola_kepegawaian", "pengawas_internal",
    "pemohon", "dituju", "asal",
)  # fmt: skip
PELAKU_KERJA = ("individu", "tim_kerja", "pejabat_fungsional", "pelaksana", "pegawai_bersangkutan")
BADAN_LAIN = (
    "tim_koordinasi_spbe", "tim_transformasi_manajemen", "pengelola_spbe", "organisasi_tatalaksana",
    "perangkat_daerah", "kepala_pd_induk", "pemerintah_daerah",
)  # fmt: skip
SUFIKS = ("_pemohon", "_dituju", "_asal", "_bersangkutan", "_induk")
PERAN = frozenset(JABATAN + ASISTEN + JENJANG + PERAN_RELATIF + PELAKU_KERJA + BADAN_LAIN)

PERAN_KEADAAN = (
    "individu", "ketua_tim", "anggota_tim", "pengendali_tim", "koordinator", "penilai_kinerja", "pimpinan_unit",
    "pemilik_kinerja",
)  # fmt: skip

INSTRUMEN = (
    "surat_tugas", "surat_perintah", "surat_perintah_tugas", "surat_penugasan", "keputusan_kepala_pd",
    "keputusan_camat", "keputusan_sekda", "keputusan_kepala_daerah", "surat_permohonan_pelibatan", "surat_jawaban",
    "nota_dinas", "lisan",
)  # fmt: skip

KERJA = (
    "menetapkan", "membagi_target", "merumuskan_strategi", "mengusulkan", "merekomendasikan", "memohon", "mengetahui",
    "menyetujui", "menolak", "menginstruksikan", "menjawab", "menugaskan", "menyusun_rencana", "merinci",
    "membagi_peran", "memantau", "memberi_umpan_balik", "menyerahkan", "menerima", "meneruskan", "meninjau",
    "mengevaluasi", "memperbaiki", "menyatakan_selesai", "melaporkan",
)  # fmt: skip

HUBUNGAN = ("dan", "atau", "dan/atau")
SUMBER = ("tertulis", "tafsir", "kebijakan")
HASIL_LANGKAH = ("disetujui", "ditolak", "tersedia", "tidak_tersedia")

KUNCI: dict[str, tuple[str, ...] | None] = {
    "jenis_unit": JENIS_UNIT,
    "pd": None,  # kode PD bernama: milik tiap peraturan
    "bagian": BAGIAN,
    "jabatan": JABATAN,
    "jenjang": JENJANG,
    "asisten": ASISTEN,
    "tipe": ("a", "b"),
    "tingkat": ("1", "2", "3", "pemda", "pd"),
    "cara": ("penunjukan", "sukarela"),
    "lingkup": ("dalam_unit", "lintas_unit", "lintas_pd", "lintas_instansi"),
    "bentuk": ("individu", "tim"),
    "tahap": ("perencanaan", "pelaksanaan", "evaluasi"),
    "peran": PERAN_KEADAAN,
    "tanggal": None,  # hanya untuk `berlaku` dan tanggal hukum sebuah jawaban
}

# Jabatan yang hanya ada pada jenis unit tertentu; cabang yang mustahil tidak ditampilkan.
JABATAN_HANYA_DI: dict[str, tuple[str, ...]] = {
    "sekretaris_daerah": ("sekretariat_daerah",),
    "asisten": ("sekretariat_daerah", "asisten"),
    "inspektur_pembantu": ("inspektorat",),
    "camat": ("kecamatan",),
    "sekretaris_kecamatan": ("kecamatan",),
    "lurah": ("kelurahan", "kecamatan"),
    "sekretaris_kelurahan": ("kelurahan", "kecamatan"),
    "direktur": ("rsud",),
    "wakil_direktur": ("rsud",),
    "kepala_uptd": ("uptd",),
    "kepala_puskesmas": ("puskesmas",),
    "kepala_satuan_pendidikan": ("satuan_pendidikan",),
}

JENIS_KETENTUAN = (
    "aturan",
    "definisi",
    "asas",
    "tujuan",
    "peralihan",
    "penutup",
    "di_luar_aplikasi",
    "judul",
)
JENIS_CATATAN = (
    "kontradiksi",
    "salah_rujuk",
    "tidak_jelas",
    "penomoran",
    "salah_tulis",
    "ocr",
    "kesenjangan",
)


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """Satu pertanyaan yang dapat diajukan: namanya, bentuk jawabannya, dan judul yang dibaca orang."""

    nama: str
    bentuk: str  # nama pemeriksa di `nilai.py`
    judul: str
    kelompok: str
    kunci: tuple[str, ...] = ()  # kunci yang lazim membedakan jawabannya
    lebih: tuple[str, ...] = ()  # kunci tambahan dalam satu butir nilai


def _p(nama: str, bentuk: str, judul: str, kelompok: str, kunci: str = "", lebih: str = "") -> Pertanyaan:
    return Pertanyaan(nama, bentuk, judul, kelompok, tuple(kunci.split()), tuple(lebih.split()))


_UNIT = "jenis_unit pd bagian"
_DAFTAR = (
    _p("berlaku", "boleh", "Berlakukah pada tanggal itu", "identitas", "tanggal"),
    _p("asas", "daftar", "Asas dan prinsip", "identitas"),
    _p("tujuan", "daftar", "Maksud dan tujuan", "identitas"),
    _p("jenis_jabatan", "daftar", "Jenis jabatan", "identitas"),
    _p("tugas_jabatan", "daftar", "Tugas tiap jenis jabatan", "identitas", "jenjang"),
    _p("bentuk_hubungan_kerja", "daftar", "Bentuk hubungan kerja", "identitas"),
    _p("struktur", "struktur", "Susunan jabatan", "kedudukan", "jenis_unit pd tipe"),
    _p("kedudukan", "kedudukan", "Siapa berkedudukan di bawah siapa", "kedudukan", _UNIT),
    _p("kedudukan_ditetapkan_oleh", "peran", "Yang menetapkan kedudukan", "kedudukan", "jenis_unit"),
    _p("pimpinan_unit", "peran", "Pimpinan unit organisasi", "kedudukan", _UNIT),
    _p("penilai", "peran", "Pejabat Penilai Kinerja", "penilaian",
       "jenis_unit pd bagian jabatan jenjang asisten tipe"),
    _p("atasan_penilai", "peran", "Atasan Pejabat Penilai Kinerja", "penilaian", _UNIT),
    _p("pendelegasian_penilaian", "delegasi", "Pendelegasian penilaian", "penilaian", _UNIT),
    _p("boleh", "boleh", "Bolehkah", "penugasan", "jenis_unit pd cara lingkup bentuk"),
    _p("dasar_penugasan", "dokumen", "Dokumen dasar penugasan", "penugasan", _UNIT),
    _p("pemberi_penugasan", "peran", "Yang memberi penugasan", "penugasan", _UNIT + " jenjang cara lingkup"),
    _p("pengusul_penugasan", "peran_sifat", "Yang mengusulkan penugasan", "penugasan", _UNIT + " lingkup", "kepada"),
    _p("penetap_penugasan", "peran", "Yang menetapkan penugasan", "penugasan", _UNIT + " cara lingkup bentuk"),
    _p("alur_penugasan", "langkah", "Alur penugasan", "penugasan", "cara lingkup"),
    _p("alasan_penolakan", "boleh", "Wajibkah penolakan beralasan", "penugasan", "cara lingkup"),
    _p("isi_minimal_permohonan", "daftar", "Isi minimal surat permohonan", "penugasan", "cara lingkup"),
    _p("instrumen", "instrumen", "Naskah yang dipakai", "penugasan", "jenis_unit pd lingkup peran", "untuk"),
    _p("penetap_tim", "peran", "Yang menetapkan tim kerja", "tim_kerja", _UNIT + " lingkup"),
    _p("penentu_ketua", "peran_sifat", "Yang menentukan ketua tim", "tim_kerja", _UNIT + " lingkup"),
    _p("asal_ketua", "asal_ketua", "Asal ketua tim", "tim_kerja", "lingkup"),
    _p("syarat_ketua", "daftar", "Syarat ketua tim", "tim_kerja"),
    _p("koordinator", "peran", "Koordinator di samping ketua", "tim_kerja", _UNIT, "untuk"),
    _p("jumlah_tim", "bebas", "Jumlah tim dan anggota", "tim_kerja"),
    _p("komposisi_tim", "daftar", "Komposisi tim", "tim_kerja"),
    _p("pola_tim", "daftar", "Pola tim kerja", "tim_kerja", "lingkup"),
    _p("tugas_tambahan", "tugas_tambahan", "Tugas tambahan", "tim_kerja"),
    _p("tim_lain", "tim_lain", "Tim lain yang dibentuk", "tim_kerja"),
    _p("penetap_perjanjian_kinerja", "peran", "Yang menetapkan Perjanjian Kinerja", "mekanisme", _UNIT),
    _p("pembagi_target", "peran", "Yang membagi target", "mekanisme", _UNIT, "kepada"),
    _p("pemberi_arahan", "peran", "Yang memberi arahan", "mekanisme", _UNIT, "kepada"),
    _p("perumus_strategi", "peran", "Yang merumuskan strategi", "mekanisme", _UNIT),
    _p("perencana_bersama", "peran", "Yang menyusun rencana bersama", "mekanisme", _UNIT, "untuk"),
    _p("isi_rencana", "isi_rencana", "Isi rencana", "mekanisme", _UNIT),
    _p("perincian", "peran", "Yang merinci kegiatan", "mekanisme", _UNIT),
    _p("pembagi_peran", "peran", "Yang membagi peran anggota", "mekanisme", _UNIT),
    _p("kolaborasi", "daftar", "Kolaborasi dalam pelaksanaan", "mekanisme", _UNIT),
    _p("pelaksanaan_tugas", "daftar", "Ketentuan pelaksanaan tugas", "mekanisme", "jenis_unit lingkup bentuk"),
    _p("pemantau", "pemantau", "Yang memantau", "mekanisme", _UNIT),
    _p("penyerah_hasil", "peran", "Yang menyerahkan hasil", "mekanisme", _UNIT, "kepada"),
    _p("rantai_tinjauan", "langkah", "Rantai tinjauan hasil", "mekanisme", _UNIT),
    _p("penyelesai", "peran", "Yang menyatakan selesai", "mekanisme", _UNIT),
    _p("tidak_sesuai_target", "peran_kerja", "Bila hasil tidak sesuai target", "mekanisme", _UNIT),
    _p("eskalasi_kendala", "eskalasi", "Ke mana kendala disampaikan", "mekanisme", "lingkup bentuk"),
    _p("laporan", "laporan", "Laporan pelaksanaan tugas", "pertanggungjawaban", "peran"),
    _p("laporan_sewaktu_waktu", "laporan_sewaktu", "Laporan sewaktu-waktu", "pertanggungjawaban"),
    _p("tanggung_jawab", "daftar", "Tanggung jawab", "tanggung_jawab", "peran"),
    _p("tahap_pengelolaan_kinerja", "daftar", "Tahap pengelolaan kinerja", "kinerja"),
    _p("dialog_kinerja", "daftar", "Langkah dialog kinerja", "kinerja", "bentuk"),
    _p("penetap_peta_proses", "peran", "Yang menetapkan peta proses bisnis", "proses_bisnis", "tingkat"),
    _p("reviu_proses_bisnis", "daftar", "Reviu proses bisnis", "proses_bisnis"),
    _p("penggunaan_aplikasi", "wajib_dapat", "Penggunaan aplikasi bersama", "spbe"),
    _p("pengguna_aplikasi", "peran", "Yang memastikan penggunaan aplikasi", "spbe", "", "untuk"),
    _p("pengawasan", "peran", "Pengawasan pelaksanaan", "penutup", "", "untuk"),
    _p("pemerataan_pekerjaan", "peran", "Pemerataan pekerjaan", "penutup", "", "untuk"),
    _p("usul_pelatihan", "peran", "Usul pelatihan", "penutup", "", "kepada untuk"),
    _p("mencabut", "daftar", "Yang dicabut", "penutup"),
)  # fmt: skip
PERTANYAAN: dict[str, Pertanyaan] = {p.nama: p for p in _DAFTAR}

# Kunci yang dirangkai `hubungan` menurut bentuk nilai; yang pertama berisi beberapa kode yang dimaksud.
_KUNCI_HUBUNGAN = {
    "kedudukan": ("di_bawah",), "struktur": ("di_bawah",), "laporan": ("kepada",), "delegasi": ("kepada",),
    "laporan_sewaktu": ("oleh", "dari"), "eskalasi": ("oleh", "kepada"),
}  # fmt: skip


def kunci_hubungan(bentuk: str) -> tuple[str, ...]:
    """Kunci yang dirangkai oleh `hubungan` dalam nilai berbentuk ini; lazimnya `oleh`."""
    return _KUNCI_HUBUNGAN.get(bentuk, ("oleh",))


KELOMPOK: dict[str, str] = {
    "identitas": "Identitas dan keberlakuan",
    "kedudukan": "Kedudukan",
    "penilaian": "Penilaian kinerja",
    "penugasan": "Penugasan",
    "tim_kerja": "Tim kerja",
    "mekanisme": "Mekanisme kerja",
    "pertanggungjawaban": "Pertanggungjawaban",
    "tanggung_jawab": "Tanggung jawab",
    "kinerja": "Pengelolaan kinerja",
    "proses_bisnis": "Proses bisnis",
    "spbe": "Aplikasi dan SPBE",
    "penutup": "Ketentuan lain dan penutup",
}

# Kelompok yang jawabannya milik unit: bagi jenis unit yang tidak diatur, aturan umumnya tidak menjawab.
KELOMPOK_PER_UNIT = ("kedudukan", "penilaian", "penugasan", "tim_kerja", "mekanisme")

# Pertanyaan mekanisme yang untuk setiap jenis unit harus dijawab atau didiamkan secara tegas.
MEKANISME_POKOK = (
    "penetap_perjanjian_kinerja", "pembagi_target", "perumus_strategi", "pemberi_penugasan", "koordinator",
    "penentu_ketua", "isi_rencana", "pemantau", "penyerah_hasil", "rantai_tinjauan", "penyelesai",
)  # fmt: skip

# Kata yang dikenal peraturan serumpun tetapi belum dapat ditegakkan: ditolak dengan namanya, tidak pernah diabaikan.
KATA_BELUM_DITEGAKKAN = (
    "batas_waktu", "diam_berarti", "batas_jumlah", "plafon", "syarat_kelayakan", "masa_terlama", "perpanjangan",
    "delegasi_sampai", "naik_setelah_kembali", "selesai_menurut_lingkup",
)  # fmt: skip


def peran_dikenal(kode: str) -> bool:
    """True bila `kode` adalah peran atau jabatan baku, dengan atau tanpa sufiks seperti `_pemohon`."""
    if kode in PERAN:
        return True
    return any(kode.endswith(s) and kode[: -len(s)] in PERAN for s in SUFIKS)

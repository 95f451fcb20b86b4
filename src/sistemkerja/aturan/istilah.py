"""Istilah: kode menjadi kata yang dibaca orang; kata peraturan itu sendiri didahulukan."""

from __future__ import annotations

from collections.abc import Iterable

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan

_ISTILAH = {
    "jpt_madya": "Pejabat Pimpinan Tinggi Madya", "jpt_pratama": "Pejabat Pimpinan Tinggi Pratama",
    "administrator": "Pejabat Administrator", "pengawas": "Pejabat Pengawas",
    "kepala_daerah": "Kepala Daerah", "kepala_pd": "Kepala Perangkat Daerah",
    "kepala_pd_induk": "Kepala Perangkat Daerah induk", "sekretaris_pd": "Sekretaris Perangkat Daerah",
    "sekretaris_kecamatan": "Sekretaris Kecamatan", "kepala_uptd": "Kepala UPTD",
    "asisten_pemkesra": "Asisten Pemerintahan dan Kesejahteraan Rakyat",
    "asisten_ekbang": "Asisten Perekonomian dan Pembangunan", "asisten_adm_umum": "Asisten Administrasi Umum",
    "penilai_kinerja": "Pejabat Penilai Kinerja", "atasan_penilai": "atasan Pejabat Penilai Kinerja",
    "pimpinan_unit": "Pimpinan Unit Organisasi", "pemilik_kinerja": "pemilik kinerja",
    "ketua_tim": "ketua tim", "anggota_tim": "anggota tim", "pengendali_tim": "pengendali tim",
    "koordinator": "koordinator", "individu": "pegawai perseorangan", "tim_kerja": "tim kerja",
    "pejabat_fungsional": "Pejabat Fungsional", "pelaksana": "pelaksana",
    "pegawai_bersangkutan": "pegawai yang bersangkutan", "pemohon": "pemohon", "dituju": "yang dituju",
    "asal": "unit asal", "pengawas_internal": "pengawas internal", "perangkat_daerah": "Perangkat Daerah",
    "pemerintah_daerah": "Pemerintah Daerah", "tim_koordinasi_spbe": "Tim Koordinasi SPBE",
    "pengelola_spbe": "Perangkat Daerah pengelola SPBE",
    "tim_transformasi_manajemen": "tim transformasi manajemen",
    "organisasi_tatalaksana": "unit organisasi dan tata laksana",
    "pejabat_pembina_kepegawaian": "Pejabat Pembina Kepegawaian",
    "pengelola_kepegawaian": "Perangkat Daerah pengelola kepegawaian",
    "sekretariat_dprd": "Sekretariat DPRD", "satpol_pp": "Satuan Polisi Pamong Praja", "dpmptsp": "DPMPTSP",
    "bpbd": "BPBD", "rsud": "RSUD", "uptd": "UPTD", "irban": "Inspektur Pembantu",
    "kelompok_jf": "kelompok jabatan fungsional", "wadir": "Wakil Direktur",
    "dalam_unit": "dalam unit", "lintas_unit": "lintas unit", "lintas_pd": "lintas Perangkat Daerah",
    "lintas_instansi": "lintas instansi", "penunjukan": "penunjukan", "sukarela": "pengajuan sukarela",
    "tim": "tim", "perencanaan": "perencanaan", "pelaksanaan": "pelaksanaan", "evaluasi": "evaluasi",
    "keputusan_kepala_pd": "keputusan Kepala Perangkat Daerah", "keputusan_camat": "keputusan Camat",
    "keputusan_sekda": "keputusan Sekretaris Daerah", "keputusan_kepala_daerah": "keputusan Kepala Daerah",
    "sewaktu_waktu": "sewaktu-waktu", "perlu_tidaknya": "menentukan perlu tidaknya",
    "a": "A", "b": "B", "pd": "Perangkat Daerah", "pemda": "Pemerintah Daerah",
}  # fmt: skip
_KECIL = frozenset(k.INSTRUMEN + k.KERJA + k.HASIL_LANGKAH)
_SUFIKS = {
    "_pemohon": "pemohon", "_dituju": "yang dituju", "_asal": "asal", "_bersangkutan": "yang bersangkutan",
    "_induk": "induk",
}  # fmt: skip
KUNCI = {
    "jenis_unit": "jenis unit", "pd": "Perangkat Daerah atau unit", "bagian": "bagian", "jabatan": "jabatan",
    "jenjang": "jenjang", "asisten": "asisten", "tipe": "tipe", "tingkat": "tingkat", "cara": "cara",
    "lingkup": "lingkup", "bentuk": "bentuk", "tahap": "tahap", "peran": "peran", "tanggal": "tanggal",
}  # fmt: skip


def istilah(kode: str, per: Peraturan | None = None) -> str:
    """Sebutan sebuah kode bagi orang: kata peraturan ini, lalu kata baku, lalu kodenya dengan spasi."""
    if per is not None:
        if (kata := per.sebutan(kode)) is not None:
            return str(kata)
        if kode in per.pd:
            return per.pd[kode].nama
    if kode in _ISTILAH:
        return _ISTILAH[kode]
    for sufiks, kata in _SUFIKS.items():
        if kode.endswith(sufiks) and k.peran_dikenal(kode) and kode not in k.PERAN:
            return f"{istilah(kode.removesuffix(sufiks), per)} {kata}"
    kata = kode.replace("_", " ")
    return kata if kode in _KECIL or not kode.isascii() else kata.title() if "_" in kode or kode in _JUDUL else kata


_JUDUL = frozenset(k.JABATAN + k.JENIS_UNIT + k.JENJANG)


def rangkai(kode: Iterable[str], hubungan: str, per: Peraturan | None = None) -> str:
    """Beberapa kode menjadi satu rangkaian kata: "A, B, atau C"."""
    kata = [istilah(x, per) for x in kode]
    if len(kata) < 2:
        return "".join(kata)
    pisah = ", " if len(kata) > 2 else " "
    return f"{', '.join(kata[:-1])}{pisah}{hubungan} {kata[-1]}"

"""Setiap alamat yang menerima kiriman: objeknya, orang yang berwenang, isi yang sah, dan sifat setiap medannya.

Uji akses mengirim isi yang sah sebagai setiap peran; uji masukan merusaknya medan demi medan.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.akses.bentuk_kiriman import Isi, Kiriman, Medan, teks
from tests.akses.kiriman_akun import KIRIMAN_AKUN
from tests.akses.kiriman_pengelola import KIRIMAN_PENGELOLA
from tests.akses.panggung import ISI_PDF
from tests.akses.pelengkap import Dunia

_CATATAN = Medan("catatan", 2000, True)
_SURAT = {"nomor_surat": teks(100, False), "tanggal_surat": Medan("tanggal")}
_TANGGAL = date.today() + timedelta(10)


def _deret(awalan: str, *baris: Isi) -> Isi:
    isi = {f"{awalan}-TOTAL_FORMS": str(len(baris)), f"{awalan}-INITIAL_FORMS": "0"}
    return isi | {f"{awalan}-{n}-{medan}": nilai for n, satu in enumerate(baris) for medan, nilai in satu.items()}


def _sasaran(d: Dunia) -> Isi:
    return _deret("s", {"sasaran": "Stunting turun", "indikator": "Prevalensi", "target": "14", "satuan": "persen"})


def _bagi(d: Dunia) -> Isi:
    sasaran = d.objek("sasaran")["pk"]
    return {f"kepada-{sasaran}": d.isi["lain"]["kursi_kabid"], f"uraian-{sasaran}": "Bagian kami"}


def _bagi_lagi(d: Dunia) -> Isi:
    return {f"kepada-{d.isi['lain']['sasaran_setda']}": d.isi["lain"]["bawah_asisten"]}


def _strategi(d: Dunia) -> Isi:
    butir = {"nama": "Penyuluhan", "bentuk": "individu", "mulai": date.today(), "batas": _TANGGAL, "uraian": "Tiap RW"}
    return {"rumusan": "Bersama kader."} | _deret("butir", butir)


def _rencana(d: Dunia) -> Isi:
    return _deret("rencana", {"uraian": "Persiapan", "batas": _TANGGAL, "anggaran": "1.250.000"})


def _rincian(d: Dunia) -> Isi:
    return _deret("rincian", {
        "id": d.isi["lain"]["rincian"], "uraian": "Turun ke lapangan", "batas": _TANGGAL,
        "penanggung_jawab": d.isi["lain"]["penanggung_jawab"],
    })  # fmt: skip


def _kemajuan(d: Dunia) -> Isi:
    return {"rincian": d.isi["lain"]["rincian"], "persen": "50", "catatan": "Separuh sudah."}


def berkas(nama: str = "laporan.pdf", isi: bytes = ISI_PDF, jenis: str = "application/pdf") -> SimpleUploadedFile:
    """Berkas unggahan."""
    return SimpleUploadedFile(nama, isi, content_type=jenis)


_BARIS_SASARAN = {
    "s-0-sasaran": teks(500), "s-0-indikator": teks(500), "s-0-target": teks(60), "s-0-satuan": teks(40, False),
}  # fmt: skip
_BARIS_BUTIR = {
    "rumusan": teks(4000), "butir-0-nama": teks(300), "butir-0-bentuk": Medan("pilihan", wajib=True),
    "butir-0-mulai": Medan("tanggal", wajib=True), "butir-0-batas": Medan("tanggal", wajib=True),
    "butir-0-uraian": teks(4000, False),
}  # fmt: skip
_BARIS_RENCANA = {
    "rencana-0-uraian": teks(500), "rencana-0-batas": Medan("tanggal"), "rencana-0-anggaran": Medan("angka"),
}  # fmt: skip
_BARIS_RINCIAN = {
    "rincian-0-uraian": teks(500, False), "rincian-0-batas": Medan("tanggal"),
    "rincian-0-penanggung_jawab": Medan("pilihan"),
}  # fmt: skip

KIRIMAN_KERJA = (
    Kiriman("perencanaan:baru", "pk_baru", "kadis", _sasaran, _BARIS_SASARAN, bersamaan="sekali"),
    Kiriman("perencanaan:sasaran", "pk_draf", "kadis", _sasaran, _BARIS_SASARAN),
    Kiriman("perencanaan:penetapan", "pk_draf", "kadis", lambda d: {"nomor": "000/1"}, {"nomor": teks(100, False)}),
    Kiriman("perencanaan:pembagian", "pk", "kadis", _bagi, bersamaan="sekali"),
    Kiriman("perencanaan:pengambilan", "sasaran", "", lambda d: {"sebagai": d.isi["lain"]["kursi_kabid"]}),
    Kiriman("perencanaan:strategi", "bagian_baru", "kabid", _strategi, _BARIS_BUTIR),
    Kiriman("perencanaan:pembagian_bagian", "bagian_asisten", "asisten", _bagi_lagi, bersamaan="sekali"),
    Kiriman(
        "penugasan:susunan", "butir_baru", "kabid", lambda d: {"pelaksana": d.isi["lain"]["kursi_jf"]},
        _SURAT | {"nama_tim": teks(200, False)},
    ),
    Kiriman("penugasan:pratinjau", "butir_baru", "", lambda d: {"pelaksana": d.isi["lain"]["kursi_jf"]}),
    Kiriman("penugasan:persetujuan", "susunan", "kadis", lambda d: {}, _SURAT),
    Kiriman("penugasan:penolakan", "susunan", "kadis", lambda d: {"alasan": "Tambah orang."}, {"alasan": teks(2000)}),
    Kiriman("kegiatan:rencana", "kegiatan_rencana", "jf", _rencana, _BARIS_RENCANA),
    Kiriman(
        "kegiatan:kesepakatan", "kegiatan_diajukan", "kabid", lambda d: {"putusan": "kembali", "catatan": "Perjelas."},
        {"putusan": Medan("pilihan", wajib=True), "catatan": teks(2000)},
    ),
    Kiriman("kegiatan:rincian", "kegiatan_laksana", "jf", _rincian, _BARIS_RINCIAN),
    Kiriman(
        "kegiatan:kemajuan", "kegiatan_laksana", "jf", _kemajuan,
        {"rincian": Medan("pilihan", wajib=True), "persen": Medan("pilihan", wajib=True), "catatan": teks(1000)},
        berversi=False, bersamaan="tambah",
    ),
    Kiriman(
        "kegiatan:pemantauan", "kegiatan_kendala", "kabid", lambda d: {"isi": "Baik."}, {"isi": teks(2000)},
        berversi=False, bersamaan="tambah",
    ),
    Kiriman(
        "kegiatan:kendala", "kegiatan_kendala", "jf", lambda d: {"uraian": "Hujan.", "rekomendasi": "Tunda."},
        {"uraian": teks(2000), "rekomendasi": teks(2000, False)}, berversi=False, bersamaan="tambah",
    ),
    Kiriman(
        "kegiatan:putusan_kendala", "kendala", "kabid", lambda d: {"putusan": "Pinjam dari Puskesmas."},
        {"putusan": teks(2000)},
    ),
    Kiriman("kegiatan:unggahan", "kegiatan_laksana", "jf", lambda d: {"berkas": berkas()},
            berversi=False, bersamaan="tambah"),
    Kiriman(
        "kegiatan:hasil", "kegiatan_laksana", "jf", lambda d: {"uraian": "Selesai.", "tautan": "https://contoh.id/a"},
        {"uraian": teks(4000), "tautan": Medan("tautan", 500)},
    ),
    Kiriman(
        "kegiatan:tinjauan", "kegiatan_tinjau", "kabid", lambda d: {"putusan": "belum_sesuai", "catatan": "Lengkapi."},
        {"putusan": Medan("pilihan", wajib=True), "catatan": teks(2000)},
    ),
    Kiriman("meja:persetujuan", "tugas_tinjau", "kabid", lambda d: {}),
    Kiriman("meja:pengembalian", "tugas_tinjau", "kabid", lambda d: {"catatan": "Lengkapi."},
            {"catatan": _CATATAN}),
    Kiriman("meja:putusan", "tugas_hambatan", "kabid", lambda d: {"catatan": "Pinjam."}, {"catatan": _CATATAN}),
    Kiriman(
        "meja:bersama", "-", "kabid",
        lambda d: {"tugas": d.objek("tugas_tinjau")["pk"],
                   f"versi-{d.objek('tugas_tinjau')['pk']}": d.isi["versi"]["tugas_tinjau"]},
        berversi=False, bersamaan="meja",
    ),
    Kiriman("akun:masuk", "-", "anonim", lambda d: {"pemda": "kediri", "nip": "12345", "sandi": "salah"},
            {"pemda": Medan("pilihan", wajib=True), "nip": teks(40), "sandi": teks(200)}, berversi=False),
    Kiriman("akun:keluar", "-", "jf", lambda d: {}, berversi=False),
    Kiriman("akun:lanjutkan", "-", "jf", lambda d: {}, berversi=False),
    Kiriman("antarmuka:tema", "-", "jf", lambda d: {"tema": "gelap"}, berversi=False),
    Kiriman("set_language", "-", "jf", lambda d: {"language": "en"}, berversi=False),
)  # fmt: skip
KIRIMAN = (*KIRIMAN_KERJA, *KIRIMAN_PENGELOLA, *KIRIMAN_AKUN)
MENURUT_NAMA = {k.nama: k for k in KIRIMAN}
PEKERJAAN = tuple(k for k in KIRIMAN_KERJA if k.oleh not in ("", "anonim") and k.nama.partition(":")[0] not in (
    "akun", "antarmuka", "set_language"))  # fmt: skip
PENGELOLA = tuple(k for k in (*KIRIMAN_PENGELOLA, *KIRIMAN_AKUN) if k.bersamaan)

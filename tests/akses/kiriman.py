"""Setiap alamat yang menerima kiriman: objeknya, orang yang berwenang, isi yang sah, dan sifat setiap medannya.

Uji akses mengirim isi yang sah sebagai setiap peran; uji masukan merusaknya medan demi medan.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.akses.panggung import ISI_PDF
from tests.akses.pelengkap import Dunia

Isi = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Medan:
    """Sifat satu medan: jenisnya, panjang terbesar, dan apakah wajib."""

    jenis: str  # teks | catatan (huruf nol dibuang) | pilihan | tanggal | angka | tautan | centang
    panjang: int = 0
    wajib: bool = False


@dataclass(frozen=True, slots=True)
class Kiriman:
    """Satu kiriman yang sah. `bersamaan`: "satu" bila hanya seorang yang menang, "tambah" bila keduanya dicatat."""

    nama: str
    objek: str
    oleh: str
    isi: Callable[[Dunia], Isi]
    medan: dict[str, Medan] = field(default_factory=dict)
    berversi: bool = True
    bersamaan: str = "satu"

    def alamat(self, dunia: Dunia) -> str:
        """Alamat kiriman ini di panggung."""
        return reverse(self.nama, kwargs=dunia.objek(self.objek))

    def lengkap(self, dunia: Dunia) -> Isi:
        """Isi yang sah dengan versi yang dilihat dan kunci baru."""
        tersembunyi: Isi = {"kunci": str(uuid4())}
        if self.berversi:
            tersembunyi["versi"] = str(dunia.isi["versi"][self.objek])
        return tersembunyi | self.isi(dunia)

    def kirim(self, dunia: Dunia, klien: Client, **ubah: Any) -> Any:
        """Kirim isi yang sah; medan yang disebut diganti, None berarti tidak dikirim."""
        isi = {k: v for k, v in (self.lengkap(dunia) | ubah).items() if v is not None}
        return klien.post(self.alamat(dunia), isi)


def _teks(panjang: int, wajib: bool = True) -> Medan:
    return Medan("teks", panjang, wajib)


_CATATAN = Medan("catatan", 2000, True)
_SURAT = {"nomor_surat": _teks(100, False), "tanggal_surat": Medan("tanggal")}
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
    "s-0-sasaran": _teks(500), "s-0-indikator": _teks(500), "s-0-target": _teks(60), "s-0-satuan": _teks(40, False),
}  # fmt: skip
_BARIS_BUTIR = {
    "rumusan": _teks(4000), "butir-0-nama": _teks(300), "butir-0-bentuk": Medan("pilihan", wajib=True),
    "butir-0-mulai": Medan("tanggal", wajib=True), "butir-0-batas": Medan("tanggal", wajib=True),
    "butir-0-uraian": _teks(4000, False),
}  # fmt: skip
_BARIS_RENCANA = {
    "rencana-0-uraian": _teks(500), "rencana-0-batas": Medan("tanggal"), "rencana-0-anggaran": Medan("angka"),
}  # fmt: skip
_BARIS_RINCIAN = {
    "rincian-0-uraian": _teks(500, False), "rincian-0-batas": Medan("tanggal"),
    "rincian-0-penanggung_jawab": Medan("pilihan"),
}  # fmt: skip

KIRIMAN = (
    Kiriman("perencanaan:baru", "pk_baru", "kadis", _sasaran, _BARIS_SASARAN, bersamaan="sekali"),
    Kiriman("perencanaan:sasaran", "pk_draf", "kadis", _sasaran, _BARIS_SASARAN),
    Kiriman("perencanaan:penetapan", "pk_draf", "kadis", lambda d: {"nomor": "000/1"}, {"nomor": _teks(100, False)}),
    Kiriman("perencanaan:pembagian", "pk", "kadis", _bagi, bersamaan="sekali"),
    Kiriman("perencanaan:pengambilan", "sasaran", "", lambda d: {"sebagai": d.isi["lain"]["kursi_kabid"]}),
    Kiriman("perencanaan:strategi", "bagian_baru", "kabid", _strategi, _BARIS_BUTIR),
    Kiriman("perencanaan:pembagian_bagian", "bagian_asisten", "asisten", _bagi_lagi, bersamaan="sekali"),
    Kiriman(
        "penugasan:susunan", "butir_baru", "kabid", lambda d: {"pelaksana": d.isi["lain"]["kursi_jf"]},
        _SURAT | {"nama_tim": _teks(200, False)},
    ),
    Kiriman("penugasan:pratinjau", "butir_baru", "", lambda d: {"pelaksana": d.isi["lain"]["kursi_jf"]}),
    Kiriman("penugasan:persetujuan", "susunan", "kadis", lambda d: {}, _SURAT),
    Kiriman("penugasan:penolakan", "susunan", "kadis", lambda d: {"alasan": "Tambah orang."}, {"alasan": _teks(2000)}),
    Kiriman("kegiatan:rencana", "kegiatan_rencana", "jf", _rencana, _BARIS_RENCANA),
    Kiriman(
        "kegiatan:kesepakatan", "kegiatan_diajukan", "kabid", lambda d: {"putusan": "kembali", "catatan": "Perjelas."},
        {"putusan": Medan("pilihan", wajib=True), "catatan": _teks(2000)},
    ),
    Kiriman("kegiatan:rincian", "kegiatan_laksana", "jf", _rincian, _BARIS_RINCIAN),
    Kiriman(
        "kegiatan:kemajuan", "kegiatan_laksana", "jf", _kemajuan,
        {"rincian": Medan("pilihan", wajib=True), "persen": Medan("pilihan", wajib=True), "catatan": _teks(1000)},
        berversi=False, bersamaan="tambah",
    ),
    Kiriman(
        "kegiatan:pemantauan", "kegiatan_kendala", "kabid", lambda d: {"isi": "Baik."}, {"isi": _teks(2000)},
        berversi=False, bersamaan="tambah",
    ),
    Kiriman(
        "kegiatan:kendala", "kegiatan_kendala", "jf", lambda d: {"uraian": "Hujan.", "rekomendasi": "Tunda."},
        {"uraian": _teks(2000), "rekomendasi": _teks(2000, False)}, berversi=False, bersamaan="tambah",
    ),
    Kiriman(
        "kegiatan:putusan_kendala", "kendala", "kabid", lambda d: {"putusan": "Pinjam dari Puskesmas."},
        {"putusan": _teks(2000)},
    ),
    Kiriman("kegiatan:unggahan", "kegiatan_laksana", "jf", lambda d: {"berkas": berkas()},
            berversi=False, bersamaan="tambah"),
    Kiriman(
        "kegiatan:hasil", "kegiatan_laksana", "jf", lambda d: {"uraian": "Selesai.", "tautan": "https://contoh.id/a"},
        {"uraian": _teks(4000), "tautan": Medan("tautan", 500)},
    ),
    Kiriman(
        "kegiatan:tinjauan", "kegiatan_tinjau", "kabid", lambda d: {"putusan": "belum_sesuai", "catatan": "Lengkapi."},
        {"putusan": Medan("pilihan", wajib=True), "catatan": _teks(2000)},
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
            {"pemda": Medan("pilihan", wajib=True), "nip": _teks(40), "sandi": _teks(200)}, berversi=False),
    Kiriman("akun:keluar", "-", "jf", lambda d: {}, berversi=False),
    Kiriman("akun:lanjutkan", "-", "jf", lambda d: {}, berversi=False),
    Kiriman("antarmuka:tema", "-", "jf", lambda d: {"tema": "gelap"}, berversi=False),
    Kiriman("set_language", "-", "jf", lambda d: {"language": "en"}, berversi=False),
)  # fmt: skip
MENURUT_NAMA = {k.nama: k for k in KIRIMAN}
PEKERJAAN = tuple(k for k in KIRIMAN if k.oleh not in ("", "anonim") and k.nama.partition(":")[0] not in (
    "akun", "antarmuka", "set_language"))  # fmt: skip

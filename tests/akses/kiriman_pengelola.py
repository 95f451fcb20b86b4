"""Kiriman sah bagi layar para pengelola: orang, unit, rencana, impor, adopsi, pekerjaan latar, dan ekspor."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.akses.bentuk_kiriman import Isi, Kiriman, Medan, teks
from tests.akses.panggung_pengelola import berkas_pegawai, naskah_kediri
from tests.akses.pelengkap import Dunia

HARI = date.today()
_NASKAH = {"nomor": "800/7/2026", "tanggal": "2026-01-05", "tentang": "Mutasi pegawai", "penanda": "Wali Kota Kediri"}
_SK = {"sk_nomor": "188/15/2026", "sk_tanggal": "2026-01-20", "sk_tentang": "Penataan", "sk_penanda": "Wali Kota"}
_TGL, _CARI, _PILIH = Medan("tanggal", wajib=True), Medan("cari", wajib=True), Medan("pilihan", wajib=True)
_MEDAN_DASAR = {
    "berlaku": _TGL, "nomor": teks(120), "tanggal": _TGL, "tentang": teks(300), "penanda": teks(200),
    "izin": teks(300, False),
}  # fmt: skip
_MEDAN_SK = {"sk_nomor": teks(120), "sk_tanggal": _TGL, "sk_tentang": teks(300, False), "sk_penanda": teks(200, False)}


def _lain(d: Dunia, nama: str) -> str:
    return str(d.isi["lain"][nama])


def _tetapkan(**isi: object) -> Isi:
    return {"langkah": "tetapkan", "berlaku": HARI, "izin": "", **_NASKAH, **isi}


def _angkat(d: Dunia) -> Isi:
    baru = {"nip": "199505052022021005", "nama": "Dewi Baru, S.Kom.", "jenis_asn": "pns", "golongan": "III/a"}
    return _tetapkan(jabatan=_lain(d, "kursi_kosong"), **baru)


def _mutasi(d: Dunia) -> Isi:
    return _tetapkan(
        pegawai=_lain(d, "pegawai"), ke=_lain(d, "kursi_kosong"), versi=d.isi["versi"]["mutasi"]
    )  # fmt: skip


def _banyak(d: Dunia) -> Isi:
    baris = (_lain(d, n) for n in ("nip_pegawai", "unit_kursi_kosong", "nama_kursi_kosong"))
    return _tetapkan(tempelan=";".join(baris))


def _tunjuk(d: Dunia) -> Isi:
    return _tetapkan(
        sifat="plh", pegawai=_lain(d, "pegawai"), jabatan=d.objek("jabatan")["pk"], naskah="surat_perintah",
        hari_terakhir=HARI + timedelta(5), alasan="Jenjang yang ada.",
    )  # fmt: skip


def _unit(d: Dunia) -> Isi:
    satu = d.isi["lain"]["unit_tata"]
    isi = {"pokok_unit": satu["pk"], "nama": "Bidang Bernama Lain", "jenis": satu["jenis"], "bagian": satu["bagian"]}
    return isi | _SK | {"tanggal": HARI, "versi": d.isi["versi"]["unit_tata"]}


def _rencana(d: Dunia) -> Isi:
    return {"nama": "Rencana lain", "tanggal": HARI + timedelta(20)}


def _langkah(d: Dunia) -> Isi:
    return {
        "langkah": "tetapkan_formasi", "pokok_unit": d.isi["lain"]["unit_tata"]["pk"], "nama": "Pranata Komputer",
        "jenjang": "ahli_muda", "kelas": "9", "jumlah": "4",
    }  # fmt: skip


def berkas_impor() -> SimpleUploadedFile:
    """Berkas pegawai berkolom SIASN."""
    return SimpleUploadedFile("siasn.csv", berkas_pegawai(), content_type="text/csv")


def berkas_naskah() -> SimpleUploadedFile:
    """Naskah peraturan yang belum pernah diunggah."""
    return SimpleUploadedFile("naskah.zip", naskah_kediri("kiriman"), content_type="application/zip")


def _kebijakan(d: Dunia) -> Isi:
    dasar = {"dasar_hukum": "Keputusan Wali Kota", "nomor": "12", "tanggal": HARI, "sejak": HARI}
    siapa = {"pertanyaan": "penetap_perjanjian_kinerja", "jenis_unit": "kelurahan", "baris": "1", "b0-oleh": "lurah"}
    return siapa | dasar


_ORANG = "kepegawaian"
_MEDAN_LANGKAH = {"nama": teks(200), "jenjang": Medan("pilihan"), "kelas": Medan("angka"), "jumlah": Medan("angka")}

KIRIMAN_PENGELOLA = (
    Kiriman(
        "kepegawaian:angkat", "-", _ORANG, _angkat,
        {"nip": teks(30, False), "nama": teks(200, False), "jenis_asn": Medan("pilihan"), "golongan": Medan("pilihan"),
         "jabatan": _CARI} | _MEDAN_DASAR,
        berversi=False, bersamaan="sekali",
    ),
    Kiriman("kepegawaian:mutasi", "-", _ORANG, _mutasi, {"pegawai": _CARI, "ke": _CARI, "dari": Medan("cari")}
            | _MEDAN_DASAR, berversi=False),
    Kiriman("kepegawaian:mutasi_banyak", "-", _ORANG, _banyak, {"tempelan": teks(60_000)} | _MEDAN_DASAR,
            berversi=False, bersamaan="sekali"),
    Kiriman("kepegawaian:promosi", "-", _ORANG, lambda d: _mutasi(d) | {"golongan": "IV/a"},
            {"pegawai": _CARI, "ke": _CARI, "golongan": Medan("pilihan")} | _MEDAN_DASAR, berversi=False),
    Kiriman("kepegawaian:pangkat", "-", _ORANG, lambda d: _tetapkan(pegawai=_lain(d, "pegawai"), golongan="IV/e"),
            {"pegawai": _CARI, "golongan": _PILIH} | _MEDAN_DASAR, berversi=False, bersamaan="sekali"),
    Kiriman("kepegawaian:berhenti", "-", _ORANG, lambda d: _tetapkan(pegawai=_lain(d, "pegawai"), sebab="pensiun"),
            {"pegawai": _CARI, "sebab": _PILIH} | _MEDAN_DASAR, berversi=False, bersamaan="sekali"),
    Kiriman(
        "kepegawaian:penunjukan", "-", _ORANG, _tunjuk,
        {"sifat": _PILIH, "pegawai": _CARI, "jabatan": _CARI, "hari_terakhir": Medan("tanggal"),
         "alasan": teks(500, False), "naskah": _PILIH} | _MEDAN_DASAR,
        berversi=False, bersamaan="sekali",
    ),
    Kiriman("kepegawaian:pengakhiran", "pemangku", _ORANG, lambda d: _tetapkan(naskah="keputusan"),
            {"naskah": _PILIH} | _MEDAN_DASAR, berversi=False, bersamaan="sekali"),
    Kiriman("kepegawaian:pembatalan", "keputusan", _ORANG, lambda d: {"alasan": "Salah orang."}, {"alasan": teks(500)},
            berversi=False, bersamaan="sekali"),
    Kiriman("kepegawaian:unit_tindakan", "-", "ortala", _unit, {"nama": teks(300), "jenis": _PILIH, "tanggal": _TGL}
            | _MEDAN_SK, berversi=False, bersamaan="", berhasil=200),
    Kiriman("kepegawaian:unit_penetapan", "-", "ortala", _unit, {"nama": teks(300), "jenis": _PILIH, "tanggal": _TGL}
            | _MEDAN_SK, berversi=False),
    Kiriman("kepegawaian:rencana_baru", "-", "ortala", _rencana, {"nama": teks(300), "tanggal": _TGL,
            "sk_nomor": teks(120, False), "sk_tanggal": Medan("tanggal"), "sk_tentang": teks(300, False)},
            berversi=False, bersamaan="tambah"),
    Kiriman("kepegawaian:rencana_identitas", "rencana", "ortala", _rencana, {"nama": teks(300), "tanggal": _TGL}),
    Kiriman("kepegawaian:rencana_penetapan", "rencana", "ortala", lambda d: dict(_SK), _MEDAN_SK),
    Kiriman("kepegawaian:rencana_pembatalan", "rencana", "ortala", lambda d: {}),
    Kiriman("kepegawaian:langkah_baru", "rencana", "ortala", _langkah, _MEDAN_LANGKAH),
    Kiriman("kepegawaian:langkah", "langkah", "ortala", _langkah, _MEDAN_LANGKAH),
    Kiriman("kepegawaian:langkah_penghapusan", "langkah", "ortala", lambda d: {}),
    Kiriman("kepegawaian:langkah_urutan", "langkah", "ortala", lambda d: {"arah": "naik"}),
    Kiriman("impor:unggah", "-", _ORANG, lambda d: {"berkas": berkas_impor()}, berversi=False, bersamaan="tambah"),
    Kiriman("impor:kolom", "impor_diunggah", _ORANG, lambda d: {"per": HARI, **d.isi["lain"]["kolom_impor"]},
            {"per": _TGL, "kolom_nip": _PILIH, "kolom_nama": _PILIH, "kolom_golongan": Medan("pilihan")}),
    Kiriman("impor:pertanyaan", "impor_diperiksa", _ORANG, lambda d: {"jawab_0": ""}, {"jawab_0": Medan("pilihan")}),
    Kiriman(
        "impor:penerapan", "impor_diperiksa", _ORANG,
        lambda d: {"cara": "benar", "nomor": "800/9/2026", "tanggal": "2026-01-05", "tentang": "Data awal"},
        {"cara": _PILIH, "nomor": teks(120), "tanggal": _TGL, "tentang": teks(300, False)},
    ),
    Kiriman("impor:pembuangan", "impor_diperiksa", _ORANG, lambda d: {}, berversi=False, bersamaan=""),
    Kiriman("adopsi:pembatalan", "adopsi", "ortala", lambda d: {}, berversi=False, bersamaan="", berhasil=409),
    Kiriman("adopsi:unggahan", "-", "ortala", lambda d: {"berkas": berkas_naskah()}, berversi=False, bersamaan=""),
    Kiriman(
        "adopsi:penetapan", "naskah", "ortala",
        lambda d: {"sejak": HARI + timedelta(1), "terakhir": _lain(d, "adopsi_terakhir"), "nomor_sk": "5",
                   "keterangan": "Versi baru."},
        {"sejak": _TGL, "nomor_sk": teks(120, False), "tanggal_sk": Medan("tanggal"), "keterangan": teks(2000, False)},
        berversi=False,
    ),
    Kiriman("adopsi:perhitungan", "naskah", "ortala", lambda d: {}, berversi=False, bersamaan=""),
    Kiriman("adopsi:pemeriksaan", "naskah", "ortala", lambda d: {"per": HARI}, berversi=False, bersamaan=""),
    Kiriman(
        "adopsi:penetapan_kebijakan", "-", "ortala", _kebijakan,
        {"dasar_hukum": teks(300), "nomor": teks(120), "tanggal": _TGL, "sejak": _TGL, "sampai": Medan("tanggal"),
         "alasan": teks(2000, False)},
        berversi=False, bersamaan="sekali",
    ),
    Kiriman("adopsi:pencabutan", "kebijakan", "ortala", lambda d: {"sejak": HARI, "sebab": "Diganti."},
            {"sejak": _TGL, "sebab": teks(2000)}),
    Kiriman("latar:pembatalan", "pekerjaan", "sistem", lambda d: {}, berversi=False, bersamaan=""),
    Kiriman("ekspor:daftar", "-", "sistem", lambda d: {}, berversi=False, bersamaan=""),
    Kiriman("ekspor:arsip", "ekspor", "sistem", lambda d: {}, berversi=False, bersamaan="", berhasil=200),
)  # fmt: skip

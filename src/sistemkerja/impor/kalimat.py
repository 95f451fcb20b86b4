"""Kalimat setiap temuan: apa yang terlihat di selnya dan bagaimana memperbaikinya."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from sistemkerja.impor.aman import BerkasDitolak

TEMUAN: dict[str, str | Promise] = {
    "nip_kosong": __("NIP kosong. Isi 18 angka NIP atau NI PPPK, atau NRP bagi TNI dan Polri."),
    "nip_angka": __(
        "Terbaca %(terlihat)s: NIP disimpan sebagai angka dan angka terakhirnya hilang. Ubah format kolom NIP menjadi"
        " Teks, lalu tempel ulang NIP dari sumbernya; mengubah format saja tidak mengembalikan angkanya."
    ),
    "nip_nol": __(
        "%(terlihat)s berakhir 000: angka terakhirnya hilang karena pernah disimpan sebagai angka. Ubah format kolom"
        " menjadi Teks lalu tempel ulang."
    ),
    "nip_bukan_angka": __("%(terlihat)s memuat huruf. NIP terdiri atas 18 angka."),
    "nip_panjang": __("%(terlihat)s bukan 18 angka. Periksa angka yang kurang atau berlebih."),
    "nip_lahir": __("%(terlihat)s: delapan angka pertama bukan tanggal lahir yang mungkin."),
    "nip_tmt": __(
        "%(terlihat)s: angka ke-9 sampai ke-14 bukan TMT CPNS (tahun dan bulan), dan bukan pula susunan NI PPPK (tahun,"
        " angka 2, frekuensi)."
    ),
    "nip_kelamin": __("%(terlihat)s: angka ke-15 harus 1 (pria) atau 2 (wanita)."),
    "nip_ganda": __("NIP ini juga ada di baris %(lain)s. Satu orang satu baris; hapus atau perbaiki salah satunya."),
    "nrp": __("%(terlihat)s bukan NRP yang dikenal: Polri 8 angka, TNI 5 sampai 18 angka."),
    "pengenal": __("%(terlihat)s tidak dapat dipakai sebagai pengenal: 4 sampai 30 huruf atau angka."),
    "jenis_nip": __("Kolom jenis menyebut %(jenis)s, tetapi susunan NIP-nya %(nip)s. Perbaiki salah satunya."),
    "jenis_asn": __("Jenis “%(terlihat)s” tidak dikenal; jenisnya dibaca dari susunan NIP."),
    "kosong": __("Sel ini wajib diisi."),
    "panjang": __("Isinya lebih dari %(n)s huruf."),
    "gabungan": __(
        "Sel ini bagian dari sel gabungan %(sel)s, jadi isinya tidak ada. Pisahkan (Unmerge Cells) lalu isi"
        " setiap baris."
    ),
    "golongan": __("Golongan “%(terlihat)s” tidak dikenal. Tulis seperti III/c, atau IX bagi PPPK."),
    "golongan_jenis": __("Golongan “%(terlihat)s” bukan golongan %(jenis)s."),
    "kedudukan": __("Kedudukan “%(terlihat)s” belum dikenal. Jawab artinya di bagian Pertanyaan."),
    "sudah_berhenti": __("Orang ini sudah tidak aktif dan tidak ada yang perlu diubah."),
    "pernah_berhenti": __(
        "Orang ini tercatat berhenti sejak %(tanggal)s. Angkat kembali dari halaman pegawainya, bukan dari impor."
    ),
    "nama_beda": __("Nama yang tercatat untuk NIP ini %(lama)s. Pastikan NIP-nya benar."),
    "eselon": __("Eselon “%(terlihat)s” tidak dikenal dan tidak dipakai."),
    "jabatan_rancu": __(
        "“%(terlihat)s” tidak dapat dipastikan jenis dan jenjangnya. Jawab di bagian Pertanyaan, atau isi kolom jenis"
        " jabatan."
    ),
    "jabatan_tak_dikenal": __(
        "“%(terlihat)s” tidak ada di %(unit)s. Yang ada: %(ada)s. Perbaiki namanya, atau impor strukturnya dahulu."
    ),
    "banyak_jabatan": __(
        "Orang ini memangku %(banyak)s jabatan definitif; tidak jelas mana yang ditinggalkan. Akhiri dahulu yang lain."
    ),
    "dua_pemangku": __("%(jabatan)s juga ditulis untuk baris %(lain)s. Satu jabatan satu pemangku definitif."),
    "masih_dipangku": __(
        "%(jabatan)s masih dipangku %(orang)s, yang tidak ada dalam berkas ini. Masukkan barisnya, atau akhiri dahulu."
    ),
    "menunggu_baris": __(
        "%(jabatan)s masih dipangku %(orang)s (baris %(lain)s), yang tidak berpindah, barisnya keliru, atau TMT-nya"
        " sesudah baris ini."
    ),
    "tanpa_jabatan": __("Dicatat tanpa jabatan."),
    "unit_kosong": __("Unitnya kosong."),
    "unit_tak_dikenal": __(
        "Unit “%(terlihat)s” tidak ada dalam struktur. Perbaiki namanya, impor strukturnya dahulu, atau pilih unitnya"
        " di bagian Pertanyaan."
    ),
    "unit_rancu": __(
        "Ada %(banyak)s unit bernama “%(terlihat)s”. Isi kode unit atau unit induknya, atau pilih di bagian Pertanyaan."
    ),
    "unit_keliru": __("Unitnya ada di baris %(lain)s, dan baris itu keliru."),
    "tanggal": __("“%(terlihat)s” bukan tanggal. Tulis seperti 01-03-2024 atau 1 Maret 2024."),
    "tanggal_wajar": __("Tanggal %(tanggal)s tidak mungkin: terlalu lampau atau terlalu jauh."),
    "tanggal_teks": __("“%(terlihat)s” ditulis sebagai teks; dibaca %(dibaca)s."),
    "sk_tanpa_tanggal": __("Nomor SK tanpa tanggal tidak disimpan; yang dipakai dasar impor ini."),
    "sudah_ada_sesudah": __(
        "Sudah ada perubahan pada atau sesudah %(tanggal)s. Pilih tanggal berlaku sesudahnya, atau perbaiki TMT-nya."
    ),
    "kode_ganda": __("Kode ini juga ada di baris %(lain)s. Satu unit satu kode."),
    "induk_tak_dikenal": __("Induk “%(terlihat)s” tidak ada, baik di berkas ini maupun dalam struktur."),
    "induk_rancu": __("Ada %(banyak)s unit bernama “%(terlihat)s”. Isi kode induknya."),
    "tanpa_puncak": __(
        "Induknya kosong, dan belum ada unit Pemda (misalnya Pemerintah Kota …) yang menjadi puncaknya."
    ),
    "lingkaran": __("Unit ini menjadi induk bagi induknya sendiri."),
    "jenis_unit": __("Jenis unit “%(terlihat)s” tidak dikenal. Lihat daftarnya di templat."),
    "jenis_rancu": __("Jenis “%(terlihat)s” tidak dapat dipastikan dari namanya. Jawab di bagian Pertanyaan."),
    "tipe": __("Tipe “%(terlihat)s” bukan A atau B."),
    "jenis_kursi": __("Jenis jabatan “%(terlihat)s” tidak dapat dipastikan. Tulis pelaksana atau jenjangnya."),
    "kursi_ganda": __("Jabatan ini sudah ditulis untuk unit yang sama di baris %(lain)s."),
    "bilangan": __("“%(terlihat)s” bukan bilangan bulat sampai %(n)s."),
}
BERKAS: dict[str, str | Promise] = {
    "jenis_berkas": __("Berkas %(akhiran)s tidak dapat dibaca. Yang dapat: xlsx, xls, ods, dan csv."),
    "berkas_kosong": __("Berkas ini kosong."),
    "berkas_besar": __("Berkas lebih besar dari %(mb)s MB. Hapus kolom yang tidak perlu atau bagi menjadi beberapa."),
    "bukan_csv": __("Isinya bukan CSV. Beri nama sesuai isinya (.xlsx atau .xls), lalu unggah lagi."),
    "halaman_web": __(
        "Berkas ini halaman web yang diberi nama %(akhiran)s. Buka di lembar kerja, simpan sebagai .xlsx, lalu unggah"
        " lagi."
    ),
    "berkas_rusak": __("Berkas %(akhiran)s ini rusak atau bukan lembar kerja. Simpan ulang lalu unggah lagi."),
    "berkas_bersandi": __("Berkas ini bersandi. Simpan tanpa sandi lalu unggah lagi."),
    "berkas_mengembang": __("Isi berkas ini mengembang tak wajar ketika dibuka. Simpan ulang lalu unggah lagi."),
    "terlalu_banyak": __("Barisnya lebih dari %(baris)s, atau selnya tersebar sangat jauh. Bagi berkasnya."),
    "terlalu_lebar": __("Kolomnya lebih dari %(kolom)s. Hapus kolom yang tidak perlu."),
    "satu_kolom": __("CSV ini hanya satu kolom. Pemisah kolomnya koma, titik koma, atau tab."),
    "tanpa_baris": __("Tidak ada baris berisi dalam berkas ini."),
}


def kalimat_temuan(temuan: Mapping[str, Any]) -> str:
    """Kalimat sebuah temuan yang tersimpan, dalam bahasa pembaca."""
    pola = TEMUAN.get(temuan["kode"])
    isian = {k: tanggal_terbaca(v) if k != "terlihat" else v for k, v in temuan["isian"].items()}
    return str(pola) % isian if pola else _("Periksa sel ini.")


def tanggal_terbaca(isi: str) -> str:
    """2024-03-01 sebagaimana dibaca orang; yang bukan tanggal dibiarkan."""
    if len(isi) != 10 or isi[4] != "-":
        return isi
    try:
        return date_format(date.fromisoformat(isi), "j F Y")
    except ValueError:
        return isi


def kalimat_berkas(galat: BerkasDitolak) -> str:
    """Kenapa sebuah berkas tidak dapat dibaca, dan apa yang dapat dilakukan."""
    return str(BERKAS[galat.kode]) % galat.isian

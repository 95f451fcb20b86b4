"""Tindakan kegiatan: satu fungsi untuk setiap perbuatan; keadaan hanya berubah di sini."""

from sistemkerja.kegiatan.tindakan.berkas import unggah_berkas
from sistemkerja.kegiatan.tindakan.hasil import serahkan_hasil
from sistemkerja.kegiatan.tindakan.kendala import putuskan_kendala, sampaikan_kendala
from sistemkerja.kegiatan.tindakan.pelaksanaan import catat_kemajuan, catat_pemantauan, tulis_rincian
from sistemkerja.kegiatan.tindakan.rencana import ajukan_rencana, putuskan_rencana
from sistemkerja.kegiatan.tindakan.tinjauan import nyatakan_selesai, tinjau_hasil

__all__ = [
    "ajukan_rencana",
    "catat_kemajuan",
    "catat_pemantauan",
    "nyatakan_selesai",
    "putuskan_kendala",
    "putuskan_rencana",
    "sampaikan_kendala",
    "serahkan_hasil",
    "tinjau_hasil",
    "tulis_rincian",
    "unggah_berkas",
]

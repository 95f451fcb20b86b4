"""Yang ditanyakan layar organisasi pada suatu tanggal; setiap bacaan memakai sejumlah tetap pertanyaan SQL.

Nama, jenis, dan tempat unit serta jabatan dibaca dari rinciannya pada tanggal itu. Di luar masanya, yang tampak
keadaan pada hari terdekat yang masih di dalam masa.
"""

from sistemkerja.organisasi.bacaan.halaman import (
    BarisFormasi,
    HalamanJabatan,
    HalamanPegawai,
    HalamanUnit,
    Kedudukan,
    halaman_jabatan,
    halaman_pegawai,
    halaman_unit,
)
from sistemkerja.organisasi.bacaan.pohon import (
    BarisPD,
    Kursi,
    Memangku,
    SimpulUnit,
    daftar_pd,
    garis,
    struktur,
)

__all__ = [
    "BarisFormasi",
    "BarisPD",
    "HalamanJabatan",
    "HalamanPegawai",
    "HalamanUnit",
    "Kedudukan",
    "Kursi",
    "Memangku",
    "SimpulUnit",
    "daftar_pd",
    "garis",
    "halaman_jabatan",
    "halaman_pegawai",
    "halaman_unit",
    "struktur",
]

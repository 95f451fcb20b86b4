"""Akun: orangnya, peran sistemnya dari tanggal ke tanggal, kode sekali pakai, sesi, faktor kedua, dan SSO."""

from sistemkerja.akun.models.faktor import FaktorKedua, KodePemulihan
from sistemkerja.akun.models.kode import Guna, KodeAkun
from sistemkerja.akun.models.pengguna import Kabar, Keadaan, Pengguna
from sistemkerja.akun.models.peran import PemberianPeran
from sistemkerja.akun.models.sesi import Cara, SesiPengguna
from sistemkerja.akun.models.sso import KonfigurasiSSO
from sistemkerja.akun.models.upaya import UpayaMasuk

__all__ = [
    "Cara",
    "FaktorKedua",
    "Guna",
    "Kabar",
    "Keadaan",
    "KodeAkun",
    "KodePemulihan",
    "KonfigurasiSSO",
    "PemberianPeran",
    "Pengguna",
    "SesiPengguna",
    "UpayaMasuk",
]

"""What may happen to accounts; one function an act."""

from sistemkerja.akun.tindakan.akun import buka_akun, buka_banyak, terbitkan_kode, terbitkan_kode_banyak, tutup_akun
from sistemkerja.akun.tindakan.peran import angkat_pengelola_pertama, beri_peran, cabut_peran
from sistemkerja.akun.tindakan.sesi import akhiri_semua_sesi, akhiri_sesi

__all__ = [
    "akhiri_semua_sesi",
    "akhiri_sesi",
    "angkat_pengelola_pertama",
    "beri_peran",
    "buka_akun",
    "buka_banyak",
    "cabut_peran",
    "terbitkan_kode",
    "terbitkan_kode_banyak",
    "tutup_akun",
]

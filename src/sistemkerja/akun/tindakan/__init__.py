"""What may happen to accounts; one function an act."""

from sistemkerja.akun.tindakan.akun import buka_akun, buka_banyak, terbitkan_kode, terbitkan_kode_banyak, tutup_akun
from sistemkerja.akun.tindakan.faktor import atur_ulang_faktor, buat_ulang_pemulihan, lepas_faktor, pasang_faktor
from sistemkerja.akun.tindakan.peran import angkat_pengelola_pertama, beri_peran, cabut_peran
from sistemkerja.akun.tindakan.sandi import atur_sandi_lewat_surel, ganti_sandi, pakai_kode, simpan_surel
from sistemkerja.akun.tindakan.sesi import akhiri_semua_sesi, akhiri_sesi, akhiri_sesi_lain
from sistemkerja.akun.tindakan.sso import simpan_sso

__all__ = [
    "akhiri_semua_sesi",
    "akhiri_sesi",
    "akhiri_sesi_lain",
    "angkat_pengelola_pertama",
    "atur_sandi_lewat_surel",
    "atur_ulang_faktor",
    "beri_peran",
    "buat_ulang_pemulihan",
    "buka_akun",
    "buka_banyak",
    "cabut_peran",
    "ganti_sandi",
    "lepas_faktor",
    "pakai_kode",
    "pasang_faktor",
    "simpan_sso",
    "simpan_surel",
    "terbitkan_kode",
    "terbitkan_kode_banyak",
    "tutup_akun",
]

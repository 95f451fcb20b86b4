"""Addresses of signing in and out, of one's own account, and of looking after accounts."""

from django.urls import path

from sistemkerja.akun.views import aktivasi, faktor, masuk, pengelolaan, peran, saya, sso

app_name = "akun"
urlpatterns = [
    path("masuk/", masuk.masuk, name="masuk"),
    path("masuk/lanjutkan/", masuk.lanjutkan, name="lanjutkan"),
    path("masuk/faktor/", masuk.masuk_faktor, name="masuk_faktor"),
    path("masuk/sso/", sso.pilih, name="sso_pilih"),
    path("masuk/sso/<slug:slug>/", sso.mulai, name="sso_mulai"),
    path("masuk/sso/<slug:slug>/kembali/", sso.kembali, name="sso_kembali"),
    path("keluar/", masuk.keluar, name="keluar"),
    path("aktivasi/", aktivasi.aktivasi, name="aktivasi"),
    path("sandi/lupa/", aktivasi.lupa_sandi, name="lupa_sandi"),
    path("sandi/<slug:slug>/<str:uid>/<str:token>/", aktivasi.sandi_baru, name="sandi_baru"),
    path("akun/", saya.saya, name="saya"),
    path("akun/sandi/", saya.sandi, name="sandi"),
    path("akun/surel/", saya.alamat_surel, name="surel"),
    path("akun/surel/<str:bukti>/", saya.surel_bukti, name="surel_bukti"),
    path("akun/sesi/akhir/", saya.sesi_lain_akhir, name="sesi_lain_akhir"),
    path("akun/sesi/<uuid:pk>/akhir/", saya.sesi_akhir, name="sesi_akhir"),
    path("akun/faktor/", faktor.pasang, name="faktor"),
    path("akun/faktor/pemulihan/", faktor.pemulihan, name="pemulihan"),
    path("akun/faktor/lepas/", faktor.lepas, name="faktor_lepas"),
    path("akun/pengelolaan/", pengelolaan.daftar, name="pengelolaan"),
    path("akun/pengelolaan/buka/", pengelolaan.buka, name="buka"),
    path("akun/pengelolaan/pegawai/<uuid:pk>/buka/", pengelolaan.buka_seorang, name="buka_seorang"),
    path("akun/pengelolaan/<uuid:pk>/", pengelolaan.satu_akun, name="satu_akun"),
    path("akun/pengelolaan/<uuid:pk>/kode/", pengelolaan.kode, name="kode"),
    path("akun/pengelolaan/<uuid:pk>/tutup/", pengelolaan.tutup, name="tutup"),
    path("akun/pengelolaan/<uuid:pk>/faktor/", pengelolaan.faktor_hilang, name="faktor_hilang"),
    path("akun/peran/", peran.daftar, name="peran"),
    path("akun/peran/<uuid:pk>/pencabutan/", peran.pencabutan, name="pencabutan"),
    path("akun/sso/", sso.pengaturan, name="sso_pengaturan"),
]

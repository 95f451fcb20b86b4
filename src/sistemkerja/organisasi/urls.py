from django.urls import path

from sistemkerja.organisasi.views import bagan, cari, halaman

app_name = "organisasi"

urlpatterns = [
    path("", halaman.daftar, name="daftar"),
    path("cari/", cari.pencarian, name="cari"),
    path("bagan/", bagan.seluruh, name="bagan"),
    path("unit/<uuid:pk>/", halaman.unit, name="unit"),
    path("unit/<uuid:pk>/bagan/", bagan.unit, name="bagan_unit"),
    path("jabatan/<uuid:pk>/", halaman.jabatan, name="jabatan"),
    path("pegawai/<uuid:pk>/", halaman.pegawai, name="pegawai"),
]

from django.urls import path

from sistemkerja.peraturan.views import baca, tanya

app_name = "peraturan"

urlpatterns = [
    path("", baca.beranda, name="beranda"),
    path("<slug:id>/", baca.peraturan, name="peraturan"),
    path("<slug:id>/ketentuan/", baca.daftar_ketentuan, name="daftar_ketentuan"),
    path("<slug:id>/pokok/<slug:kelompok>/", baca.pokok, name="pokok"),
    path("<slug:id>/aturan/<slug:aturan>/", baca.aturan, name="aturan"),
    path("<slug:id>/catatan/", baca.catatan, name="catatan"),
    path("<slug:id>/cakupan/", baca.cakupan, name="cakupan"),
    path("<slug:id>/tanya/", tanya.tanya, name="tanya"),
    path("<slug:id>/unit/", tanya.daftar_unit, name="daftar_unit"),
    path("<slug:id>/unit/<slug:kode>/", tanya.unit, name="unit"),
    path("<slug:id>/<slug:alamat>/", baca.ketentuan, name="ketentuan"),
]

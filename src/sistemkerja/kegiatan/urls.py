from django.urls import path

from sistemkerja.kegiatan.views import daftar, formulir, kegiatan

app_name = "kegiatan"

urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    path("saya/", daftar.saya, name="saya"),
    path("<uuid:pk>/", kegiatan.kegiatan, name="kegiatan"),
    path("<uuid:pk>/rencana/", formulir.rencana, name="rencana"),
    path("<uuid:pk>/kesepakatan/", kegiatan.kesepakatan, name="kesepakatan"),
    path("<uuid:pk>/rincian/", formulir.rincian, name="rincian"),
    path("<uuid:pk>/kemajuan/", formulir.kemajuan, name="kemajuan"),
    path("<uuid:pk>/pemantauan/", kegiatan.pemantauan, name="pemantauan"),
    path("<uuid:pk>/kendala/", formulir.kendala, name="kendala"),
    path("<uuid:pk>/kendala/<uuid:kendala_pk>/putusan/", kegiatan.putusan_kendala, name="putusan_kendala"),
    path("<uuid:pk>/berkas/", kegiatan.unggahan, name="unggahan"),
    path("<uuid:pk>/berkas/<uuid:berkas_pk>/", kegiatan.berkas, name="berkas"),
    path("<uuid:pk>/hasil/", formulir.hasil, name="hasil"),
    path("<uuid:pk>/tinjauan/", kegiatan.tinjauan, name="tinjauan"),
]

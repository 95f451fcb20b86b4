from django.urls import path

from sistemkerja.meja.views import akun, cari, meja, putusan

app_name = "meja"

urlpatterns = [
    path("", meja.meja, name="meja"),
    path("meja/tugas/<uuid:pk>/", meja.tugas, name="tugas"),
    path("meja/tugas/<uuid:pk>/persetujuan/", putusan.persetujuan, name="persetujuan"),
    path("meja/tugas/<uuid:pk>/pengembalian/", putusan.pengembalian, name="pengembalian"),
    path("meja/tugas/<uuid:pk>/putusan/", putusan.putusan, name="putusan"),
    path("meja/persetujuan/", putusan.bersama, name="bersama"),
    path("cari/", cari.cari, name="cari"),
    path("saya/", akun.saya, name="saya"),
]

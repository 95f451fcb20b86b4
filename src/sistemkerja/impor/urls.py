from __future__ import annotations

from django.urls import path

from sistemkerja.impor.views import baca, daftar, terapkan

app_name = "impor"

urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    path("templat/<slug:jenis>.xlsx", daftar.templat, name="templat"),
    path("baru/<slug:jenis>/", daftar.unggah, name="unggah"),
    path("<uuid:pk>/", baca.impor, name="impor"),
    path("<uuid:pk>/kolom/", baca.kolom, name="kolom"),
    path("<uuid:pk>/pertanyaan/", baca.pertanyaan, name="pertanyaan"),
    path("<uuid:pk>/tidak-ada/", baca.tidak_ada, name="tidak_ada"),
    path("<uuid:pk>/catatan.xlsx", baca.catatan, name="catatan"),
    path("<uuid:pk>/penerapan/", terapkan.penerapan, name="penerapan"),
    path("<uuid:pk>/pembuangan/", baca.pembuangan, name="pembuangan"),
]

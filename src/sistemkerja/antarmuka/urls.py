"""Addresses of the design system itself."""

from django.urls import path

from sistemkerja.antarmuka.views import gaya, setelan

app_name = "antarmuka"
urlpatterns = [
    path("tema/", setelan.tema, name="tema"),
    path("gaya/", gaya.gaya, name="gaya"),
    path("gaya/contoh/<slug:nama>/", gaya.halaman_contoh, name="contoh"),
    path("gaya/galat/<slug:macam>/", gaya.galat_contoh, name="galat_contoh"),
]

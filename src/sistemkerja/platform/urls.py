"""Addresses of the operator platform, and of the guided start of a Pemda."""

from django.urls import path

from sistemkerja.platform import views

app_name = "platform"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("masuk/", views.masuk, name="masuk"),
    path("keluar/", views.keluar, name="keluar"),
    path("langkah-awal/", views.langkah, name="langkah_awal"),
    path("pemda/baru/", views.baru, name="baru"),
]

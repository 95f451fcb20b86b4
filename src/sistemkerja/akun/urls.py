"""Addresses of signing in and out."""

from django.urls import path

from sistemkerja.akun import views

app_name = "akun"
urlpatterns = [
    path("masuk/", views.masuk, name="masuk"),
    path("masuk/lanjutkan/", views.lanjutkan, name="lanjutkan"),
    path("keluar/", views.keluar, name="keluar"),
]

"""Addresses of background jobs."""

from django.urls import path

from sistemkerja.latar import views

app_name = "latar"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("<uuid:pk>/", views.pekerjaan, name="pekerjaan"),
    path("<uuid:pk>/pembatalan/", views.pembatalan, name="pembatalan"),
]

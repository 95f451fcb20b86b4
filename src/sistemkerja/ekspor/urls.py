from __future__ import annotations

from django.urls import path

from sistemkerja.ekspor import views

app_name = "ekspor"

urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("<uuid:pk>/arsip/", views.arsip, name="arsip"),
    path("kamus-data/", views.kamus, name="kamus"),
]

from __future__ import annotations

from django.urls import path

from sistemkerja.jejak import views

app_name = "jejak"

urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("saya/", views.saya, name="saya"),
    path("objek/<uuid:pk>/", views.objek, name="objek"),
    path("bukti/", views.bukti, name="bukti"),
    path("keutuhan/", views.keutuhan, name="keutuhan"),
]

"""Addresses: each capability brings its own `urls.py`, mounted under the name that people read."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("bahasa/", include("django.conf.urls.i18n")),
    path("", include("sistemkerja.akun.urls")),
    path("perencanaan/", include("sistemkerja.perencanaan.urls")),
    path("penugasan/", include("sistemkerja.penugasan.urls")),
    path("kegiatan/", include("sistemkerja.kegiatan.urls")),
    path("organisasi/", include("sistemkerja.organisasi.urls")),
    path("kepegawaian/", include("sistemkerja.kepegawaian.urls")),
    path("impor/", include("sistemkerja.impor.urls")),
    path("ekspor/", include("sistemkerja.ekspor.urls")),
    path("adopsi/", include("sistemkerja.adopsi.urls")),
    path("latar/", include("sistemkerja.latar.urls")),
    path("platform/", include("sistemkerja.platform.urls")),
    path("jejak/", include("sistemkerja.jejak.urls")),
    path("peraturan/", include("sistemkerja.peraturan.urls")),
    path("", include("sistemkerja.meja.urls")),
    path("", include("sistemkerja.antarmuka.urls")),
]

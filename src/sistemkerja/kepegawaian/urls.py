from __future__ import annotations

from django.urls import URLPattern, path

from sistemkerja.kepegawaian.views import orang

app_name = "kepegawaian"

urlpatterns: list[URLPattern] = [
    path("", orang.beranda, name="beranda"),
    path("angkat/", orang.perbuatan, {"nama": "angkat"}, name="angkat"),
    path("mutasi/", orang.perbuatan, {"nama": "mutasi"}, name="mutasi"),
    path("mutasi/daftar/", orang.perbuatan, {"nama": "mutasi_banyak"}, name="mutasi_banyak"),
    path("promosi/", orang.perbuatan, {"nama": "promosi"}, name="promosi"),
    path("pangkat/", orang.perbuatan, {"nama": "pangkat"}, name="pangkat"),
    path("berhenti/", orang.perbuatan, {"nama": "berhenti"}, name="berhenti"),
    path("penunjukan/", orang.perbuatan, {"nama": "tunjuk"}, name="penunjukan"),
    path("pemangku/<uuid:pk>/pengakhiran/", orang.pengakhiran, name="pengakhiran"),
    path("keputusan/", orang.daftar_keputusan, name="daftar_keputusan"),
    path("keputusan/<uuid:pk>/", orang.keputusan, name="keputusan"),
    path("keputusan/<uuid:pk>/pembatalan/", orang.pembatalan, name="pembatalan"),
]

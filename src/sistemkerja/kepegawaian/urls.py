from __future__ import annotations

from django.urls import URLPattern, path

from sistemkerja.kepegawaian.views import orang, unit, unit_rencana, unit_susunan

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
    path("unit/", unit.beranda, name="unit_beranda"),
    path("unit/tindakan/<slug:kode>/", unit.tindakan, name="unit_tindakan"),
    path("unit/tindakan/<slug:kode>/penetapan/", unit.penetapan, name="unit_penetapan"),
    path("reorganisasi/", unit_rencana.daftar, name="rencana_daftar"),
    path("reorganisasi/baru/", unit_rencana.baru, name="rencana_baru"),
    path("reorganisasi/<uuid:pk>/", unit_rencana.rencana, name="rencana"),
    path("reorganisasi/<uuid:pk>/identitas/", unit_rencana.identitas, name="rencana_identitas"),
    path("reorganisasi/<uuid:pk>/pratinjau/", unit_rencana.halaman_pratinjau, name="rencana_pratinjau"),
    path("reorganisasi/<uuid:pk>/penetapan/", unit_rencana.penetapan, name="rencana_penetapan"),
    path("reorganisasi/<uuid:pk>/pembatalan/", unit_rencana.pembatalan, name="rencana_pembatalan"),
    path("reorganisasi/<uuid:pk>/langkah/baru/", unit_susunan.langkah_baru, name="langkah_baru"),
    path("reorganisasi/<uuid:pk>/langkah/<uuid:langkah_pk>/", unit_susunan.langkah, name="langkah"),
    path(
        "reorganisasi/<uuid:pk>/langkah/<uuid:langkah_pk>/penghapusan/",
        unit_susunan.penghapusan,
        name="langkah_penghapusan",
    ),
    path("reorganisasi/<uuid:pk>/langkah/<uuid:langkah_pk>/urutan/", unit_susunan.urutan, name="langkah_urutan"),
]

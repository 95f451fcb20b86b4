from django.urls import path

from sistemkerja.organisasi import views

app_name = "organisasi"

urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("unit/<uuid:pk>/", views.unit, name="unit"),
    path("jabatan/<uuid:pk>/", views.jabatan, name="jabatan"),
    path("pegawai/<uuid:pk>/", views.pegawai, name="pegawai"),
]

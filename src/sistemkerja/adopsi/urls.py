from django.urls import path

from sistemkerja.adopsi.views import beranda, kebijakan, naskah, temuan

app_name = "adopsi"

urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("pembatalan/<uuid:pk>/", beranda.pembatalan, name="pembatalan"),
    path("naskah/", naskah.daftar, name="daftar_naskah"),
    path("naskah/unggahan/", naskah.unggahan, name="unggahan"),
    path("naskah/<slug:sidik>/", naskah.naskah, name="naskah"),
    path("naskah/<slug:sidik>/penetapan/", naskah.penetapan, name="penetapan"),
    path("naskah/<slug:sidik>/perbedaan/", naskah.perbedaan, name="perbedaan"),
    path("naskah/<slug:sidik>/perhitungan/", naskah.perhitungan, name="perhitungan"),
    path("naskah/<slug:sidik>/pemeriksaan/", temuan.pemeriksaan, name="pemeriksaan"),
    path("naskah/<slug:sidik>/temuan/", temuan.daftar, name="temuan"),
    path("kebijakan/", kebijakan.daftar, name="daftar_kebijakan"),
    path("kebijakan/baru/", kebijakan.baru, name="kebijakan_baru"),
    path("kebijakan/penetapan/", kebijakan.penetapan, name="penetapan_kebijakan"),
    path("kebijakan/<uuid:pk>/", kebijakan.kebijakan, name="kebijakan"),
    path("kebijakan/<uuid:pk>/pencabutan/", kebijakan.pencabutan, name="pencabutan"),
]

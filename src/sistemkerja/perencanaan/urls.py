from django.urls import path

from sistemkerja.perencanaan import views

app_name = "perencanaan"

urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("unit/<uuid:unit>/<int:tahun>/", views.baru, name="baru"),
    path("perjanjian/<uuid:pk>/", views.perjanjian, name="perjanjian"),
    path("perjanjian/<uuid:pk>/sasaran/", views.sasaran, name="sasaran"),
    path("perjanjian/<uuid:pk>/penetapan/", views.penetapan, name="penetapan"),
    path("perjanjian/<uuid:pk>/pembagian/", views.pembagian, name="pembagian"),
    path("sasaran/<uuid:pk>/pengambilan/", views.pengambilan, name="pengambilan"),
    path("bagian/<uuid:pk>/", views.bagian, name="bagian"),
    path("bagian/<uuid:pk>/strategi/", views.strategi, name="strategi"),
    path("bagian/<uuid:pk>/pembagian/", views.pembagian_bagian, name="pembagian_bagian"),
]

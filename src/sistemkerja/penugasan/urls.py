from django.urls import path

from sistemkerja.penugasan import views

app_name = "penugasan"

urlpatterns = [
    path("butir/<uuid:pk>/", views.butir, name="butir"),
    path("butir/<uuid:pk>/susunan/", views.susunan, name="susunan"),
    path("butir/<uuid:pk>/pratinjau/", views.pratinjau_tahap, name="pratinjau"),
    path("susunan/<uuid:pk>/persetujuan/", views.persetujuan, name="persetujuan"),
    path("susunan/<uuid:pk>/penolakan/", views.penolakan, name="penolakan"),
]

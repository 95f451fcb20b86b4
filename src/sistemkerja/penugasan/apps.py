from django.apps import AppConfig


class PenugasanConfig(AppConfig):
    name = "sistemkerja.penugasan"
    label = "penugasan"

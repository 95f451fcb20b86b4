from django.apps import AppConfig


class AdopsiConfig(AppConfig):
    name = "sistemkerja.adopsi"
    label = "adopsi"

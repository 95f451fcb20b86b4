from django.apps import AppConfig


class PeraturanConfig(AppConfig):
    name = "sistemkerja.peraturan"
    label = "peraturan"

from django.apps import AppConfig


class LatarConfig(AppConfig):
    name = "sistemkerja.latar"
    label = "latar"

from django.apps import AppConfig


class PerencanaanConfig(AppConfig):
    name = "sistemkerja.perencanaan"
    label = "perencanaan"

from django.apps import AppConfig


class ImporConfig(AppConfig):
    name = "sistemkerja.impor"
    label = "impor"

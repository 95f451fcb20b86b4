from django.apps import AppConfig


class AkunConfig(AppConfig):
    name = "sistemkerja.akun"
    label = "akun"

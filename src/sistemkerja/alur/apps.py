from django.apps import AppConfig


class AlurConfig(AppConfig):
    name = "sistemkerja.alur"
    label = "alur"

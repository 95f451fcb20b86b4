from django.apps import AppConfig


class EksporConfig(AppConfig):
    name = "sistemkerja.ekspor"
    label = "ekspor"

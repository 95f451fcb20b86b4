from django.apps import AppConfig


class KepegawaianConfig(AppConfig):
    name = "sistemkerja.kepegawaian"
    label = "kepegawaian"

from django.apps import AppConfig


class AntarmukaConfig(AppConfig):
    name = "sistemkerja.antarmuka"
    label = "antarmuka"

from django.apps import AppConfig


class PlatformConfig(AppConfig):
    name = "sistemkerja.platform"
    label = "platform"

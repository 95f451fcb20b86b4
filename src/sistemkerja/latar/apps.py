from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class LatarConfig(AppConfig):
    name = "sistemkerja.latar"
    label = "latar"

    def ready(self) -> None:
        autodiscover_modules("penangan")

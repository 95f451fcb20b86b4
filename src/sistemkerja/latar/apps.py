from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class LatarConfig(AppConfig):
    name = "sistemkerja.latar"
    label = "latar"

    def ready(self) -> None:
        from sistemkerja.antarmuka.kait import pasang_kabar
        from sistemkerja.latar.kabar import kabar_pekerjaan

        autodiscover_modules("penangan", "putaran")
        pasang_kabar(kabar_pekerjaan)

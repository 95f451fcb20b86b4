from django.apps import AppConfig


class KepegawaianConfig(AppConfig):
    name = "sistemkerja.kepegawaian"
    label = "kepegawaian"

    def ready(self) -> None:
        from sistemkerja.kepegawaian.reorganisasi import kait

        kait.pasang()

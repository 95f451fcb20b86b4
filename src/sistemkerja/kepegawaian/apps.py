from django.apps import AppConfig


class KepegawaianConfig(AppConfig):
    name = "sistemkerja.kepegawaian"
    label = "kepegawaian"

    def ready(self) -> None:
        from sistemkerja.kepegawaian import kait_orang
        from sistemkerja.kepegawaian.reorganisasi import kait
        from sistemkerja.organisasi.kait import pasang_tindakan

        pasang_tindakan(kait_orang.tombol)
        kait.pasang()

from django.apps import AppConfig


class MejaConfig(AppConfig):
    name = "sistemkerja.meja"
    label = "meja"

    def ready(self) -> None:
        from sistemkerja.meja.penilai import blok_penilai
        from sistemkerja.organisasi.kait import pasang_blok_penilai

        pasang_blok_penilai(blok_penilai)

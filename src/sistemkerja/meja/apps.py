from django.apps import AppConfig


class MejaConfig(AppConfig):
    name = "sistemkerja.meja"
    label = "meja"

    def ready(self) -> None:
        from sistemkerja.meja.penilai import blok_penilai
        from sistemkerja.meja.wewenang import blok_tim, blok_wewenang
        from sistemkerja.organisasi.kait import pasang_blok_penilai, pasang_blok_wewenang

        pasang_blok_penilai(blok_penilai)
        pasang_blok_wewenang(blok_wewenang)
        pasang_blok_wewenang(blok_tim)

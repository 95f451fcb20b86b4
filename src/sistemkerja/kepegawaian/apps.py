from django.apps import AppConfig


class KepegawaianConfig(AppConfig):
    name = "sistemkerja.kepegawaian"
    label = "kepegawaian"

    def ready(self) -> None:
        from sistemkerja.kepegawaian import kait_orang
        from sistemkerja.kepegawaian.reorganisasi import kait
        from sistemkerja.organisasi.kait import pasang_ganti_hari, pasang_tindakan

        pasang_tindakan(kait_orang.tombol)
        pasang_ganti_hari(kait_orang.ganti_hari)
        kait.pasang()

from django.apps import AppConfig


class PenugasanConfig(AppConfig):
    name = "sistemkerja.penugasan"
    label = "penugasan"

    def ready(self) -> None:
        """Pohon perencanaan menampilkan keadaan penugasannya."""
        from sistemkerja.penugasan.bacaan import keadaan_penugasan
        from sistemkerja.perencanaan.kait import daftarkan_keadaan_butir

        daftarkan_keadaan_butir(keadaan_penugasan)

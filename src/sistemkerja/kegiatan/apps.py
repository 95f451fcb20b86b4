from django.apps import AppConfig


class KegiatanConfig(AppConfig):
    name = "sistemkerja.kegiatan"
    label = "kegiatan"

    def ready(self) -> None:
        """Penugasan yang ditetapkan melahirkan kegiatan."""
        from sistemkerja.kegiatan.tindakan.mulai import mulai_kegiatan
        from sistemkerja.penugasan.penetapan import daftarkan_lanjutan

        daftarkan_lanjutan(mulai_kegiatan)

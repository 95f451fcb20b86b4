from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PemdaConfig(AppConfig):
    name = "sistemkerja.pemda"
    label = "pemda"

    def ready(self) -> None:
        from sistemkerja.pemda.rls import pasang_penjaga

        post_migrate.connect(pasang_penjaga, sender=self, dispatch_uid="pemda.pasang_penjaga")

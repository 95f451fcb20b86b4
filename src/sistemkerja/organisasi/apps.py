from django.apps import AppConfig


class OrganisasiConfig(AppConfig):
    """Perangkat Daerah, unit, jabatan, pegawai, dan pemangku, masing-masing dengan masa berlakunya."""

    name = "sistemkerja.organisasi"
    label = "organisasi"
    verbose_name = "Organisasi"

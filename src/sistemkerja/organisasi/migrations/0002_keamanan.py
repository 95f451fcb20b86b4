"""Row level security on every table, and no DELETE for the web role: rows are closed, never removed."""

from django.conf import settings
from django.db import migrations

from sistemkerja.pemda.rls import AktifkanRLS

TABEL = [
    "organisasi_unitorganisasi",
    "organisasi_jabatan",
    "organisasi_pegawai",
    "organisasi_pemangku",
]


def tanpa_hapus(tabel: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f'REVOKE DELETE ON "{tabel}" FROM "{settings.PERAN_WEB}"',
        f'GRANT DELETE ON "{tabel}" TO "{settings.PERAN_WEB}"',
    )


class Migration(migrations.Migration):
    dependencies = [("organisasi", "0001_initial")]

    operations = [
        *(AktifkanRLS(tabel) for tabel in TABEL),
        *(tanpa_hapus(tabel) for tabel in TABEL),
    ]

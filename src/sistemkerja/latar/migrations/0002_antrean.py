"""The queue (procrastinate) works as the web role. Its rows hold the ids of a Pemda and of a job, nothing else."""

from django.conf import settings
from django.db import migrations

from sistemkerja.pemda.rls import BeriHak

TABEL = ["procrastinate_jobs", "procrastinate_events", "procrastinate_workers", "procrastinate_periodic_defers"]


def hak_urutan(tabel: str) -> migrations.RunSQL:
    urutan = f"{tabel}_id_seq"
    return migrations.RunSQL(
        f'GRANT USAGE, SELECT ON SEQUENCE "{urutan}" TO "{settings.PERAN_WEB}"',
        f'REVOKE ALL ON SEQUENCE "{urutan}" FROM "{settings.PERAN_WEB}"',
    )


class Migration(migrations.Migration):
    dependencies = [("latar", "0001_initial"), ("procrastinate", "0041_post_retry_failed_job")]

    operations = [
        *(BeriHak(tabel, "SELECT, INSERT, UPDATE, DELETE") for tabel in TABEL),
        *(hak_urutan(tabel) for tabel in TABEL),
    ]

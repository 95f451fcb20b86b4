import django.db.models.deletion
import django.utils.timezone
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import sistemkerja.pemda.kunci
from sistemkerja.pemda.rls import AktifkanRLS, BeriHak


class Migration(migrations.Migration):
    initial = True

    dependencies = [("sessions", "0001_initial")]

    operations = [
        # Validity as date ranges with exclusion constraints needs it; a trusted extension, so the owner may make it.
        BtreeGistExtension(),
        migrations.CreateModel(
            name="Pemda",
            fields=[
                ("id", models.UUIDField(default=sistemkerja.pemda.kunci.uuid7, editable=False, primary_key=True, serialize=False)),
                ("kode", models.CharField(max_length=8, unique=True)),
                ("slug", models.SlugField(max_length=40, unique=True)),
                ("nama", models.CharField(max_length=120)),
                ("zona", models.CharField(choices=[("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")], default="Asia/Jakarta", max_length=24)),
                ("peraturan_id", models.CharField(blank=True, max_length=60)),
                ("sel", models.CharField(default="default", max_length=40)),
                ("aksen", models.CharField(blank=True, max_length=9)),
                ("dibuat", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={"ordering": ["nama"]},
        ),
        migrations.CreateModel(
            name="Adopsi",
            fields=[
                ("id", models.UUIDField(default=sistemkerja.pemda.kunci.uuid7, editable=False, primary_key=True, serialize=False)),
                ("peraturan_id", models.CharField(max_length=60)),
                ("sidik", models.CharField(max_length=64)),
                ("sejak", models.DateField()),
                ("sampai", models.DateField(blank=True, null=True)),
                ("pemda", models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pemda.pemda")),
            ],
            options={
                "ordering": ["sejak"],
                "constraints": [
                    models.UniqueConstraint(fields=("pemda", "sejak"), name="adopsi_satu_per_tanggal"),
                    models.CheckConstraint(
                        condition=models.Q(("sampai__isnull", True), ("sampai__gt", models.F("sejak")), _connector="OR"),
                        name="adopsi_sampai_setelah_sejak",
                    ),
                ],
            },
        ),
        AktifkanRLS("pemda_adopsi"),
        BeriHak("pemda_pemda", "SELECT"),
        BeriHak("django_session", "SELECT, INSERT, UPDATE, DELETE"),
    ]

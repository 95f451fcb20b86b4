"""Foto melekat pada catatan kemajuannya."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kegiatan", "0002_keamanan")]

    operations = [
        migrations.AddField(
            model_name="berkas",
            name="kemajuan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="berkas",
                to="kegiatan.kemajuan",
            ),
        ),
    ]

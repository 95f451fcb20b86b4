from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("alur", "0002_keamanan")]

    operations = [
        migrations.AddIndex(
            model_name="tugas",
            index=models.Index(
                condition=models.Q(("selesai_pada__isnull", False)),
                fields=["pemda", "untuk_jabatan", "-selesai_pada"],
                name="tugas_usai",
            ),
        ),
    ]

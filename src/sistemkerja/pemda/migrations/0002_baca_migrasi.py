from django.db import migrations

from sistemkerja.pemda.rls import BeriHak


class Migration(migrations.Migration):
    dependencies = [("pemda", "0001_initial")]

    # `makemigrations` and health pages ask, as the web role, which migrations have run.
    operations = [BeriHak("django_migrations", "SELECT")]

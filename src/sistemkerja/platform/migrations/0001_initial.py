import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.db import migrations, models

import sistemkerja.pemda.kunci
from sistemkerja.pemda.rls import BeriHak


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Operator',
            fields=[
                ('id', models.UUIDField(default=sistemkerja.pemda.kunci.uuid7, editable=False, primary_key=True, serialize=False)),
                ('nama_masuk', models.CharField(max_length=60, unique=True)),
                ('nama', models.CharField(max_length=200)),
                ('garam', models.CharField(max_length=64)),
                ('aktif', models.BooleanField(default=True)),
                ('dibuat', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'ordering': ['nama_masuk'],
            },
        ),
        migrations.CreateModel(
            name='Catatan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pada', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('oleh', models.CharField(max_length=200)),
                ('kalimat', models.TextField()),
            ],
            options={
                'ordering': ['-pada', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Bukti',
            fields=[
                ('operator', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='platform.operator')),
                ('bukti', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Sesi',
            fields=[
                ('sidik', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('sampai', models.DateTimeField()),
                ('operator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='platform.operator')),
            ],
        ),
        # Bukti and Sesi are read by functions of the owner only (0002).
        BeriHak("platform_operator", "SELECT"),
        BeriHak("platform_catatan", "SELECT"),
    ]

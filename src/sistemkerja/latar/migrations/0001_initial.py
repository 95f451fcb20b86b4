import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import sistemkerja.pemda.kunci
from sistemkerja.pemda.rls import AktifkanRLS


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pemda', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Pekerjaan',
            fields=[
                ('id', models.UUIDField(default=sistemkerja.pemda.kunci.uuid7, editable=False, primary_key=True, serialize=False)),
                ('jenis', models.CharField(max_length=60)),
                ('judul', models.CharField(max_length=200)),
                ('keadaan', models.CharField(choices=[('antre', 'Menunggu giliran'), ('berjalan', 'Sedang berjalan'), ('selesai', 'Selesai'), ('dibatalkan', 'Dibatalkan'), ('gagal', 'Gagal')], default='antre', max_length=12)),
                ('maju', models.PositiveIntegerField(default=0)),
                ('dari', models.PositiveIntegerField(default=0)),
                ('pesan', models.TextField(blank=True)),
                ('isi', models.JSONField(blank=True, default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('hasil', models.JSONField(blank=True, default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('alamat_hasil', models.CharField(blank=True, max_length=300)),
                ('pengguna_id', models.UUIDField(blank=True, null=True)),
                ('oleh', models.CharField(max_length=200)),
                ('minta_batal', models.BooleanField(default=False)),
                ('percobaan', models.PositiveSmallIntegerField(default=0)),
                ('dibuat', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('mulai', models.DateTimeField(blank=True, null=True)),
                ('usai', models.DateTimeField(blank=True, null=True)),
                ('dilihat', models.DateTimeField(blank=True, null=True)),
                ('pemda', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pemda.pemda')),
            ],
            options={
                'ordering': ['-dibuat', '-id'],
                'indexes': [models.Index(fields=['pemda', 'pengguna_id', '-dibuat'], name='latar_milik'), models.Index(fields=['pemda', '-dibuat'], name='latar_semua'), models.Index(condition=models.Q(('dilihat__isnull', True), ('usai__isnull', False)), fields=['pemda', 'pengguna_id'], name='latar_belum_dilihat')],
            },
        ),
        AktifkanRLS("latar_pekerjaan"),
    ]

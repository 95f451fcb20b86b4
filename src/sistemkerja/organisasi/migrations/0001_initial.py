import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import sistemkerja.pemda.kunci
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pemda', '0001_initial'),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name='Jabatan',
            fields=[
                ('id', models.UUIDField(default=sistemkerja.pemda.kunci.uuid7, editable=False, primary_key=True, serialize=False)),
                ('masa', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='masa berlaku')),
                ('kode', models.CharField(blank=True, max_length=40, verbose_name='kode jabatan')),
                ('nama', models.CharField(max_length=200, verbose_name='nama jabatan')),
                ('jenjang', models.CharField(max_length=24, verbose_name='jenjang')),
                ('pimpinan', models.BooleanField(default=False, verbose_name='memimpin unitnya')),
                ('asisten', models.CharField(blank=True, max_length=24, verbose_name='bidang asisten')),
                ('urut', models.PositiveSmallIntegerField(default=0, verbose_name='urutan dalam unit')),
                ('pemda', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pemda.pemda')),
            ],
            options={
                'verbose_name': 'jabatan',
                'verbose_name_plural': 'jabatan',
                'ordering': ['-pimpinan', 'urut', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Pegawai',
            fields=[
                ('id', models.UUIDField(default=sistemkerja.pemda.kunci.uuid7, editable=False, primary_key=True, serialize=False)),
                ('nip', models.CharField(max_length=30, verbose_name='NIP')),
                ('nama', models.CharField(max_length=200, verbose_name='nama')),
                ('golongan', models.CharField(blank=True, max_length=8, verbose_name='golongan')),
                ('jenis_asn', models.CharField(choices=[('pns', 'PNS'), ('pppk', 'PPPK'), ('bukan', 'Bukan ASN')], default='pns', max_length=5, verbose_name='jenis ASN')),
                ('hasil_penyetaraan', models.BooleanField(default=False, verbose_name='hasil penyetaraan jabatan')),
                ('pemda', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pemda.pemda')),
            ],
            options={
                'verbose_name': 'pegawai',
                'verbose_name_plural': 'pegawai',
                'ordering': ['nama', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Pemangku',
            fields=[
                ('id', models.UUIDField(default=sistemkerja.pemda.kunci.uuid7, editable=False, primary_key=True, serialize=False)),
                ('masa', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='masa berlaku')),
                ('sifat', models.CharField(choices=[('definitif', 'Definitif'), ('plt', 'Plt.'), ('plh', 'Plh.')], default='definitif', max_length=9, verbose_name='sifat')),
                ('dasar_sk', models.CharField(blank=True, max_length=200, verbose_name='dasar (SK)')),
                ('jabatan', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='pemangku', to='organisasi.jabatan')),
                ('pegawai', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='pemangku', to='organisasi.pegawai')),
                ('pemda', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pemda.pemda')),
            ],
            options={
                'verbose_name': 'pemangku jabatan',
                'verbose_name_plural': 'pemangku jabatan',
                'ordering': ['sifat', 'id'],
            },
        ),
        migrations.CreateModel(
            name='UnitOrganisasi',
            fields=[
                ('id', models.UUIDField(default=sistemkerja.pemda.kunci.uuid7, editable=False, primary_key=True, serialize=False)),
                ('masa', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='masa berlaku')),
                ('kode', models.CharField(max_length=60, verbose_name='kode')),
                ('nama', models.CharField(max_length=200, verbose_name='nama')),
                ('jenis', models.CharField(max_length=32, verbose_name='jenis unit')),
                ('kode_pd', models.CharField(blank=True, max_length=80, verbose_name='kode PD dalam peraturan')),
                ('adalah_pd', models.BooleanField(default=False, verbose_name='Perangkat Daerah')),
                ('tipe', models.CharField(blank=True, max_length=1, verbose_name='tipe')),
                ('bagian', models.CharField(blank=True, max_length=24, verbose_name='bagian di dalam PD')),
                ('induk', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='anak', to='organisasi.unitorganisasi')),
                ('pemda', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pemda.pemda')),
            ],
            options={
                'verbose_name': 'unit organisasi',
                'verbose_name_plural': 'unit organisasi',
                'ordering': ['kode', 'id'],
            },
        ),
        migrations.AddField(
            model_name='jabatan',
            name='unit',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='jabatan', to='organisasi.unitorganisasi'),
        ),
        migrations.AddConstraint(
            model_name='pegawai',
            constraint=models.UniqueConstraint(fields=('pemda', 'nip'), name='pegawai_pemda_nip'),
        ),
        migrations.AddIndex(
            model_name='pemangku',
            index=models.Index(fields=['pemda', 'jabatan'], name='pemangku_pemda_jabatan'),
        ),
        migrations.AddIndex(
            model_name='pemangku',
            index=models.Index(fields=['pemda', 'pegawai'], name='pemangku_pemda_pegawai'),
        ),
        migrations.AddConstraint(
            model_name='pemangku',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('pemda', '='), ('jabatan', '='), ('sifat', '='), ('masa', '&&')], name='pemangku_sekali', violation_error_message='Jabatan ini sudah ada pemangkunya dengan sifat yang sama pada masa itu.'),
        ),
        migrations.AddConstraint(
            model_name='pemangku',
            constraint=models.CheckConstraint(condition=models.Q(('masa__isempty', False), ('masa__lower_inf', False)), name='pemangku_masa_terisi'),
        ),
        migrations.AddIndex(
            model_name='unitorganisasi',
            index=models.Index(fields=['pemda', 'induk'], name='unit_pemda_induk'),
        ),
        migrations.AddIndex(
            model_name='unitorganisasi',
            index=models.Index(fields=['pemda', 'jenis'], name='unit_pemda_jenis'),
        ),
        migrations.AddConstraint(
            model_name='unitorganisasi',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('pemda', '='), ('kode', '='), ('masa', '&&')], name='unit_kode_sekali', violation_error_message='Kode unit ini sudah dipakai pada masa yang sama.'),
        ),
        migrations.AddConstraint(
            model_name='unitorganisasi',
            constraint=models.CheckConstraint(condition=models.Q(('induk__isnull', True), models.Q(('induk', models.F('id')), _negated=True), _connector='OR'), name='unit_bukan_induk_sendiri'),
        ),
        migrations.AddConstraint(
            model_name='unitorganisasi',
            constraint=models.CheckConstraint(condition=models.Q(('masa__isempty', False), ('masa__lower_inf', False)), name='unit_masa_terisi'),
        ),
        migrations.AddIndex(
            model_name='jabatan',
            index=models.Index(fields=['pemda', 'unit'], name='jabatan_pemda_unit'),
        ),
        migrations.AddIndex(
            model_name='jabatan',
            index=models.Index(condition=models.Q(('kode', ''), _negated=True), fields=['pemda', 'kode'], name='jabatan_pemda_kode'),
        ),
        migrations.AddConstraint(
            model_name='jabatan',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('pimpinan', True)), expressions=[('pemda', '='), ('unit', '='), ('masa', '&&')], name='jabatan_pimpinan_sekali', violation_error_message='Unit ini sudah punya pimpinan pada masa yang sama.'),
        ),
        migrations.AddConstraint(
            model_name='jabatan',
            constraint=models.CheckConstraint(condition=models.Q(('masa__isempty', False), ('masa__lower_inf', False)), name='jabatan_masa_terisi'),
        ),
    ]

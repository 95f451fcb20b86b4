"""Setiap baris terikat pada Pemda-nya; catatan yang hanya ditambah tidak dapat diubah siapa pun."""

from django.db import migrations

from sistemkerja.pemda.rls import AktifkanRLS

TABEL = ["alur_tugas", "alur_permintaan"]
HANYA_TAMBAH = []


class Migration(migrations.Migration):
    dependencies = [("alur", "0001_initial")]

    operations = [
        *(AktifkanRLS(tabel) for tabel in TABEL),
        *(AktifkanRLS(tabel, hanya_tambah=True) for tabel in HANYA_TAMBAH),
    ]

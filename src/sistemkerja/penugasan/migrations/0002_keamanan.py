"""Setiap baris terikat pada Pemda-nya; catatan yang hanya ditambah tidak dapat diubah siapa pun."""

from django.db import migrations

from sistemkerja.pemda.rls import AktifkanRLS

TABEL = ["penugasan_susunanpenugasan", "penugasan_penugasan", "penugasan_timkerja"]
HANYA_TAMBAH = []


class Migration(migrations.Migration):
    dependencies = [("penugasan", "0001_initial")]

    operations = [
        *(AktifkanRLS(tabel) for tabel in TABEL),
        *(AktifkanRLS(tabel, hanya_tambah=True) for tabel in HANYA_TAMBAH),
    ]

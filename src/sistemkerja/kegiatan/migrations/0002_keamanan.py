"""Setiap baris terikat pada Pemda-nya; catatan yang hanya ditambah tidak dapat diubah siapa pun."""

from django.db import migrations

from sistemkerja.pemda.rls import AktifkanRLS

TABEL = ["kegiatan_kegiatan", "kegiatan_rencana", "kegiatan_barisrencana", "kegiatan_rincian", "kegiatan_kendala", "kegiatan_berkas"]
HANYA_TAMBAH = ["kegiatan_kemajuan", "kegiatan_catatanpemantauan", "kegiatan_hasil", "kegiatan_tinjauan"]


class Migration(migrations.Migration):
    dependencies = [("kegiatan", "0001_initial")]

    operations = [
        *(AktifkanRLS(tabel) for tabel in TABEL),
        *(AktifkanRLS(tabel, hanya_tambah=True) for tabel in HANYA_TAMBAH),
    ]

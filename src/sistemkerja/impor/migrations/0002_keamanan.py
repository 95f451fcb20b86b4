"""Row security, no DELETE of the import itself, and fresh statistics after a mass load.

The web role does not own the tables, so it may not ANALYZE them (MAINTAIN exists only from PostgreSQL 17): a function
of the owner does it, for these tables and no others.
"""

from django.conf import settings
from django.db import migrations

from sistemkerja.pemda.rls import AktifkanRLS

TABEL = (
    "organisasi_unitorganisasi", "organisasi_rincianunit", "organisasi_jabatan", "organisasi_rincianjabatan",
    "organisasi_pegawai", "organisasi_pemangku", "organisasi_riwayatpangkat", "organisasi_formasi",
    "jejak_peristiwa", "impor_barisimpor",
)  # fmt: skip

SEGARKAN = f"""
CREATE FUNCTION segarkan_statistik() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    {" ".join(f"ANALYZE {tabel};" for tabel in TABEL)}
END $$;
REVOKE ALL ON FUNCTION segarkan_statistik() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION segarkan_statistik() TO "{settings.PERAN_WEB}";
"""


class Migration(migrations.Migration):
    dependencies = [
        ("impor", "0001_awal"),
        ("organisasi", "0004_rincian"),
        ("jejak", "0001_initial"),
    ]

    operations = [
        *(AktifkanRLS(f"impor_{tabel}") for tabel in ("impor", "isiimpor", "barisimpor")),
        migrations.RunSQL(
            f'REVOKE DELETE ON impor_impor FROM "{settings.PERAN_WEB}"',
            f'GRANT DELETE ON impor_impor TO "{settings.PERAN_WEB}"',
        ),
        migrations.RunSQL(SEGARKAN, "DROP FUNCTION segarkan_statistik()"),
    ]

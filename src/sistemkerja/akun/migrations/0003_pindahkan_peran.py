"""The column of roles becomes dated grants; accounts with a password of their own count as activated."""

from django.db import migrations

SEBUTAN = {"admin_pemda": "pengelola_sistem", "bagian_hukum": "pengelola_organisasi"}

PINDAHKAN = """
INSERT INTO akun_pemberianperan
    (id, pemda_id, pengguna_id, peran, masa, nomor, tanggal, diberikan_oleh, diberikan_pada,
     dicabut_nomor, dicabut_oleh)
SELECT gen_random_uuid(), pemda_id, id, peran, daterange(current_date, NULL), 'Pemindahan data', current_date,
       'Pemindahan data', now(), '', ''
FROM (SELECT DISTINCT p.pemda_id, p.id,
             CASE a.peran WHEN 'admin_pemda' THEN 'pengelola_sistem' WHEN 'bagian_hukum' THEN 'pengelola_organisasi'
                          ELSE a.peran END AS peran
      FROM akun_pengguna p, unnest(p.peran_sistem) AS a(peran)) AS lama
"""
AKTIF = "UPDATE akun_pengguna SET diaktifkan = now() WHERE password <> '' AND password NOT LIKE '!%%'"
KEMBALIKAN = """
UPDATE akun_pengguna p SET peran_sistem = coalesce((
    SELECT array_agg(DISTINCT peran) FROM akun_pemberianperan g
    WHERE g.pengguna_id = p.id AND g.pemda_id = p.pemda_id AND g.masa @> current_date), '{}')
"""


def setiap_pemda(schema_editor, *perintah):
    # The owner is bound by row security too, so one Pemda after the other.
    with schema_editor.connection.cursor() as kursor:
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        kursor.execute("SELECT id::text FROM pemda_pemda")
        for (pemda,) in kursor.fetchall():
            kursor.execute("SELECT set_config('app.pemda', %s, true)", [pemda])
            for sql in perintah:
                kursor.execute(sql, [])
        kursor.execute("SELECT set_config('app.pemda', '', true)")


class Migration(migrations.Migration):

    dependencies = [("akun", "0002_peran_dan_akses")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: setiap_pemda(editor, PINDAHKAN, AKTIF),
            lambda apps, editor: setiap_pemda(editor, KEMBALIKAN),
        ),
        migrations.RemoveField(model_name="pengguna", name="peran_sistem"),
    ]

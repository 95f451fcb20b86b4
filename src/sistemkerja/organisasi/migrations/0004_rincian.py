"""Rincian bertanggal: baris pertama dibuat bersama unit atau jabatannya, dan masanya mengikuti masa induknya.

Yang sudah berlaku tidak dapat dihapus; yang baru akan berlaku (dan dibatalkan) boleh.
"""

from django.conf import settings
from django.db import migrations

from sistemkerja.pemda.rls import AktifkanRLS

BARU = ["keputusan", "rincianunit", "rincianjabatan", "formasi", "riwayatpangkat"]
# Baris bermasa: hapus hanya selama masanya belum mulai. Hari yang dipakai hari di WIT, yang paling dulu tiba.
BERMASA = ["unitorganisasi", "rincianunit", "jabatan", "rincianjabatan", "formasi", "riwayatpangkat", "pemangku"]

KOLOM = {
    "unit": "nama, jenis, kode_pd, induk_id, adalah_pd, tipe, bagian",
    "jabatan": "unit_id, kode, nama, jenjang, kelas, pimpinan, asisten, urut",
}
INDUK = {"unit": "organisasi_unitorganisasi", "jabatan": "organisasi_jabatan"}


def pemicu(apa: str) -> str:
    induk, rincian, kolom = INDUK[apa], f"organisasi_rincian{apa}", KOLOM[apa]
    return f"""
CREATE FUNCTION rincian_awal_{apa}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO {rincian} (id, pemda_id, {apa}_id, masa, {kolom})
    SELECT gen_random_uuid(), pemda_id, id, masa, {kolom} FROM baru;
    RETURN NULL;
END $$;
CREATE TRIGGER rincian_awal AFTER INSERT ON {induk}
    REFERENCING NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION rincian_awal_{apa}();

CREATE FUNCTION rincian_ikut_{apa}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.masa IS NOT DISTINCT FROM OLD.masa THEN RETURN NULL; END IF;
    DELETE FROM {rincian} WHERE pemda_id = NEW.pemda_id AND {apa}_id = NEW.id AND NOT masa && NEW.masa;
    UPDATE {rincian} SET masa = daterange(lower(masa), upper(NEW.masa))
    WHERE id = (SELECT id FROM {rincian} WHERE pemda_id = NEW.pemda_id AND {apa}_id = NEW.id
                ORDER BY masa DESC LIMIT 1);
    UPDATE {rincian} SET masa = daterange(lower(NEW.masa), upper(masa))
    WHERE id = (SELECT id FROM {rincian} WHERE pemda_id = NEW.pemda_id AND {apa}_id = NEW.id
                ORDER BY masa LIMIT 1);
    IF EXISTS (SELECT 1 FROM {rincian} WHERE pemda_id = NEW.pemda_id AND {apa}_id = NEW.id AND NOT masa <@ NEW.masa)
    THEN
        RAISE EXCEPTION 'rincian yang sudah berlaku ada di luar masa yang baru' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER rincian_ikut AFTER UPDATE OF masa ON {induk}
    FOR EACH ROW EXECUTE FUNCTION rincian_ikut_{apa}();

CREATE FUNCTION rincian_buang_{apa}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM {rincian} WHERE pemda_id = OLD.pemda_id AND {apa}_id = OLD.id;
    RETURN OLD;
END $$;
CREATE TRIGGER rincian_buang BEFORE DELETE ON {induk} FOR EACH ROW EXECUTE FUNCTION rincian_buang_{apa}();
"""


def lepas_pemicu(apa: str) -> str:
    return "".join(
        f"DROP TRIGGER {nama} ON {INDUK[apa]}; DROP FUNCTION {nama}_{apa}();"
        for nama in ("rincian_awal", "rincian_ikut", "rincian_buang")
    )


def isi_awal(apa: str) -> str:
    """Rincian bagi baris yang sudah ada, tanpa memandang Pemda: pemilik tabel melepas FORCE selama mengisi."""
    induk, rincian, kolom = INDUK[apa], f"organisasi_rincian{apa}", KOLOM[apa]
    return f"""
ALTER TABLE {induk} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {rincian} NO FORCE ROW LEVEL SECURITY;
INSERT INTO {rincian} (id, pemda_id, {apa}_id, masa, {kolom})
SELECT gen_random_uuid(), pemda_id, id, masa, {kolom} FROM {induk};
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE {induk} FORCE ROW LEVEL SECURITY;
ALTER TABLE {rincian} FORCE ROW LEVEL SECURITY;
"""


def hapus_yang_belum_mulai(tabel: str) -> migrations.RunSQL:
    t, peran = f'"organisasi_{tabel}"', f'"{settings.PERAN_WEB}"'
    return migrations.RunSQL(
        f"CREATE POLICY belum_mulai ON {t} AS RESTRICTIVE FOR DELETE "
        f"USING (lower(masa) > (now() AT TIME ZONE 'Asia/Jayapura')::date); GRANT DELETE ON {t} TO {peran};",
        f"DROP POLICY belum_mulai ON {t}; REVOKE DELETE ON {t} FROM {peran};",
    )


class Migration(migrations.Migration):
    dependencies = [("organisasi", "0003_bertanggal")]

    operations = [
        *(AktifkanRLS(f"organisasi_{tabel}") for tabel in BARU),
        migrations.RunSQL(
            f'REVOKE DELETE ON organisasi_keputusan FROM "{settings.PERAN_WEB}"',
            f'GRANT DELETE ON organisasi_keputusan TO "{settings.PERAN_WEB}"',
        ),
        *(migrations.RunSQL(isi_awal(apa), migrations.RunSQL.noop) for apa in INDUK),
        *(migrations.RunSQL(pemicu(apa), lepas_pemicu(apa)) for apa in INDUK),
        *(hapus_yang_belum_mulai(tabel) for tabel in BERMASA),
    ]

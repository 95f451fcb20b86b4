from django.db import migrations

_BUAT = r"""
-- What an operator of the platform may do, as functions of the owner of the tables. The web role may call them, and
-- each proves for itself who asks: a key that only the operator's password gives, or the sign of a session that this
-- key opened. Neither can be read from the database by the web role. (docs/keputusan: operator platform)

CREATE OR REPLACE FUNCTION platform_cocok(p_operator uuid, p_kunci bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM platform_operator o JOIN platform_bukti b ON b.operator_id = o.id
        WHERE o.id = p_operator AND o.aktif AND b.bukti = encode(sha256(p_kunci), 'hex')
    )
$$;

CREATE OR REPLACE FUNCTION platform_masuk(p_operator uuid, p_kunci bytea, p_tanda text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT platform_cocok(p_operator, p_kunci) THEN
        RETURN false;
    END IF;
    DELETE FROM platform_sesi WHERE sampai < now();
    INSERT INTO platform_sesi (sidik, operator_id, sampai)
    VALUES (encode(sha256(convert_to(p_tanda, 'UTF8')), 'hex'), p_operator, now() + interval '8 hours');
    RETURN true;
END $$;

CREATE OR REPLACE FUNCTION platform_sesi_operator(p_tanda text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT o.id FROM platform_sesi s JOIN platform_operator o ON o.id = s.operator_id
    WHERE s.sidik = encode(sha256(convert_to(p_tanda, 'UTF8')), 'hex') AND s.sampai > now() AND o.aktif
$$;

CREATE OR REPLACE FUNCTION platform_keluar(p_tanda text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DELETE FROM platform_sesi WHERE sidik = encode(sha256(convert_to(p_tanda, 'UTF8')), 'hex')
$$;

-- Numbers of each Pemda of this database, and nothing of any person. Afterwards the Pemda is what it was.
CREATE OR REPLACE FUNCTION platform_ringkasan(p_tanda text, p_sel text)
RETURNS TABLE (pemda uuid, akun bigint, akun_terpakai bigint, pegawai bigint, unit bigint, adopsi bigint,
               tersegel timestamptz, menunggu bigint, gagal bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    lama text := coalesce(current_setting('app.pemda', true), '');
BEGIN
    IF platform_sesi_operator(p_tanda) IS NULL THEN
        RAISE EXCEPTION 'bukan operator platform' USING ERRCODE = 'insufficient_privilege';
    END IF;
    FOR pemda IN SELECT p.id FROM pemda_pemda p WHERE p.sel = p_sel ORDER BY p.nama LOOP
        PERFORM set_config('app.pemda', pemda::text, true);
        SELECT count(*) FILTER (WHERE a.aktif), count(*) FILTER (WHERE a.aktif AND a.diaktifkan IS NOT NULL)
            INTO akun, akun_terpakai FROM akun_pengguna a WHERE a.pemda_id = pemda;
        SELECT count(*) INTO pegawai FROM organisasi_pegawai o WHERE o.pemda_id = pemda AND o.berhenti IS NULL;
        SELECT count(*) INTO unit FROM organisasi_unitorganisasi u
            WHERE u.pemda_id = pemda AND u.masa @> current_date;
        SELECT count(*) INTO adopsi FROM pemda_adopsi d
            WHERE d.pemda_id = pemda AND d.sejak <= current_date AND (d.sampai IS NULL OR d.sampai > current_date);
        SELECT max(s.pada) INTO tersegel FROM jejak_segel s WHERE s.pemda_id = pemda;
        SELECT count(*) FILTER (WHERE k.keadaan IN ('antre', 'berjalan')),
               count(*) FILTER (WHERE k.keadaan = 'gagal' AND k.usai > now() - interval '7 days')
            INTO menunggu, gagal FROM latar_pekerjaan k WHERE k.pemda_id = pemda;
        RETURN NEXT;
    END LOOP;
    PERFORM set_config('app.pemda', lama, true);
END $$;

-- Entering a Pemda in the directory of this database; the same row goes into the directory of its cell.
CREATE OR REPLACE FUNCTION pemda_catat(p_id uuid, p_kode text, p_nama text, p_slug text, p_zona text, p_sel text,
                                       p_oleh text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF p_kode !~ '^[0-9]{2}\.[0-9]{2}$' OR p_slug !~ '^[a-z0-9-]+$' OR btrim(p_nama) = ''
       OR p_zona NOT IN ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura') THEN
        RAISE EXCEPTION 'isian Pemda tidak sah' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO pemda_pemda (id, kode, slug, nama, zona, peraturan_id, sel, aksen, dibuat)
    VALUES (p_id, p_kode, p_slug, p_nama, p_zona, '', p_sel, '', now());
    INSERT INTO platform_catatan (oleh, kalimat) VALUES (p_oleh, format('Membuat %s (%s) di sel %s.', p_nama, p_kode, p_sel));
END $$;

CREATE OR REPLACE FUNCTION pemda_buat(p_operator uuid, p_kunci bytea, p_id uuid, p_kode text, p_nama text,
                                      p_slug text, p_zona text, p_sel text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT platform_cocok(p_operator, p_kunci) THEN
        RAISE EXCEPTION 'bukan operator platform' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pemda_catat(p_id, p_kode, p_nama, p_slug, p_zona, p_sel,
                        (SELECT o.nama FROM platform_operator o WHERE o.id = p_operator));
END $$;

REVOKE ALL ON FUNCTION pemda_catat(uuid, text, text, text, text, text, text) FROM PUBLIC;
"""

_BUANG = """
DROP FUNCTION pemda_buat(uuid, bytea, uuid, text, text, text, text, text);
DROP FUNCTION pemda_catat(uuid, text, text, text, text, text, text);
DROP FUNCTION platform_ringkasan(text, text);
DROP FUNCTION platform_keluar(text);
DROP FUNCTION platform_sesi_operator(text);
DROP FUNCTION platform_masuk(uuid, bytea, text);
DROP FUNCTION platform_cocok(uuid, bytea);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("platform", "0001_initial"),
        ("pemda", "0003_versi"),
        ("organisasi", "0004_rincian"),
        ("jejak", "0001_initial"),
        ("akun", "0002_peran_dan_akses"),
        ("latar", "0002_antrean"),
    ]

    operations = [migrations.RunSQL(_BUAT, _BUANG)]

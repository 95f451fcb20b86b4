"""Pencarian orang, jabatan, dan unit: satu tabel turunan, satu fungsi.

Indeks trigram tidak terpakai di bawah kebijakan baris, maka pencarian satu fungsi SECURITY DEFINER yang menyaring Pemda
sendiri dari `app.pemda` (tanpa itu: tidak ada baris). Tabelnya indeks, bukan data: peran web tidak diberi hak apa pun
atasnya, dan isinya dibuat pemicu dari pegawai dan rincian, jadi tidak pernah basi.
"""

from django.conf import settings
from django.contrib.postgres.operations import BtreeGinExtension, CreateExtension, TrigramExtension
from django.db import migrations

TABEL = """
CREATE TABLE organisasi_cari (
    sumber uuid PRIMARY KEY,
    pemda uuid NOT NULL,
    jenis text NOT NULL,
    objek uuid NOT NULL,
    masa daterange NOT NULL,
    utama boolean NOT NULL,
    nip text NOT NULL,
    teks text NOT NULL
);
CREATE INDEX organisasi_cari_teks ON organisasi_cari USING gin (pemda, jenis, teks gin_trgm_ops);
CREATE INDEX organisasi_cari_nip ON organisasi_cari (pemda, nip text_pattern_ops) WHERE nip <> '';
ALTER TABLE organisasi_cari ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisasi_cari FORCE ROW LEVEL SECURITY;
CREATE POLICY hanya_pemilik ON organisasi_cari TO CURRENT_USER USING (true) WITH CHECK (true);

-- Huruf kecil dan angka, satu spasi di depan setiap kata: "awal kata" menjadi '% kata%', yang berindeks.
CREATE FUNCTION cari_rapi(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ' ' || btrim(regexp_replace(translate(lower(t), '''`’‘', ''), '[^a-z0-9]+', ' ', 'g'))
$$;
"""

# Yang dimuat tiap tabel: (kolom sumber dari baris `b`) menjadi baris pencarian. Gelar di belakang koma tidak ikut.
ISI = {
    "pegawai": "SELECT b.id, b.pemda_id, 'pegawai', b.id, daterange(NULL, NULL), false, b.nip, "
    "cari_rapi(coalesce(nullif(btrim(split_part(b.nama, ',', 1)), ''), b.nama)) FROM {} b",
    "rincianjabatan": "SELECT b.id, b.pemda_id, 'jabatan', b.jabatan_id, b.masa, b.pimpinan, '', cari_rapi(b.nama) "
    "FROM {} b",
    "rincianunit": "SELECT b.id, b.pemda_id, 'unit', b.unit_id, b.masa, b.adalah_pd, '', "
    "cari_rapi(b.nama || ' ' || (SELECT u.kode FROM organisasi_unitorganisasi u WHERE u.id = b.unit_id)) FROM {} b",
}
# Hanya perubahan pada yang dicari yang menyentuh indeksnya.
PENTING = {
    "pegawai": "b.nama IS DISTINCT FROM l.nama OR b.nip IS DISTINCT FROM l.nip",
    "rincianjabatan": "b.nama IS DISTINCT FROM l.nama OR b.masa IS DISTINCT FROM l.masa "
    "OR b.pimpinan IS DISTINCT FROM l.pimpinan",
    "rincianunit": "b.nama IS DISTINCT FROM l.nama OR b.masa IS DISTINCT FROM l.masa "
    "OR b.adalah_pd IS DISTINCT FROM l.adalah_pd",
}

FUNGSI = """
-- Kemiripan sebuah kata dengan kata terdekat di dalam teks, dari jumlah huruf yang berbeda: 1 sama, 0 lain sama sekali.
CREATE FUNCTION cari_mirip(w text, teks text) RETURNS real LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(max(1 - least(
        levenshtein(w, k)::real / greatest(length(w), length(k)),
        (levenshtein(w, left(k, length(w))) + 0.5)::real / length(w))), 0)
    FROM unnest(string_to_array(left(teks, 200), ' ')) k WHERE length(k) > 2
$$;

CREATE FUNCTION cari_organisasi(kata text[], awal_nip text, per date, jenis_dicari text[], batas integer)
RETURNS TABLE (jenis text, objek uuid, skor real) LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE
    milik uuid := nullif(current_setting('app.pemda', true), '')::uuid;
    saring text;
    ambang text;
    ada integer := 0;
BEGIN
    IF milik IS NULL THEN RETURN; END IF;
    IF awal_nip <> '' AND 'pegawai' = ANY (jenis_dicari) THEN
        RETURN QUERY SELECT c.jenis, c.objek, (CASE WHEN c.nip = awal_nip THEN 3 ELSE 2 END)::real
            FROM organisasi_cari c WHERE c.pemda = milik AND c.nip LIKE awal_nip || '%' AND c.nip <> ''
            ORDER BY c.nip LIMIT batas;
        RETURN;
    END IF;
    IF cardinality(kata) = 0 THEN RETURN; END IF;
    -- Berhenti begitu ada: awal kata yang tepat, yang hampir tepat, yang mirip. Kata pendek tidak dimiripkan.
    FOREACH ambang IN ARRAY ARRAY['1', '0.55', '0.34'] LOOP
        PERFORM set_config('pg_trgm.word_similarity_threshold', ambang, true);
        SELECT string_agg(CASE WHEN ambang = '1' OR length(kata[i]) < 4 THEN format('c.teks LIKE $6[%s]', i)
                               ELSE format('c.teks %%> $1[%s]', i) END, ' AND ')
        INTO saring FROM generate_subscripts(kata, 1) i;
        RETURN QUERY EXECUTE format($q$
            SELECT t.jenis, t.objek, t.skor FROM (
                SELECT d.*, row_number() OVER (PARTITION BY d.jenis
                    ORDER BY d.skor DESC, d.utama DESC, length(d.teks), d.teks, d.objek) nomor
                FROM (
                    SELECT c.jenis, c.objek, c.utama, c.teks, (
                        SELECT avg(CASE WHEN c.teks || ' ' LIKE '%% ' || w || ' %%' THEN 1
                                        WHEN c.teks LIKE '%% ' || w || '%%' THEN 0.9
                                        ELSE 0.85 * cari_mirip(w, c.teks) END)
                             + CASE WHEN c.teks = ' ' || array_to_string($1, ' ') THEN 0.3
                                    WHEN c.teks LIKE ' ' || array_to_string($1, ' ') || '%%' THEN 0.1 ELSE 0 END
                        FROM unnest($1) w)::real skor
                    FROM unnest($4) jenis_ini CROSS JOIN LATERAL (
                        SELECT c.* FROM organisasi_cari c
                        WHERE c.pemda = $2 AND c.jenis = jenis_ini AND c.masa @> $3 AND %s LIMIT $7) c
                ) d WHERE d.skor > 0.55
            ) t WHERE t.nomor <= $5 ORDER BY t.skor DESC, t.nomor$q$, saring)
        USING kata, milik, per, jenis_dicari, batas, (SELECT array_agg('% ' || k || '%' ORDER BY n)
            FROM unnest(kata) WITH ORDINALITY u (k, n)), CASE WHEN ambang = '1' THEN 3000 ELSE 1000 END;
        GET DIAGNOSTICS ada = ROW_COUNT;
        EXIT WHEN ada > 0;
    END LOOP;
END $$;
"""

LEPAS_FUNGSI = """
DROP FUNCTION cari_organisasi(text[], text, date, text[], integer);
DROP FUNCTION cari_mirip(text, text);
"""

# Nama tanpa skema di dalam fungsi dibaca dari skema tabel dan ekstensinya saja; tabel sementara tidak menyusup.
KUNCI_JALUR = """
DO $$
DECLARE satu regprocedure; jalur text;
BEGIN
    PERFORM show_limit();  -- memuat pg_trgm
    SELECT string_agg(DISTINCT quote_ident(nama), ', ') INTO jalur FROM (
        SELECT current_schema() AS nama UNION SELECT e.extnamespace::regnamespace::name FROM pg_extension e
        WHERE e.extname IN ('pg_trgm', 'btree_gin', 'fuzzystrmatch')) s;
    FOR satu IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace
        AND (p.proname IN ('cari_organisasi', 'cari_mirip') OR p.proname LIKE 'cari\\_%%\\_segar') LOOP
        EXECUTE format('ALTER FUNCTION %%s SET search_path = %%s, pg_temp', satu, jalur);
        EXECUTE format('REVOKE ALL ON FUNCTION %%s FROM PUBLIC', satu);
    END LOOP;
    ALTER FUNCTION cari_organisasi(text[], text, date, text[], integer)
        SET pg_trgm.word_similarity_threshold = 0.6;
    GRANT EXECUTE ON FUNCTION cari_organisasi(text[], text, date, text[], integer) TO "{peran}";
END $$;
"""


def pemicu(tabel: str) -> str:
    t, isi = f"organisasi_{tabel}", ISI[tabel]
    return f"""
CREATE FUNCTION cari_{tabel}_segar() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM organisasi_cari WHERE sumber IN (SELECT id FROM lama);
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO organisasi_cari {isi.format("baru")};
    ELSE
        DELETE FROM organisasi_cari WHERE sumber IN
            (SELECT b.id FROM baru b JOIN lama l ON l.id = b.id WHERE {PENTING[tabel]});
        INSERT INTO organisasi_cari {isi.format("baru")} WHERE NOT EXISTS
            (SELECT 1 FROM organisasi_cari c WHERE c.sumber = b.id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER cari_tambah AFTER INSERT ON {t} REFERENCING NEW TABLE AS baru
    FOR EACH STATEMENT EXECUTE FUNCTION cari_{tabel}_segar();
CREATE TRIGGER cari_ubah AFTER UPDATE ON {t} REFERENCING OLD TABLE AS lama NEW TABLE AS baru
    FOR EACH STATEMENT EXECUTE FUNCTION cari_{tabel}_segar();
CREATE TRIGGER cari_hapus AFTER DELETE ON {t} REFERENCING OLD TABLE AS lama
    FOR EACH STATEMENT EXECUTE FUNCTION cari_{tabel}_segar();
"""  # noqa: S608  hanya menyatukan potongan tetap


def lepas(tabel: str) -> str:
    buang = "".join(f"DROP TRIGGER cari_{apa} ON organisasi_{tabel};" for apa in ("tambah", "ubah", "hapus"))
    return f"{buang} DROP FUNCTION cari_{tabel}_segar();"


def isi_awal(tabel: str) -> str:
    """Baris yang sudah ada, tanpa memandang Pemda: pemilik tabel melepas FORCE selama mengisi."""
    dibaca = {f"organisasi_{tabel}", "organisasi_unitorganisasi"}
    lepas_force = "".join(f"ALTER TABLE {t} NO FORCE ROW LEVEL SECURITY;" for t in dibaca)
    pasang_force = "".join(f"ALTER TABLE {t} FORCE ROW LEVEL SECURITY;" for t in dibaca)
    return f"{lepas_force} INSERT INTO organisasi_cari {ISI[tabel].format(f'organisasi_{tabel}')}; {pasang_force}"


class Migration(migrations.Migration):
    dependencies = [("organisasi", "0005_rincian_ikut_dibuang")]

    operations = [
        TrigramExtension(),
        BtreeGinExtension(),
        CreateExtension("fuzzystrmatch"),
        migrations.RunSQL(TABEL, "DROP TABLE organisasi_cari; DROP FUNCTION cari_rapi(text);"),
        *(migrations.RunSQL(isi_awal(tabel), migrations.RunSQL.noop) for tabel in ISI),
        *(migrations.RunSQL(pemicu(tabel), lepas(tabel)) for tabel in ISI),
        migrations.RunSQL(FUNGSI, LEPAS_FUNGSI),
        migrations.RunSQL(KUNCI_JALUR.replace("%%", "%").replace("{peran}", settings.PERAN_WEB), ""),
    ]

"""What the catalogue of the database says about security: no table, function or view is left out of the rule.

Row security table by table is in test_keamanan_baris.py; here is everything that could lead around it.
"""

from __future__ import annotations

import psycopg
import pytest
from psycopg import sql

from sistemkerja.konfigurasi.tempat import PERAN_WEB

# Tables without a Pemda: what the web role may do with them, and why they are no danger to a Pemda.
TANPA_PEMDA: dict[str, tuple[str, str]] = {
    "pemda_pemda": ("SELECT", "the directory: names of Pemda, which the sign-in page shows to everybody"),
    "django_migrations": ("SELECT", "which migrations have run"),
    "django_session": ("DELETE INSERT SELECT UPDATE", "sessions, before it is known of which Pemda; keys are random"),
    "akun_upayamasuk": ("DELETE INSERT SELECT UPDATE", "the throttle of sign-ins; holds hashes, no names"),
    "platform_operator": ("SELECT", "operators of the platform: no one's data of a Pemda; no secrets"),
    "platform_catatan": ("SELECT", "what operators did"),
    "platform_bukti": ("", "fingerprints of operators' keys; read by functions of the owner only"),
    "platform_sesi": ("", "sessions of operators; read by functions of the owner only"),
    "organisasi_cari": ("", "the index of the search, filled by triggers; read by one function of the owner only"),
    "procrastinate_jobs": ("DELETE INSERT SELECT UPDATE", "the queue: ids of a Pemda and of a job, nothing else"),
    "procrastinate_events": ("DELETE INSERT SELECT UPDATE", "when queue entries were begun and ended"),
    "procrastinate_workers": ("DELETE INSERT SELECT UPDATE", "signs of life of workers"),
    "procrastinate_periodic_defers": ("DELETE INSERT SELECT UPDATE", "comes with the queue; unused"),
    "auth_group": ("", "comes with Django; unused"),
    "auth_group_permissions": ("", "comes with Django; unused"),
    "auth_permission": ("", "comes with Django; unused"),
    "django_content_type": ("", "comes with Django; unused"),
}
# Functions that run as the owner: whom they answer. Row security binds the owner too, but each says so for itself.
SEBAGAI_PEMILIK: dict[str, str] = {
    "platform_cocok": "whether a key is the operator's",
    "platform_masuk": "opens a session for the operator's key",
    "platform_sesi_operator": "whose session a sign opens",
    "platform_keluar": "ends the session of a sign",
    "platform_ringkasan": "numbers of each Pemda, for the sign of an operator",
    "pemda_catat": "only the owner may call it",
    "pemda_buat": "a new Pemda, for the operator's key",
    "cari_organisasi": "searches the index for the Pemda of the transaction; without one it finds nothing",
    "cari_pegawai_segar": "trigger: keeps the index of the search",
    "cari_rincianjabatan_segar": "trigger: keeps the index of the search",
    "cari_rincianunit_segar": "trigger: keeps the index of the search",
    "segarkan_statistik": "lets the planner count after an import; reads nothing out",
}


@pytest.fixture
def web(klaster_uji, basisdata_pekerja):
    with psycopg.connect(host=klaster_uji.soket, dbname=basisdata_pekerja, user=PERAN_WEB) as koneksi:
        yield koneksi
        koneksi.rollback()


def test_setiap_tabel_bermasuk_hitungan(web):
    """A table has a Pemda and row security, or stands in the list above with its reason."""
    semua = web.execute(
        "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity, EXISTS (SELECT 1 FROM pg_attribute a"
        " WHERE a.attrelid = c.oid AND a.attname = 'pemda_id' AND NOT a.attisdropped)"
        " FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace"
    ).fetchall()
    tanpa = {nama for nama, aman, berpemda in semua if not (aman and berpemda)}
    assert tanpa == set(TANPA_PEMDA)


@pytest.mark.parametrize("tabel", TANPA_PEMDA)
def test_hak_atas_tabel_tanpa_pemda(web, tabel):
    ada = web.execute(
        "SELECT privilege_type FROM information_schema.role_table_grants"
        " WHERE grantee = current_user AND table_schema = 'public' AND table_name = %s",
        [tabel],
    ).fetchall()
    assert " ".join(sorted(hak for (hak,) in ada)) == TANPA_PEMDA[tabel][0]


def test_fungsi_yang_berjalan_sebagai_pemilik_terdaftar_dan_terkunci_jalurnya(web):
    semua = web.execute(
        "SELECT p.proname, coalesce(array_to_string(p.proconfig, ' '), '') FROM pg_proc p"
        " WHERE p.prosecdef AND p.pronamespace = 'public'::regnamespace"
    ).fetchall()
    assert {nama for nama, _ in semua} == set(SEBAGAI_PEMILIK)
    assert [nama for nama, setelan in semua if "search_path=" not in setelan] == []


def test_pencarian_hanya_di_pemda_transaksi(web):
    """The one function that reads people past row security filters for itself."""
    pemda = [satu for (satu,) in web.execute("SELECT id FROM pemda_pemda ORDER BY kode").fetchall()]
    orang = "INSERT INTO organisasi_pegawai (id, pemda_id, nip, nama, golongan, jenis_asn, hasil_penyetaraan,"
    orang += (
        " sebab_berhenti) VALUES (gen_random_uuid(), %s, '198001012005011001', 'Sukarni Rahasia', '', 'pns', false, '')"
    )
    web.execute("SELECT set_config('app.pemda', %s, true)", [str(pemda[0])])
    web.execute(orang, [pemda[0]])
    for konteks, ada in ((str(pemda[0]), 1), (str(pemda[1]), 0), ("", 0)):
        web.execute("SELECT set_config('app.pemda', %s, true)", [konteks])
        for kata, nip in ((["sukarni"], ""), ([], "1980")):
            cari = "SELECT count(*) FROM cari_organisasi(%s, %s, current_date, ARRAY['pegawai'], 20)"
            assert web.execute(cari, [kata, nip]).fetchone() == (ada,), (konteks, kata, nip)


def test_tidak_ada_pandangan_yang_melewati_rls(web):
    """A view runs as its owner unless it says otherwise; a materialised view knows no row security at all."""
    semua = web.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND (relkind = 'm' OR (relkind = 'v'"
        " AND NOT coalesce(reloptions::text[] @> ARRAY['security_invoker=true'], false)))"
    ).fetchall()
    assert semua == []


def test_peran_web_tidak_membuat_apa_pun(web):
    for perintah in (
        "CREATE TABLE pintu_belakang (id int)",
        "CREATE FUNCTION pintu_belakang() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "ALTER TABLE pemda_adopsi DISABLE ROW LEVEL SECURITY",
        "DROP POLICY se_pemda ON pemda_adopsi",
        "SET ROLE sistemkerja_pemilik",
        "SET session_replication_role = replica",
    ):
        with pytest.raises(psycopg.errors.Error), web.transaction():
            web.execute(perintah)


def test_galat_basis_data_tidak_memuat_baris_pemda_lain(web):
    """Where a key of another Pemda collides, the message may name the key that was sent, never the other row."""
    pemda = [satu for (satu,) in web.execute("SELECT id FROM pemda_pemda ORDER BY kode").fetchall()]
    kunci = "00000000-0000-0000-0000-00000000000a"
    tambah = sql.SQL(
        "INSERT INTO organisasi_keputusan (id, pemda_id, nomor, tanggal, tentang, penanda)"
        " VALUES (%s, %s, %s, '2024-01-02', %s, '')"
    )
    web.execute("SELECT set_config('app.pemda', %s, true)", [str(pemda[0])])
    web.execute(tambah, [kunci, pemda[0], "800/1", "rahasia Pemda pertama"])
    web.execute("SELECT set_config('app.pemda', %s, true)", [str(pemda[1])])
    with pytest.raises(psycopg.errors.UniqueViolation) as galat, web.transaction():
        web.execute(tambah, [kunci, pemda[1], "800/2", "x"])
    assert "rahasia" not in str(galat.value) and "rahasia" not in (galat.value.diag.message_detail or "")

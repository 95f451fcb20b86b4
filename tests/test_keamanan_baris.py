"""Row security as the application role, for every table with a Pemda, generated from the models.

In a throw-away copy of the database every other constraint is dropped, so that one row of one Pemda fits into each
table whatever its columns; grants and policies stay as the migrations made them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest
from django.apps import apps
from psycopg import sql
from psycopg.errors import InsufficientPrivilege

from sistemkerja.konfigurasi.tempat import PERAN_WEB
from sistemkerja.pemda.direktori import LIMA_PEMDA
from sistemkerja.pemda.models import ModelPemda
from sistemkerja.pemda.penyiapan import buang_basisdata
from sistemkerja.pemda.rls import rujukan_antar_baris_pemda
from sistemkerja.pemda.tertanam import Klaster
from tests.basisdata_uji import salin

KEDIRI, TETANGGA = LIMA_PEMDA[0].id, LIMA_PEMDA[2].id
BARIS = UUID(int=1)
TABEL = sorted(
    model._meta.db_table
    for model in apps.get_models(include_auto_created=True)
    if issubclass(model, ModelPemda) and model._meta.managed
)


@pytest.fixture(scope="module")
def kunci_tamu() -> dict[str, list[str]]:
    """Definitions of the foreign keys of each table, as the migrations left them; filled by `salinan`."""
    return {}


@pytest.fixture(scope="module")
def salinan(klaster_uji: Klaster, templat_uji: str, kunci_tamu: dict[str, list[str]]) -> Iterator[str]:
    nama = f"uji_{os.getpid()}_baris"
    with klaster_uji.sambung() as koneksi:
        salin(koneksi, nama, templat_uji)
        with klaster_uji.sambung(nama) as super_:
            ada = [tabel for tabel in TABEL if _ada(super_, tabel)]  # a missing one fails its own tests
            for tabel in ada:
                kunci_tamu[tabel] = _kunci_tamu(super_, tabel)
            for tabel in ada:
                _longgarkan(super_, tabel)
            super_.execute("SET session_replication_role = replica")  # no trigger fills other tables
            for tabel in ada:
                super_.execute(_susun("INSERT INTO {} (id, pemda_id) VALUES (%s, %s)", tabel), [BARIS, KEDIRI])
        yield nama
        buang_basisdata(koneksi, nama)


def _ada(koneksi: psycopg.Connection, tabel: str) -> bool:
    return koneksi.execute("SELECT to_regclass(%s)", [tabel]).fetchone() != (None,)


def _kunci_tamu(koneksi: psycopg.Connection, tabel: str) -> list[str]:
    baris = koneksi.execute(
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f'", [tabel]
    ).fetchall()
    return [teks.replace('"', "") for (teks,) in baris]


def _longgarkan(koneksi: psycopg.Connection, tabel: str) -> None:
    batasan = koneksi.execute(
        "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype <> 'n'", [tabel]
    ).fetchall()
    for (nama,) in batasan:
        koneksi.execute(
            sql.SQL("ALTER TABLE {} DROP CONSTRAINT IF EXISTS {} CASCADE").format(
                sql.Identifier(tabel), sql.Identifier(nama)
            )
        )
    kolom = koneksi.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND attnotnull", [tabel]
    ).fetchall()
    for (nama,) in kolom:
        koneksi.execute(
            sql.SQL("ALTER TABLE {} ALTER COLUMN {} DROP NOT NULL").format(sql.Identifier(tabel), sql.Identifier(nama))
        )


def _susun(perintah: str, tabel: str) -> sql.Composed:
    return sql.SQL(perintah).format(sql.Identifier(tabel))


@pytest.fixture
def web(klaster_uji: Klaster, salinan: str) -> Iterator[psycopg.Connection]:
    """A connection as the web role, in a transaction that is rolled back."""
    with psycopg.connect(host=klaster_uji.soket, dbname=salinan, user=PERAN_WEB) as koneksi:
        yield koneksi
        koneksi.rollback()


def _masuk(koneksi: psycopg.Connection, pemda: UUID | None) -> None:
    koneksi.execute("SELECT set_config('app.pemda', %s, true)", [str(pemda) if pemda else ""])


def _jumlah(koneksi: psycopg.Connection, tabel: str) -> int:
    baris = koneksi.execute(_susun("SELECT count(*) FROM {}", tabel)).fetchone()
    assert baris is not None
    return int(baris[0])


def test_ada_tabel_yang_diuji():
    assert {"pemda_adopsi", "akun_pengguna", "jejak_peristiwa"} <= set(TABEL)


def test_peran_web_bukan_pemilik_dan_tidak_melewati_rls(web):
    baris = web.execute(
        "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    milik = web.execute("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole").fetchone()
    assert baris == (False, False, False)
    assert milik == (0,)


def test_setiap_kolom_pemda_di_basisdata_berasal_dari_model(web):
    """A table made by hand, or by a model that forgot ModelPemda, is found here."""
    ada = web.execute(
        "SELECT c.relname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
        " WHERE a.attname = 'pemda_id' AND c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace"
    ).fetchall()
    assert sorted(nama for (nama,) in ada) == TABEL


@pytest.mark.parametrize("tabel", TABEL)
def test_kebijakan_dipaksakan(web, tabel):
    baris = web.execute(
        "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", [tabel]
    ).fetchone()
    kebijakan = web.execute(
        "SELECT cmd, qual, with_check FROM pg_policies WHERE tablename = %s AND permissive = 'PERMISSIVE'", [tabel]
    ).fetchall()
    assert baris == (True, True), f"{tabel}: AktifkanRLS belum ada di migrasinya"
    assert len(kebijakan) == 1, f"{tabel}: satu kebijakan saja; kebijakan lain hanya dapat menambah baris yang terlihat"
    assert kebijakan[0][0] == "ALL"
    assert "app.pemda" in kebijakan[0][1] and "app.pemda" in kebijakan[0][2]


@pytest.mark.parametrize("tabel", TABEL)
def test_pemda_sendiri_melihat_barisnya(web, tabel):
    _masuk(web, KEDIRI)
    assert _jumlah(web, tabel) == 1


@pytest.mark.parametrize("pemda", [TETANGGA, None, UUID(int=99)], ids=["tetangga", "tanpa-konteks", "tak-dikenal"])
@pytest.mark.parametrize("tabel", TABEL)
def test_yang_lain_tidak_melihat_dan_tidak_menghitung(web, tabel, pemda):
    _masuk(web, pemda)
    assert _jumlah(web, tabel) == 0
    tahu = web.execute(_susun("SELECT 1 FROM {} WHERE id = %s AND pemda_id = %s", tabel), [BARIS, KEDIRI])
    assert tahu.fetchone() is None


@pytest.mark.parametrize("perintah", ["UPDATE {} SET pemda_id = pemda_id", "DELETE FROM {}"], ids=["ubah", "hapus"])
@pytest.mark.parametrize("tabel", TABEL)
def test_tetangga_tidak_mengubah_dan_tidak_menghapus(klaster_uji, web, salinan, tabel, perintah):
    _masuk(web, TETANGGA)
    try:
        assert web.execute(_susun(perintah, tabel)).rowcount == 0
    except InsufficientPrivilege:
        web.rollback()  # not granted at all (append-only, or closed instead of removed)
    with klaster_uji.sambung(salinan) as super_:
        assert _jumlah(super_, tabel) == 1


@pytest.mark.parametrize("tabel", TABEL)
def test_tetangga_tidak_menitipkan_baris(web, tabel):
    _masuk(web, TETANGGA)
    with pytest.raises(InsufficientPrivilege, match="row-level security"):
        web.execute(_susun("INSERT INTO {} (id, pemda_id) VALUES (%s, %s)", tabel), [UUID(int=2), KEDIRI])


@pytest.mark.parametrize("tabel", TABEL)
def test_baris_tidak_dapat_dipindahkan_ke_pemda_lain(web, tabel):
    _masuk(web, KEDIRI)
    with pytest.raises(InsufficientPrivilege):
        web.execute(_susun("UPDATE {} SET pemda_id = %s", tabel), [TETANGGA])


@pytest.mark.parametrize("tabel", TABEL)
def test_web_tidak_mengosongkan_tabel(web, tabel):
    _masuk(web, KEDIRI)
    with pytest.raises(InsufficientPrivilege):
        web.execute(_susun("TRUNCATE {}", tabel))


def test_direktori_hanya_dibaca(web):
    assert _jumlah(web, "pemda_pemda") == 5
    with pytest.raises(InsufficientPrivilege):
        web.execute("UPDATE pemda_pemda SET nama = 'x'")


@pytest.mark.parametrize("rujukan", rujukan_antar_baris_pemda(), ids=lambda satu: f"{satu[0]}.{satu[1]}")
def test_rujukan_tinggal_dalam_satu_pemda(salinan, kunci_tamu, rujukan):
    """Foreign keys are checked past row security, so each also carries the Pemda."""
    tabel, kolom, tujuan = rujukan
    awal = f"FOREIGN KEY (pemda_id, {kolom}) REFERENCES {tujuan}(pemda_id, id)"
    assert any(teks.startswith(awal) for teks in kunci_tamu[tabel])

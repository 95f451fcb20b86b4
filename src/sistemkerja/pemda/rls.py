"""Row level security as a migration operation, and the guard that keeps references inside one Pemda.

FORCED, so that the owner of the tables is bound by it too. No context means no rows: the setting may be NULL
or (after RESET) the empty string, and both become NULL here.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps as semua_app
from django.conf import settings
from django.db import connections
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation, OperationCategory

KONTEKS = "nullif(current_setting('app.pemda', true), '')::uuid"

_FUNGSI_HANYA_TAMBAH = """
CREATE OR REPLACE FUNCTION hanya_tambah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'tabel % hanya dapat ditambah', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$
"""


class AktifkanRLS(Operation):
    """Bind a table with a `pemda_id` to the Pemda of the transaction and grant it to the web role.

    `hanya_tambah=True` grants reading and adding only, and a trigger refuses UPDATE, DELETE and TRUNCATE
    to everybody, the owner included.
    """

    reversible = True
    reduces_to_sql = True
    category = OperationCategory.SQL

    def __init__(self, tabel: str, hanya_tambah: bool = False) -> None:
        self.tabel = tabel
        self.hanya_tambah = hanya_tambah

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.tabel], {"hanya_tambah": self.hanya_tambah}

    def state_forwards(self, app_label: str, state: Any) -> None:
        pass

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        t, peran = schema_editor.quote_name(self.tabel), schema_editor.quote_name(settings.PERAN_WEB)
        hak = "SELECT, INSERT" if self.hanya_tambah else "SELECT, INSERT, UPDATE, DELETE"
        for sql in (
            f"ALTER TABLE {t} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {t} FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY se_pemda ON {t} USING (pemda_id = {KONTEKS}) WITH CHECK (pemda_id = {KONTEKS})",
            f"GRANT {hak} ON {t} TO {peran}",
        ):
            schema_editor.execute(sql)
        if self.hanya_tambah:
            schema_editor.execute(_FUNGSI_HANYA_TAMBAH, params=None)
            schema_editor.execute(
                f"CREATE TRIGGER hanya_tambah BEFORE UPDATE OR DELETE OR TRUNCATE ON {t} "
                "FOR EACH STATEMENT EXECUTE FUNCTION hanya_tambah()"
            )

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        t, peran = schema_editor.quote_name(self.tabel), schema_editor.quote_name(settings.PERAN_WEB)
        if self.hanya_tambah:
            schema_editor.execute(f"DROP TRIGGER hanya_tambah ON {t}")
        schema_editor.execute(f"REVOKE ALL ON {t} FROM {peran}")
        schema_editor.execute(f"DROP POLICY se_pemda ON {t}")
        schema_editor.execute(f"ALTER TABLE {t} NO FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {t} DISABLE ROW LEVEL SECURITY")

    def describe(self) -> str:
        return f"Row level security on {self.tabel}"

    @property
    def migration_name_fragment(self) -> str:
        return f"rls_{self.tabel}"


class BeriHak(Operation):
    """Grant a table without a Pemda (directory, sessions, throttle) to the web role, verb by verb."""

    reversible = True
    reduces_to_sql = True
    category = OperationCategory.SQL

    def __init__(self, tabel: str, hak: str) -> None:
        self.tabel = tabel
        self.hak = hak

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.tabel, self.hak], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        pass

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        peran = schema_editor.quote_name(settings.PERAN_WEB)
        schema_editor.execute(f"GRANT {self.hak} ON {schema_editor.quote_name(self.tabel)} TO {peran}")

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        peran = schema_editor.quote_name(settings.PERAN_WEB)
        schema_editor.execute(f"REVOKE ALL ON {schema_editor.quote_name(self.tabel)} FROM {peran}")

    def describe(self) -> str:
        return f"Grant {self.hak} on {self.tabel} to the web role"


def rujukan_antar_baris_pemda() -> list[tuple[str, str, str]]:
    """Every reference (table, column, referred table) between two tables that both belong to a Pemda."""
    from sistemkerja.pemda.models import ModelPemda

    hasil = []
    for model in semua_app.get_models(include_auto_created=True):
        if not issubclass(model, ModelPemda):
            continue
        for medan in model._meta.local_concrete_fields:
            tujuan = medan.related_model
            if isinstance(tujuan, type) and issubclass(tujuan, ModelPemda):
                hasil.append((model._meta.db_table, str(medan.column), tujuan._meta.db_table))
    return sorted(hasil)


def pasang_penjaga(using: str = "pemilik", **kwargs: Any) -> None:
    """After migrations: add (pemda_id, column) -> (pemda_id, id) to each reference between rows of a Pemda.

    Checks of foreign keys bypass row security, so without it a row could point at a guessed row of another Pemda.
    """
    with connections[using].cursor() as kursor:
        kursor.execute(
            "SELECT conname FROM pg_constraint WHERE connamespace = current_schema()::regnamespace "
            "AND (conname LIKE 'sepemda_%%' OR conname LIKE 'kunci_sepemda_%%')"
        )
        ada = {nama for (nama,) in kursor.fetchall()}
        tabel_ada = set(connections[using].introspection.table_names(kursor))
        for tabel, kolom, tujuan in rujukan_antar_baris_pemda():
            if not {tabel, tujuan} <= tabel_ada:
                continue
            for nama, sql in _penjaga(tabel, kolom, tujuan):
                if nama not in ada:
                    kursor.execute(sql)
                    ada.add(nama)


def _penjaga(tabel: str, kolom: str, tujuan: str) -> list[tuple[str, str]]:
    kunci = f"kunci_sepemda_{tujuan}"[:63]
    rujukan = f"sepemda_{tabel}_{kolom}"[:63]
    return [
        (kunci, f'ALTER TABLE "{tujuan}" ADD CONSTRAINT "{kunci}" UNIQUE (pemda_id, id)'),
        (
            rujukan,
            f'ALTER TABLE "{tabel}" ADD CONSTRAINT "{rujukan}" FOREIGN KEY (pemda_id, "{kolom}") '
            f'REFERENCES "{tujuan}" (pemda_id, id) DEFERRABLE INITIALLY DEFERRED',
        ),
    ]

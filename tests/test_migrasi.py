"""Models and migrations say the same, and a new migration means a new note beside the cluster."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection

from sistemkerja.pemda.penyiapan import sidik_migrasi


@pytest.mark.django_db(databases=["default", "pemilik"])
def test_setiap_model_ada_migrasinya(capsys):
    try:
        call_command("makemigrations", "--check", "--dry-run", verbosity=1)
    except SystemExit:
        pytest.fail(capsys.readouterr().out)


def test_peran_web_membaca_tetapi_tidak_menulis_catatan_migrasi(db):
    with connection.cursor() as kursor:
        kursor.execute("SELECT has_table_privilege(current_user, 'django_migrations', 'SELECT, INSERT')")
        assert kursor.fetchone() == (True,)
        kursor.execute("SELECT has_table_privilege(current_user, 'django_migrations', 'INSERT')")
        assert kursor.fetchone() == (False,)


def test_sidik_migrasi_tetap_selama_isinya_tetap():
    assert sidik_migrasi() == sidik_migrasi()

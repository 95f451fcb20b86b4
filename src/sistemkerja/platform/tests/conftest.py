"""An operator of the platform and a browser in which he is signed in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connections
from django.test import Client

from sistemkerja.platform.models import Operator
from sistemkerja.platform.pendaftaran import buat_operator

SANDI = "sandi operator platform"


@pytest.fixture
def operator(db_sungguhan: str) -> Iterator[Operator]:
    """Made through the owner's connection, so in a database of its own."""
    yield buat_operator("ops", "Rina Operator", SANDI)
    connections["pemilik"].close()


@pytest.fixture
def klien(operator: Operator) -> Client:
    satu = Client()
    jawab = satu.post("/platform/masuk/", {"nama_masuk": "ops", "sandi": SANDI})
    assert jawab.status_code == 302
    return satu

"""The cast: the five Pemda, and how a test enters one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from sistemkerja.akun.models import Pengguna
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda


@pytest.fixture
def pemda(db: None) -> Callable[[str], Pemda]:
    """`pemda("kediri")`: one of the five, by slug."""

    def cari(slug: str) -> Pemda:
        return Pemda.objects.get(slug=slug)

    return cari


@pytest.fixture
def pemda_kediri(pemda: Callable[[str], Pemda]) -> Pemda:
    return pemda("kediri")


@pytest.fixture
def pemda_tetangga(pemda: Callable[[str], Pemda]) -> Pemda:
    """Another Pemda, which must never see anything of the first."""
    return pemda("blitar")


@pytest.fixture
def db_pemda(pemda_kediri: Pemda) -> Iterator[Pemda]:
    """The whole test runs inside the transaction of Kota Kediri. Not for tests that use the client."""
    with gunakan(pemda_kediri):
        yield pemda_kediri


@pytest.fixture
def dalam() -> Callable[[Pemda], AbstractContextManager[None]]:
    """`with dalam(pemda_tetangga): ...` for tests that step from one Pemda into another."""
    return gunakan


@pytest.fixture
def masuk_sebagai(db: None) -> Callable[[Pengguna], Client]:
    """`masuk_sebagai(pengguna).get(...)`: a client that is signed in, as the sign-in page would leave it."""

    def masuk(pengguna: Pengguna) -> Client:
        klien = Client()
        with gunakan(pengguna.pemda_id):
            klien.force_login(pengguna)
        sesi = klien.session
        sesi["pemda"] = str(pengguna.pemda_id)
        sesi.save()
        return klien

    return masuk

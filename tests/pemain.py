"""The cast: the five Pemda, and how a test enters one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

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

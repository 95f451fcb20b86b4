"""Fixtures of the tests of accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone, translation

from sistemkerja.akun.tests.panggung import Panggung
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda


@pytest.fixture(autouse=True)
def berbahasa_indonesia() -> Iterator[None]:
    """Another test may have left another language."""
    with translation.override("id"):
        yield


@pytest.fixture
def kediri(pemda_kediri: Pemda) -> Panggung:
    return Panggung(pemda_kediri)


@pytest.fixture
def tetangga(pemda_tetangga: Pemda) -> Panggung:
    return Panggung(pemda_tetangga)


@pytest.fixture
def dalam_kediri(kediri: Panggung) -> Any:
    with gunakan(kediri.pemda):
        yield kediri


@pytest.fixture
def maju(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """`maju(timedelta(minutes=11))`: the clock of this process stands later."""
    import time as jam

    asli_waktu, asli_kini = jam.time, timezone.now

    def geser(selisih: timedelta) -> None:
        monkeypatch.setattr(jam, "time", lambda: asli_waktu() + selisih.total_seconds())
        monkeypatch.setattr(timezone, "now", lambda: asli_kini() + selisih)

    return geser

"""Fixture `layar`: sebuah Pemda contoh tanpa pekerjaan, digerakkan lewat layarnya."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sistemkerja.contoh import muat as pemuat
from sistemkerja.pemda.models import Pemda
from sistemkerja.perencanaan.tests.penggerak import Layar


@pytest.fixture
def layar(pemda: Callable[[str], Pemda], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Layar]:
    """`layar("kediri")`: organisasi contoh Pemda itu, tanpa pekerjaan contohnya."""
    monkeypatch.setattr(pemuat, "_pekerjaan", lambda _pemda: None)

    def satu(slug: str) -> Layar:
        milik = pemda(slug)
        pemuat.muat(milik)
        return Layar(pemda(slug))

    return satu

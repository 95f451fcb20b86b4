"""Pemeran Meja Kerja: organisasi contoh tanpa pekerjaan contohnya, dan isian sebuah keputusan."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest

from sistemkerja.contoh import muat as muat_contoh
from sistemkerja.meja.tests.kerja import Kerja
from sistemkerja.pemda.models import Pemda


@pytest.fixture
def kerja(pemda: Callable[[str], Pemda], monkeypatch: pytest.MonkeyPatch) -> Kerja:
    """Organisasi contoh Kota Kediri tanpa pekerjaan contohnya."""
    monkeypatch.setattr(muat_contoh, "_pekerjaan", lambda pemda: None)
    kediri = pemda("kediri")
    muat_contoh.muat(kediri)
    return Kerja(kediri)


@pytest.fixture
def kirim() -> Callable[..., dict[str, str]]:
    """Isian sebuah formulir keputusan: versi yang dilihat, dan kunci sekali pakai."""

    def isi(versi: int, catatan: str = "") -> dict[str, str]:
        return {"versi": str(versi), "kunci": str(uuid4()), "catatan": catatan}

    return isi

"""Shared fixtures of all tests, those in `tests/` and those beside the apps."""

from __future__ import annotations

import pytest

pytest_plugins = ["tests.basisdata_uji", "tests.pemain"]


def pytest_configure(config: pytest.Config) -> None:
    """Compile translations that changed, once for all workers."""
    if not hasattr(config, "workerinput"):
        from sistemkerja.perintah.bahasa import susun_bila_perlu

        susun_bila_perlu()

"""Shared fixtures of all tests, those in `tests/` and those beside the apps."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

pytest_plugins = ["tests.basisdata_uji", "tests.pemain"]

# The same examples every time where nobody looks on; new ones on a developer's machine.
settings.register_profile("tetap", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("tetap")


def pytest_configure(config: pytest.Config) -> None:
    """Compile translations that changed, once for all workers."""
    if not hasattr(config, "workerinput"):
        from sistemkerja.perintah.bahasa import susun_bila_perlu

        susun_bila_perlu()


@pytest.fixture(autouse=True)
def bahasa_indonesia() -> Iterator[None]:
    """Each test begins in Indonesian: a request in English leaves its language to whoever comes next in the thread."""
    from django.utils import translation

    translation.activate("id")
    yield
    translation.deactivate()

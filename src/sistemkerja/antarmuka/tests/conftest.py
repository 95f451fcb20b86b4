from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def bahasa_indonesia() -> Iterator[None]:
    """A request leaves its language behind in the thread."""
    with translation.override("id"):
        yield

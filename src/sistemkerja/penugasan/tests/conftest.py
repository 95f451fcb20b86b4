"""Fixture `layar` dari uji perencanaan."""

from sistemkerja.perencanaan.tests.conftest import layar

__all__ = ["layar"]

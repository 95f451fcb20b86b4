"""Shared fixtures of all tests, those in `tests/` and those beside the apps."""

pytest_plugins = ["tests.basisdata_uji", "tests.pemain"]

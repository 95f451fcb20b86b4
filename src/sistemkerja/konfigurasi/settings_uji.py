"""Settings of the tests: the same application, with cheap passwords and no compiled static files."""

from __future__ import annotations

import os

os.environ.setdefault("SISTEMKERJA_SECRET_KEY", "kunci-uji-bukan-rahasia-" + "x" * 40)

from sistemkerja.konfigurasi.settings import *  # noqa: F403
from sistemkerja.konfigurasi.settings import STORAGES

PASSWORD_HASHERS = ["sistemkerja.akun.sandi.Argon2Murah"]
BIAYA_SANDI_OPERATOR = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
STORAGES = STORAGES | {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
ALLOWED_HOSTS = ["*"]
JEJAK_SAKSI = None
SEGARKAN_HARIAN = False  # its queries would be counted with the first page; its own tests turn it on

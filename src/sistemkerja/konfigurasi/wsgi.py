"""The application as the web server calls it."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sistemkerja.konfigurasi.settings")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402

if not settings.RAHASIA_TERSIMPAN:
    raise ImproperlyConfigured("Tidak ada kunci rahasia: jalankan lewat start.py, atau isi SISTEMKERJA_SECRET_KEY.")

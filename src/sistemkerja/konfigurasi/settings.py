"""Settings of every installation; what differs between them comes from the environment and the data folder.

Loads without a database: the type checker and `periksa` need the settings, not the data.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from csp.constants import NONE, SELF

from sistemkerja.konfigurasi import tempat

DATA = tempat.folder_data()
_rahasia = tempat.kunci_rahasia(DATA)
RAHASIA_TERSIMPAN = _rahasia is not None  # wsgi.py refuses to serve with a key that the next process does not know
SECRET_KEY = _rahasia or secrets.token_urlsafe(50)
DEBUG = os.environ.get("SISTEMKERJA_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("SISTEMKERJA_HOST", "127.0.0.1,localhost,[::1]").split(",")
DI_BELAKANG_TLS = os.environ.get("SISTEMKERJA_TLS") == "1"
PROKSI = int(os.environ.get("SISTEMKERJA_PROKSI") or 0)  # reverse proxies of ours in front, each adding X-Forwarded-For

# Lower layers first.
_APLIKASI = [
    "pemda",
    "organisasi",
    "jejak",
    "akun",
    "latar",
    "alur",
    "perencanaan",
    "penugasan",
    "kegiatan",
    "kepegawaian",
    "peraturan",
    "impor",
    "ekspor",
    "adopsi",
    "platform",
    "meja",
    "antarmuka",
]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",  # sessions and hashing; its permissions are not used, authority comes from positions
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "csp",
    "procrastinate.contrib.django",
    *(f"sistemkerja.{nama}" for nama in _APLIKASI),
]

MIDDLEWARE = [
    "sistemkerja.pemda.proksi.ProksiMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sistemkerja.pemda.middleware.PemdaMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sistemkerja.akun.middleware.WajibMasukMiddleware",
    "sistemkerja.organisasi.middleware.PelakuMiddleware",
    "sistemkerja.antarmuka.middleware.GalatMiddleware",
]

ROOT_URLCONF = "sistemkerja.konfigurasi.urls"
WSGI_APPLICATION = "sistemkerja.konfigurasi.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.template.context_processors.static",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = tempat.basisdata(DATA)
DATABASE_ROUTERS = ["sistemkerja.pemda.sel.SelRouter"]
PERAN_WEB = DATABASES["default"]["USER"] or tempat.PERAN_WEB
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "akun.Pengguna"
AUTHENTICATION_BACKENDS = ["sistemkerja.akun.backends.NipBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # a NIP is unique within its Pemda
_SYARAT_SANDI = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _SYARAT_SANDI + "MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": _SYARAT_SANDI + "CommonPasswordValidator"},
    {"NAME": _SYARAT_SANDI + "NumericPasswordValidator"},
    {
        "NAME": _SYARAT_SANDI + "UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("nip", "nama", "surel")},
    },
]
# With its own database server it is in earnest: those who sign and those who administer need a second factor, and a
# sign-in service is never asked over plain http. The trial with the embedded database stays usable with a password.
SUNGGUHAN = "DATABASE_URL" in os.environ
WAJIB_DUA_FAKTOR = os.environ.get("SISTEMKERJA_WAJIB_DUA_FAKTOR", "1" if SUNGGUHAN else "0") == "1"
SSO_LOOPBACK = not SUNGGUHAN

# Without a mail server nobody is offered a way by e-mail.
EMAIL_HOST = os.environ.get("SISTEMKERJA_SMTP", "")
EMAIL_PORT = int(os.environ.get("SISTEMKERJA_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("SISTEMKERJA_SMTP_AKUN", "")
EMAIL_HOST_PASSWORD = os.environ.get("SISTEMKERJA_SMTP_SANDI", "")
EMAIL_USE_TLS = os.environ.get("SISTEMKERJA_SMTP_TLS", "1") == "1"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("SISTEMKERJA_SUREL_DARI", EMAIL_HOST_USER)
SUREL_TERSEDIA = bool(EMAIL_HOST)
# Argon2id of the operators of the platform: what the database compares is made of it (platform/sandi.py).
BIAYA_SANDI_OPERATOR = {"time_cost": 3, "memory_cost": 64 * 1024, "parallelism": 2}
LOGIN_URL = "akun:masuk"
LOGIN_REDIRECT_URL = "/"

# A working day; the browser forgets it when closed.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = os.environ.get("SISTEMKERJA_COOKIE", "sistemkerja")
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = DI_BELAKANG_TLS
CSRF_COOKIE_NAME = SESSION_COOKIE_NAME + "_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = DI_BELAKANG_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if DI_BELAKANG_TLS else None
SECURE_SSL_REDIRECT = DI_BELAKANG_TLS
SECURE_HSTS_SECONDS = 31_536_000 if DI_BELAKANG_TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# One form of a plan with many rows fits; a body over this is refused before it is read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
MEDIA_ROOT = DATA / "berkas"
SEGARKAN_HARIAN = True  # the first request of a day lets dated changes take effect in titles (organisasi/segar.py)
JEJAK_SAKSI: Path | None = DATA / "jejak"  # seals noted outside the database (jejak/saksi.py)
JEJAK_KUNCI = os.environ.get("SISTEMKERJA_KUNCI_JEJAK") or SECRET_KEY  # of the seals; never in the database

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "locale"]
LANGUAGE_COOKIE_NAME = "bahasa"
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"  # a Pemda's own zone is on its row; events are stored in UTC

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"polos": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"galat": {"class": "logging.StreamHandler", "formatter": "polos"}},
    "root": {"handlers": ["galat"], "level": "WARNING"},
}

"""Addresses: each capability brings its own `urls.py`, mounted under the name that people read."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

# prefix, app; "" last, because it takes what is left
_TERPASANG = [
    ("", "akun"),
    ("perencanaan/", "perencanaan"),
    ("penugasan/", "penugasan"),
    ("kegiatan/", "kegiatan"),
    ("organisasi/", "organisasi"),
    ("api/", "api"),
    ("peraturan/", "peraturan"),
    ("", "meja"),
    ("", "antarmuka"),
]


def _ada(modul: str) -> bool:
    try:
        return find_spec(modul) is not None
    except ModuleNotFoundError:
        return False


urlpatterns: list[URLPattern | URLResolver] = [
    path("bahasa/", include("django.conf.urls.i18n")),
    *(
        path(awalan, include(f"sistemkerja.{nama}.urls"))
        for awalan, nama in _TERPASANG
        if _ada(f"sistemkerja.{nama}.urls")
    ),
]

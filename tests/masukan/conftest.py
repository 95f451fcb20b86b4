"""Panggung bersama uji masukan."""

from tests.akses.pelengkap import dunia, dunia_berkas, dunia_sungguhan, templat_panggung

__all__ = ["dunia", "dunia_berkas", "dunia_sungguhan", "templat_panggung"]

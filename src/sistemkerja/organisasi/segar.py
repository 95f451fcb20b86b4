"""Perubahan bertanggal nanti berlaku dengan sendirinya: sekali sehari bayangan unit dan jabatan disamakan.

Kebenaran tiap tanggal dibaca dari rincian dan tidak menunggu ini; yang disamakan kolom untuk judul dan daftar.
Dipanggil pada permintaan pertama sebuah hari, sekali tiap proses dan Pemda. Dua proses bersamaan tidak saling merusak:
yang kedua melewatinya, dan mencoba lagi pada permintaan berikutnya.
"""

from __future__ import annotations

import logging
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import connections, transaction

from sistemkerja.organisasi.kait import ganti_hari
from sistemkerja.organisasi.rincian import segarkan
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.sel import sel_kini

_catatan = logging.getLogger(__name__)
_SABAR = "250ms"  # pekerjaan panjang (impor) boleh memegang barisnya; orang tidak menunggunya
_terakhir: dict[UUID, date] = {}  # Pemda -> hari terakhir yang sudah disamakan dalam proses ini


def segarkan_bila_berganti_hari(pemda: Pemda) -> date | None:
    """Samakan bayangan bila hari di Pemda itu sudah berganti, di dalam transaksinya.

    Mengembalikan harinya bila dikerjakan (panggil `ingat` sesudah transaksinya jadi), None bila tidak perlu atau
    sedang dikerjakan proses lain.
    """
    hari = hari_ini(pemda)
    if not settings.SEGARKAN_HARIAN or _terakhir.get(pemda.pk) == hari:
        return None
    sel = sel_kini.get()
    try:
        with transaction.atomic(using=sel), connections[sel].cursor() as kursor:
            kursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('segarkan'), hashtext(%s))", [str(pemda.pk)])
            if not kursor.fetchone()[0]:
                return None
            kursor.execute("SELECT current_setting('lock_timeout'), set_config('lock_timeout', %s, true)", [_SABAR])
            (semula, _) = kursor.fetchone()
            berubah = segarkan(pemda.pk, hari)
            ganti_hari(pemda.pk, hari)
            kursor.execute("SELECT set_config('lock_timeout', %s, true)", [semula])
    except Exception:  # apa pun yang gagal di lapisan mana pun: orang tetap dapat bekerja, dan dicoba lagi
        _catatan.exception("bayangan organisasi %s belum disamakan; dicoba lagi", pemda.slug)
        return None
    if berubah:
        _catatan.info("%s: %d unit, jabatan, dan pangkat berganti per %s", pemda.slug, berubah, hari)
    return hari


def ingat(pemda: Pemda, hari: date) -> None:
    """Proses ini tidak perlu menyamakan lagi pada hari itu."""
    _terakhir[pemda.pk] = hari


def lupakan() -> None:
    """Samakan lagi pada permintaan berikutnya, Pemda mana pun."""
    _terakhir.clear()

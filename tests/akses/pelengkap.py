"""Perlengkapan uji akses dan masukan: basis data panggung, klien setiap peran, dan gambaran isi basis data."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections, transaction
from django.test import Client
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from sistemkerja.akun.models import Pengguna
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.middleware import KUNCI_SESI
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.penyiapan import buang_basisdata
from sistemkerja.pemda.tertanam import Klaster
from tests.akses.panggung import bangun, pid_utama, siapkan_berkas
from tests.basisdata_uji import _arahkan, salin

KUNCI_BANGUN = 8


@dataclass(slots=True)
class Dunia:
    """Panggung sebagaimana dilihat satu pekerja."""

    basisdata: str
    isi: dict[str, Any]
    kuki: dict[str, str] = field(default_factory=dict)

    def objek(self, nama: str) -> dict[str, str]:
        """Bagian alamat sebuah objek."""
        return self.isi["objek"][nama] if nama != "-" else {}

    def masuk(self, peran: str) -> None:
        """Mulai sesi orang ini, bila belum."""
        if peran == "operator" and peran not in self.kuki:
            self.kuki[peran] = _masuk_operator(self.isi["operator"][0], self.isi["operator"][2])
        if peran not in self.kuki and peran != "anonim":
            self.kuki[peran] = _masuk(self.isi["orang"][peran], peran)

    def klien(self, peran: str, **pilihan: Any) -> Client:
        """Peramban seseorang yang sudah masuk; "anonim" belum. Galat menjadi 500, bukan pengecualian."""
        satu = Client(raise_request_exception=False, **pilihan)
        if peran != "anonim":
            satu.cookies[settings.SESSION_COOKIE_NAME] = self.kuki[peran]
        return satu


@pytest.fixture(scope="session")
def templat_panggung(
    klaster_uji: Klaster, templat_uji: str, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> tuple[str, dict[str, Any]]:
    """Basis data panggung, dibuat pekerja yang pertama datang."""
    nama = f"panggung_{pid_utama()}"
    with klaster_uji.sambung() as koneksi:
        koneksi.execute("SELECT pg_advisory_lock(%s)", [KUNCI_BANGUN])
        try:
            isi = _keterangan(koneksi, nama)
            if isi is None:
                _buang_yatim(koneksi)
                buang_basisdata(koneksi, nama)
                salin(koneksi, nama, templat_uji)
                isi = _bangun_di(klaster_uji, nama, django_db_blocker)
                koneksi.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(nama), json.dumps(isi)))
        finally:
            koneksi.execute("SELECT pg_advisory_unlock(%s)", [KUNCI_BANGUN])
    return nama, isi


def _keterangan(koneksi: psycopg.Connection, nama: str) -> dict[str, Any] | None:
    baris = koneksi.execute(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [nama]
    ).fetchone()
    return json.loads(baris[0]) if baris and baris[0] else None


def _buang_yatim(koneksi: psycopg.Connection) -> None:
    for (nama,) in koneksi.execute("SELECT datname FROM pg_database WHERE datname LIKE 'panggung@_%' ESCAPE '@'"):
        if not Path(f"/proc/{nama.split('_')[1]}").exists():
            buang_basisdata(koneksi, nama)


def _bangun_di(klaster: Klaster, nama: str, penghalang: DjangoDbBlocker) -> dict[str, Any]:
    sebelum = connections.settings["default"]["NAME"]
    with penghalang.unblock():
        _arahkan(klaster, nama)
        try:
            return bangun()
        finally:
            connections.close_all()
            _arahkan(klaster, sebelum)


def _salinan(
    klaster: Klaster, templat: tuple[str, dict[str, Any]], penghalang: DjangoDbBlocker, tanda: str
) -> Iterator[Dunia]:
    """Salinan panggung yang menjadi basis data proses ini selama dipakai."""
    asal, isi = templat
    sebelum = connections.settings["default"]["NAME"]
    nama = f"uji_{os.getpid()}_{re.sub('[^a-z0-9]', '', tanda.lower())[-30:]}"
    with klaster.sambung() as koneksi:
        buang_basisdata(koneksi, nama)
        salin(koneksi, nama, asal)
        with penghalang.unblock():
            _arahkan(klaster, nama)
            try:
                dunia = Dunia(nama, isi)
                siapkan_berkas(isi)
                yield dunia
            finally:
                connections.close_all()
                _arahkan(klaster, sebelum)
        buang_basisdata(koneksi, nama)


def _masuk_operator(nama: str, sandi: str) -> str:
    klien = Client()
    jawaban = klien.post("/platform/masuk/", {"nama_masuk": nama, "sandi": sandi})
    assert jawaban.status_code == 302
    return klien.cookies[settings.SESSION_COOKIE_NAME].value


def _masuk(pengguna_id: str, peran: str) -> str:
    klien = Client()
    with gunakan(Pemda.objects.get(slug="blitar" if peran.startswith("tetangga") else "kediri")):
        pengguna = Pengguna.objects.get(pk=pengguna_id)
        klien.force_login(pengguna)
    sesi = klien.session
    sesi[KUNCI_SESI] = str(pengguna.pemda_id)
    sesi.save()
    return klien.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture(scope="module")
def dunia_berkas(
    klaster_uji: Klaster,
    templat_panggung: tuple[str, dict[str, Any]],
    django_db_blocker: DjangoDbBlocker,
    request: pytest.FixtureRequest,
) -> Iterator[Dunia]:
    """Panggung milik satu berkas uji."""
    for satu in _salinan(klaster_uji, templat_panggung, django_db_blocker, request.module.__name__):
        for peran in (*satu.isi["orang"], "operator"):
            satu.masuk(peran)
        yield satu


@pytest.fixture
def dunia(dunia_berkas: Dunia) -> Iterator[Dunia]:
    """Panggung; apa pun yang dikerjakan uji dibatalkan sesudahnya."""
    with transaction.atomic():
        yield dunia_berkas
        transaction.set_rollback(True)


@pytest.fixture
def dunia_sungguhan(
    klaster_uji: Klaster,
    templat_panggung: tuple[str, dict[str, Any]],
    django_db_blocker: DjangoDbBlocker,
    request: pytest.FixtureRequest,
) -> Iterator[Dunia]:
    """Panggung yang transaksinya sungguh selesai: untuk dua orang yang bertindak bersamaan."""
    yield from _salinan(klaster_uji, templat_panggung, django_db_blocker, str(abs(hash(request.node.nodeid))))


def tersentuh() -> list[str]:
    """Tabel yang barisnya ditulis dalam transaksi ini, juga yang tulisannya sudah dikembalikan."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT relname FROM pg_stat_xact_user_tables WHERE n_tup_ins + n_tup_upd + n_tup_del > 0 ORDER BY 1"
        )
        return [nama for (nama,) in kursor.fetchall() if nama not in TIDAK_DIHITUNG]


TIDAK_DIHITUNG = {"jejak_pembacaan", "akun_sesipengguna", "django_session"}


def sidik_tersentuh(*pemda: str) -> dict[str, str]:
    """Seperti `gambaran`, hanya bagi tabel yang disentuh transaksi ini: yang lain tidak mungkin berubah."""
    return {n: s for n, s in gambaran(*pemda).items() if n.partition(".")[2] in ada} if (ada := tersentuh()) else {}


def gambaran(*pemda: str) -> dict[str, str]:
    """Sidik isi setiap tabel milik Pemda itu (bawaan: keduanya); sesi dan hitungan masuk tidak termasuk.

    Tanpa catatan siapa melihat data siapa: itu bertambah saat orang membaca (UU 27/2022).
    """
    hasil: dict[str, str] = {}
    for slug in pemda or ("kediri", "blitar"):
        with gunakan(Pemda.objects.get(slug=slug)), connection.cursor() as kursor:
            kursor.execute(_sidik_tabel())
            hasil |= {f"{slug}.{nama}": f"{banyak} {sidik}" for nama, banyak, sidik in kursor.fetchall()}
    return hasil


_pernyataan: list[str] = []


def _sidik_tabel() -> str:
    if not _pernyataan:
        with connection.cursor() as kursor:
            kursor.execute(
                "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'pemda_id'"
                " WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace"
                " AND has_table_privilege(c.oid, 'SELECT')"
                " AND c.relname <> ALL(%s) ORDER BY 1",
                [sorted(TIDAK_DIHITUNG)],
            )
            bagian = [
                f"SELECT '{n}', count(*), sum(hashtextextended(t::text, 0)) FROM \"{n}\" t"
                for (n,) in kursor.fetchall()
            ]
        _pernyataan.append(" UNION ALL ".join(bagian))
    return _pernyataan[0]

"""Meja Kerja dengan 100.000 tugas menunggu di Pemda dibanding dengan sepuluh: banyak pertanyaan SQL dan waktunya.

python bench/meja_kerja.py [banyak tugas]

Basis datanya sementara, di klaster sendiri. Tugas dibagi rata ke semua jabatan Pemda contoh; mejanya milik seorang
kepala bidang. Keluar 1 bila pertanyaannya bertambah, atau waktunya lebih dari 3 x SQL telanjang + halaman kosong.
"""

# ruff: noqa: E402  Django disiapkan sebelum modelnya diimpor
from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "sistemkerja.konfigurasi.settings_uji"

import django

django.setup()

from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sistemkerja.akun.models import Pengguna
from sistemkerja.contoh import muat as muat_contoh
from sistemkerja.organisasi.models import Jabatan
from sistemkerja.pemda.direktori import pastikan_lima_pemda
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.middleware import KUNCI_SESI
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.penyiapan import klaster, siapkan_basisdata

ULANG = 40
_SAYA = "Kepala Bidang Kesehatan Masyarakat"
_TANPA_TUGAS = "Kepala Bidang Pencegahan dan Pengendalian Penyakit"
_TUGAS = """
INSERT INTO alur_tugas (id, pemda_id, untuk_jabatan_id, kerja, objek_jenis, objek_id, kasus, alamat, judul, ringkas,
                        dari, kenapa, dasar, versi_objek, sejak, batas)
SELECT gen_random_uuid(), %(pemda)s, j.id,
       (ARRAY['meninjau', 'menyepakati_rencana', 'menyerahkan'])[1 + (n / %(kursi)s)::int %% 3],
       'kegiatan.kegiatan', gen_random_uuid(), gen_random_uuid(), '/kegiatan/', 'Tinjau hasil ' || n,
       'Peta sebaran per kelurahan.', 'Maya Hartati, S.K.M.', 'Langkah 1 rantai tinjauan.',
       ARRAY['Lampiran 5.a.4.c.1)'], 1, now() - n * interval '1 minute', current_date + (n %% 30)::int
FROM generate_series(1, %(banyak)s) AS n
JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS ke FROM organisasi_jabatan WHERE id = ANY (%(jabatan)s)) AS j
  ON j.ke = n %% %(kursi)s
"""
_RIWAYAT = """
INSERT INTO jejak_peristiwa (id, pemda_id, peristiwa, objek_jenis, objek_id, kasus, oleh, sebagai, dasar, kalimat, isi)
SELECT gen_random_uuid(), pemda_id, 'hasil.diserahkan', objek_jenis, objek_id, kasus, dari, '', dasar,
       'menyerahkan hasil.', '{}' FROM alur_tugas
"""


def main(banyak: int) -> int:
    """Ukur, cetak, dan bandingkan dengan janjinya."""
    dasar = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
    with tempfile.TemporaryDirectory(prefix="sk-bench-", dir=dasar) as folder:
        os.chmod(folder, 0o711)  # noqa: S103  klaster berjalan sebagai nobody bila kita root
        satu = klaster(Path(folder) / "klaster", awet=False).mulai()
        try:
            siapkan_basisdata(satu)
            return _ukur(satu.soket, banyak)
        finally:
            connections.close_all()
            satu.lepas()


def _ukur(soket: str, banyak: int) -> int:
    for alias in ("default", "pemilik"):
        connections[alias].close()
        for tempat in (connections.settings[alias], connections[alias].settings_dict):
            tempat["HOST"], tempat["NAME"] = soket, "sistemkerja"
    call_command("migrate", database="pemilik", verbosity=0, interactive=False, skip_checks=True)
    pemda = {p.slug: p for p in pastikan_lima_pemda()}["kediri"]
    muat_contoh._pekerjaan = lambda pemda: None
    muat_contoh.muat(pemda)
    saya, tanpa_tugas = (_masuk(pemda, nama) for nama in (_SAYA, _TANPA_TUGAS))
    _isi(pemda, 10, [_SAYA])
    sepuluh = _halaman(saya)
    _isi(pemda, banyak, None)
    penuh = _halaman(saya)
    kosong, meja, telanjang = _waktu(
        lambda: tanpa_tugas.get("/"), lambda: saya.get("/"), lambda: _jalankan(pemda, penuh["sql"])
    )
    janji = 3 * telanjang + kosong
    print(f"pertanyaan SQL   : {len(sepuluh['sql'])} dengan 10 tugas, {len(penuh['sql'])} dengan {banyak:,} tugas")
    print(f"kartu di halaman : {sepuluh['kartu']} dan {penuh['kartu']}; {penuh['menunggu']} menunggu orang ini")
    print(f"milidetik        : meja {meja:.1f}, meja kosong {kosong:.1f}, SQL telanjang {telanjang:.1f}")
    print(f"janji            : {meja:.1f} <= 3 x {telanjang:.1f} + {kosong:.1f} = {janji:.1f}")
    return int(len(sepuluh["sql"]) != len(penuh["sql"]) or meja > janji)


def _masuk(pemda: Pemda, jabatan: str) -> Client:
    klien = Client(headers={"accept-language": "id"})
    with gunakan(pemda):
        klien.force_login(Pengguna.objects.get(pegawai__pemangku__jabatan__nama=jabatan))
    sesi = klien.session
    sesi[KUNCI_SESI] = str(pemda.pk)
    sesi.save()
    return klien


def _isi(pemda: Pemda, banyak: int, jabatan: list[str] | None) -> None:
    """Tugas bagi jabatan-jabatan ini (bawaan: semua, kecuali yang mejanya kosong), beserta riwayatnya."""
    with gunakan(pemda), connection.cursor() as kursor:
        semua = Jabatan.objects.exclude(nama=_TANPA_TUGAS)
        kunci = list((semua.filter(nama__in=jabatan) if jabatan else semua).values_list("pk", flat=True))
        kursor.execute(_TUGAS, {"pemda": pemda.pk, "banyak": banyak, "jabatan": kunci, "kursi": len(kunci)})
        kursor.execute(_RIWAYAT)
    with connections["pemilik"].cursor() as kursor:
        kursor.execute("ANALYZE")


def _halaman(klien: Client) -> dict[str, Any]:
    klien.get("/")
    with CaptureQueriesContext(connection) as semua:
        jawaban = klien.get("/")
    isi = jawaban.content.decode()
    menunggu = re.search(r'id="judul-meja">(\d+)', isi)
    return {
        "sql": [p["sql"] for p in semua if p["sql"].lstrip().upper().startswith(("SELECT", "WITH", "("))],
        "kartu": isi.count("data-kartu "),
        "menunggu": menunggu[1] if menunggu else "0",
    }


def _jalankan(pemda: Pemda, sql: list[str]) -> None:
    with gunakan(pemda), connection.cursor() as kursor:
        for satu in sql:
            kursor.execute(satu)
            kursor.fetchall()


def _waktu(*kerja: Callable[[], object]) -> list[float]:
    """Milidetik tercepat tiap kerja; diukur bergiliran, supaya mesin yang sibuk mengganggu semuanya sama."""
    tercepat = [float("inf")] * len(kerja)
    for _ in range(ULANG):
        for n, satu in enumerate(kerja):
            mulai = time.perf_counter()
            satu()
            tercepat[n] = min(tercepat[n], 1000 * (time.perf_counter() - mulai))
    return tercepat


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))

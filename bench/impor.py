"""Impor 12.000 orang dalam kolom SIASN: pratinjau dan penerapan, dibanding menyisipkan baris yang sama telanjang.

    .venv/bin/python bench/impor.py [banyak orang]

Basis data sementara di klaster sendiri. Pembandingnya memuat tabel yang sama (pegawai, jabatan, pemangku, golongan,
peristiwa) dengan COPY sebagai pemilik tabel, tanpa Django dan tanpa memeriksa apa pun; kendala, pemicu, dan indeksnya
tetap bekerja. Keluar 1 bila penerapannya tidak selesai dalam 60 detik atau ada kesalahan yang luput.
"""

# ruff: noqa: E402  Django disiapkan sebelum modelnya diimpor
from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "sistemkerja.konfigurasi.settings_uji"
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import django

django.setup()

from django.core.management import call_command
from django.db import connections

from sistemkerja.impor.models import Impor
from sistemkerja.impor.tests.conftest import pelaku_di
from sistemkerja.impor.tests.jalan import temuan
from sistemkerja.impor.tests.pemda_besar import PER, PemdaBesar, pemda_besar
from sistemkerja.impor.tindakan.baca import atur_kolom, hitung_pratinjau
from sistemkerja.impor.tindakan.terapkan import YANG_BENAR, minta_penerapan, terapkan_impor
from sistemkerja.impor.tindakan.unggah import unggah_impor
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.direktori import pastikan_lima_pemda
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.penyiapan import klaster, siapkan_basisdata
from sistemkerja.pemda.tertanam import Klaster

JANJI = 60.0  # detik
TABEL = (
    "organisasi_pegawai", "organisasi_jabatan", "organisasi_pemangku", "organisasi_riwayatpangkat", "jejak_peristiwa",
)  # fmt: skip


def main() -> int:
    orang = int(sys.argv[1]) if len(sys.argv) > 1 else 12_000
    besar = pemda_besar(orang)
    folder = Path(tempfile.mkdtemp(prefix="sk-bench-"))
    satu = klaster(folder, awet=False).mulai()
    try:
        return _ukur(satu, besar, orang)
    finally:
        connections.close_all()
        satu.lepas()
        shutil.rmtree(folder, ignore_errors=True)


def _ukur(satu: Klaster, besar: PemdaBesar, orang: int) -> int:
    siapkan_basisdata(satu, "bench")
    for alias in ("default", "pemilik"):
        for tempat in (connections.settings[alias], connections[alias].settings_dict):
            tempat["HOST"], tempat["NAME"] = satu.soket, "bench"
    call_command("migrate", database="pemilik", verbosity=0, interactive=False, skip_checks=True)
    pastikan_lima_pemda()
    pemda = Pemda.objects.get(slug="jambi")
    oleh = pelaku_di(pemda, "pengelola_kepegawaian", "pengelola_organisasi")
    struktur = _jalan("struktur", besar.berkas_struktur(), oleh)
    print(f"struktur, {len(besar.unit)} unit: pratinjau {struktur[1]:.2f} s, penerapan {struktur[2]:.2f} s")
    impor, lihat, terap = _jalan("pegawai", besar.berkas_pegawai(), oleh)
    with gunakan(pemda):
        tepat = temuan(impor) == besar.kesalahan
        diterapkan = Impor.objects.get(pk=impor.pk).hasil["diterapkan"]
    print(f"pegawai, {orang} baris: pratinjau {lihat:.2f} s ({orang / lihat:.0f} baris/s), "
          f"penerapan {terap:.2f} s ({diterapkan / terap:.0f} baris/s)")  # fmt: skip
    print(
        f"{len(besar.kesalahan)} kesalahan dibuat; ditemukan semuanya tanpa salah tuduh: {'ya' if tepat else 'TIDAK'}"
    )
    telanjang = _copy(satu, pemda)
    print(f"COPY baris yang sama: {telanjang:.2f} s; penerapan {terap / telanjang:.1f} × COPY")
    return 0 if tepat and terap < JANJI else 1


def _jalan(jenis: str, isi: bytes, oleh: Pelaku) -> tuple[Impor, float, float]:
    def diam(n: int, dari: int, pesan: str) -> None:
        pass

    with gunakan(oleh.pemda):
        impor = unggah_impor(jenis, "berkas.xlsx", isi, oleh=oleh)
    mulai = time.perf_counter()
    with gunakan(oleh.pemda):
        impor = atur_kolom(impor.pk, impor.pemetaan, PER, oleh=oleh, versi=impor.versi)
        if impor.keadaan == "dihitung":
            hitung_pratinjau(impor, diam)
    lihat = time.perf_counter() - mulai
    with gunakan(oleh.pemda):
        impor = minta_penerapan(impor.pk, YANG_BENAR, "800/1", PER, "", oleh=oleh, versi=impor.versi)
    mulai = time.perf_counter()
    with gunakan(oleh.pemda):
        terapkan_impor(impor.pk, impor.sidik_rencana, oleh=oleh, maju=diam)
    return impor, lihat, time.perf_counter() - mulai


def _copy(satu: Klaster, pemda: Pemda) -> float:
    """Salin isi tabel-tabel itu ke Pemda tetangga dengan COPY; lamanya tanpa unitnya."""
    tetangga = Pemda.objects.get(slug="bekasi")
    with satu.sambung("bench") as koneksi:
        koneksi.execute("SELECT set_config('app.pemda', %s, false)", [str(tetangga.pk)])  # pemicu pencarian bertanya
        isi: dict[str, Any] = {}
        for tabel in ("organisasi_unitorganisasi", *TABEL):
            kolom = koneksi.execute(
                "SELECT string_agg(quote_ident(attname), ',' ORDER BY attnum) FROM pg_attribute"
                " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''", [tabel],
            ).fetchone()[0]  # fmt: skip
            dipilih = ", ".join(_pindah(k, tetangga) for k in kolom.split(","))
            with koneksi.cursor().copy(
                f"COPY (SELECT {dipilih} FROM {tabel} WHERE pemda_id = '{pemda.pk}') TO STDOUT"  # noqa: S608
            ) as salin:
                isi[tabel] = (kolom, b"".join(salin))
        lama = 0.0
        for tabel, (kolom, baris) in isi.items():
            mulai = time.perf_counter()
            with koneksi.transaction(), koneksi.cursor().copy(f"COPY {tabel} ({kolom}) FROM STDIN") as salin:
                salin.write(baris)
            lama += time.perf_counter() - mulai if tabel in TABEL else 0.0
        return lama


def _pindah(kolom: str, tetangga: Pemda) -> str:
    """Kolom itu sebagaimana di Pemda tetangga: kunci digeser supaya tidak sama, keputusan dikosongkan."""
    if kolom == "pemda_id":
        return f"'{tetangga.pk}'::uuid"
    if kolom in ("keputusan_id", "keputusan_akhir_id", "keputusan_berhenti_id", "kasus"):
        return "NULL"
    if kolom == "id" or kolom.endswith("_id") and kolom not in ("pengguna_id",):
        return f"md5({kolom}::text)::uuid"
    return kolom


if __name__ == "__main__":
    sys.exit(main())

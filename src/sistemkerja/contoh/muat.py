"""Memuat data contoh: Pemda, peraturan yang dianutnya, organisasi, akun, lalu pekerjaan bila sudah ada."""

from __future__ import annotations

import functools
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import connections, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from sistemkerja.akun.models import PemberianPeran, Pengguna
from sistemkerja.aturan import katalog
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import PeraturanKeliru
from sistemkerja.contoh.adopsi import simpan_naskah_dan_kebijakan
from sistemkerja.contoh.baris import Susunan
from sistemkerja.contoh.sejarah import bersejarah
from sistemkerja.contoh.susunan import MENJABAT, SANDI_CONTOH, SLUG
from sistemkerja.organisasi import models as org
from sistemkerja.organisasi.rincian import ubah_jabatan, ubah_unit
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda.direktori import pastikan_lima_pemda
from sistemkerja.pemda.konteks import gunakan
from sistemkerja.pemda.models import Adopsi, Pemda
from sistemkerja.pemda.sel import PEMILIK

PERATURAN = Path(__file__).resolve().parents[3] / "peraturan"
_PEKERJAAN = "sistemkerja.contoh.pekerjaan"


def muat_semua() -> dict[str, int]:
    """Muat kelima Pemda yang belum termuat. Jumlah pegawai yang baru dimuat menurut slug; aman diulang."""
    hasil = {}
    menurut_slug = {p.slug: p for p in pastikan_lima_pemda()}
    for slug in SLUG:
        hasil[slug] = muat(menurut_slug[slug])
    return hasil


def muat(pemda: Pemda) -> int:
    """Muat satu Pemda dalam satu transaksi; 0 bila organisasinya sudah ada."""
    peraturan = peraturan_pemda(pemda)
    if peraturan is not None and pemda.peraturan_id != peraturan.id:
        pemda.peraturan_id = peraturan.id
        pemda.save(using=PEMILIK, update_fields=["peraturan_id"])
    with gunakan(pemda):
        _adopsi(pemda, peraturan)
        if org.UnitOrganisasi.objects.filter(pemda=pemda).exists():
            return 0
        isi = bersejarah(pemda.slug, hari_ini(pemda))
        _organisasi(pemda, isi)
        _akun(pemda, isi)
        _pekerjaan(pemda)
    return len(isi.pegawai)


def kosongkan() -> None:
    """Buang seluruh isi kelima Pemda contoh, termasuk riwayatnya, sebagai pemilik tabel.

    Menolak bila ada Pemda lain: perintah ini untuk percobaan, bukan untuk data sungguhan.
    """
    lain = list(Pemda.objects.exclude(slug__in=SLUG).values_list("nama", flat=True))
    if lain:
        raise RuntimeError(f"Ada Pemda di luar contoh ({', '.join(lain)}): data tidak dikosongkan.")
    tabel = _tabel_pemda()
    with transaction.atomic(using=PEMILIK), connections[PEMILIK].cursor() as kursor:
        kursor.execute("SET LOCAL lock_timeout = '15s'")
        for nama in tabel:
            kursor.execute(f'ALTER TABLE "{nama}" DISABLE TRIGGER USER')
        kursor.execute("TRUNCATE " + ", ".join(f'"{nama}"' for nama in tabel))
        for nama in tabel:
            kursor.execute(f'ALTER TABLE "{nama}" ENABLE TRIGGER USER')


def peraturan_pemda(pemda: Pemda) -> Peraturan | None:
    """Peraturan yang menyebut kode Pemda ini; None bila belum ada atau belum terbaca."""
    for folder in sorted(PERATURAN.glob("*/peraturan.yaml")):
        if f'"{pemda.kode}"' not in folder.read_text(encoding="utf-8"):
            continue
        try:
            return katalog.peraturan(str(folder.parent))
        except PeraturanKeliru:
            return None
    return None


def _adopsi(pemda: Pemda, peraturan: Peraturan | None) -> None:
    if peraturan is None or Adopsi.objects.filter(pemda=pemda).exists():
        return
    identitas: dict[str, Any] = peraturan.identitas
    sejak = identitas["berlaku"]["sejak"] or identitas["ditetapkan"] or date(2025, 1, 1)
    Adopsi.objects.create(pemda=pemda, peraturan_id=peraturan.id, sidik=peraturan.sidik, sejak=sejak)
    simpan_naskah_dan_kebijakan(pemda, peraturan, sejak)


def _organisasi(pemda: Pemda, isi: Susunan) -> None:
    org.Keputusan.objects.bulk_create(
        org.Keputusan(id=k.id, pemda=pemda, nomor=k.nomor, tanggal=k.tanggal, tentang=k.tentang, penanda=k.penanda)
        for k in isi.keputusan
    )
    org.UnitOrganisasi.objects.bulk_create(
        org.UnitOrganisasi(
            id=u.id, pemda=pemda, kode=u.kode, nama=u.nama, jenis=u.jenis, kode_pd=u.kode_pd, induk_id=u.induk,
            adalah_pd=u.adalah_pd, tipe=u.tipe, bagian=u.bagian, masa=DateRange(u.sejak, u.sampai, "[)"),
        )
        for u in isi.unit
    )  # fmt: skip
    org.Jabatan.objects.bulk_create(
        org.Jabatan(
            id=j.id, pemda=pemda, unit_id=j.unit, kode=j.kode, nama=j.nama, jenjang=j.jenjang, kelas=j.kelas,
            pimpinan=j.pimpinan, asisten=j.asisten, urut=j.urut, masa=DateRange(j.sejak, j.sampai, "[)"),
        )
        for j in isi.jabatan
    )  # fmt: skip
    for u in isi.ubah_unit:
        ubah_unit(org.UnitOrganisasi.objects.get(pk=u.milik), u.sejak, _sk(u.keputusan), **u.isi)
    for u in isi.ubah_jabatan:
        ubah_jabatan(org.Jabatan.objects.get(pk=u.milik), u.sejak, _sk(u.keputusan), **u.isi)
    org.Formasi.objects.bulk_create(
        org.Formasi(
            id=f.id, pemda=pemda, unit_id=f.unit, nama=f.nama, jenjang=f.jenjang, kelas=f.kelas, jumlah=f.jumlah,
            keputusan_id=f.keputusan, masa=DateRange(f.sejak, None, "[)"),
        )
        for f in isi.formasi
    )  # fmt: skip
    _orang(pemda, isi)


def _orang(pemda: Pemda, isi: Susunan) -> None:
    org.Pegawai.objects.bulk_create(
        org.Pegawai(
            id=p.id, pemda=pemda, nip=p.orang.nip, nama=p.orang.nama, golongan=p.orang.golongan,
            jenis_asn=p.orang.jenis_asn, hasil_penyetaraan=p.orang.hasil_penyetaraan,
        )
        for p in isi.pegawai
    )  # fmt: skip
    org.RiwayatPangkat.objects.bulk_create(
        org.RiwayatPangkat(
            id=g.id, pemda=pemda, pegawai_id=g.pegawai, golongan=g.golongan, keputusan_id=g.keputusan,
            masa=DateRange(g.sejak, g.sampai, "[)"),
        )
        for g in isi.pangkat
    )  # fmt: skip
    org.Pemangku.objects.bulk_create(
        org.Pemangku(
            id=p.id, pemda=pemda, jabatan_id=p.jabatan, pegawai_id=p.pegawai, sifat=p.sifat, dasar_sk=p.dasar_sk,
            keputusan_id=p.keputusan, keputusan_akhir_id=p.keputusan_akhir, masa=DateRange(p.sejak, p.sampai, "[)"),
        )
        for p in isi.pemangku
    )  # fmt: skip


def _sk(kunci: UUID) -> org.Keputusan:
    return org.Keputusan.objects.get(pk=kunci)


def _akun(pemda: Pemda, isi: Susunan) -> None:
    sandi = _sandi()
    akun = [
        Pengguna(
            pemda=pemda, nip=p.orang.nip, nama=p.orang.nama, pegawai_id=p.id, password=sandi, aktif=bool(p.peran),
            diaktifkan=timezone.now(),
        )
        for p in isi.pegawai
    ]  # fmt: skip
    Pengguna.objects.bulk_create(akun)
    PemberianPeran.objects.bulk_create(
        PemberianPeran(
            pemda=pemda, pengguna=pengguna, peran=peran, masa=DateRange(MENJABAT, None, "[)"), tanggal=MENJABAT,
            nomor=f"800.1.3.3/{urut:03d}/{MENJABAT.year} (contoh)", diberikan_oleh=f"Kepala Daerah {pemda.nama}",
        )
        for urut, (pengguna, peran) in enumerate(
            ((a, r) for a, p in zip(akun, isi.pegawai, strict=True) for r in p.peran_sistem), start=1
        )
    )  # fmt: skip


@functools.cache
def _sandi() -> str:
    """Sidik sandi contoh, dibuat satu kali untuk semua: sandinya memang sama dan tertulis di layar."""
    return make_password(SANDI_CONTOH)


def _pekerjaan(pemda: Pemda) -> None:
    """Tahap kedua: kegiatan contoh, bila modulnya sudah ada."""
    if find_spec(_PEKERJAAN) is not None:
        import_module(_PEKERJAAN).muat(pemda)


def _tabel_pemda() -> list[str]:
    """Semua tabel milik Pemda, juga yang tidak bermodel (penjaga, partisi, indeks cari): yang menyebut Pemdanya."""
    with connections[PEMILIK].cursor() as kursor:
        kursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
            " WHERE a.attname IN ('pemda_id', 'pemda') AND c.relkind IN ('r', 'p')"
            " AND c.relnamespace = current_schema()::regnamespace ORDER BY 1"
        )
        return [nama for (nama,) in kursor.fetchall()]

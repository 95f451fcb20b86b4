"""Menghitung pratinjau sebuah impor dan menyimpannya; membaca kembali rencana yang sama ketika diterapkan."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sistemkerja.impor.baca_lembar import Buku, baca_berkas
from sistemkerja.impor.bentuk import Baris, Rencana
from sistemkerja.impor.kolom import Kepala, baris_berkas, kepala_di
from sistemkerja.impor.models import BarisImpor, Impor, IsiImpor, JenisImpor
from sistemkerja.impor.muat_keadaan import muat_keadaan
from sistemkerja.impor.rencana import susun_rencana
from sistemkerja.impor.rencana_struktur import susun_rencana_struktur
from sistemkerja.pemda.galat import GalatKerja
from sistemkerja.pemda.kunci import uuid7
from sistemkerja.pemda.sisip import sisip_banyak

Maju = Callable[[int, int, str], None]
_TANYA_TERBANYAK = 60
_KOLOM = (
    "id", "pemda_id", "impor_id", "nomor", "kunci", "nama", "keadaan", "bercatatan", "objek_id", "sebelum", "sesudah",
    "temuan",
)  # fmt: skip


def isi_berkas(impor: Impor) -> bytes:
    """Isi berkas yang diunggah. Raises GalatKerja bila masa simpannya sudah lewat."""
    satu = IsiImpor.objects.filter(pemda_id=impor.pemda_id, impor=impor).first()
    if satu is None:
        raise GalatKerja(_("Isi berkas ini sudah dihapus. Unggah lagi berkasnya."))
    return bytes(satu.isi)


def buku_impor(impor: Impor) -> tuple[Buku, Kepala]:
    """Berkas dan baris judulnya sebagaimana dipilih."""
    buku = baca_berkas(impor.nama_berkas, isi_berkas(impor))
    kepala = kepala_di(impor.jenis, buku, impor.lembar, impor.baris_kepala)
    if kepala is None:
        raise GalatKerja(_("Baris judul yang dipilih tidak ada lagi di berkas. Unggah lagi berkasnya."))
    return buku, kepala


def rencana_impor(impor: Impor, per: date, maju: Maju) -> Rencana:
    """Rencana menurut organisasi saat ini; tidak menulis apa pun."""
    maju(0, 3, _("Membaca berkas"))
    buku, kepala = buku_impor(impor)
    mentah = list(baris_berkas(buku, kepala, impor.pemetaan))
    maju(1, 3, _("Memuat organisasi"))
    keadaan = muat_keadaan(impor.pemda_id, per)

    def lapor(n: int, dari: int) -> None:
        if n % 500 == 0:
            maju(n, dari, _("Membandingkan"))

    susun = susun_rencana_struktur if impor.jenis == JenisImpor.STRUKTUR else susun_rencana
    return susun(mentah, keadaan, impor.jawaban, lapor)


def sidik_rencana(rencana: Rencana) -> str:
    """Sidik apa yang akan terjadi: sama selama rencana itu sama, kunci yang baru dibuat tidak ikut."""
    jumlah = hashlib.sha256()
    for b in rencana.baris:
        isi = [b.nomor, b.kunci, b.keadaan, b.sebelum, b.sesudah, str(b.langkah.sejak), [t.kode for t in b.temuan]]
        jumlah.update(json.dumps(isi, sort_keys=True, default=str).encode())
    return jumlah.hexdigest()


def simpan_pratinjau(impor: Impor, rencana: Rencana, maju: Maju) -> None:
    """Ganti baris pratinjau impor ini; keadaan dan sidiknya diisi tetapi belum disimpan."""
    BarisImpor.objects.filter(pemda_id=impor.pemda_id, impor=impor).delete()
    maju(0, 1, _("Menyimpan pratinjau"))
    sisip_banyak(BarisImpor, _KOLOM, (_baris(impor, b) for b in rencana.baris))
    tanya = sorted(rencana.tanya, key=lambda t: (-len(t.baris), t.teks))[:_TANYA_TERBANYAK]
    impor.tanya = [asdict(t) | {"baris": t.baris[:20], "banyak": len(t.baris)} for t in tanya]
    impor.ringkas = rencana.hitung() | {"semua": len(rencana.baris)}
    impor.sidik_rencana = sidik_rencana(rencana)


def _baris(impor: Impor, b: Baris) -> tuple[Any, ...]:
    temuan = [{"kolom": t.kolom, "kode": t.kode, "keliru": t.keliru, "isian": t.isian} for t in b.temuan]
    dikenal = (uuid7(), impor.pemda_id, impor.pk, b.nomor, b.kunci[:60], b.nama[:200], b.keadaan)
    return (*dikenal, bool(temuan) and not b.keliru, b.objek, b.sebelum, b.sesudah, temuan)

"""Mengunggah berkas: dibaca seketika supaya yang rusak ditolak di formulirnya, dan kolomnya dikenali."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from uuid import UUID

from django.utils import timezone

from sistemkerja.alur.kunci import catat_hasil, sudah_dijalankan
from sistemkerja.impor.aman import BerkasDitolak
from sistemkerja.impor.baca_lembar import baca_berkas
from sistemkerja.impor.kalimat import kalimat_berkas
from sistemkerja.impor.kolom import Kepala, cari_kepala
from sistemkerja.impor.models import SIMPAN_BERKAS, BarisImpor, Impor, IsiImpor, KeadaanImpor
from sistemkerja.impor.tindakan.wewenang import pastikan_mengelola
from sistemkerja.jejak.catat import catat
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import MasukanKeliru
from sistemkerja.pemda.models import Pemda


@transaksi.atomic
def unggah_impor(jenis: str, nama: str, isi: bytes, *, oleh: Pelaku, kunci: UUID | None = None) -> Impor:
    """Simpan sebuah berkas dan kenali kolomnya. Raises TidakBerwenang, MasukanKeliru (kenapa tidak terbaca)."""
    sebagai = pastikan_mengelola(oleh, jenis)
    nama = PurePath(nama.replace("\\", "/")).name[-200:]
    kepala, cara = _kenali(jenis, nama, isi)
    lama = sudah_dijalankan(kunci, "unggah_impor", oleh=oleh)
    if lama is not None and lama.hasil_id:
        return Impor.objects.get(pemda=oleh.pemda, pk=lama.hasil_id)
    buang_kedaluwarsa(oleh.pemda)
    impor = Impor.objects.create(
        pemda=oleh.pemda, jenis=jenis, nama_berkas=nama, ukuran=len(isi), sidik=hashlib.sha256(isi).hexdigest(),
        cara=cara, lembar=kepala.lembar, baris_kepala=kepala.baris, pemetaan=kepala.cocok, per=oleh.per,
        pengguna_id=oleh.pengguna_id, oleh=oleh.nama[:200],
    )  # fmt: skip
    IsiImpor.objects.create(pemda=oleh.pemda, impor=impor, isi=isi)
    catat("impor.diunggah", impor, oleh=oleh, sebagai=sebagai, dasar=[], kasus=impor.pk,
          kalimat=f"mengunggah berkas impor “{nama}”.", isi={"sidik": impor.sidik, "jenis": jenis})  # fmt: skip
    catat_hasil(kunci, impor, oleh=oleh)
    return impor


def buang_kedaluwarsa(pemda: Pemda) -> int:
    """Hapus isi berkas yang masa simpannya lewat, beserta baris pratinjaunya; catatan impornya tetap ada."""
    batas = timezone.now() - SIMPAN_BERKAS
    lama = Impor.objects.filter(pemda=pemda, dibuat__lt=batas)
    BarisImpor.objects.filter(pemda=pemda, impor__in=lama).delete()
    jumlah, _ = IsiImpor.objects.filter(pemda=pemda, impor__in=lama).delete()
    lama.exclude(keadaan__in=[KeadaanImpor.DITERAPKAN, KeadaanImpor.DIBUANG]).update(keadaan=KeadaanImpor.DIBUANG)
    return jumlah


def _kenali(jenis: str, nama: str, isi: bytes) -> tuple[Kepala, dict[str, str]]:
    try:
        buku = baca_berkas(nama, isi)
        kepala = cari_kepala(jenis, buku)
        if kepala is None or len(buku.lembar[kepala.lembar].baris) <= kepala.baris + 1:
            raise BerkasDitolak("tanpa_baris")
    except BerkasDitolak as galat:
        raise MasukanKeliru({"berkas": [kalimat_berkas(galat)]}) from None
    return kepala, buku.cara

"""Memilih kolom dan tanggal berlaku, menjawab pertanyaan, dan menghitung pratinjau; membuang impor."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import catat_hasil, kunci_versi, naikkan_versi, sudah_dijalankan
from sistemkerja.impor.baca_lembar import baca_berkas
from sistemkerja.impor.kolom import isian, kepala_di
from sistemkerja.impor.models import BarisImpor, Impor, IsiImpor, KeadaanImpor
from sistemkerja.impor.pratinjau import Maju, buku_impor, isi_berkas, rencana_impor, simpan_pratinjau
from sistemkerja.impor.tindakan.wewenang import pastikan_mengelola
from sistemkerja.jejak.catat import catat
from sistemkerja.latar.models import Pekerjaan
from sistemkerja.latar.tindakan import antrekan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru

PRATINJAU = "impor.pratinjau"
SEKETIKA = 1_500  # baris; di atasnya pratinjau dihitung di latar
_DAPAT_DIBACA = (KeadaanImpor.DIUNGGAH, KeadaanImpor.DIPERIKSA)


@transaksi.atomic
def atur_kolom(
    pk: UUID, pemetaan: Mapping[str, int], per: date, *, oleh: Pelaku, versi: int, kunci: UUID | None = None,
    kepala: tuple[int, int] | None = None,
) -> Impor:  # fmt: skip
    """Tetapkan kolom mana memuat apa dan sejak kapan berlaku, lalu hitung pratinjaunya.

    `kepala` (lembar, baris; dari 0) baris judul lain: pasangannya dikenali lagi dari sana, belum ada yang dihitung.
    Raises TidakBerwenang, SudahBerubah, MasukanKeliru (kolom wajib belum dipilih), GalatKerja (sudah diterapkan).
    """
    impor = _kunci_impor(pk, versi, oleh, kunci, "atur_kolom")
    if impor is None:
        return Impor.objects.get(pemda=oleh.pemda, pk=pk)
    if kepala is not None:
        return _ganti_kepala(impor, kepala, kunci, oleh)
    _pastikan_pemetaan(impor.jenis, pemetaan)
    impor.pemetaan, impor.per = dict(pemetaan), per
    return _mulai_pratinjau(impor, oleh, kunci)


@transaksi.atomic
def jawab_pertanyaan(
    pk: UUID, jawaban: Mapping[str, Mapping[str, str]], *, oleh: Pelaku, versi: int, kunci: UUID | None = None
) -> Impor:
    """Tambahkan arti tulisan yang tidak dapat dipastikan (macam → tulisan → arti), lalu hitung ulang pratinjaunya."""
    impor = _kunci_impor(pk, versi, oleh, kunci, "jawab_pertanyaan")
    if impor is None:
        return Impor.objects.get(pemda=oleh.pemda, pk=pk)
    for macam, semua in jawaban.items():
        impor.jawaban.setdefault(macam, {}).update(semua)
    return _mulai_pratinjau(impor, oleh, kunci)


@transaksi.atomic
def buang_impor(pk: UUID, *, oleh: Pelaku, versi: int | None = None, kunci: UUID | None = None) -> Impor:
    """Hapus isi berkas dan pratinjaunya sekarang juga; bahwa ia pernah diunggah tetap tercatat."""
    impor = kunci_versi(Impor, pk, None, oleh=oleh)
    sebagai = pastikan_mengelola(oleh, impor.jenis)
    if sudah_dijalankan(kunci, "buang_impor", oleh=oleh) or impor.keadaan == KeadaanImpor.DIBUANG:
        return impor
    if sedang_berjalan(impor):
        raise GalatKerja(_("Impor ini sedang dikerjakan. Batalkan pekerjaannya dahulu."))
    BarisImpor.objects.filter(pemda=oleh.pemda, impor=impor).delete()
    IsiImpor.objects.filter(pemda=oleh.pemda, impor=impor).delete()
    if impor.keadaan != KeadaanImpor.DITERAPKAN:
        impor.keadaan = KeadaanImpor.DIBUANG
    naikkan_versi(impor, "keadaan")
    catat("impor.dibuang", impor, oleh=oleh, sebagai=sebagai, dasar=[], kasus=impor.pk,
          kalimat=f"menghapus isi berkas impor “{impor.nama_berkas}”.")  # fmt: skip
    return impor


def hitung_pratinjau(impor: Impor, maju: Maju) -> None:
    """Bandingkan berkas dengan organisasi dan simpan hasilnya baris demi baris; barisnya sudah dikunci."""
    rencana = rencana_impor(impor, impor.per or date.today(), maju)
    simpan_pratinjau(impor, rencana, maju)
    impor.keadaan = KeadaanImpor.DIPERIKSA
    impor.save(update_fields=["keadaan", "ringkas", "tanya", "sidik_rencana"])


def sedang_berjalan(impor: Impor) -> bool:
    """Adakah pekerjaan latar impor ini yang belum usai? Yang gagal atau dibatalkan tidak menahan apa pun."""
    if impor.keadaan not in (KeadaanImpor.ANTRE, KeadaanImpor.DIHITUNG) or impor.pekerjaan_id is None:
        return False
    return any(p.belum_usai for p in Pekerjaan.objects.filter(pemda_id=impor.pemda_id, pk=impor.pekerjaan_id))


def _kunci_impor(pk: UUID, versi: int, oleh: Pelaku, kunci: UUID | None, tindakan: str) -> Impor | None:
    """Impor yang dikunci untuk dibaca ulang; None bila kiriman ini sudah pernah dijalankan."""
    ada = kunci_versi(Impor, pk, None, oleh=oleh)
    pastikan_mengelola(oleh, ada.jenis)
    if sudah_dijalankan(kunci, tindakan, oleh=oleh):
        return None
    impor = kunci_versi(Impor, pk, versi, oleh=oleh)
    if sedang_berjalan(impor) or impor.keadaan in (KeadaanImpor.DITERAPKAN, KeadaanImpor.DIBUANG):
        raise GalatKerja(_("Impor ini sudah diterapkan, dibuang, atau sedang dikerjakan. Unggah berkas baru."))
    return impor


def _ganti_kepala(impor: Impor, letak: tuple[int, int], kunci: UUID | None, oleh: Pelaku) -> Impor:
    buku = baca_berkas(impor.nama_berkas, isi_berkas(impor))
    kepala = kepala_di(impor.jenis, buku, *letak)
    if kepala is None or len(buku.lembar[kepala.lembar].baris) <= kepala.baris + 1 or not any(kepala.judul):
        raise MasukanKeliru({"baris": [_("Tidak ada judul kolom dengan baris di bawahnya pada baris itu.")]})
    BarisImpor.objects.filter(pemda=oleh.pemda, impor=impor).delete()
    impor.lembar, impor.baris_kepala = letak
    impor.pemetaan, impor.jawaban, impor.ringkas, impor.tanya = kepala.cocok, {}, {}, []
    impor.keadaan = KeadaanImpor.DIUNGGAH
    naikkan_versi(impor, "lembar", "baris_kepala", "pemetaan", "jawaban", "ringkas", "tanya", "keadaan")
    catat_hasil(kunci, impor, oleh=oleh)
    return impor


def _mulai_pratinjau(impor: Impor, oleh: Pelaku, kunci: UUID | None) -> Impor:
    buku, kepala = buku_impor(impor)
    banyak = len(buku.lembar[kepala.lembar].baris) - kepala.baris
    impor.keadaan = KeadaanImpor.DIHITUNG
    naikkan_versi(impor, "pemetaan", "jawaban", "per", "keadaan")
    if banyak <= SEKETIKA:
        hitung_pratinjau(impor, lambda n, dari, pesan: None)
    else:
        judul = _("Pratinjau %(berkas)s") % {"berkas": impor.nama_berkas}
        isi: dict[str, Any] = {"impor": str(impor.pk), "versi": impor.versi}
        pekerjaan = antrekan(PRATINJAU, oleh=oleh, judul=judul, isi=isi, alamat_hasil=impor.get_absolute_url())
        impor.pekerjaan_id = pekerjaan.pk
        impor.save(update_fields=["pekerjaan_id"])
    catat_hasil(kunci, impor, oleh=oleh)
    return impor


def _pastikan_pemetaan(jenis: str, pemetaan: Mapping[str, int]) -> None:
    galat: dict[str, list[str]] = {}
    for kode, satu in isian(jenis).items():
        if satu.wajib and kode not in pemetaan:
            galat[kode] = [_("Pilih kolomnya: isian ini wajib ada.")]
    letak = list(pemetaan.values())
    for kode, n in pemetaan.items():
        if letak.count(n) > 1:
            galat.setdefault(kode, []).append(_("Kolom ini dipilih untuk dua isian."))
    if galat:
        raise MasukanKeliru(galat)

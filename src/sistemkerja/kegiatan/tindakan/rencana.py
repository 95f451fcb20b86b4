"""Rencana bersama: pelaksana mengajukan, pimpinan menyepakati atau mengembalikan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import kunci_versi, naikkan_versi, sudah_dijalankan
from sistemkerja.alur.mesin import mesin_kasus
from sistemkerja.alur.tugas import beri_tugas, beri_tugas_menurut, tutup_tugas
from sistemkerja.alur.wenang import pastikan_wenang
from sistemkerja.jejak.catat import catat
from sistemkerja.kegiatan.models import BarisRencana, Kegiatan, Rencana
from sistemkerja.kegiatan.peran import pakai_anggaran, pastikan_pengerja, pimpinan_rencana, tim_kegiatan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru


@dataclass(frozen=True, slots=True)
class IsianRencana:
    """Satu baris rencana."""

    uraian: str
    batas: date | None = None
    anggaran: Decimal | None = None


@transaksi.atomic
def ajukan_rencana(
    pk: UUID, baris: Sequence[IsianRencana], *, oleh: Pelaku, versi: int, kunci: UUID | None = None
) -> Kegiatan:
    """Pelaksana menyusun rencana dan mengajukannya untuk disepakati bersama pimpinan (aturan `isi_rencana`).

    Raises TidakBerwenang, SudahBerubah, MasukanKeliru (tanpa baris, atau anggaran kosong bila diminta aturan).
    """
    kegiatan = kunci_versi(Kegiatan, pk, None, oleh=oleh)
    tim = tim_kegiatan(kegiatan)
    sebagai = pastikan_pengerja(tim, oleh, _("menyusun rencana"), ketua_saja=True)
    if sudah_dijalankan(kunci, "ajukan_rencana", oleh=oleh):
        return kegiatan
    kegiatan = kunci_versi(Kegiatan, pk, versi, oleh=oleh)
    m = mesin_kasus(oleh.pemda, oleh.per, kegiatan)
    if kegiatan.keadaan != Kegiatan.Keadaan.RENCANA:
        raise GalatKerja(_("Rencana kegiatan ini sudah disepakati."))
    _pastikan_isi(baris, pakai_anggaran(m, kegiatan))
    rencana: Rencana = kegiatan.rencana
    rencana.baris.all().delete()
    BarisRencana.objects.bulk_create(
        BarisRencana(pemda=oleh.pemda, rencana=rencana, urut=i, uraian=b.uraian, batas=b.batas, anggaran=b.anggaran)
        for i, b in enumerate(baris, 1)
    )
    rencana.keadaan = Rencana.Keadaan.DIAJUKAN
    rencana.save(update_fields=["keadaan"])
    naikkan_versi(kegiatan)
    tutup_tugas(oleh.pemda, kegiatan.pk)
    pimpinan = pimpinan_rencana(m, kegiatan)
    dasar = rencana.dasar or list(tim.dasar)
    catat("rencana.diajukan", kegiatan, oleh=oleh, sebagai=sebagai.sebutan, dasar=dasar, kasus=kegiatan.pk,
          kalimat=f"mengajukan rencana dengan {len(baris)} baris.")  # fmt: skip
    beri_tugas_menurut(
        pimpinan, kegiatan, "menyepakati_rencana", kasus=kegiatan.pk, alamat=kegiatan.get_absolute_url(), oleh=oleh,
        judul=f"Sepakati rencana “{kegiatan.judul}”", batas=kegiatan.mulai,
        ringkas="; ".join(b.uraian for b in baris[:4]),
    )  # fmt: skip
    return kegiatan


@transaksi.atomic
def putuskan_rencana(
    pk: UUID, sepakat: bool, catatan: str = "", *, oleh: Pelaku, versi: int, kunci: UUID | None = None
) -> Kegiatan:
    """Pimpinan menyepakati rencana (kegiatan mulai dilaksanakan) atau mengembalikannya dengan catatan.

    Aturan `perencana_bersama`. Raises TidakBerwenang, SudahBerubah, MasukanKeliru (kembali tanpa catatan), GalatKerja.
    """
    kegiatan = kunci_versi(Kegiatan, pk, None, oleh=oleh)
    if sudah_dijalankan(kunci, "putuskan_rencana", oleh=oleh):
        return kegiatan
    kegiatan = kunci_versi(Kegiatan, pk, versi, oleh=oleh)
    m = mesin_kasus(oleh.pemda, oleh.per, kegiatan)
    pimpinan = pimpinan_rencana(m, kegiatan)
    sebagai = pastikan_wenang(oleh, pimpinan, _("menyepakati rencana"))
    rencana: Rencana = kegiatan.rencana
    if rencana.keadaan != Rencana.Keadaan.DIAJUKAN:
        raise GalatKerja(_("Rencana ini tidak sedang menunggu kesepakatan."))
    if not sepakat and not catatan.strip():
        raise MasukanKeliru({"catatan": [_("Tulis apa yang perlu diubah.")]})
    rencana.keadaan = Rencana.Keadaan.DISEPAKATI if sepakat else Rencana.Keadaan.DRAF
    rencana.catatan = catatan.strip()
    rencana.save(update_fields=["keadaan", "catatan"])
    if sepakat:
        kegiatan.keadaan = Kegiatan.Keadaan.PELAKSANAAN
    naikkan_versi(kegiatan, "keadaan")
    tutup_tugas(oleh.pemda, kegiatan.pk)
    kalimat = "menyepakati rencana; kegiatan mulai dilaksanakan."
    if not sepakat:
        kalimat = f"mengembalikan rencana: {rencana.catatan}"
    catat("rencana.disepakati" if sepakat else "rencana.dikembalikan", kegiatan, oleh=oleh, sebagai=sebagai.sebutan,
          dasar=pimpinan.dasar, kasus=kegiatan.pk, kalimat=kalimat)  # fmt: skip
    _giliran_pelaksana(kegiatan, sepakat, catatan, oleh, rencana.dasar)
    return kegiatan


def _giliran_pelaksana(kegiatan: Kegiatan, sepakat: bool, catatan: str, oleh: Pelaku, dasar: list[str]) -> None:
    judul = f"Laksanakan dan serahkan hasil “{kegiatan.judul}”" if sepakat else f"Perbaiki rencana “{kegiatan.judul}”"
    beri_tugas(
        oleh.pemda, kegiatan, "menyerahkan" if sepakat else "menyusun_rencana",
        tim_kegiatan(kegiatan).kursi_pengerja(), kasus=kegiatan.pk, alamat=kegiatan.get_absolute_url(),
        judul=judul, dari=oleh.nama, dasar=dasar, ringkas=catatan, batas=kegiatan.batas,
        alasan="Anda ditugaskan mengerjakannya.",
    )  # fmt: skip


def _pastikan_isi(baris: Sequence[IsianRencana], beranggaran: bool) -> None:
    if not baris:
        raise MasukanKeliru({"": [_("Isi paling sedikit satu baris rencana.")]})
    if not beranggaran:
        return
    for i, b in enumerate(baris):
        if b.anggaran is None:
            raise MasukanKeliru({f"baris-{i}-anggaran": [_("Isi anggarannya; tulis 0 bila tidak memakai anggaran.")]})

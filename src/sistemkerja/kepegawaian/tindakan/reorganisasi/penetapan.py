"""Menetapkan rencana reorganisasi dalam satu transaksi, dan membatalkannya selama belum berlaku."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from sistemkerja.alur.kunci import catat_hasil, kunci_versi, naikkan_versi, sudah_berubah, sudah_dijalankan
from sistemkerja.jejak.catat import BAHASA_CATATAN, catat
from sistemkerja.kepegawaian.models.unit import RencanaReorganisasi
from sistemkerja.kepegawaian.reorganisasi.keadaan import sebut
from sistemkerja.kepegawaian.reorganisasi.muat import muat
from sistemkerja.kepegawaian.reorganisasi.periksa import periksa_garis_waktu
from sistemkerja.kepegawaian.reorganisasi.perubahan import Catatan, dari_json, ditumpangi, kembalikan
from sistemkerja.kepegawaian.reorganisasi.rencana import Langkah
from sistemkerja.kepegawaian.tindakan.unit.jalankan import (
    Dasar,
    batalkan_baris,
    berlakukan,
    dasar_catatan,
    hari_terawal,
    keputusan_tata,
    kunci_organisasi,
    pastikan_pengelola,
)
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import MasukanKeliru
from sistemkerja.pemda.sel import sel_kini


def tetapkan_rencana(
    pk: UUID, dasar: Dasar, *, oleh: Pelaku, versi: int, kunci: UUID | None = None
) -> RencanaReorganisasi:
    """Semua langkah berlaku bersama pada tanggal rencana. Raises Http404, SudahBerubah, TidakBerwenang, TataKeliru."""
    with transaction.atomic(using=sel_kini.get()):
        kunci_organisasi(oleh.pemda)
        lama = sudah_dijalankan(kunci, "reorganisasi.tetapkan", oleh=oleh)
        if lama is not None and lama.hasil_id:
            return RencanaReorganisasi.objects.get(pemda=oleh.pemda, pk=lama.hasil_id)
        rencana = kunci_versi(RencanaReorganisasi, pk, versi, oleh=oleh)
        sebagai = pastikan_pengelola(oleh, _("menetapkan rencana reorganisasi"))
        if not rencana.draf:
            raise sudah_berubah(pk, oleh=oleh)
        rencana.keputusan = keputusan_tata(oleh.pemda, dasar)
        rencana.sk_nomor, rencana.sk_tanggal = rencana.keputusan.nomor, rencana.keputusan.tanggal
        rencana.sk_tentang = rencana.keputusan.tentang
        rencana.sk_penanda, rencana.sk_izin = dasar.penanda.strip(), dasar.izin.strip()
        semua = [Langkah(satu.kode, satu.isi) for satu in rencana.langkah.all()]
        berlakukan(rencana, semua, oleh=oleh, sebagai=sebagai)
        catat_hasil(kunci, rencana, oleh=oleh)
    return rencana


def batalkan_rencana(pk: UUID, *, oleh: Pelaku, versi: int) -> RencanaReorganisasi:
    """Batalkan draf, atau rencana yang belum berlaku: baris-barisnya kembali seperti semula.

    Raises Http404, SudahBerubah, TidakBerwenang, MasukanKeliru (sudah berlaku, atau sudah ditumpangi perubahan lain).
    """
    with transaction.atomic(using=sel_kini.get()):
        kunci_organisasi(oleh.pemda)
        rencana = kunci_versi(RencanaReorganisasi, pk, versi, oleh=oleh)
        sebagai = pastikan_pengelola(oleh, _("membatalkan rencana reorganisasi"))
        if rencana.keadaan == RencanaReorganisasi.Keadaan.DIBATALKAN:
            raise sudah_berubah(pk, oleh=oleh)
        if not rencana.draf:
            _kembalikan(rencana, oleh)
        rencana.keadaan = RencanaReorganisasi.Keadaan.DIBATALKAN
        naikkan_versi(rencana, "keadaan")
        with override(BAHASA_CATATAN):
            catat(
                "reorganisasi.dibatalkan", rencana, oleh=oleh, sebagai=sebagai,
                dasar=dasar_catatan(rencana), kasus=rencana.pk,
                kalimat=_("rencana “%(nama)s” dibatalkan sebelum berlaku.") % {"nama": rencana.nama},
            )  # fmt: skip
    return rencana


def _kembalikan(rencana: RencanaReorganisasi, oleh: Pelaku) -> None:
    if rencana.tanggal <= hari_terawal(oleh.pemda):
        kalimat = _("Rencana ini sudah berlaku dan tetap menjadi riwayat. Buat penataan baru untuk mengubahnya lagi.")
        raise MasukanKeliru({"": [kalimat]})
    catatan = dari_json(rencana.perubahan)
    _pastikan_tidak_ditumpangi(rencana, catatan, oleh)
    rencana.pengalihan.all().delete()
    batalkan_baris(oleh.pemda, catatan, oleh)


def _pastikan_tidak_ditumpangi(rencana: RencanaReorganisasi, catatan: list[Catatan], oleh: Pelaku) -> None:
    """Perubahan sesudahnya yang bertumpu pada rencana ini dibatalkan lebih dahulu. Raises MasukanKeliru."""
    garis = muat(oleh.pemda.pk, rencana.tanggal - timedelta(days=1))
    lain = ditumpangi(garis, catatan, rencana.tanggal)
    if lain:
        kalimat = _("Sudah ada perubahan lain sesudah rencana ini: %(nama)s. Batalkan yang itu lebih dahulu.")
        raise MasukanKeliru({"": [kalimat % {"nama": sebut(c.nama for c in lain)}]})
    keliru = periksa_garis_waktu(garis, kembalikan(garis, catatan), rencana.tanggal)
    if keliru:
        kalimat = _("Rencana ini tidak dapat dibatalkan: ada yang bertumpu padanya. %(sebab)s")
        raise MasukanKeliru({"": [kalimat % {"sebab": " ".join(t.kalimat for _hari, t in keliru[:5])}]})

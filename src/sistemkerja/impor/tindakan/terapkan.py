"""Menerapkan impor: dimintakan dengan dasar dan caranya, dikerjakan di latar dalam satu transaksi."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import connections
from django.utils import timezone
from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import catat_hasil, kunci_versi, naikkan_versi, sudah_dijalankan
from sistemkerja.impor.models import Impor, JenisImpor, KeadaanImpor
from sistemkerja.impor.pratinjau import Maju, rencana_impor, sidik_rencana, simpan_pratinjau
from sistemkerja.impor.terapkan import Penerapan, terapkan_pegawai
from sistemkerja.impor.terapkan_struktur import terapkan_struktur
from sistemkerja.impor.tindakan.baca import sedang_berjalan
from sistemkerja.impor.tindakan.wewenang import pastikan_mengelola
from sistemkerja.jejak.catat import catat
from sistemkerja.latar.tindakan import antrekan
from sistemkerja.organisasi.models import Keputusan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru
from sistemkerja.pemda.sel import sel_kini

PENERAPAN = "impor.penerapan"
SEMUA, YANG_BENAR = "semua", "benar"
_STATISTIK = 500  # baris; sesudah muatan sebesar ini perencana kueri perlu statistik baru


@transaksi.atomic
def minta_penerapan(
    pk: UUID, cara: str, nomor: str, tanggal: date, tentang: str, *, oleh: Pelaku, versi: int, kunci: UUID | None = None
) -> Impor:
    """Antrekan penerapan pratinjau ini atas dasar sebuah keputusan.

    `cara` semua (ditolak bila ada yang keliru) atau benar (yang keliru dilewati). Raises TidakBerwenang, SudahBerubah,
    MasukanKeliru, GalatKerja.
    """
    impor = kunci_versi(Impor, pk, None, oleh=oleh)
    pastikan_mengelola(oleh, impor.jenis)
    if sudah_dijalankan(kunci, "minta_penerapan", oleh=oleh):
        return impor
    impor = kunci_versi(Impor, pk, versi, oleh=oleh)
    _pastikan_siap(impor, cara)
    impor.penerapan = {"cara": cara, "nomor": nomor, "tanggal": tanggal.isoformat(), "tentang": tentang}
    impor.keadaan = KeadaanImpor.ANTRE
    judul = _("Impor %(berkas)s") % {"berkas": impor.nama_berkas}
    isi: dict[str, Any] = {"impor": str(impor.pk), "sidik": impor.sidik_rencana}
    pekerjaan = antrekan(PENERAPAN, oleh=oleh, judul=judul, isi=isi, alamat_hasil=impor.get_absolute_url())
    impor.pekerjaan_id = pekerjaan.pk
    naikkan_versi(impor, "penerapan", "keadaan", "pekerjaan_id")
    catat_hasil(kunci, impor, oleh=oleh)
    return impor


def terapkan_impor(pk: UUID, sidik: str, *, oleh: Pelaku, maju: Maju) -> dict[str, Any]:
    """Kerjakan penerapan dalam transaksi pemanggil: semuanya, atau tidak sama sekali. Diulang: tidak berganda.

    Bila organisasi berubah sejak pratinjau (`sidik`), tidak ada yang diterapkan dan pratinjaunya yang diperbarui.
    """
    with connections[sel_kini.get()].cursor() as kursor:  # impor sebuah Pemda satu demi satu
        kursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"impor {oleh.pemda.pk}"])
    impor = kunci_versi(Impor, pk, None, oleh=oleh)
    sebagai = pastikan_mengelola(oleh, impor.jenis)
    if impor.keadaan == KeadaanImpor.DITERAPKAN:
        return dict(impor.hasil)
    if impor.per is None or impor.keadaan != KeadaanImpor.ANTRE:
        raise GalatKerja(_("Impor ini tidak sedang menunggu diterapkan."))
    rencana = rencana_impor(impor, impor.per, maju)
    if sidik_rencana(rencana) != sidik:
        return _pratinjau_baru(impor, rencana, maju)
    p = Penerapan(impor, oleh, sebagai, impor.per, _keputusan(impor, oleh), maju)
    terapkan = terapkan_struktur if impor.jenis == JenisImpor.STRUKTUR else terapkan_pegawai
    diterapkan = terapkan(rencana.baris, p)
    impor.hasil = {"diterapkan": diterapkan, **rencana.hitung(), "alamat_hasil": impor.get_absolute_url()}
    impor.keadaan, impor.diterapkan = KeadaanImpor.DITERAPKAN, timezone.now()
    naikkan_versi(impor, "hasil", "keadaan", "diterapkan")
    catat("impor.diterapkan", impor, oleh=oleh, sebagai=sebagai, dasar=[str(p.dasar)], kasus=impor.pk,
          kalimat=f"menerapkan impor “{impor.nama_berkas}”: {diterapkan} baris, berlaku {impor.per}.",
          isi={"sidik": impor.sidik, "cara": impor.penerapan["cara"], "baris": rencana.hitung()})  # fmt: skip
    if diterapkan >= _STATISTIK:
        with connections[sel_kini.get()].cursor() as kursor:
            kursor.execute("SELECT segarkan_statistik()")
    return dict(impor.hasil)


def _pastikan_siap(impor: Impor, cara: str) -> None:
    if impor.keadaan not in (KeadaanImpor.DIPERIKSA, KeadaanImpor.ANTRE) or sedang_berjalan(impor):
        raise GalatKerja(_("Impor ini belum selesai dihitung, sedang diterapkan, atau sudah diterapkan."))
    if not impor.ringkas.get("semua"):
        raise MasukanKeliru({"cara": [_("Tidak ada baris yang dapat diterapkan.")]})
    if cara == SEMUA and impor.ringkas.get("keliru"):
        raise MasukanKeliru({"cara": [
            _("Masih ada %(n)s baris keliru, jadi tidak ada yang diterapkan. Perbaiki berkasnya, atau pilih “Yang benar"
              " saja”.") % {"n": impor.ringkas["keliru"]}
        ]})  # fmt: skip


def _keputusan(impor: Impor, oleh: Pelaku) -> Keputusan:
    isi = impor.penerapan
    satu, _baru = Keputusan.objects.get_or_create(
        pemda=oleh.pemda, nomor=isi["nomor"], tanggal=date.fromisoformat(isi["tanggal"]),
        defaults={"tentang": isi["tentang"]},
    )  # fmt: skip
    return satu


def _pratinjau_baru(impor: Impor, rencana: Any, maju: Maju) -> dict[str, Any]:
    simpan_pratinjau(impor, rencana, maju)
    impor.keadaan = KeadaanImpor.DIPERIKSA
    impor.hasil = {"berubah": True, "diterapkan": 0, "alamat_hasil": impor.get_absolute_url()}
    naikkan_versi(impor, "keadaan", "hasil", "ringkas", "tanya", "sidik_rencana")
    return dict(impor.hasil)

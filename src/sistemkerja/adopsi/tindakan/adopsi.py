"""Mengadopsi peraturan sejak suatu tanggal, dan membatalkan adopsi yang belum mulai."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from sistemkerja.adopsi.naskah import Naskah, menghalangi, naskah, temuan_naskah
from sistemkerja.adopsi.tindakan.dasar import antre, pastikan_pengelola, sebagai
from sistemkerja.adopsi.tindakan.naskah import simpan_naskah
from sistemkerja.alur.kunci import catat_hasil, sudah_berubah, sudah_dijalankan
from sistemkerja.jejak.catat import catat
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.organisasi.tanggal import hari_ini
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru
from sistemkerja.pemda.models import Adopsi
from sistemkerja.pemda.versi import DasarAdopsi


@dataclass(frozen=True, slots=True)
class IsianAdopsi:
    """Sejak kapan, dan surat keputusan yang menyertainya (boleh tidak ada: peraturannya sendiri dasarnya)."""

    sejak: date
    nomor_sk: str = ""
    tanggal_sk: date | None = None
    keterangan: str = ""


@transaksi.atomic
def adopsi_peraturan(
    sidik: str, isian: IsianAdopsi, *, oleh: Pelaku, terakhir: UUID | None = None, kunci: UUID | None = None
) -> Adopsi:
    """Berlakukan naskah bersidik itu di Pemda ini sejak suatu tanggal; yang berlaku sebelumnya berakhir pada hari itu.

    `terakhir` adopsi terakhir yang dilihat pelaku. Naskahnya disimpan kata demi kata; kasus yang berjalan tetap pada
    naskahnya. Raises TidakBerwenang, Http404 (naskah tidak dikenal), SudahBerubah, MasukanKeliru, GalatKerja.
    """
    pastikan_pengelola(oleh, _("mengadopsi peraturan"))
    antre(oleh)
    ulang = sudah_dijalankan(kunci, "adopsi_peraturan", oleh=oleh)
    if ulang is not None and ulang.hasil_id:
        return Adopsi.objects.get(pk=ulang.hasil_id)
    satu = naskah(oleh.pemda, sidik)
    if satu is None:
        raise Http404
    sebelum = Adopsi.objects.filter(pemda=oleh.pemda).order_by("-sejak").first()
    if (sebelum.pk if sebelum else None) != terakhir:
        raise sudah_berubah(sebelum.pk if sebelum else oleh.pemda.pk, oleh=oleh)
    _pastikan_naskah(satu)
    _pastikan_tanggal(satu, isian.sejak, sebelum, hari_ini(oleh.pemda))
    simpan_naskah(satu, oleh=oleh)
    if sebelum is not None and (sebelum.sampai is None or sebelum.sampai > isian.sejak):
        sebelum.sampai = isian.sejak
        sebelum.save(update_fields=["sampai"])
    baru = Adopsi.objects.create(pemda=oleh.pemda, peraturan_id=satu.per.id, sidik=sidik, sejak=isian.sejak)
    DasarAdopsi.objects.create(
        pemda=oleh.pemda, adopsi=baru, nomor_sk=isian.nomor_sk, tanggal_sk=isian.tanggal_sk,
        keterangan=isian.keterangan, oleh=oleh.nama,
    )  # fmt: skip
    _catat(baru, satu, isian, sebelum, oleh)
    catat_hasil(kunci, baru, oleh=oleh)
    return baru


def _pastikan_naskah(satu: Naskah) -> None:
    """Naskah yang bertentangan dengan dirinya sendiri tidak dapat menjadi hukum. Raises MasukanKeliru."""
    halangan = menghalangi(temuan_naskah(satu))
    if halangan:
        pesan = _(
            "Naskah ini belum dapat diadopsi: %(n)s temuan membuatnya tidak dapat dijalankan. Yang pertama: %(t)s"
        )
        raise MasukanKeliru({"": [pesan % {"n": len(halangan), "t": str(halangan[0])}]})


def _pastikan_tanggal(satu: Naskah, sejak: date, sebelum: Adopsi | None, kini: date) -> None:
    mulai = satu.per.masa.sejak or satu.per.masa.paling_awal
    if sejak < mulai:
        isi = {"p": satu.per.judul, "t": f"{mulai:%d-%m-%Y}", "d": "; ".join(satu.per.masa.dasar)}
        raise MasukanKeliru({"sejak": [_("%(p)s baru berlaku sejak %(t)s (%(d)s).") % isi]})
    if sebelum is None:
        return
    if sebelum.sejak > kini:
        pesan = _("Sudah ada adopsi yang menunggu sejak %(t)s; batalkan dahulu bila hendak diganti.")
        raise MasukanKeliru({"sejak": [pesan % {"t": f"{sebelum.sejak:%d-%m-%Y}"}]})
    if sebelum.sidik == satu.sidik and sebelum.sampai is None:
        raise GalatKerja(_("Naskah ini sudah berlaku di Pemda Anda."))
    if sejak < kini or sejak <= sebelum.sejak:
        pesan = _("Pilih hari ini atau sesudahnya: yang sudah diputus menurut peraturan lama tidak berubah.")
        raise MasukanKeliru({"sejak": [pesan]})


def _catat(baru: Adopsi, satu: Naskah, isian: IsianAdopsi, sebelum: Adopsi | None, oleh: Pelaku) -> None:
    dasar = [f"{satu.per.judul} {d}" for d in satu.per.masa.dasar] or [satu.per.judul]
    if isian.nomor_sk:
        dasar.append(f"Keputusan Nomor {isian.nomor_sk}")
    lama = {"peraturan": sebelum.peraturan_id, "sidik": sebelum.sidik} if sebelum else {}
    catat(
        "adopsi.ditetapkan", baru, oleh=oleh, sebagai=sebagai(oleh), dasar=dasar,
        kalimat=f"mengadopsi {satu.per.judul} sejak {isian.sejak:%d-%m-%Y}.",
        isi={"sebelum": lama, "sesudah": {"peraturan": satu.per.id, "sidik": baru.sidik, "sejak": str(isian.sejak)}},
    )  # fmt: skip


@transaksi.atomic
def batalkan_adopsi(pk: UUID, *, oleh: Pelaku, kunci: UUID | None = None) -> None:
    """Batalkan adopsi yang belum mulai; yang berlaku sebelumnya berlaku terus.

    Raises TidakBerwenang, Http404, GalatKerja (sudah mulai).
    """
    pastikan_pengelola(oleh, _("membatalkan adopsi"))
    antre(oleh)
    if sudah_dijalankan(kunci, "batalkan_adopsi", oleh=oleh) is not None:
        return
    baris = Adopsi.objects.filter(pemda=oleh.pemda, pk=pk).first()
    if baris is None:
        raise Http404
    if baris.sejak <= hari_ini(oleh.pemda):
        raise GalatKerja(_("Adopsi ini sudah mulai berlaku; adopsi peraturan lain dengan tanggal sesudahnya."))
    catat(
        "adopsi.dibatalkan", baris, oleh=oleh, sebagai=sebagai(oleh), dasar=[baris.peraturan_id],
        kalimat=f"membatalkan adopsi {baris.peraturan_id} yang menunggu sejak {baris.sejak:%d-%m-%Y}.",
        isi={"sebelum": {"peraturan": baris.peraturan_id, "sejak": str(baris.sejak)}, "sesudah": {}},
    )  # fmt: skip
    baris.delete()
    Adopsi.objects.filter(pemda=oleh.pemda, sampai=baris.sejak).update(sampai=None)

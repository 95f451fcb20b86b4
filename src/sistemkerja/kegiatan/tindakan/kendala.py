"""Kendala: disampaikan kepada pejabat yang ditunjuk aturan, lalu diputuskan."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import catat_hasil, kunci_versi, naikkan_versi, sudah_dijalankan
from sistemkerja.alur.mesin import Mesin, mesin_kasus
from sistemkerja.alur.tugas import beri_tugas, tutup_tugas
from sistemkerja.aturan.bentuk import Jawaban
from sistemkerja.aturan.kedudukan import tanya_unit
from sistemkerja.aturan.organisasi import Jabatan
from sistemkerja.aturan.pejabat import cari_pejabat
from sistemkerja.jejak.catat import catat
from sistemkerja.kegiatan.models import Kegiatan, Kendala
from sistemkerja.kegiatan.peran import bertindak_di, pastikan_pengerja, tim_kegiatan
from sistemkerja.kegiatan.tindakan.pelaksanaan import orang
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru, TidakBerwenang, TidakDiaturApp


def tujuan_kendala(m: Mesin, kegiatan: Kegiatan) -> tuple[Jabatan | None, Jawaban]:
    """Pejabat tempat kendala disampaikan (aturan `eskalasi_kendala`), diperlihatkan sebelum dikirim."""
    jawaban = tanya_unit(
        m.peraturan, m.org, "eskalasi_kendala", str(kegiatan.unit_id), lingkup=kegiatan.susunan.lingkup,
        bentuk=kegiatan.bentuk,
    )  # fmt: skip
    for cabang in jawaban.cabang:
        for satu in cabang.nilai:
            temuan = cari_pejabat(m.org, satu["kepada"], str(kegiatan.unit_id))
            if temuan.jabatan:
                return temuan.jabatan[0], jawaban
    return None, jawaban


@transaksi.atomic
def sampaikan_kendala(
    pk: UUID, uraian: str, rekomendasi: str = "", *, oleh: Pelaku, kunci: UUID | None = None
) -> Kendala:
    """Sampaikan kendala beserta alternatif rekomendasinya. Raises TidakBerwenang, TidakDiaturApp."""
    kegiatan = kunci_versi(Kegiatan, pk, None, oleh=oleh)
    sebagai = pastikan_pengerja(tim_kegiatan(kegiatan), oleh, _("menyampaikan kendala"))
    ulang = sudah_dijalankan(kunci, "sampaikan_kendala", oleh=oleh)
    if ulang and ulang.hasil_id:
        return Kendala.objects.get(pk=ulang.hasil_id)
    if kegiatan.keadaan == Kegiatan.Keadaan.SELESAI:
        raise GalatKerja(_("Kegiatan ini sudah selesai."))
    m = mesin_kasus(oleh.pemda, oleh.per, kegiatan)
    tujuan, jawaban = tujuan_kendala(m, kegiatan)
    if tujuan is None:
        raise TidakDiaturApp(
            _("%(p)s tidak mengatur kepada siapa kendala kegiatan ini disampaikan.") % {"p": m.peraturan.judul},
            _("Catat kendalanya sebagai kemajuan; pemantau kegiatan melihatnya."),
            list(jawaban.dicari_di),
        )
    dasar = [d for c in jawaban.cabang for d in c.dasar]
    kendala = Kendala.objects.create(
        pemda=oleh.pemda, kegiatan=kegiatan, uraian=uraian, rekomendasi=rekomendasi, kepada_id=tujuan.id, dasar=dasar,
        **orang(oleh, sebagai),
    )  # fmt: skip
    catat("kendala.disampaikan", kendala, oleh=oleh, sebagai=sebagai.sebutan, dasar=dasar, kasus=kegiatan.pk,
          kalimat=f"menyampaikan kendala kepada {tujuan.nama}: {uraian}")  # fmt: skip
    beri_tugas(
        oleh.pemda, kendala, "memutuskan_kendala", [tujuan.id], kasus=kegiatan.pk, alamat=kegiatan.get_absolute_url(),
        judul=f"Putuskan kendala “{kegiatan.judul}”", dari=oleh.nama, dasar=dasar, ringkas=uraian[:300],
        alasan="Aturan menyampaikan kendala kegiatan ini kepada Anda.",
    )  # fmt: skip
    catat_hasil(kunci, kendala, oleh=oleh)
    return kendala


@transaksi.atomic
def putuskan_kendala(pk: UUID, putusan: str, *, oleh: Pelaku, versi: int, kunci: UUID | None = None) -> Kendala:
    """Putuskan atau tindak lanjuti sebuah kendala. Raises TidakBerwenang, SudahBerubah, MasukanKeliru, GalatKerja."""
    kendala = kunci_versi(Kendala, pk, None, oleh=oleh)
    if sudah_dijalankan(kunci, "putuskan_kendala", oleh=oleh):
        return kendala
    kendala = kunci_versi(Kendala, pk, versi, oleh=oleh)
    m = mesin_kasus(oleh.pemda, oleh.per, kendala.kegiatan)
    sebagai = bertindak_di(m, str(kendala.kepada_id), oleh)
    if sebagai is None:
        raise TidakBerwenang(
            _("Kendala ini menunggu %(j)s (%(d)s).") % {"j": kendala.kepada.nama, "d": "; ".join(kendala.dasar)},
            kendala.kepada.nama, kendala.dasar,
        )  # fmt: skip
    if kendala.putusan:
        raise GalatKerja(_("Kendala ini sudah diputuskan."))
    if not putusan.strip():
        raise MasukanKeliru({"putusan": [_("Tulis putusan atau tindak lanjutnya.")]})
    kendala.putusan, kendala.diputuskan_pada = putusan.strip(), timezone.now()
    naikkan_versi(kendala, "putusan", "diputuskan_pada")
    tutup_tugas(oleh.pemda, kendala.pk)
    catat("kendala.diputuskan", kendala, oleh=oleh, sebagai=sebagai.sebutan, dasar=kendala.dasar,
          kasus=kendala.kegiatan_id, kalimat=f"memutuskan kendala: {kendala.putusan}")  # fmt: skip
    return kendala

"""Mengangkat seorang pegawai, yang sudah ada atau yang baru, ke dalam kursi yang kosong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import catat_hasil, sudah_dijalankan
from sistemkerja.kepegawaian.models import JenisTindakan
from sistemkerja.kepegawaian.tindakan.orang.akibat import Akibat, terjaga
from sistemkerja.kepegawaian.tindakan.orang.catatan import Dilakukan, catat_tindakan, sebagai_pengelola
from sistemkerja.kepegawaian.tindakan.orang.dasar_sk import DasarSK, keputusan_untuk, pastikan_dasar, sebut_tanggal
from sistemkerja.kepegawaian.tindakan.orang.kursi import (
    Terkunci,
    kunci_orang,
    pastikan_kursi_ada,
    pastikan_kursi_kosong,
    pastikan_masih_pegawai,
)
from sistemkerja.kepegawaian.tindakan.orang.lowong import akhiri_pengganti
from sistemkerja.organisasi.models import Keputusan, Pegawai, Sifat
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import MasukanKeliru


@dataclass(frozen=True, slots=True)
class PegawaiBaru:
    """Pegawai yang belum tercatat: NIP (atau NRP), nama dengan gelarnya, jenis, dan golongannya."""

    nip: str
    nama: str
    jenis_asn: str = "pns"
    golongan: str = ""
    hasil_penyetaraan: bool = False


@dataclass(frozen=True, slots=True)
class IsianAngkat:
    """Siapa (id pegawai, atau pegawai baru) dan kursi mana; `rangkap` bila ia tetap memangku jabatan definitif lain."""

    jabatan_id: UUID
    pegawai_id: UUID | None = None
    baru: PegawaiBaru | None = None
    rangkap: bool = False


@transaksi.atomic
def angkat(
    isian: IsianAngkat, *, berlaku: date, dasar: DasarSK, oleh: Pelaku, versi: str | None = None,
    kunci: UUID | None = None,
) -> Keputusan:  # fmt: skip
    """Angkat seorang pegawai ke kursi yang kosong. Plt. di kursi itu berakhir karena jabatannya terisi.

    Raises TidakBerwenang, SudahBerubah, MasukanKeliru, Http404.
    """
    sebagai = sebagai_pengelola(oleh, _("mencatat pengangkatan"))
    ulang = sudah_dijalankan(kunci, "angkat", oleh=oleh)
    if ulang and ulang.hasil_id:
        return Keputusan.objects.get(pemda=oleh.pemda, pk=ulang.hasil_id)
    dasar_hukum = pastikan_dasar(dasar, JenisTindakan.ANGKAT)
    orang = [isian.pegawai_id] if isian.pegawai_id else []
    t = kunci_orang(orang, [isian.jabatan_id], oleh=oleh, versi=versi)
    jabatan = t.jabatan[isian.jabatan_id]
    pastikan_kursi_ada(jabatan, berlaku)
    pastikan_kursi_kosong(t, jabatan, berlaku)
    if isian.pegawai_id:
        pastikan_masih_pegawai(t.pegawai[isian.pegawai_id], berlaku)
        _pastikan_rangkap(t, isian, berlaku)
    sk = keputusan_untuk(dasar, oleh=oleh)
    akibat = Akibat()
    with terjaga(jabatan.pk, oleh=oleh):
        pegawai = t.pegawai[isian.pegawai_id] if isian.pegawai_id else _pegawai_baru(isian.baru, oleh)
        if isian.baru and isian.baru.golongan:
            akibat.naikkan_pangkat(pegawai, isian.baru.golongan, berlaku, sk, per=oleh.per)
        akhiri_pengganti(t, jabatan.pk, Sifat.PLT, berlaku, akibat, sk)
        akibat.pangku(jabatan, pegawai, Sifat.DEFINITIF, berlaku, None, sk, dasar.sebutan)
    catat_tindakan(
        Dilakukan(
            JenisTindakan.ANGKAT, pegawai, berlaku, f"mengangkat {pegawai.nama} sebagai {jabatan.nama}", akibat,
            jabatan=jabatan, sebelum={"jabatan": ""}, sesudah={"jabatan": jabatan.nama},
            kursi=[(jabatan, {"pemangku": ""}, {"pemangku": pegawai.nama})],
        ),
        sk=sk, dasar=dasar, dasar_hukum=dasar_hukum, oleh=oleh, sebagai=sebagai,
    )  # fmt: skip
    catat_hasil(kunci, sk, oleh=oleh)
    return sk


def _pastikan_rangkap(t: Terkunci, isian: IsianAngkat, berlaku: date) -> None:
    """Jabatan definitif kedua hanya bila ditegaskan; biasanya yang dimaksud mutasi."""
    if isian.rangkap or isian.pegawai_id is None:
        return
    kini = [
        p for p in t.pemangku
        if p.pegawai_id == isian.pegawai_id and p.sifat == Sifat.DEFINITIF
        and (p.masa.upper is None or p.masa.upper > berlaku)
    ]  # fmt: skip
    if kini:
        isi = {"n": kini[0].pegawai.nama, "j": kini[0].jabatan.nama, "t": sebut_tanggal(kini[0].masa.lower)}
        kalimat = _(
            "%(n)s memangku %(j)s sejak %(t)s. Pakai mutasi bila ia pindah; centang bila ia memang merangkap keduanya."
        )
        raise MasukanKeliru({"rangkap": [kalimat % isi]})


def _pegawai_baru(baru: PegawaiBaru | None, oleh: Pelaku) -> Pegawai:
    if baru is None:
        raise MasukanKeliru({"pegawai": [_("Pilih pegawainya, atau isi data pegawai baru.")]})
    if Pegawai.objects.filter(pemda=oleh.pemda, nip=baru.nip).exists():
        kalimat = _("Sudah ada pegawai dengan NIP ini. Pilih dia pada pencarian pegawai.")
        raise MasukanKeliru({"nip": [kalimat]})
    return Pegawai.objects.create(
        pemda=oleh.pemda, nip=baru.nip, nama=baru.nama, jenis_asn=baru.jenis_asn, golongan="",
        hasil_penyetaraan=baru.hasil_penyetaraan,
    )  # fmt: skip

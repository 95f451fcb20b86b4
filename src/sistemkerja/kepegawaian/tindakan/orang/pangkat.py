"""Kenaikan pangkat: golongan baru sejak terhitung mulai tanggalnya (TMT)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import catat_hasil, sudah_dijalankan
from sistemkerja.kepegawaian.models import JenisTindakan
from sistemkerja.kepegawaian.tindakan.orang.akibat import Akibat, terjaga
from sistemkerja.kepegawaian.tindakan.orang.catatan import Dilakukan, catat_tindakan, sebagai_pengelola
from sistemkerja.kepegawaian.tindakan.orang.dasar_sk import DasarSK, keputusan_untuk, pastikan_dasar
from sistemkerja.kepegawaian.tindakan.orang.kursi import kunci_orang, pastikan_masih_pegawai
from sistemkerja.organisasi.models import Keputusan
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import MasukanKeliru


@transaksi.atomic
def naikkan_pangkat(
    pegawai_id: UUID, golongan: str, *, berlaku: date, dasar: DasarSK, oleh: Pelaku, versi: str | None = None,
    kunci: UUID | None = None,
) -> Keputusan:  # fmt: skip
    """Catat golongan baru seorang pegawai sejak `berlaku`. Raises TidakBerwenang, SudahBerubah, MasukanKeliru."""
    sebagai = sebagai_pengelola(oleh, _("mencatat kenaikan pangkat"))
    ulang = sudah_dijalankan(kunci, "naikkan_pangkat", oleh=oleh)
    if ulang and ulang.hasil_id:
        return Keputusan.objects.get(pemda=oleh.pemda, pk=ulang.hasil_id)
    dasar_hukum = pastikan_dasar(dasar, JenisTindakan.PANGKAT)
    pegawai = kunci_orang([pegawai_id], [], oleh=oleh, versi=versi).pegawai[pegawai_id]
    pastikan_masih_pegawai(pegawai, berlaku)
    sk = keputusan_untuk(dasar, oleh=oleh)
    akibat = Akibat()
    with terjaga(pegawai.pk, oleh=oleh):
        lama = akibat.naikkan_pangkat(pegawai, golongan, berlaku, sk, per=oleh.per)
    if lama == golongan:
        kalimat = _("%(n)s sudah bergolongan %(g)s pada tanggal itu.") % {"n": pegawai.nama, "g": golongan}
        raise MasukanKeliru({"golongan": [kalimat]})
    kalimat = f"menaikkan pangkat {pegawai.nama} dari golongan {lama or '–'} ke {golongan}"
    catat_tindakan(
        Dilakukan(JenisTindakan.PANGKAT, pegawai, berlaku, kalimat, akibat, sebelum={"golongan": lama},
                  sesudah={"golongan": golongan}),
        sk=sk, dasar=dasar, dasar_hukum=dasar_hukum, oleh=oleh, sebagai=sebagai,
    )  # fmt: skip
    catat_hasil(kunci, sk, oleh=oleh)
    return sk

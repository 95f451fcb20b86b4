"""Mengakhiri satu pemangkuan: Plt. atau Plh. yang usai, atau jabatan definitif yang dilepas tanpa pindah."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import catat_hasil, sudah_dijalankan
from sistemkerja.kepegawaian.models import JenisTindakan
from sistemkerja.kepegawaian.tindakan.orang.akibat import Akibat, terjaga
from sistemkerja.kepegawaian.tindakan.orang.catatan import Dilakukan, catat_tindakan, sebagai_pengelola
from sistemkerja.kepegawaian.tindakan.orang.dasar_sk import DasarSK, keputusan_untuk, pastikan_dasar, sebut_tanggal
from sistemkerja.kepegawaian.tindakan.orang.kursi import kunci_orang
from sistemkerja.kepegawaian.tindakan.orang.lowong import Lowong, akhiri_pengganti, urus_lowong
from sistemkerja.organisasi.models import Keputusan, Pemangku, Sifat
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import MasukanKeliru

_AWALAN = {"definitif": "", "plt": "Plt. ", "plh": "Plh. "}


@transaksi.atomic
def akhiri(
    pemangku_id: UUID, *, berlaku: date, dasar: DasarSK, oleh: Pelaku, versi: str | None = None,
    kunci: UUID | None = None, lowong: Sequence[Lowong] = (), pratinjau: bool = False,
) -> Keputusan:  # fmt: skip
    """Akhiri satu pemangkuan sejak `berlaku` (hari pertama ia tidak lagi memangku jabatan itu).

    Melepas jabatan definitif adalah memberhentikan dari jabatan: keputusannya tidak dapat ditandatangani Plt. atau Plh.
    Raises TidakBerwenang, SudahBerubah, MasukanKeliru, Http404.
    """
    sebagai = sebagai_pengelola(oleh, _("mengakhiri pemangkuan jabatan"))
    ulang = sudah_dijalankan(kunci, "akhiri", oleh=oleh)
    if ulang and ulang.hasil_id:
        return Keputusan.objects.get(pemda=oleh.pemda, pk=ulang.hasil_id)
    kini = Pemangku.objects.filter(pemda=oleh.pemda, pk=pemangku_id).first()
    if kini is None:
        raise Http404
    definitif = kini.sifat == Sifat.DEFINITIF
    dasar_hukum = pastikan_dasar(dasar, JenisTindakan.BERHENTI if definitif else JenisTindakan.AKHIRI)
    t = kunci_orang([kini.pegawai_id], [kini.jabatan_id], oleh=oleh, versi=versi)
    p = next((x for x in t.pemangku if x.pk == pemangku_id), None)
    if p is None:
        raise Http404
    _pastikan_tanggal(p, berlaku)
    sk = keputusan_untuk(dasar, oleh=oleh)
    akibat = Akibat()
    with terjaga(p.jabatan_id, oleh=oleh):
        akibat.lepas(p, berlaku, sk)
        if definitif:
            akhiri_pengganti(t, p.jabatan_id, Sifat.PLH, berlaku, akibat, sk)
    catat_tindakan(
        Dilakukan(
            JenisTindakan.AKHIRI, p.pegawai, berlaku,
            f"mengakhiri {p.pegawai.nama} sebagai {_AWALAN[p.sifat]}{p.jabatan.nama}", akibat,
            asal=p.jabatan, sebelum={p.sifat: p.jabatan.nama}, sesudah={p.sifat: ""},
            kursi=[(p.jabatan, {p.sifat: p.pegawai.nama}, {p.sifat: ""})],
        ),
        sk=sk, dasar=dasar, dasar_hukum=dasar_hukum, oleh=oleh, sebagai=sebagai,
    )  # fmt: skip
    urus_lowong([p.jabatan], lowong, berlaku, sk, dasar, oleh=oleh, sebagai=sebagai, wajib=not pratinjau)
    catat_hasil(kunci, sk, oleh=oleh)
    return sk


def _pastikan_tanggal(p: Pemangku, berlaku: date) -> None:
    if p.masa.lower >= berlaku:
        kalimat = _("Pemangkuan ini baru mulai %(t)s. Pilih tanggal sesudahnya, atau batalkan tindakannya.")
        raise MasukanKeliru({"berlaku": [kalimat % {"t": sebut_tanggal(p.masa.lower)}]})
    if p.masa.upper is not None and p.masa.upper <= berlaku:
        kalimat = _("Pemangkuan ini sudah berakhir pada %(t)s.") % {"t": sebut_tanggal(p.masa.upper)}
        raise MasukanKeliru({"berlaku": [kalimat]})

"""Pensiun, wafat, pindah ke instansi lain, berhenti: semua jabatan ditutup sejak tanggal itu."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import catat_hasil, sudah_dijalankan
from sistemkerja.kepegawaian.models import JenisTindakan
from sistemkerja.kepegawaian.tindakan.orang.akibat import Akibat, terjaga
from sistemkerja.kepegawaian.tindakan.orang.catatan import Dilakukan, catat_tindakan, sebagai_pengelola
from sistemkerja.kepegawaian.tindakan.orang.dasar_sk import DasarSK, keputusan_untuk, pastikan_dasar, sebut_tanggal
from sistemkerja.kepegawaian.tindakan.orang.kursi import Terkunci, kunci_orang, pastikan_masih_pegawai
from sistemkerja.kepegawaian.tindakan.orang.lowong import Lowong, akhiri_pengganti, urus_lowong
from sistemkerja.organisasi.models import Keputusan, Pegawai, Pemangku, SebabBerhenti, Sifat
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import MasukanKeliru

KATA = {
    SebabBerhenti.PENSIUN: "memensiunkan {n}",
    SebabBerhenti.WAFAT: "mencatat wafatnya {n}",
    SebabBerhenti.PINDAH: "mencatat kepindahan {n} ke instansi lain",
    SebabBerhenti.BERHENTI: "mencatat pemberhentian {n}",
}


@transaksi.atomic
def pensiun(
    pegawai_id: UUID, sebab: str = SebabBerhenti.PENSIUN, *, berlaku: date, dasar: DasarSK, oleh: Pelaku,
    versi: str | None = None, kunci: UUID | None = None, lowong: Sequence[Lowong] = (), pratinjau: bool = False,
) -> Keputusan:  # fmt: skip
    """Akhiri kepegawaian seseorang: `berlaku` hari pertama ia bukan lagi pegawai; semua jabatannya ditutup.

    Akunnya tidak dapat dipakai sejak hari itu. Raises TidakBerwenang, SudahBerubah, MasukanKeliru, Http404.
    """
    sebagai = sebagai_pengelola(oleh, _("mencatat pemberhentian"))
    ulang = sudah_dijalankan(kunci, "pensiun", oleh=oleh)
    if ulang and ulang.hasil_id:
        return Keputusan.objects.get(pemda=oleh.pemda, pk=ulang.hasil_id)
    dasar_hukum = pastikan_dasar(dasar, JenisTindakan.BERHENTI)
    if sebab not in SebabBerhenti.values:
        raise MasukanKeliru({"sebab": [_("Pilih salah satu sebab yang tersedia.")]})
    kursi = Pemangku.objects.filter(pemda=oleh.pemda, pegawai_id=pegawai_id).values_list("jabatan_id", flat=True)
    t = kunci_orang([pegawai_id], list(kursi), oleh=oleh, versi=versi)
    pegawai = t.pegawai[pegawai_id]
    pastikan_masih_pegawai(pegawai, berlaku, "berlaku")
    _pastikan_belum_tercatat(pegawai)
    ditutup = _yang_ditutup(t, pegawai, berlaku, oleh)
    sk = keputusan_untuk(dasar, oleh=oleh)
    with terjaga(pegawai.pk, oleh=oleh):
        akibat = _tutup_semua(t, ditutup, berlaku, sk)
        akibat.pegawai = {"berhenti": berlaku.isoformat()}
        pegawai.berhenti, pegawai.sebab_berhenti, pegawai.keputusan_berhenti = berlaku, sebab, sk
        pegawai.save(update_fields=["berhenti", "sebab_berhenti", "keputusan_berhenti"])
    jabatan = [p.jabatan for p in ditutup]
    catat_tindakan(
        Dilakukan(
            JenisTindakan.BERHENTI, pegawai, berlaku, KATA[SebabBerhenti(sebab)].format(n=pegawai.nama), akibat,
            asal=jabatan[0] if jabatan else None, sebelum={"jabatan": [j.nama for j in jabatan]},
            sesudah={"berhenti": berlaku.isoformat(), "sebab": sebab},
            kursi=[(j, {"pemangku": pegawai.nama}, {"pemangku": ""}) for j in jabatan],
        ),
        sk=sk, dasar=dasar, dasar_hukum=dasar_hukum, oleh=oleh, sebagai=sebagai,
    )  # fmt: skip
    urus_lowong(jabatan, lowong, berlaku, sk, dasar, oleh=oleh, sebagai=sebagai, wajib=not pratinjau)
    catat_hasil(kunci, sk, oleh=oleh)
    return sk


def _pastikan_belum_tercatat(pegawai: Pegawai) -> None:
    """Belum ada pemberhentian lain yang menunggu tanggalnya. Raises MasukanKeliru."""
    if pegawai.berhenti is not None:
        kalimat = _("%(n)s sudah dicatat berhenti mulai %(t)s. Batalkan dahulu bila tanggalnya lain.")
        raise MasukanKeliru({"berlaku": [kalimat % {"n": pegawai.nama, "t": sebut_tanggal(pegawai.berhenti)}]})


def _tutup_semua(t: Terkunci, ditutup: Sequence[Pemangku], berlaku: date, sk: Keputusan) -> Akibat:
    """Lepas semua pemangkuannya; Plh. di jabatan definitifnya ikut berakhir karena jabatan itu menjadi kosong."""
    akibat = Akibat()
    for p in ditutup:
        akibat.lepas(p, berlaku, sk)
        if p.sifat == Sifat.DEFINITIF:
            akhiri_pengganti(t, p.jabatan_id, Sifat.PLH, berlaku, akibat, sk)
    return akibat


def _yang_ditutup(t: Terkunci, pegawai: Pegawai, berlaku: date, oleh: Pelaku) -> list[Pemangku]:
    """Semua pemangkuan yang masih terbuka sesudah tanggal itu; yang sudah mulai sesudahnya harus dibereskan dahulu."""
    terbuka = [p for p in t.pemangku if p.pegawai_id == pegawai.pk and (p.masa.upper is None or p.masa.upper > berlaku)]
    for p in terbuka:
        if berlaku <= p.masa.lower <= oleh.per:
            kalimat = _("%(n)s mulai memangku %(j)s pada %(t)s, sesudah tanggal ini. Periksa tanggalnya.")
            isi = {"n": pegawai.nama, "j": p.jabatan.nama, "t": sebut_tanggal(p.masa.lower)}
            raise MasukanKeliru({"berlaku": [kalimat % isi]})
    return terbuka

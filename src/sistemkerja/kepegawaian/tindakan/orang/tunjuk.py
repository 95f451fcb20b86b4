"""Menunjuk Plt. (jabatan kosong) atau Plh. (pejabatnya berhalangan sementara), dari–sampai, menurut naskahnya."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import catat_hasil, sudah_dijalankan
from sistemkerja.aturan import nasional
from sistemkerja.kepegawaian.tindakan.orang.akibat import Akibat, terjaga
from sistemkerja.kepegawaian.tindakan.orang.catatan import Dilakukan, catat_tindakan, hari_terakhir, sebagai_pengelola
from sistemkerja.kepegawaian.tindakan.orang.dasar_sk import DasarSK, keputusan_untuk, pastikan_dasar, sebut_tanggal
from sistemkerja.kepegawaian.tindakan.orang.kursi import (
    Terkunci,
    kunci_orang,
    pastikan_kursi_ada,
    pastikan_masih_pegawai,
)
from sistemkerja.organisasi.models import Jabatan, Keputusan, Pegawai, Sifat
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import MasukanKeliru


@dataclass(frozen=True, slots=True)
class IsianTunjuk:
    """Siapa, sebagai apa (plt atau plh), di jabatan mana, sampai hari apa; `alasan` bila jenjangnya tidak lazim."""

    sifat: str
    pegawai_id: UUID
    jabatan_id: UUID
    hari_terakhir: date | None = None
    alasan: str = ""


@transaksi.atomic
def tunjuk(
    isian: IsianTunjuk, *, berlaku: date, dasar: DasarSK, oleh: Pelaku, versi: str | None = None,
    kunci: UUID | None = None,
) -> Keputusan:  # fmt: skip
    """Tunjuk Plt. atau Plh. (UU 30/2014 Pasal 14 ayat (2)).

    Plt. berakhir sendiri ketika jabatannya terisi, Plh. ketika pejabat definitifnya lepas. Raises TidakBerwenang,
    SudahBerubah, MasukanKeliru (salah sifat, jenjang tanpa alasan, sudah ada), Http404.
    """
    sebagai = sebagai_pengelola(oleh, _("mencatat penunjukan Plt. atau Plh."))
    ulang = sudah_dijalankan(kunci, "tunjuk", oleh=oleh)
    if ulang and ulang.hasil_id:
        return Keputusan.objects.get(pemda=oleh.pemda, pk=ulang.hasil_id)
    mandat = nasional.batas_mandat().sifat.get(isian.sifat)
    if mandat is None:
        raise MasukanKeliru({"sifat": [_("Pilih Plt. atau Plh.")]})
    dasar_hukum = [*pastikan_dasar(dasar, isian.sifat), *mandat.jawaban.dasar[:1]]
    t = kunci_orang([isian.pegawai_id], [isian.jabatan_id], oleh=oleh, versi=versi)
    pegawai, jabatan = t.pegawai[isian.pegawai_id], t.jabatan[isian.jabatan_id]
    pastikan_masih_pegawai(pegawai, berlaku)
    pastikan_kursi_ada(jabatan, berlaku)
    sampai = _pastikan_masa(isian, berlaku)
    sampai = _pastikan_sifat(t, isian, jabatan, berlaku, sampai)
    _pastikan_belum_ada(t, isian, jabatan, berlaku, sampai)
    _pastikan_jenjang(t, isian, pegawai, jabatan, berlaku)
    sk = keputusan_untuk(dasar, oleh=oleh)
    akibat = Akibat()
    with terjaga(jabatan.pk, oleh=oleh):
        akibat.pangku(jabatan, pegawai, isian.sifat, berlaku, sampai, sk, dasar.sebutan)
    catat_tindakan(
        Dilakukan(
            isian.sifat, pegawai, berlaku, _kalimat(isian.sifat, pegawai, jabatan, sampai), akibat,
            jabatan=jabatan, sampai=sampai - timedelta(days=1) if sampai else None, alasan=isian.alasan.strip(),
            sebelum={isian.sifat: ""}, sesudah={isian.sifat: jabatan.nama},
            kursi=[(jabatan, {isian.sifat: ""}, {isian.sifat: pegawai.nama})],
        ),
        sk=sk, dasar=dasar, dasar_hukum=dasar_hukum, oleh=oleh, sebagai=sebagai,
    )  # fmt: skip
    catat_hasil(kunci, sk, oleh=oleh)
    return sk


def _kalimat(sifat: str, pegawai: Pegawai, jabatan: Jabatan, sampai: date | None) -> str:
    awalan = "Plt." if sifat == Sifat.PLT else "Plh."
    akhir = f" sampai dengan {hari_terakhir(sampai)}" if sampai else ""
    return f"menunjuk {pegawai.nama} sebagai {awalan} {jabatan.nama}{akhir}"


def _pastikan_masa(isian: IsianTunjuk, berlaku: date) -> date | None:
    """Hari sesudah yang terakhir. Plh. selalu berbatas: halangannya sementara."""
    if isian.hari_terakhir is None:
        if isian.sifat == Sifat.PLH:
            raise MasukanKeliru({"hari_terakhir": [_("Isi hari terakhirnya: Plh. hanya selama halangan sementara.")]})
        return None
    if isian.hari_terakhir < berlaku:
        raise MasukanKeliru({"hari_terakhir": [_("Hari terakhir tidak boleh sebelum tanggal mulainya.")]})
    return isian.hari_terakhir + timedelta(days=1)


def _pastikan_sifat(
    t: Terkunci, isian: IsianTunjuk, jabatan: Jabatan, berlaku: date, sampai: date | None
) -> date | None:
    """Plt. hanya di jabatan kosong, Plh. hanya selagi ada pejabat definitifnya; masanya berhenti ketika itu berubah."""
    definitif = t.di_kursi(jabatan.pk, berlaku, Sifat.DEFINITIF)
    mandat = nasional.batas_mandat().sifat[isian.sifat].jawaban
    dasar = "; ".join(mandat.dasar)
    if isian.sifat == Sifat.PLT and definitif is not None:
        isi = {"j": jabatan.nama, "n": definitif.pegawai.nama, "t": sebut_tanggal(berlaku), "k": mandat.kalimat}
        kalimat = _("%(j)s dipangku %(n)s pada %(t)s, jadi penggantinya Plh., bukan Plt. %(k)s (%(d)s)")
        raise MasukanKeliru({"sifat": [kalimat % (isi | {"d": dasar})]})
    if isian.sifat == Sifat.PLH and definitif is None:
        isi = {"j": jabatan.nama, "t": sebut_tanggal(berlaku), "k": mandat.kalimat, "d": dasar}
        kalimat = _("%(j)s kosong pada %(t)s, jadi penggantinya Plt., bukan Plh. %(k)s (%(d)s)")
        raise MasukanKeliru({"sifat": [kalimat % isi]})
    if definitif is not None and definitif.pegawai_id == isian.pegawai_id:
        raise MasukanKeliru({"pegawai": [_("Ia sendiri pejabat definitifnya. Pilih orang lain.")]})
    nanti = t.sesudah_di_kursi(jabatan.pk, berlaku, Sifat.DEFINITIF)
    batas = definitif.masa.upper if definitif is not None else nanti.masa.lower if nanti is not None else None
    return min((x for x in (sampai, batas) if x is not None), default=None)


def _pastikan_belum_ada(t: Terkunci, isian: IsianTunjuk, jabatan: Jabatan, berlaku: date, sampai: date | None) -> None:
    for p in t.pemangku:
        if p.jabatan_id != jabatan.pk or p.sifat != isian.sifat:
            continue
        if (p.masa.upper is None or p.masa.upper > berlaku) and (sampai is None or p.masa.lower < sampai):
            isi = {"n": p.pegawai.nama, "s": p.get_sifat_display(), "j": jabatan.nama}
            raise MasukanKeliru({"jabatan": [_("%(n)s sudah %(s)s %(j)s pada masa itu. Akhiri dahulu.") % isi]})


def _pastikan_jenjang(t: Terkunci, isian: IsianTunjuk, pegawai: Pegawai, jabatan: Jabatan, berlaku: date) -> None:
    """Jenjang yang tidak disebut sumbernya memerlukan alasan; karena sumbernya belum diperiksa, tidak dihalangi."""
    if isian.alasan.strip():
        return
    milik = t.milik(pegawai.pk, berlaku, Sifat.DEFINITIF)
    batas = nasional.batas_mandat()
    jenjang = milik[0].jabatan.jenjang if milik else ""
    jawaban = nasional.boleh_ditunjuk(batas, jenjang, jabatan.jenjang)
    if jawaban.boleh or not jabatan.jenjang:
        return
    kalimat = _("Tidak lazim: %(k)s %(d)s Tulis alasannya bila penunjukan ini memang demikian.")
    dasar = _("(%(d)s; belum dibandingkan dengan naskah resminya.)") % {"d": "; ".join(jawaban.dasar) or _("tafsir")}
    raise MasukanKeliru({"alasan": [kalimat % {"k": jawaban.kalimat, "d": dasar}]})

"""Mutasi dan promosi: melepas satu kursi, memangku kursi lain; banyak orang dalam satu keputusan, semua atau tidak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import catat_hasil, sudah_dijalankan
from sistemkerja.kepegawaian.models import JenisTindakan, TindakanPegawai
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
from sistemkerja.kepegawaian.tindakan.orang.lowong import Lowong, akhiri_pengganti, urus_lowong
from sistemkerja.organisasi.models import Jabatan, Keputusan, Pemangku, Sifat
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda import transaksi
from sistemkerja.pemda.galat import MasukanKeliru


@dataclass(frozen=True, slots=True)
class IsianMutasi:
    """Satu orang dalam keputusan: kursi yang dituju, kursi yang dilepas (bila lebih dari satu), golongan baru."""

    pegawai_id: UUID
    ke_jabatan_id: UUID
    dari_jabatan_id: UUID | None = None
    golongan: str = ""


@dataclass(frozen=True, slots=True)
class _Pindah:
    isian: IsianMutasi
    lama: Pemangku
    ke: Jabatan


@transaksi.atomic
def mutasi(
    baris: Sequence[IsianMutasi], *, berlaku: date, dasar: DasarSK, oleh: Pelaku, versi: str | None = None,
    kunci: UUID | None = None, lowong: Sequence[Lowong] = (), promosi: bool = False, pratinjau: bool = False,
) -> Keputusan:  # fmt: skip
    """Pindahkan semua orang dalam satu keputusan; semua atau tidak sama sekali.

    Tugas yang menunggu tetap pada kursinya: penggantinya yang melihatnya. Kursi yang menjadi lowong dengan pekerjaan
    yang menunggu minta keputusan (`lowong`), kecuali saat `pratinjau`. Raises TidakBerwenang, SudahBerubah,
    MasukanKeliru, Http404.
    """
    sebagai = sebagai_pengelola(oleh, _("mencatat mutasi"))
    ulang = sudah_dijalankan(kunci, "mutasi", oleh=oleh)
    if ulang and ulang.hasil_id:
        return Keputusan.objects.get(pemda=oleh.pemda, pk=ulang.hasil_id)
    jenis = JenisTindakan.PROMOSI if promosi else JenisTindakan.MUTASI
    dasar_hukum = pastikan_dasar(dasar, jenis)
    _pastikan_tidak_ganda(baris)
    kursi = [j for b in baris for j in (b.ke_jabatan_id, b.dari_jabatan_id) if j is not None]
    orang = [b.pegawai_id for b in baris]
    asal = Pemangku.objects.filter(pemda=oleh.pemda, pegawai_id__in=orang, sifat=Sifat.DEFINITIF).pada(berlaku)
    t = kunci_orang(orang, [*kursi, *asal.values_list("jabatan_id", flat=True)], oleh=oleh, versi=versi)
    pindah = [_periksa(t, b, berlaku, urut) for urut, b in enumerate(baris)]
    dilepas = frozenset(p.lama.pk for p in pindah)
    for urut, p in enumerate(pindah):
        pastikan_kursi_kosong(t, p.ke, berlaku, selain=dilepas, medan=_medan(baris, urut, "ke"))
    sk = keputusan_untuk(dasar, oleh=oleh)
    with terjaga(pindah[0].ke.pk, oleh=oleh):
        akibat = [Akibat() for _p in pindah]
        for p, a in zip(pindah, akibat, strict=True):
            a.lepas(p.lama, berlaku, sk)
        for p, a in zip(pindah, akibat, strict=True):
            _duduki(t, p, a, berlaku, sk, dasar, oleh)
    for p, a in zip(pindah, akibat, strict=True):
        _catat(p, a, berlaku, sk, dasar, dasar_hukum, oleh, sebagai, jenis)
    ditinggal = [p.lama.jabatan for p in pindah if p.lama.jabatan_id not in {q.ke.pk for q in pindah}]
    urus_lowong(ditinggal, lowong, berlaku, sk, dasar, oleh=oleh, sebagai=sebagai, wajib=not pratinjau)
    catat_hasil(kunci, sk, oleh=oleh)
    return sk


def promosi(
    baris: Sequence[IsianMutasi], *, berlaku: date, dasar: DasarSK, oleh: Pelaku, versi: str | None = None,
    kunci: UUID | None = None, lowong: Sequence[Lowong] = (), pratinjau: bool = False,
) -> Keputusan:  # fmt: skip
    """Promosi: mutasi ke jabatan yang lebih tinggi, dengan golongan baru bila keputusannya menyebut."""
    return mutasi(
        baris, berlaku=berlaku, dasar=dasar, oleh=oleh, versi=versi, kunci=kunci, lowong=lowong, promosi=True,
        pratinjau=pratinjau,
    )  # fmt: skip


def _medan(baris: Sequence[IsianMutasi], urut: int, nama: str) -> str:
    """Nama medan galat: pada satu orang medannya sendiri, pada daftar dengan nomor barisnya."""
    return nama if len(baris) == 1 else f"baris-{urut}-{nama}"


def _pastikan_tidak_ganda(baris: Sequence[IsianMutasi]) -> None:
    if not baris:
        raise MasukanKeliru({"": [_("Sebutkan sedikitnya satu orang.")]})
    for nama, isi, kalimat in (
        ("pegawai", [b.pegawai_id for b in baris], _("Orang ini sudah ada pada baris lain keputusan ini.")),
        ("ke", [b.ke_jabatan_id for b in baris], _("Kursi ini sudah dituju baris lain keputusan ini.")),
    ):
        for urut, satu in enumerate(isi):
            if satu in isi[:urut]:
                raise MasukanKeliru({_medan(baris, urut, nama): [kalimat]})


def _periksa(t: Terkunci, b: IsianMutasi, berlaku: date, urut: int) -> _Pindah:
    pegawai, ke = t.pegawai[b.pegawai_id], t.jabatan[b.ke_jabatan_id]
    pastikan_masih_pegawai(pegawai, berlaku)
    pastikan_kursi_ada(ke, berlaku, "ke")
    semua = t.milik(pegawai.pk, berlaku, Sifat.DEFINITIF)
    if b.dari_jabatan_id is not None:
        semua = [p for p in semua if p.jabatan_id == b.dari_jabatan_id]
    if not semua:
        kalimat = _("%(n)s tidak memangku jabatan definitif itu pada %(t)s. Pakai pengangkatan bila ia belum menjabat.")
        raise MasukanKeliru({"pegawai": [kalimat % {"n": pegawai.nama, "t": sebut_tanggal(berlaku)}]})
    if len(semua) > 1:
        kalimat = _("%(n)s memangku %(j)s. Pilih mana yang dilepas.")
        isi = {"n": pegawai.nama, "j": ", ".join(p.jabatan.nama for p in semua)}
        raise MasukanKeliru({"dari": [kalimat % isi]})
    lama = semua[0]
    if lama.jabatan_id == ke.pk:
        raise MasukanKeliru({"ke": [_("%(n)s sudah memangku %(j)s.") % {"n": pegawai.nama, "j": ke.nama}]})
    if lama.masa.lower >= berlaku:
        kalimat = _("%(n)s baru memangku %(j)s sejak %(t)s; mutasinya paling awal sehari sesudahnya.")
        isi = {"n": pegawai.nama, "j": lama.jabatan.nama, "t": sebut_tanggal(lama.masa.lower)}
        raise MasukanKeliru({"berlaku": [kalimat % isi]})
    return _Pindah(b, lama, ke)


def _duduki(
    t: Terkunci, p: _Pindah, a: Akibat, berlaku: date, sk: Keputusan, dasar: DasarSK, oleh: Pelaku
) -> None:  # fmt: skip
    """Orang itu memangku kursi tujuannya; Plt. di sana berakhir karena jabatannya terisi."""
    akhiri_pengganti(t, p.ke.pk, Sifat.PLT, berlaku, a, sk)
    akhiri_pengganti(t, p.lama.jabatan_id, Sifat.PLH, berlaku, a, sk)
    pegawai = t.pegawai[p.isian.pegawai_id]
    a.pangku(p.ke, pegawai, Sifat.DEFINITIF, berlaku, None, sk, dasar.sebutan)
    if p.isian.golongan:
        a.naikkan_pangkat(pegawai, p.isian.golongan, berlaku, sk, per=oleh.per)


def _catat(
    p: _Pindah, a: Akibat, berlaku: date, sk: Keputusan, dasar: DasarSK, dasar_hukum: list[str], oleh: Pelaku,
    sebagai: str, jenis: str,
) -> TindakanPegawai:  # fmt: skip
    pegawai, dari = p.lama.pegawai, p.lama.jabatan
    kata = "mempromosikan" if jenis == JenisTindakan.PROMOSI else "memindahkan"
    golongan = f", golongan {p.isian.golongan}" if p.isian.golongan else ""
    sebelum, sesudah = {"jabatan": dari.nama}, {"jabatan": p.ke.nama}
    if p.isian.golongan:
        sebelum["golongan"], sesudah["golongan"] = pegawai.golongan, p.isian.golongan
    return catat_tindakan(
        Dilakukan(
            jenis, pegawai, berlaku, f"{kata} {pegawai.nama} dari {dari.nama} ke {p.ke.nama}{golongan}", a,
            jabatan=p.ke, asal=dari, sebelum=sebelum, sesudah=sesudah,
            kursi=[
                (dari, {"pemangku": pegawai.nama}, {"pemangku": ""}),
                (p.ke, {"pemangku": ""}, {"pemangku": pegawai.nama}),
            ],
        ),
        sk=sk, dasar=dasar, dasar_hukum=dasar_hukum, oleh=oleh, sebagai=sebagai,
    )  # fmt: skip

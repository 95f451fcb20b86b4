"""Mengunci orang dan kursi yang disentuh sebuah tindakan, dan versinya sebagaimana dilihat pelaku."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from sistemkerja.alur.kunci import sudah_berubah
from sistemkerja.kepegawaian.tindakan.orang.dasar_sk import sebut_tanggal
from sistemkerja.organisasi.models import Jabatan, Pegawai, Pemangku, Sifat
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import MasukanKeliru


@dataclass(frozen=True, slots=True)
class Terkunci:
    """Orang dan kursi yang dikunci, dengan semua pemangkuannya (yang lalu, kini, dan nanti)."""

    pegawai: dict[UUID, Pegawai]
    jabatan: dict[UUID, Jabatan]
    pemangku: tuple[Pemangku, ...]

    def milik(self, pegawai_id: UUID, pada: date, sifat: str = "") -> list[Pemangku]:
        """Pemangkuan seseorang pada suatu tanggal."""
        return [
            p for p in self.pemangku
            if p.pegawai_id == pegawai_id and pada in p.masa and (not sifat or p.sifat == sifat)
        ]  # fmt: skip

    def mulai_sejak(self, pegawai_id: UUID, pada: date) -> list[Pemangku]:
        """Pemangkuan seseorang yang baru mulai pada atau sesudah suatu tanggal."""
        return [p for p in self.pemangku if p.pegawai_id == pegawai_id and p.masa.lower >= pada]

    def di_kursi(self, jabatan_id: UUID, pada: date, sifat: str) -> Pemangku | None:
        """Pemangku sebuah kursi pada suatu tanggal."""
        return next(
            (p for p in self.pemangku if p.jabatan_id == jabatan_id and p.sifat == sifat and pada in p.masa), None
        )

    def sesudah_di_kursi(self, jabatan_id: UUID, pada: date, sifat: str) -> Pemangku | None:
        """Pemangku sebuah kursi yang mulai sesudah suatu tanggal, yang paling dahulu."""
        nanti = [
            p for p in self.pemangku if p.jabatan_id == jabatan_id and p.sifat == sifat and p.masa.lower > pada
        ]  # fmt: skip
        return min(nanti, key=lambda p: p.masa.lower, default=None)


def versi_orang(pemda_id: UUID, pegawai: Iterable[UUID], jabatan: Iterable[UUID]) -> str:
    """Versi orang-orang dan kursi-kursi ini: berubah bila salah satu pemangkuannya berubah. Dua pertanyaan."""
    orang, kursi = list(pegawai), list(jabatan)
    berhenti = Pegawai.objects.filter(pemda_id=pemda_id, pk__in=orang).values_list("pk", "berhenti", "golongan")
    baris = Pemangku.objects.filter(pemda_id=pemda_id).filter(Q(pegawai_id__in=orang) | Q(jabatan_id__in=kursi))
    isi = sorted(str(b) for b in baris.values_list("pk", "jabatan_id", "pegawai_id", "sifat", "masa"))
    return hashlib.sha256(repr((sorted(map(str, berhenti)), isi)).encode()).hexdigest()[:24]


def kunci_orang(
    pegawai: Sequence[UUID], jabatan: Sequence[UUID], *, oleh: Pelaku, versi: str | None = None
) -> Terkunci:
    """Kunci orang lalu kursi, selalu menurut urutan id supaya dua tindakan tidak saling menunggu.

    Raises Http404 (tidak ada, atau milik Pemda lain), SudahBerubah (menyebut siapa dan kapan).
    """
    orang, kursi = list(dict.fromkeys(pegawai)), list(dict.fromkeys(jabatan))
    terkunci = Pegawai.objects.select_for_update(of=("self",)).filter(pemda=oleh.pemda, pk__in=orang).order_by("pk")
    pegawai_ada = {p.pk: p for p in terkunci}
    kursi_terkunci = Jabatan.objects.select_for_update(of=("self",)).filter(pemda=oleh.pemda, pk__in=kursi)
    jabatan_ada = {j.pk: j for j in kursi_terkunci.order_by("pk")}
    if len(pegawai_ada) != len(orang) or len(jabatan_ada) != len(kursi):
        raise Http404
    if versi is not None and versi != versi_orang(oleh.pemda.pk, orang, kursi):
        raise sudah_berubah((kursi or orang)[0] if len(orang) != 1 else _yang_berubah(orang, kursi, oleh), oleh=oleh)
    semua = Pemangku.objects.filter(pemda=oleh.pemda).filter(Q(pegawai_id__in=orang) | Q(jabatan_id__in=kursi))
    return Terkunci(pegawai_ada, jabatan_ada, tuple(semua.select_related("pegawai", "jabatan").order_by("masa", "pk")))


def _yang_berubah(orang: list[UUID], kursi: list[UUID], oleh: Pelaku) -> UUID:
    """Orang atau kursi yang paling akhir diubah: dialah yang disebut kepada yang kedua."""
    from sistemkerja.jejak.models import Peristiwa

    terakhir = Peristiwa.objects.filter(pemda=oleh.pemda, objek_id__in=[*orang, *kursi]).order_by("-pada", "-id")
    objek = terakhir.values_list("objek_id", flat=True).first()
    return objek or orang[0]


def pastikan_kursi_ada(jabatan: Jabatan, pada: date, medan: str = "jabatan") -> None:
    """Kursi itu ada pada tanggal itu. Raises MasukanKeliru."""
    if pada in jabatan.masa:
        return
    if jabatan.masa.upper is not None and jabatan.masa.upper <= pada:
        kalimat = _("%(j)s sudah dihapus sejak %(t)s.") % {"j": jabatan.nama, "t": sebut_tanggal(jabatan.masa.upper)}
    else:
        kalimat = _("%(j)s baru ada mulai %(t)s.") % {"j": jabatan.nama, "t": sebut_tanggal(jabatan.masa.lower)}
    raise MasukanKeliru({medan: [kalimat]})


def pastikan_kursi_kosong(
    t: Terkunci, jabatan: Jabatan, pada: date, *, selain: frozenset[UUID] = frozenset(), medan: str = "jabatan"
) -> None:
    """Tidak ada pemangku definitif sejak tanggal itu; `selain` pemangkuan yang ikut dilepas. Raises MasukanKeliru."""
    for p in t.pemangku:
        akhir = p.masa.upper
        if p.jabatan_id != jabatan.pk or p.sifat != Sifat.DEFINITIF or p.pk in selain:
            continue
        if akhir is None or akhir > pada:
            isi = {"j": jabatan.nama, "n": p.pegawai.nama, "t": sebut_tanggal(p.masa.lower)}
            kalimat = _("%(j)s dipangku %(n)s (sejak %(t)s). Pindahkan atau akhiri dahulu pemangkunya.")
            raise MasukanKeliru({medan: [kalimat % isi]})


def pastikan_masih_pegawai(pegawai: Pegawai, pada: date, medan: str = "pegawai") -> None:
    """Orang itu masih pegawai Pemda ini pada tanggal itu. Raises MasukanKeliru."""
    if pegawai.berhenti is not None and pegawai.berhenti <= pada:
        isi = {
            "n": pegawai.nama,
            "s": pegawai.get_sebab_berhenti_display().lower(),
            "t": sebut_tanggal(pegawai.berhenti),
        }
        raise MasukanKeliru({medan: [_("%(n)s bukan lagi pegawai sejak %(t)s (%(s)s).") % isi]})

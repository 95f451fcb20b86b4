"""Membaca daftar mutasi yang ditempel dari lembar keputusan: NIP, kode unit, nama jabatan, dan golongan bila ada."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.kepegawaian.tindakan.orang import IsianMutasi
from sistemkerja.organisasi.models import Pegawai, Pemangku, RincianJabatan, Sifat
from sistemkerja.pemda.galat import MasukanKeliru
from sistemkerja.pemda.models import Pemda

BARIS_TERBANYAK = 300
_PISAH = re.compile(r"\t|;")


@dataclass(frozen=True, slots=True)
class BarisTempelan:
    """Satu baris sebagaimana tertulis."""

    nomor: int
    nip: str
    unit: str
    jabatan: str
    golongan: str = ""


def baca_tempelan(pemda: Pemda, teks: str, per: date) -> list[IsianMutasi]:
    """Isian mutasi dari tempelan. Empat pertanyaan, berapa pun barisnya.

    Kursi yang dipilih yang bernama itu di unit itu dan kosong pada `per`, atau ditinggal orang lain dalam daftar yang
    sama. Raises MasukanKeliru (medan `tempelan`) menyebut setiap baris yang keliru dan cara memperbaikinya.
    """
    baris, galat = _urai(teks)
    orang = {p.nip: p.pk for p in Pegawai.objects.filter(pemda=pemda, nip__in=[b.nip for b in baris])}
    kursi = _kursi(pemda, baris, per, set(orang.values()))
    hasil: list[IsianMutasi] = []
    for b in baris:
        pegawai = orang.get(b.nip)
        calon = kursi.get((b.unit.casefold(), b.jabatan.casefold()))
        if pegawai is None:
            galat.append(_("Baris %(n)s: tidak ada pegawai dengan NIP %(nip)s.") % {"n": b.nomor, "nip": b.nip})
        elif calon is None:
            isi = {"n": b.nomor, "j": b.jabatan, "u": b.unit}
            galat.append(_("Baris %(n)s: tidak ada jabatan “%(j)s” di unit berkode %(u)s.") % isi)
        elif not calon:
            isi = {"n": b.nomor, "j": b.jabatan}
            galat.append(_("Baris %(n)s: semua kursi “%(j)s” sudah terisi pada tanggal itu.") % isi)
        else:
            hasil.append(IsianMutasi(pegawai, calon.pop(0), golongan=b.golongan))
    if galat:
        raise MasukanKeliru({"tempelan": galat})
    return hasil


def _urai(teks: str) -> tuple[list[BarisTempelan], list[str]]:
    baris, galat = [], []
    for nomor, isi in enumerate(teks.splitlines(), start=1):
        if not isi.strip():
            continue
        bagian = [b.strip() for b in _PISAH.split(isi)]
        if len(bagian) < 3 or not all(bagian[:3]):
            galat.append(_("Baris %(n)s: tulis NIP, kode unit, dan nama jabatan.") % {"n": nomor})
            continue
        baris.append(BarisTempelan(nomor, re.sub(r"\D", "", bagian[0]) or bagian[0], *bagian[1:4]))
    if len(baris) > BARIS_TERBANYAK:
        galat.append(_("Paling banyak %(n)s orang sekali kirim.") % {"n": BARIS_TERBANYAK})
    return baris[:BARIS_TERBANYAK], galat


def _kursi(
    pemda: Pemda, baris: Sequence[BarisTempelan], per: date, pindah: set[UUID]
) -> dict[tuple[str, str], list[UUID]]:
    """Kursi yang dapat dituju, menurut unit dan namanya, menurut urutannya."""
    rincian = RincianJabatan.objects.filter(
        pemda=pemda, unit__kode__in={b.unit for b in baris}, unit__masa__contains=per
    ).pada(per)
    semua = list(rincian.order_by("urut", "jabatan_id").values_list("jabatan_id", "unit__kode", "nama"))
    terisi = Pemangku.objects.filter(pemda=pemda, jabatan_id__in=[s[0] for s in semua], sifat=Sifat.DEFINITIF)
    tetap = {j for j, p in terisi.pada(per).values_list("jabatan_id", "pegawai_id") if p not in pindah}
    hasil: dict[tuple[str, str], list[UUID]] = {}
    for jabatan, unit, nama in semua:
        calon = hasil.setdefault((unit.casefold(), nama.casefold()), [])
        if jabatan not in tetap:
            calon.append(jabatan)
    return hasil

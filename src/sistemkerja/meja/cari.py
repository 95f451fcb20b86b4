"""Mencari kegiatan, orang, jabatan, unit, dan ketentuan di Pemda sendiri; jumlah pertanyaan SQL tetap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _

from sistemkerja.alur.mesin import Mesin
from sistemkerja.alur.tampak import unit_tampak
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.jejak.samaran import boleh_lihat_nip
from sistemkerja.kegiatan.models import Kegiatan
from sistemkerja.meja.bacaan import peraturan_pelaku
from sistemkerja.organisasi.baca_sql import OrganisasiSQL
from sistemkerja.organisasi.cari import cari as cari_organisasi
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.peraturan.alamat import url_ketentuan

TERPANJANG = 100
TERBANYAK = 12


@dataclass(frozen=True, slots=True)
class Temuan:
    """Satu hasil: teks, alamat, dan keterangannya."""

    teks: str
    url: str
    keterangan: str = ""
    sifat: str = ""


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Hasil satu macam; `lebih` bila masih ada yang tidak ditampilkan."""

    kode: str
    judul: str
    hasil: list[Temuan] = field(default_factory=list)
    lebih: bool = False


def rapikan_kata(mentah: str) -> str:
    """Kata yang dicari: tanpa huruf kendali, tidak lebih dari seratus huruf."""
    return " ".join("".join(h if h.isprintable() else " " for h in mentah[: TERPANJANG * 2]).split())[:TERPANJANG]


def cari(pelaku: Pelaku, kata: str) -> list[Kelompok]:
    """Hasil pencarian yang boleh dilihat pelaku, per macam; macam tanpa hasil tidak disebut."""
    peraturan = peraturan_pelaku(pelaku)
    bagian: list[tuple[str, str, list[Temuan]]] = [
        ("kegiatan", _("Kegiatan"), _kegiatan(pelaku, kata, peraturan)),
        *_organisasi(pelaku, kata),
        ("ketentuan", _("Ketentuan"), _ketentuan(peraturan, kata)),
    ]
    return [Kelompok(k, j, h[:TERBANYAK], len(h) > TERBANYAK) for k, j, h in bagian if h]


def _tiap_kata(kata: str, medan: Callable[[str], Q]) -> Q:
    """Semua kata harus ada, di medan mana pun."""
    syarat = Q()
    for satu in kata.split():
        syarat &= medan(satu)
    return syarat


def _organisasi(pelaku: Pelaku, kata: str) -> list[tuple[str, str, list[Temuan]]]:
    """Orang, jabatan, dan unit; NIP hanya bagi yang pekerjaannya memerlukannya."""
    boleh = boleh_lihat_nip(pelaku, None)
    hasil = cari_organisasi(pelaku.pemda.pk, kata, pelaku.per, TERBANYAK + 1, boleh_nip=boleh)
    judul = (("orang", _("Orang"), "pegawai"), ("jabatan", _("Jabatan"), "jabatan"), ("unit", _("Unit"), "unit"))
    return [
        (kode, sebutan, [Temuan(t.teks, t.url, t.keterangan, t.sifat) for t in hasil if t.jenis == jenis])
        for kode, sebutan, jenis in judul
    ]


def _kegiatan(pelaku: Pelaku, kata: str, peraturan: Peraturan | None) -> list[Temuan]:
    if peraturan is None:
        return []
    tampak = unit_tampak(pelaku, Mesin(pelaku.pemda, pelaku.per, peraturan, OrganisasiSQL(pelaku.pemda.pk, pelaku.per)))
    cocok = _tiap_kata(kata, lambda k: Q(judul__icontains=k) | Q(uraian__icontains=k))
    baris = Kegiatan.objects.filter(cocok, pemda_id=pelaku.pemda.pk).select_related("unit")
    if tampak is not None:
        baris = baris.filter(unit_id__in=tampak)
    urut = baris.order_by("-dibuat", "pk")[: TERBANYAK + 1]
    return [Temuan(g.judul, g.get_absolute_url(), f"{g.unit.nama} · {g.get_keadaan_display()}") for g in urut]


def _ketentuan(peraturan: Peraturan | None, kata: str) -> list[Temuan]:
    if peraturan is None:
        return []
    dicari = kata.casefold().split()
    hasil: list[Temuan] = []
    for satu in peraturan.ketentuan.values():
        isi = f"{satu.alamat} {satu.ringkasan}".casefold()
        if all(k in isi for k in dicari):
            hasil.append(Temuan(satu.alamat, url_ketentuan(peraturan.id, satu.alamat), satu.ringkasan))
            if len(hasil) > TERBANYAK:
                break
    return hasil

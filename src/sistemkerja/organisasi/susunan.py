"""Isi halaman unit yang dihitung dari beberapa bacaan, dan garis waktu perubahan sebuah unit atau jabatan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sistemkerja.jejak import samaran
from sistemkerja.organisasi import sebutan
from sistemkerja.organisasi.bacaan import HalamanUnit, Memangku
from sistemkerja.organisasi.bacaan_layar import bagan, isi_orang, ringkas_orang, semua_kotak
from sistemkerja.organisasi.models import JenisAsn
from sistemkerja.organisasi.pelaku import Pelaku


@dataclass(frozen=True, slots=True)
class OrangKursi:
    """Seorang pemangku sebagaimana boleh dilihat pembacanya; yang samar tanpa golongan dan dengan NIP tersamar."""

    pangku: Memangku
    nip: str
    jenis: str
    golongan: str
    terlihat: bool


def isi_unit(pelaku: Pelaku, unit_id: UUID, per: date, halaman: HalamanUnit) -> dict[str, Any]:
    """Kursi dengan jenjang, kelas, dan jenis ASN pemangkunya; anak unit; angka seluruh pohonnya. Lima pertanyaan."""
    pemda_id = pelaku.pemda.pk
    if halaman.pohon is None:
        return {"kursi": [], "anak": [], "petak": []}
    puncak = bagan(pemda_id, per, unit_id)
    semua = semua_kotak(puncak)
    orang = isi_orang(pemda_id, per, [k.id for k in semua])
    ringkas = ringkas_orang(pemda_id, per, [p.pegawai_id for k in halaman.pohon.kursi for p in k.pemangku])
    kursi = [
        {"kursi": k, "jenjang": sebutan.jenjang(k.jenjang), "orang": [_orang(pelaku, ringkas, p) for p in k.pemangku]}
        for k in halaman.pohon.kursi
    ]
    anak = [{"kotak": a, "jenis": sebutan.jenis_unit(a.jenis), **_jumlah(a)} for p in puncak for a in p.anak]
    return {"kursi": kursi, "anak": anak, "petak": _petak(semua, orang)}


def perubahan(rincian: Iterable[Any], sebut: Callable[[Any], dict[str, str]]) -> list[dict[str, Any]]:
    """Garis waktu rincian, terbaru dahulu: sejak kapan, apa yang berubah dari sebelumnya, atas SK apa."""
    semua = list(rincian)
    hasil = []
    for nomor, satu in enumerate(semua):
        kini = sebut(satu)
        lama = sebut(semua[nomor + 1]) if nomor + 1 < len(semua) else None
        beda = [(nama, lama[nama], nilai) for nama, nilai in kini.items() if lama and lama[nama] != nilai]
        hasil.append({"rincian": satu, "awal": lama is None, "isi": kini, "beda": beda, "keputusan": satu.keputusan})
    return hasil


def terlihat(kursi: Iterable[dict[str, Any]]) -> list[UUID]:
    """Orang yang NIP atau golongannya terlihat utuh di halaman ini: yang perlu dicatat sebagai dibaca."""
    return [o.pangku.pegawai_id for k in kursi for o in k["orang"] if o.terlihat]


def _orang(pelaku: Pelaku, ringkas: dict[UUID, tuple[str, str, str]], pangku: Memangku) -> OrangKursi:
    nip, jenis, golongan = ringkas.get(pangku.pegawai_id, ("", "", ""))
    boleh = samaran.boleh_lihat_nip(pelaku, pangku.pegawai_id)
    sebut = str(JenisAsn(jenis).label) if jenis else ""
    nip = "" if jenis == JenisAsn.BUKAN else samaran.nip(nip, boleh)
    return OrangKursi(pangku, nip, sebut, samaran.golongan(golongan, boleh), boleh)


def _jumlah(kotak: Any) -> dict[str, int]:
    semua = semua_kotak([kotak])
    kursi, terisi = sum(k.kursi for k in semua), sum(k.terisi for k in semua)
    return {"jabatan": kursi, "terisi": terisi, "kosong": kursi - terisi}


def _petak(semua: list[Any], orang: dict[str, int]) -> list[dict[str, Any]]:
    kursi, terisi = sum(k.kursi for k in semua), sum(k.terisi for k in semua)
    return [
        {"label": _("Jabatan terisi"), "nilai": terisi, "satuan": _("dari %(n)s") % {"n": kursi}},
        {"label": _("Kosong"), "nilai": kursi - terisi},
        {"label": JenisAsn.PNS.label, "nilai": orang.get("pns", 0)},
        {"label": JenisAsn.PPPK.label, "nilai": orang.get("pppk", 0)},
    ]

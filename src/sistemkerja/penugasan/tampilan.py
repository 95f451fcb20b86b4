"""Bahan tampilan tahap penetapan: garis orang, naskahnya, dan alur ke Perangkat Daerah lain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from sistemkerja.alur.mesin import Mesin
from sistemkerja.alur.wenang import kenapa
from sistemkerja.aturan.bentuk import Jawaban
from sistemkerja.aturan.istilah import istilah
from sistemkerja.aturan.kalimat import nilai_kalimat
from sistemkerja.aturan.kedudukan import tanya_unit
from sistemkerja.aturan.organisasi import Jabatan
from sistemkerja.aturan.pejabat import yang_bertindak
from sistemkerja.jejak.models import Peristiwa
from sistemkerja.organisasi.pelaku import Pelaku
from sistemkerja.pemda.galat import TidakDiaturApp
from sistemkerja.penugasan.models import SusunanPenugasan
from sistemkerja.penugasan.tahapan import (
    Tahap,
    diam_menugaskan,
    lingkup_penugasan,
    naskah_penugasan,
    tahap_penetapan,
)

_TAHAP = ("penugasan.menugaskan", "penugasan.menetapkan_ketua", "penugasan.menetapkan")


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """Yang terjadi sesudah susunan dikirim: tahapnya, lingkupnya, dan naskahnya."""

    lingkup: str
    garis: list[dict[str, Any]]
    naskah: str
    jawaban_naskah: dict[str, Any]
    diam: TidakDiaturApp | None = None


def pratinjau(
    m: Mesin, unit_id: str, pelaku: Pelaku, *, bentuk: str, berketua: bool, kursi: Sequence[Jabatan],
    penyusun: dict[str, Any],
) -> Pratinjau:  # fmt: skip
    """Tahap bagi orang-orang yang dipilih; tanpa pilihan, bagi orang dari unit sendiri."""
    lingkup = lingkup_penugasan(m, unit_id, tuple(kursi)) if kursi else "dalam_unit"
    tahap = tahap_penetapan(m, unit_id, bentuk=bentuk, lingkup=lingkup, berketua=berketua, kursi=kursi)
    naskah, jawaban = naskah_penugasan(m, unit_id, lingkup)
    garis = [{**penyusun, "keadaan": "kini"}]
    langsung = True
    for satu in tahap:
        langsung = langsung and satu.wenang.sebagai(pelaku) is not None
        garis.append(_simpul(m, satu, "nanti") | ({"tindakan": _("langsung saat dikirim")} if langsung else {}))
    diam = diam_menugaskan(m, unit_id, tahap, lingkup)
    return Pratinjau(istilah(lingkup), garis, nama_naskah(naskah), _kenapa_naskah(m, naskah, jawaban), diam)


def garis_susunan(
    m: Mesin, susunan: SusunanPenugasan, tahap: Sequence[Tahap], riwayat: Sequence[Peristiwa]
) -> list[dict[str, Any]]:
    """Garis orang sebuah susunan: penyusunnya, lalu tiap tahap dengan yang sudah, sedang, dan akan bertindak."""
    lewat = [p for p in riwayat if p.objek_id == susunan.pk and p.peristiwa in _TAHAP]
    disusun = next((p for p in riwayat if p.objek_id == susunan.pk and p.peristiwa == "penugasan.disusun"), None)
    hasil = [
        simpul_penyusun(
            disusun.sebagai if disusun else susunan.penyusun.nama,
            disusun.oleh if disusun else "",
            disusun.pada if disusun else None,
        )
    ]
    ditetapkan = susunan.keadaan == SusunanPenugasan.Keadaan.DITETAPKAN
    for n, satu in enumerate(tahap):
        if n < susunan.tahap or ditetapkan:
            hasil.append(_sudah(satu, lewat[n] if n < len(lewat) else None))
        else:
            kini = n == susunan.tahap and susunan.keadaan == SusunanPenugasan.Keadaan.MENUNGGU
            hasil.append(_simpul(m, satu, "kini" if kini else "nanti"))
    return hasil


def simpul_penyusun(jabatan: str, nama: str, kapan: datetime | None = None) -> dict[str, Any]:
    """Simpul orang yang menyusun."""
    return {"peran": _("menunjuk orang"), "jabatan": jabatan, "nama": nama, "kapan": kapan, "keadaan": "lalu"}


def _sudah(tahap: Tahap, peristiwa: Peristiwa | None) -> dict[str, Any]:
    return {
        "peran": tahap.nama, "keadaan": "lalu", "jawaban": kenapa(tahap.wenang),
        "jabatan": peristiwa.sebagai if peristiwa else tahap.wenang.nama_jabatan,
        "nama": peristiwa.oleh if peristiwa else "", "kapan": peristiwa.pada if peristiwa else None,
    }  # fmt: skip


def _simpul(m: Mesin, tahap: Tahap, keadaan: str) -> dict[str, Any]:
    orang = [p for j in tahap.wenang.jabatan if (p := yang_bertindak(m.org, j.id))]
    return {
        "peran": tahap.nama,
        "jabatan": tahap.wenang.nama_jabatan,
        "nama": _(" atau ").join(p.nama for p in orang),
        "sifat": orang[0].sifat if len(orang) == 1 else "",
        "keadaan": keadaan,
        "jawaban": kenapa(tahap.wenang),
    }


def nama_naskah(kode: str) -> str:
    """Nama naskah bagi orang; "" bila tidak diatur."""
    return istilah(kode).capitalize() if kode else ""


def _kenapa_naskah(m: Mesin, naskah: str, jawaban: Jawaban) -> dict[str, Any]:
    if not naskah:
        kalimat = _("%(per)s tidak mengatur naskah untuk penugasan ini.") % {"per": m.peraturan.judul}
        return {"kalimat": kalimat, "dasar": list(jawaban.dicari_di), "peraturan": m.peraturan.id}
    dasar = list(dict.fromkeys(d for c in jawaban.cabang for d in c.dasar))
    return {
        "kalimat": _("Penugasan ini dengan %(n)s.") % {"n": istilah(naskah)},
        "dasar": dasar,
        "sumber": jawaban.cabang[0].sumber,
        "peraturan": m.peraturan.id,
    }


def alur_lintas_pd(m: Mesin, unit_id: str) -> dict[str, Any]:
    """Langkah meminta orang dari Perangkat Daerah lain menurut peraturan, dengan Pasalnya."""
    jawaban = tanya_unit(m.peraturan, m.org, "alur_penugasan", unit_id, cara="penunjukan", lingkup="lintas_pd")
    return {
        "diatur": jawaban.diatur,
        "langkah": [_tanpa_nomor(k) for c in jawaban.cabang for k in nilai_kalimat(c.nilai, m.peraturan)],
        "dasar": list(dict.fromkeys(d for c in jawaban.cabang for d in c.dasar)) or list(jawaban.dicari_di),
    }


def _tanpa_nomor(kalimat: str) -> str:
    nomor, titik, sisa = kalimat.partition(". ")
    isi = sisa if titik and nomor.isdigit() else kalimat
    return isi[:1].upper() + isi[1:]

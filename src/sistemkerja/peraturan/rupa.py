"""Aturan, diam, catatan, dan jawaban sebagai isi templat: semuanya dalam kata, dengan alamatnya."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import ArtiPeran, Aturan, Cabang, Catatan, Contoh, Diam, Jawaban
from sistemkerja.aturan.istilah import KUNCI, istilah, rangkai
from sistemkerja.aturan.kalimat import nilai_kalimat, syarat_kalimat

JENIS_KETENTUAN = {
    "aturan": _("Menjadi aturan"),
    "definisi": _("Definisi"),
    "asas": _("Asas"),
    "tujuan": _("Tujuan"),
    "peralihan": _("Peralihan"),
    "penutup": _("Penutup"),
    "di_luar_aplikasi": _("Di luar aplikasi"),
    "judul": _("Pembuka"),
}
JENIS_CATATAN = {
    "kontradiksi": _("Saling bertentangan"),
    "salah_rujuk": _("Salah rujuk"),
    "tidak_jelas": _("Tidak jelas"),
    "penomoran": _("Penomoran"),
    "salah_tulis": _("Salah tulis"),
    "ocr": _("Rusak pada salinan"),
    "kesenjangan": _("Kesenjangan"),
}
_KODE = re.compile(r"\b[a-z]+(?:_[a-z]+)*\b")


def besar(teks: str) -> str:
    """Kalimat berawal huruf besar."""
    return teks[:1].upper() + teks[1:]


def rupa_aturan(per: Peraturan, a: Aturan) -> dict[str, Any]:
    """Satu aturan dalam kata."""
    return {
        "id": a.id,
        "url": reverse("peraturan:aturan", args=[per.id, a.id]),
        "pertanyaan": k.PERTANYAAN[a.pertanyaan].judul,
        "baris": [besar(b) for b in nilai_kalimat(a.nilai, per)],
        "bila": syarat_kalimat(a.bila, per),
        "kecuali": syarat_kalimat(a.kecuali, per),
        "sumber": a.sumber,
        "dasar": a.dasar,
        "catatan": rupa_catatan_semua(per, a.catatan),
    }


def rupa_peran(per: Peraturan, p: ArtiPeran) -> dict[str, Any]:
    """Arti sebuah kata peran pada suatu jenis unit."""
    return {
        "peran": besar(istilah(p.peran, per)),
        "arti": besar(rangkai(p.oleh, p.hubungan or "atau", per)),
        "bila": syarat_kalimat(p.bila, per),
        "sumber": p.sumber,
        "dasar": p.dasar,
        "catatan": rupa_catatan_semua(per, p.catatan),
    }


def rupa_diam(per: Peraturan, d: Diam) -> dict[str, Any]:
    """Diam yang tegas."""
    return {
        "pertanyaan": k.PERTANYAAN[d.pertanyaan].judul,
        "bila": syarat_kalimat(d.bila, per),
        "dicari_di": d.dicari_di,
        "catatan": rupa_catatan_semua(per, d.catatan),
    }


def rupa_catatan(per: Peraturan, c: Catatan) -> dict[str, Any]:
    """Satu catatan pembacaan, dengan alamatnya pada daftar catatan."""
    return {
        "kode": c.kode,
        "url": f"{reverse('peraturan:catatan', args=[per.id])}#{c.kode}",
        "jenis": JENIS_CATATAN.get(c.jenis, c.jenis),
        "tempat": c.tempat,
        "kata": c.kata,
        "pilihan": c.pilihan,
        "alasan": c.alasan,
        "bila_sebaliknya": c.bila_sebaliknya,
    }


def rupa_catatan_semua(per: Peraturan, kode: Iterable[str]) -> list[dict[str, Any]]:
    """Beberapa catatan menurut kodenya."""
    return [rupa_catatan(per, per.catatan[x]) for x in kode if x in per.catatan]


def rupa_contoh(per: Peraturan, c: Contoh) -> dict[str, Any]:
    """Satu contoh: kalimat, yang ditanyakan, dan jawaban yang diharapkan."""
    jawab = c.jawab if isinstance(c.jawab, list) else []
    return {
        "nama": c.nama,
        "per": c.per,
        "keadaan": keadaan_kalimat(per, c.keadaan),
        "jawab": [besar(b) for cabang in jawab for b in nilai_kalimat(cabang.get("nilai"), per)],
        "url": url_tanya(per, c.pertanyaan, c.keadaan),
    }


def rupa_jawaban(per: Peraturan, jawaban: Jawaban) -> dict[str, Any]:
    """Jawaban mesin dalam kata, cabang demi cabang, dengan dasarnya."""
    return {
        "pertanyaan": jawaban.pertanyaan,
        "judul": k.PERTANYAAN[jawaban.pertanyaan].judul,
        "diatur": jawaban.diatur,
        "cabang": [rupa_cabang(per, c) for c in jawaban.cabang],
        "dicari_di": jawaban.dicari_di,
        "catatan": rupa_catatan_semua(per, jawaban.catatan_diam),
    }


def rupa_cabang(per: Peraturan, c: Cabang) -> dict[str, Any]:
    """Satu cabang jawaban dalam kata."""
    return {
        "baris": [besar(b) for b in nilai_kalimat(c.nilai, per)],
        "bila": syarat_kalimat(c.bila, per),
        "kecuali": [syarat_kalimat(x, per) for x in c.kecuali if x],
        "sumber": c.sumber,
        "dasar": c.dasar,
        "lewat": [lewat_kalimat(per, x) for x in c.lewat],
        "catatan": rupa_catatan_semua(per, c.catatan),
        "url": reverse("peraturan:aturan", args=[per.id, c.aturan]) if c.aturan in per.aturan else "",
    }


def lewat_kalimat(per: Peraturan, teks: str) -> str:
    """Cara sebuah kata peran diartikan, dengan kode yang sudah menjadi kata."""
    arti, kurung, dasar = teks.partition(" (")
    kata = _KODE.sub(lambda m: istilah(m[0], per) if k.peran_dikenal(m[0]) else m[0], arti)
    return besar(kata.replace(" = ", ": ")) + kurung + dasar


def keadaan_kalimat(per: Peraturan, keadaan: Any) -> str:
    """Keadaan sebagai kata: "jenis unit Dinas, lingkup lintas unit"."""
    return ", ".join(f"{KUNCI.get(q, q)} {istilah(str(v), per)}" for q, v in keadaan.items())


def url_tanya(per: Peraturan, pertanyaan: str, keadaan: Any) -> str:
    """Halaman tanya dengan pertanyaan dan keadaan ini."""
    from django.utils.http import urlencode

    return f"{reverse('peraturan:tanya', args=[per.id])}?{urlencode({'pertanyaan': pertanyaan, **keadaan})}"

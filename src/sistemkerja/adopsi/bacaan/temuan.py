"""Temuan pemeriksaan sebagai daftar yang dapat dikerjakan: kalimatnya, dan layar tempat menyelesaikannya."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sistemkerja.adopsi.models import Pemeriksaan
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.istilah import istilah, rangkai
from sistemkerja.aturan.kesesuaian import JENIS_TEMUAN
from sistemkerja.pemda.models import Pemda

JUDUL: dict[str, str | Promise] = {
    "jenis_tak_diatur": _lazy("Jenis unit tidak diatur"),
    "tanpa_penilai": _lazy("Penilai tidak diatur"),
    "penilai_tidak_ada": _lazy("Jabatan penilainya tidak ada"),
    "penilai_kosong": _lazy("Penilainya kosong"),
    "penilai_ganda": _lazy("Penilai lebih dari satu"),
    "rantai_diam": _lazy("Rantai tinjauan tidak diatur"),
    "rantai_kosong": _lazy("Rantai berhenti di jabatan kosong"),
    "rantai_buntu": _lazy("Tidak ada yang menyatakan selesai"),
    "peran_tidak_ada": _lazy("Peran yang tidak dipegang siapa pun"),
}
_KEBIJAKAN = ("jenis_tak_diatur", "tanpa_penilai", "rantai_diam")


def temuan_terakhir(pemda: Pemda, sidik: str) -> Pemeriksaan | None:
    """Pemeriksaan terakhir dengan semua temuannya."""
    return Pemeriksaan.objects.filter(pemda=pemda, sidik=sidik, dibanding="").first()


def saring(temuan: list[dict[str, Any]], jenis: str, pd: str, q: str = "") -> list[dict[str, Any]]:
    """Temuan yang cocok dengan saringan."""
    kata = q.casefold().split()
    return [
        t
        for t in temuan
        if (not jenis or t["jenis"] == jenis) and (not pd or t["pd"] == pd) and all(x in _teks(t) for x in kata)
    ]


def _teks(t: dict[str, Any]) -> str:
    return " ".join(t.get(q, "") for q in ("nama_unit", "nama_jabatan", "orang", "nama_pd")).casefold()


def menurut_jenis(temuan: list[dict[str, Any]]) -> list[tuple[str, str | Promise, int]]:
    """Banyaknya temuan tiap jenis, menurut urutan mengerjakannya."""
    hitung = Counter(t["jenis"] for t in temuan)
    return [(x, JUDUL[x], hitung[x]) for x in JENIS_TEMUAN if hitung[x]]


def pilihan_pd(temuan: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """PD yang punya temuan."""
    return sorted({(t["pd"], t["nama_pd"]) for t in temuan}, key=lambda x: x[1])


def rupa(t: dict[str, Any], per: Peraturan, *, boleh_menetapkan: bool) -> dict[str, Any]:
    """Satu temuan dalam kata, dengan tautan ke tempat menyelesaikannya."""
    return {
        "judul": JUDUL[t["jenis"]], "jenis": t["jenis"], "kalimat": kalimat(t, per), "unit": t["nama_unit"],
        "url_unit": reverse("organisasi:unit", args=[t["unit"]]), "pd": t["nama_pd"], "orang": t.get("orang", ""),
        "jabatan": t.get("nama_jabatan", ""),
        "url_jabatan": reverse("organisasi:jabatan", args=[t["jabatan"]]) if t.get("jabatan") else "",
        "dasar": t.get("dasar", ()), "jalan": _jalan(t, boleh_menetapkan),
    }  # fmt: skip


def kalimat(t: dict[str, Any], per: Peraturan) -> str:
    """Apa yang belum cocok, dalam satu kalimat."""
    siapa = rangkai(t.get("dicari", ()), "atau", per)
    keadaan = dict(t.get("keadaan", ()))
    isi = {
        "p": per.judul, "siapa": siapa[:1].upper() + siapa[1:], "tujuan": t.get("nama_tujuan", ""),
        "jenis": istilah(keadaan.get("jenis_unit", ""), per),
        "apa": k.PERTANYAAN[t["pertanyaan"]].judul.lower() if t.get("pertanyaan") else "",
    }  # fmt: skip
    return _pola(t["jenis"]) % isi


def _pola(jenis: str) -> str:
    return {
        "jenis_tak_diatur": _("%(p)s tidak mengatur %(jenis)s."),
        "tanpa_penilai": _("Tidak diatur siapa penilainya."),
        "penilai_tidak_ada": _("Penilainya %(siapa)s, tetapi jabatan itu tidak ada dalam susunan ini."),
        "penilai_kosong": _("Penilainya %(tujuan)s, dan jabatan itu sedang kosong."),
        "penilai_ganda": _("Lebih dari satu jabatan cocok sebagai penilainya (%(siapa)s)."),
        "rantai_diam": _("Tidak diatur: %(apa)s bagi hasil kerja unit ini."),
        "rantai_kosong": _("Hasil kerja unit ini menunggu %(tujuan)s, dan jabatan itu sedang kosong."),
        "rantai_buntu": _("Hasil kerja unit ini dinyatakan selesai oleh %(siapa)s, yang tidak ada dalam susunan."),
        "peran_tidak_ada": _("%(siapa)s disebut untuk %(apa)s, tetapi tidak ada dalam susunan unit ini."),
    }[jenis]


def _jalan(t: dict[str, Any], boleh_menetapkan: bool) -> list[tuple[str, str]]:
    """Layar tempat temuan itu diselesaikan; yang pertama yang lazim."""
    hasil: list[tuple[str, str]] = []
    if t.get("tujuan") and t["jenis"] in ("penilai_kosong", "rantai_kosong"):
        hasil.append((_("Isi %(j)s") % {"j": t["nama_tujuan"]}, reverse("organisasi:jabatan", args=[t["tujuan"]])))
    if t["jenis"] in _KEBIJAKAN and boleh_menetapkan:
        hasil.append((_("Tetapkan kebijakan"), url_kebijakan(t)))
    if t["jenis"] == "penilai_ganda" and t.get("jabatan"):
        hasil.append((_("Buka jabatan"), reverse("organisasi:jabatan", args=[t["jabatan"]])))
    hasil.append((_("Buka unit"), reverse("organisasi:unit", args=[t["unit"]])))
    return hasil


def url_kebijakan(t: dict[str, Any]) -> str:
    """Formulir kebijakan yang sudah terisi pertanyaan dan keadaannya."""
    keadaan = {q: v for q, v in t.get("keadaan", ()) if q != "pd"}
    if t.get("pertanyaan"):
        keadaan["pertanyaan"] = t["pertanyaan"]
    return f"{reverse('adopsi:kebijakan_baru')}?{urlencode(keadaan)}"

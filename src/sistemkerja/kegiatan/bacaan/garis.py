"""Garis orang sebuah kegiatan: pemilik, pelaksana, setiap peninjau, sampai yang menyatakannya selesai."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sistemkerja.alur.wenang import kalimat_catatan
from sistemkerja.aturan.bentuk import Cabang
from sistemkerja.aturan.rantai import LangkahRantai
from sistemkerja.kegiatan.bacaan.buka import Buka
from sistemkerja.kegiatan.models import Hasil, Kegiatan, Tinjauan


def peran_langkah(kerja: str) -> str:
    """Nama sebuah langkah bagi orang."""
    return {
        "meninjau": _("Meninjau"),
        "mengevaluasi": _("Mengevaluasi"),
        "menerima": _("Menerima dan meneruskan"),
        "meneruskan": _("Meneruskan"),
        "menyatakan_selesai": _("Menyatakan selesai"),
    }[kerja]


def garis_kegiatan(b: Buka) -> list[dict[str, Any]]:
    """Simpul-simpul garis, dari pemilik sampai penyelesai; yang dilewati ikut, dengan alasannya."""
    terakhir = b.hasil[0] if b.hasil else None
    sudah = {t.n: t for t in terakhir.tinjauan.all()} if terakhir else {}
    simpul = [_pemilik(b), _pelaksana(b, terakhir)]
    simpul += [_langkah(b, s, sudah.get(s.n)) for s in b.rantai.langkah]
    akhir = b.rantai.penyelesai
    if akhir is None:
        return simpul
    if not _sekaligus(b, akhir):
        return [*simpul, _langkah(b, akhir, sudah.get(akhir.n))]
    simpul[-1] = _satukan(simpul[-1], _langkah(b, akhir, sudah.get(akhir.n)))
    return simpul


def yang_dilalui(b: Buka) -> list[dict[str, Any]]:
    """Garis yang akan dilalui hasil, untuk diperlihatkan sebelum diserahkan: pelaksana lalu semua langkah."""
    nanti = [s | {"keadaan": "dilewati" if s["keadaan"] == "dilewati" else "nanti"} for s in garis_kegiatan(b)[1:]]
    for s in nanti[1:]:
        s["tindakan"], s["kapan"] = s["tindakan"] if s["keadaan"] == "dilewati" else "", None
    nanti[0]["keadaan"] = "kini"
    return nanti


def _pemilik(b: Buka) -> dict[str, Any]:
    k = b.kegiatan
    strategi = k.susunan.butir.strategi
    return {
        "peran": _("Pemilik pekerjaan"),
        "jabatan": k.pemilik.nama,
        "nama": b.orang.get(k.pemilik_id, ""),
        "keadaan": "lalu",
        "tindakan": pgettext("sudah", "merumuskan strategi"),
        "kapan": strategi.dibuat,
        "jawaban": {
            "kalimat": _("Strategi yang melahirkan kegiatan ini dirumuskan %(j)s.") % {"j": k.pemilik.nama},
            "dasar": strategi.dasar,
            "peraturan": b.m.peraturan.id,
        },
    }


def _pelaksana(b: Buka, terakhir: Hasil | None) -> dict[str, Any]:
    pengerja = b.tim.pengerja
    utama = b.tim.ketua or (pengerja[0] if pengerja else None)
    lain = len(pengerja) - 1
    jabatan = utama.jabatan.nama if utama else ""
    if lain > 0:
        jabatan = _("%(j)s dan %(n)s orang lagi") % {"j": jabatan, "n": lain}
    sedang = b.kegiatan.keadaan in (Kegiatan.Keadaan.TINJAUAN, Kegiatan.Keadaan.SELESAI)
    menunggu_pimpinan = b.rencana.keadaan == b.rencana.Keadaan.DIAJUKAN
    return {
        "peran": _("Ketua tim") if b.tim.ketua else _("Pelaksana"),
        "jabatan": jabatan,
        "nama": b.orang.get(utama.jabatan_id, str(utama.pegawai)) if utama else "",
        "keadaan": "lalu" if sedang else "kini",
        "tindakan": pgettext("sudah", "menyerahkan hasil") if sedang and terakhir else "",
        "kapan": terakhir.pada if sedang and terakhir else None,
        "kini_teks": _("Rencana menunggu disepakati") if menunggu_pimpinan else "",
        "jawaban": {
            "kalimat": _("Ditugaskan mengerjakan kegiatan ini."),
            "dasar": b.kegiatan.susunan.dasar,
            "peraturan": b.m.peraturan.id,
        },
    }


def _langkah(b: Buka, s: LangkahRantai, sudah: Tinjauan | None) -> dict[str, Any]:
    isi = {
        "peran": peran_langkah(s.kerja),
        "jabatan": jabatan_langkah(s),
        "nama": _nama(b, s),
        "keadaan": "nanti",
        "tindakan": "",
        "kapan": None,
        "jawaban": kenapa_langkah(b, s),
    }
    if s.dilewati:
        return isi | {"keadaan": "dilewati", "tindakan": s.dilewati}
    if sudah is not None and _masih_berarti(b, sudah):
        keadaan = "kembali" if sudah.putusan == Tinjauan.Putusan.BELUM else "lalu"
        lalu = {"nama": str(sudah.pegawai), "jabatan": sudah.sebagai, "tindakan": kata_putusan(sudah)}
        return isi | lalu | {"keadaan": keadaan, "kapan": sudah.pada}
    if b.langkah is not None and b.langkah.n == s.n:
        return isi | {"keadaan": "kini"}
    return isi


def _masih_berarti(b: Buka, sudah: Tinjauan) -> bool:
    """Sesudah dikembalikan hasil naik lagi dari langkah pertama; hanya yang mengembalikan yang tetap disebut."""
    return b.kegiatan.keadaan != Kegiatan.Keadaan.PERBAIKAN or sudah.putusan == Tinjauan.Putusan.BELUM


def kata_putusan(t: Tinjauan) -> str:
    """Yang dilakukan seseorang pada langkahnya, sebagai kata kerja."""
    if t.kerja == "menyatakan_selesai" and t.putusan != Tinjauan.Putusan.BELUM:
        return _("menyatakan selesai")
    return {
        "sesuai": _("sesuai target"),
        "belum_sesuai": _("mengembalikan"),
        "selesai": _("menerima dan meneruskan"),
        "dinyatakan": _("menyatakan selesai"),
    }[t.putusan]


def jabatan_langkah(s: LangkahRantai) -> str:
    """Jabatan yang melakukan sebuah langkah; bila tidak ada dalam susunan, kodenya sebagaimana dicari."""
    nama = [j.nama for j in s.pejabat.jabatan]
    if len(nama) > 2:
        return _("%(j)s atau salah satu dari %(n)s jabatan lain") % {"j": nama[0], "n": len(nama) - 1}
    return _(" atau ").join(nama) or ", ".join(k.replace("_", " ") for k in s.pejabat.dicari)


def kenapa_langkah(b: Buka, s: LangkahRantai) -> dict[str, Any]:
    """Isi "Kenapa?" bagi satu langkah: kalimat, dasar, sumber, catatan, dan cara jabatannya ditemukan."""
    jawaban = b.rantai.jawaban_selesai if s.kerja == "menyatakan_selesai" else b.rantai.jawaban
    cabang: tuple[Cabang, ...] = jawaban.cabang
    kalimat = _("Hasil kegiatan di %(u)s melewati %(j)s: %(k)s.") % {
        "u": b.kegiatan.unit.nama,
        "j": jabatan_langkah(s),
        "k": peran_langkah(s.kerja).lower(),
    }
    if s.dilewati:
        kalimat = _("Langkah ini dilewati. %(a)s") % {"a": s.dilewati}
    return {
        "kalimat": f"{kalimat} {s.keterangan}".strip(),
        "dasar": list(s.dasar),
        "sumber": cabang[0].sumber if cabang else "",
        "catatan": kalimat_catatan(b.m.peraturan, cabang),
        "cara_temu": list(s.pejabat.cara),
        "pemangku": _nama(b, s) or s.pejabat.kalimat_keadaan,
        "peraturan": b.m.peraturan.id,
    }


def _nama(b: Buka, s: LangkahRantai) -> str:
    semua: Sequence[str] = [b.orang[UUID(j.id)] for j in s.pejabat.jabatan if UUID(j.id) in b.orang]
    return semua[0] if len(semua) == 1 else ""


def _sekaligus(b: Buka, akhir: LangkahRantai) -> bool:
    """Peninjau terakhir yang juga penyelesai tampil sebagai satu simpul."""
    if not b.rantai.berlaku or b.rantai.langkah[-1].dilewati:
        return False
    return bool({j.id for j in akhir.pejabat.jabatan} & {j.id for j in b.rantai.berlaku[-1].pejabat.jabatan})


def _satukan(tinjau: dict[str, Any], akhir: dict[str, Any]) -> dict[str, Any]:
    peran = _("%(p)s dan menyatakan selesai") % {"p": tinjau["peran"]}
    dasar = list(dict.fromkeys([*tinjau["jawaban"]["dasar"], *akhir["jawaban"]["dasar"]]))
    gabung = tinjau | {"peran": peran, "jawaban": tinjau["jawaban"] | {"dasar": dasar}}
    return gabung | ({"tindakan": akhir["tindakan"]} if akhir["keadaan"] == "lalu" else {})

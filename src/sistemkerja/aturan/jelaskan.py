"""Menjelaskan satu peraturan: semua aturannya menurut pokoknya, dengan kalimat dan dasarnya."""

from __future__ import annotations

from typing import Any

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import ArtiPeran, Aturan, Diam
from sistemkerja.aturan.kalimat import nilai_kalimat, syarat_kalimat
from sistemkerja.aturan.keadaan import cocok, rapikan, sisa_syarat
from sistemkerja.aturan.keluaran import catatan_json, syarat_json


def jelaskan(per: Peraturan, jenis_unit: str | None = None) -> dict[str, Any]:
    """Isi peraturan menurut kelompok dan pertanyaan; dengan `jenis_unit` hanya yang mungkin berlaku padanya.

    Raises PertanyaanKeliru bila jenis unit tidak dikenal.
    """
    keadaan = rapikan(per, "penilai", {"jenis_unit": jenis_unit} if jenis_unit else {})
    kelompok = [
        {"kode": kode, "judul": judul, "pertanyaan": isi}
        for kode, judul in k.KELOMPOK.items()
        if (isi := _pertanyaan_kelompok(per, kode, keadaan))
    ]
    peran = [_peran(per, p) for p in per.arti_peran if sisa_syarat(per, p.bila, keadaan) is not None]
    return {
        **identitas(per), "jenis_unit_ditanya": jenis_unit, "kelompok": kelompok, "peran": peran,
        "catatan": catatan_json(per, _kode_catatan(kelompok, peran)) if jenis_unit else catatan_json(per, per.catatan),
    }  # fmt: skip


def identitas(per: Peraturan) -> dict[str, Any]:
    """Identitas dan masa berlaku sebuah peraturan, siap JSON."""
    masa = per.masa
    return {
        "peraturan": per.id, "judul": per.judul, "tentang": per.identitas["tentang"],
        "pemda": per.identitas["pemda"]["nama"],
        "berlaku": {"sejak": masa.sejak.isoformat() if masa.sejak else None, "sumber": masa.sumber,
                    "dasar": list(masa.dasar), "catatan": list(masa.catatan)},
        "jenis_unit": [{"kode": j.kode, "nama": j.nama, "dasar": list(j.dasar)} for j in per.jenis_unit],
        "pd": [{"kode": p.kode, "nama": p.nama, "jenis_unit": p.jenis_unit, "dasar": list(p.dasar)}
               for p in per.pd.values()],
        "keterbatasan": list(per.identitas["keterbatasan"]),
    }  # fmt: skip


def _pertanyaan_kelompok(per: Peraturan, kelompok: str, keadaan: dict[str, str]) -> list[dict[str, Any]]:
    hasil = []
    for nama, p in k.PERTANYAAN.items():
        if p.kelompok != kelompok:
            continue
        aturan = [_aturan(per, a) for a in per.menurut_pertanyaan.get(nama, ()) if cocok(per, a, keadaan) is not None]
        diam = [
            _diam(per, d) for d in per.diam if d.pertanyaan == nama and sisa_syarat(per, d.bila, keadaan) is not None
        ]
        if aturan or diam:
            hasil.append({"pertanyaan": nama, "judul": p.judul, "aturan": aturan, "diam": diam})
    return hasil


def _aturan(per: Peraturan, a: Aturan) -> dict[str, Any]:
    return {
        "id": a.id, "nilai": a.nilai, "kalimat": nilai_kalimat(a.nilai, per),
        "bila": syarat_json(a.bila), "bila_kalimat": syarat_kalimat(a.bila, per),
        "kecuali": syarat_json(a.kecuali), "kecuali_kalimat": syarat_kalimat(a.kecuali, per),
        "mengatasi": list(a.mengatasi), "sumber": a.sumber, "dasar": list(a.dasar), "catatan": list(a.catatan),
    }  # fmt: skip


def _diam(per: Peraturan, d: Diam) -> dict[str, Any]:
    return {
        "bila": syarat_json(d.bila), "bila_kalimat": syarat_kalimat(d.bila, per), "dicari_di": list(d.dicari_di),
        "catatan": list(d.catatan),
    }  # fmt: skip


def _peran(per: Peraturan, p: ArtiPeran) -> dict[str, Any]:
    return {
        "peran": p.peran, "bila": syarat_json(p.bila), "bila_kalimat": syarat_kalimat(p.bila, per),
        "oleh": list(p.oleh), "hubungan": p.hubungan, "sumber": p.sumber, "dasar": list(p.dasar),
        "catatan": list(p.catatan),
    }  # fmt: skip


def _kode_catatan(kelompok: list[dict[str, Any]], peran: list[dict[str, Any]]) -> list[str]:
    kode: dict[str, None] = {}
    for satu in kelompok:
        for p in satu["pertanyaan"]:
            for benda in (*p["aturan"], *p["diam"]):
                kode.update(dict.fromkeys(benda["catatan"]))
    for benda in peran:
        kode.update(dict.fromkeys(benda["catatan"]))
    return list(kode)

"""JSON Schema berkas peraturan, dibuat dari kosakata dan bentuk nilai: penyunting memeriksa selagi orang mengetik."""

from __future__ import annotations

from typing import Any

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.bentuk_nilai import Isian, isian

Skema = dict[str, Any]
_TEKS: Skema = {"type": "string", "minLength": 1}
_TANGGAL: Skema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_DAFTAR_TEKS: Skema = {"type": "array", "items": _TEKS}
_VERSI = "https://json-schema.org/draft/2020-12/schema"


def semua_skema() -> dict[str, Skema]:
    """Nama berkas skema -> isinya."""
    return {
        "peraturan.json": _berkas("Identitas, masa berlaku, sebutan, dan jenis unit", _peraturan()),
        "indeks.json": _berkas("Indeks ketentuan", {"type": "array", "items": _ketentuan()}),
        "catatan.json": _berkas("Catatan pembacaan", {"type": "array", "items": _catatan()}),
        "aturan.json": _berkas("Aturan menurut pertanyaan, arti peran, dan diam", _aturan_semua()),
        "contoh.json": _berkas("Contoh yang dapat dijalankan", {"type": "array", "items": _contoh()}),
    }


def skema_untuk(nama_berkas: str) -> str:
    """Nama skema bagi sebuah berkas di folder peraturan (`contoh/tim.yaml`, `indeks.yaml`, …)."""
    if nama_berkas.startswith("contoh/"):
        return "contoh.json"
    return {"peraturan.yaml": "peraturan.json", "indeks.yaml": "indeks.json", "catatan.yaml": "catatan.json"}.get(
        nama_berkas, "aturan.json"
    )


def _berkas(judul: str, isi: Skema) -> Skema:
    return {"$schema": _VERSI, "title": judul, **isi, "$defs": _definisi()}


def _peta(wajib: Skema, boleh: Skema | None = None) -> Skema:
    return {
        "type": "object", "properties": {**wajib, **(boleh or {})}, "required": list(wajib),
        "additionalProperties": False,
    }  # fmt: skip


def _definisi() -> Skema:
    sufiks = "|".join(s for s in k.SUFIKS)
    peran = sorted(k.PERAN)
    return {
        "peran": {"anyOf": [{"enum": peran}, {"type": "string", "pattern": f"^({'|'.join(peran)})({sufiks})$"}]},
        "daftar_peran": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/peran"}},
        "syarat": {
            "type": "object", "additionalProperties": False,
            "properties": {q: _syarat_kunci(v) for q, v in k.KUNCI.items() if q != "tanggal"},
        },
    }  # fmt: skip


def _syarat_kunci(pilihan: tuple[str, ...] | None) -> Skema:
    satu: Skema = {"enum": list(pilihan)} if pilihan else _TEKS
    return {"type": "array", "minItems": 1, "items": satu}


def _peraturan() -> Skema:
    bernama = {"kode": _TEKS, "nama": _TEKS}
    tambahan = {"dasar": _DAFTAR_TEKS, "jenis_unit": {"enum": list(k.JENIS_UNIT)}, "catatan": _DAFTAR_TEKS}
    jenis = _peta({"kode": {"enum": list(k.JENIS_UNIT)}, "nama": _TEKS}, tambahan)
    berlaku = _peta(
        {"sejak": {"anyOf": [_TANGGAL, {"type": "null"}]}, "dasar": _DAFTAR_TEKS, "sumber": {"enum": list(k.SUMBER)}},
        {"catatan": _DAFTAR_TEKS},
    )
    return _peta(
        {
            "id": _TEKS, "bentuk": _TEKS, "nomor": {"type": ["integer", "string"]}, "tahun": {"type": "integer"},
            "tentang": _TEKS, "pemda": _peta({"kode": _TEKS, "nama": _TEKS, "kepala_daerah": _TEKS, "zona": _TEKS}),
            "ditetapkan": _TANGGAL, "diundangkan": {"anyOf": [_TANGGAL, {"type": "null"}]}, "berlaku": berlaku,
            "jenis_unit": {"type": "array", "items": jenis},
        },
        {
            "sebutan": {"type": "object", "additionalProperties": _TEKS},
            "pd": {"type": "array", "items": _peta(bernama, tambahan)},
            "keterbatasan": _DAFTAR_TEKS, "catatan": _DAFTAR_TEKS,
        },
    )  # fmt: skip


def _ketentuan() -> Skema:
    wajib = {"alamat": _TEKS, "ringkasan": _TEKS, "jenis": {"enum": list(k.JENIS_KETENTUAN)}}
    skema = _peta(wajib, {"alasan": {"type": ["string", "null"]}, "catatan": _DAFTAR_TEKS})
    skema["if"] = {"properties": {"jenis": {"const": "di_luar_aplikasi"}}}
    skema["then"] = {"required": ["alasan"]}
    return skema


def _catatan() -> Skema:
    teks = {q: {"type": "string"} for q in ("kata", "pilihan", "alasan", "bila_sebaliknya")}
    return _peta({"kode": _TEKS, "jenis": {"enum": list(k.JENIS_CATATAN)}, "tempat": _DAFTAR_TEKS, **teks})


def _aturan_semua() -> Skema:
    beralasan = {"dasar": {**_DAFTAR_TEKS, "minItems": 1}, "sumber": {"enum": list(k.SUMBER)}}
    pertanyaan = {
        nama: {"description": f"{p.judul} ({k.KELOMPOK[p.kelompok]})", "type": ["array", "null"],
               "items": _aturan(p, beralasan)}
        for nama, p in k.PERTANYAAN.items() if nama != "berlaku"
    }  # fmt: skip
    peran = _peta(
        {"peran": {"$ref": "#/$defs/peran"}, "oleh": {"$ref": "#/$defs/daftar_peran"}, **beralasan},
        {"bila": {"$ref": "#/$defs/syarat"}, "hubungan": {"enum": list(k.HUBUNGAN)}, "catatan": _DAFTAR_TEKS},
    )
    diam = _peta(
        {"pertanyaan": {"enum": list(k.PERTANYAAN)}, "dicari_di": _DAFTAR_TEKS},
        {"bila": {"$ref": "#/$defs/syarat"}, "catatan": _DAFTAR_TEKS},
    )
    isi = {"peran": {"type": ["array", "null"], "items": peran}, "diam": {"type": ["array", "null"], "items": diam}}
    return {"type": ["object", "null"], "additionalProperties": False, "properties": {**pertanyaan, **isi}}


def _aturan(p: k.Pertanyaan, beralasan: Skema) -> Skema:
    syarat = {"$ref": "#/$defs/syarat"}
    skema = _peta(
        {"id": _TEKS, "nilai": skema_nilai(p), **beralasan},
        {"bila": syarat, "kecuali": syarat, "mengatasi": _DAFTAR_TEKS, "catatan": _DAFTAR_TEKS},
    )
    skema["if"] = {"properties": {"sumber": {"const": "tafsir"}}}
    skema["then"] = {"required": ["catatan"]}
    return skema


def skema_nilai(p: k.Pertanyaan) -> Skema:
    """Skema `nilai` sebuah pertanyaan."""
    kalimat: Skema = {"type": "array", "minItems": 1, "items": _TEKS}
    tetap: dict[str, Skema] = {
        "boleh": {"type": "boolean"}, "wajib_dapat": {"enum": ["wajib", "dapat"]}, "daftar": kalimat,
        "isi_rencana": _peta({"kegiatan": {"type": "boolean"}, "anggaran": {"type": "boolean"}}),
    }  # fmt: skip
    if p.bentuk in tetap:
        return tetap[p.bentuk]
    butir: Skema = {"type": "array", "minItems": 1, "items": _butir(isian(p))}
    if p.bentuk == "langkah":
        return _peta({"langkah": butir})
    if p.bentuk == "struktur":
        return _peta({"susunan": butir}, {"tingkat": {"type": ["integer", "null"]}})
    return {"anyOf": [butir, kalimat]} if p.bentuk == "bebas" else butir


def _butir(semua: dict[str, Isian]) -> Skema:
    return {
        "type": "object", "additionalProperties": False, "properties": {q: _isian(v) for q, v in semua.items()},
        "required": [q for q, v in semua.items() if v.wajib],
    }  # fmt: skip


def _isian(satu: Isian) -> Skema:
    peran: Skema = {"$ref": "#/$defs/peran"}
    daftar_peran: Skema = {"$ref": "#/$defs/daftar_peran"}
    pilihan: Skema = {"enum": [*satu.pilihan, None] if satu.boleh_kosong else list(satu.pilihan)}
    return {
        "peran": daftar_peran, "satu_peran": peran, "pilihan": pilihan,
        "daftar_pilihan": {"type": "array", "minItems": 1, "items": {"enum": list(satu.pilihan)}},
        "teks": {"type": "string"}, "bebas": {"anyOf": [{"type": "string"}, _DAFTAR_TEKS]},
        "ya_tidak": {"type": "boolean"}, "urutan": {"type": "integer", "minimum": 1},
        "atasan": {"anyOf": [peran, daftar_peran, {"type": "null"}]},
    }[satu.jenis]  # fmt: skip


def _contoh() -> Skema:
    keadaan = {"type": ["object", "null"], "propertyNames": {"enum": list(k.KUNCI)}}
    cabang = {
        "type": "object", "required": ["nilai", "dasar"], "additionalProperties": False,
        "properties": {"nilai": True, "dasar": _DAFTAR_TEKS, "bila": {"type": ["object", "null"]},
                       "sumber": {"enum": list(k.SUMBER)}},
    }  # fmt: skip
    tanya = {
        "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": False,
        "properties": dict.fromkeys(k.PERTANYAAN, keadaan),
    }  # fmt: skip
    jawab = {"anyOf": [{"const": "tidak_diatur"}, {"type": "array", "items": cabang}]}
    return _peta({"nama": _TEKS, "per": _TANGGAL, "tanya": tanya, "jawab": jawab})

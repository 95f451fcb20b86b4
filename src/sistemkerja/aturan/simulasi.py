"""Simulasi: apa yang berubah bagi siapa bila sebuah rancangan berlaku pada organisasi sebuah Pemda."""

from __future__ import annotations

from typing import Any

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Jawaban
from sistemkerja.aturan.kedudukan import tanya_unit
from sistemkerja.aturan.keluaran import baku
from sistemkerja.aturan.organisasi import OrganisasiMemori
from sistemkerja.aturan.pejabat import TemuanPejabat, pejabat_penilai
from sistemkerja.aturan.rantai import LangkahRantai, rantai_tinjauan

_LINGKUP = k.KUNCI["lingkup"] or ()


def simulasi(kini: Peraturan, rancangan: Peraturan, org: OrganisasiMemori) -> dict[str, Any]:
    """Perubahan penilai tiap jabatan, rantai tinjauan tiap unit, dan naskah tiap lingkup, dengan dasarnya."""
    penilai = _penilai(kini, rancangan, org)
    rantai = _rantai(kini, rancangan, org)
    naskah = _naskah(kini, rancangan, org)
    return {
        "kini": kini.id, "rancangan": rancangan.id,
        "angka": {
            "jabatan": len(org.semua_jabatan()), "unit": len(org.semua_unit()), "penilai_berubah": len(penilai),
            "rantai_berubah": len(rantai), "naskah_berubah": len(naskah),
        },
        "penilai": penilai, "rantai": rantai, "naskah": naskah,
    }  # fmt: skip


def _penilai(kini: Peraturan, rancangan: Peraturan, org: OrganisasiMemori) -> list[dict[str, Any]]:
    hasil = []
    for jabatan in org.semua_jabatan():
        lama, baru = pejabat_penilai(kini, org, jabatan), pejabat_penilai(rancangan, org, jabatan)
        if _orang(lama) == _orang(baru):
            continue
        hasil.append({
            "jabatan": jabatan.id, "nama": jabatan.nama, "unit": org.unit(jabatan.unit).nama,
            "pemangku": [p.nama for p in org.pemangku(jabatan.id)],
            "kini": _pejabat(lama), "rancangan": _pejabat(baru),
        })  # fmt: skip
    return hasil


def _orang(temuan: TemuanPejabat) -> tuple[object, ...]:
    return tuple(j.id for j in temuan.jabatan), temuan.keadaan, temuan.jawaban is not None and temuan.jawaban.diatur


def _pejabat(temuan: TemuanPejabat) -> dict[str, Any]:
    jawaban = temuan.jawaban
    diatur = jawaban is not None and jawaban.diatur
    return {
        "diatur": diatur, "jabatan": [j.nama for j in temuan.jabatan], "dicari": list(temuan.dicari),
        "pemangku": [p.nama for p in temuan.pemangku],
        "keadaan": temuan.kalimat_keadaan if diatur else "tidak diatur", "dasar": _dasar(jawaban),
    }  # fmt: skip


def _dasar(jawaban: Jawaban | None) -> list[str]:
    if jawaban is None:
        return []
    return list(dict.fromkeys(d for c in jawaban.cabang for d in c.dasar)) or list(jawaban.dicari_di)


def _rantai(kini: Peraturan, rancangan: Peraturan, org: OrganisasiMemori) -> list[dict[str, Any]]:
    hasil = []
    for unit in org.semua_unit():
        lama, baru = _satu_rantai(kini, org, unit.id), _satu_rantai(rancangan, org, unit.id)
        if _langkah_saja(lama) != _langkah_saja(baru):
            hasil.append({"unit": unit.id, "nama": unit.nama, "jenis": unit.jenis, "kini": lama, "rancangan": baru})
    return hasil


def _satu_rantai(per: Peraturan, org: OrganisasiMemori, unit: str) -> dict[str, Any]:
    rantai = rantai_tinjauan(per, org, unit)
    langkah = [_langkah(s) for s in rantai.langkah]
    if rantai.penyelesai is not None:
        langkah.append(_langkah(rantai.penyelesai))
    return {"diatur": rantai.diatur, "langkah": langkah, "dasar": _dasar(rantai.jawaban)}


def _langkah(s: LangkahRantai) -> dict[str, Any]:
    return {
        "kerja": s.kerja, "jabatan": [j.nama for j in s.pejabat.jabatan] or list(s.pejabat.dicari),
        "pemangku": [p.nama for p in s.pejabat.pemangku], "keadaan": s.pejabat.kalimat_keadaan,
        "dilewati": s.dilewati or None, "dasar": list(s.dasar),
    }  # fmt: skip


def _langkah_saja(rantai: dict[str, Any]) -> list[tuple[object, ...]]:
    return [(s["kerja"], s["jabatan"], s["keadaan"], bool(s["dilewati"])) for s in rantai["langkah"]]


def _naskah(kini: Peraturan, rancangan: Peraturan, org: OrganisasiMemori) -> list[dict[str, Any]]:
    """Naskah penugasan tiap unit dan lingkup; unit-unit yang perubahannya kembar dikumpulkan."""
    hasil: dict[str, dict[str, Any]] = {}
    for unit in org.semua_unit():
        for lingkup in _LINGKUP:
            lama = tanya_unit(kini, org, "instrumen", unit.id, lingkup=lingkup)
            baru = tanya_unit(rancangan, org, "instrumen", unit.id, lingkup=lingkup)
            if _isi(lama) == _isi(baru):
                continue
            isi = {"lingkup": lingkup, "kini": _naskah_json(lama), "rancangan": _naskah_json(baru)}
            satu = hasil.setdefault(repr(isi), {**isi, "unit": []})
            satu["unit"].append(unit.nama)
    return list(hasil.values())


def _isi(jawaban: Jawaban) -> list[str]:
    return sorted(baku(c.nilai) + repr(sorted((q, sorted(v)) for q, v in c.bila.items())) for c in jawaban.cabang)


def _naskah_json(jawaban: Jawaban) -> dict[str, Any]:
    return {
        "diatur": jawaban.diatur, "nilai": [c.nilai for c in jawaban.cabang], "dasar": _dasar(jawaban)
    }  # fmt: skip

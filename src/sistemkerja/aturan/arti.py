"""Mengartikan peran dalam teks (Pejabat Administrator, Pimpinan Unit) menjadi jabatan pada jenis unit yang ditanya."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import ArtiPeran, Cabang
from sistemkerja.aturan.keadaan import sisa_syarat

_LEWAT_PERTANYAAN = {
    "pimpinan_unit": "pimpinan_unit",
    "penilai_kinerja": "penilai",
    "atasan_penilai": "atasan_penilai",
    "koordinator": "koordinator",
}
_KUNCI_PERAN = ("oleh", "kepada", "tembusan", "dari", "melalui", "di_bawah", "siapa")
_DAPAT_DIARTIKAN = frozenset(k.JENJANG_STRUKTURAL) | frozenset(_LEWAT_PERTANYAAN) | {"pemilik_kinerja", "kepala_pd"}
Arti = tuple[tuple[str, ...], str, tuple[str, ...]]  # jabatan, hubungan, dasar arti


def artikan(peraturan: Peraturan, cabang: Cabang, keadaan: Mapping[str, str]) -> list[Cabang]:
    """Cabang dengan peran relatif yang sudah menjadi jabatan; dipecah bila artinya berbeda menurut jenis unit."""
    peran = peran_dalam(cabang.nilai)
    if not peran:
        return [cabang]
    keadaan_cabang = {**{q: next(iter(v)) for q, v in cabang.bila.items() if len(v) == 1}, **keadaan}
    if "jenis_unit" in keadaan_cabang:
        return [_terapkan(peraturan, cabang, peran, keadaan_cabang)]
    jenis = cabang.bila.get("jenis_unit")
    if not jenis:
        return [cabang]
    kelompok: dict[str, list[tuple[str, Cabang]]] = {}
    for satu in sorted(jenis, key=k.JENIS_UNIT.index):
        hasil = _terapkan(peraturan, cabang, peran, {**keadaan_cabang, "jenis_unit": satu})
        kelompok.setdefault(repr((hasil.nilai, hasil.lewat)), []).append((satu, hasil))
    return [
        replace(isi[0][1], bila={**cabang.bila, "jenis_unit": frozenset(s for s, _ in isi)})
        for isi in kelompok.values()
    ]


def peran_dalam(nilai: Any) -> frozenset[str]:
    """Kode peran dalam sebuah nilai yang perlu diartikan."""
    if isinstance(nilai, dict):
        ada: set[str] = set()
        for kunci, isi in nilai.items():
            if kunci in _KUNCI_PERAN and isinstance(isi, list):
                ada.update(x for x in isi if x in _DAPAT_DIARTIKAN)
            elif isinstance(isi, (dict, list)):
                ada |= peran_dalam(isi)
        return frozenset(ada)
    if isinstance(nilai, list):
        return frozenset().union(*(peran_dalam(x) for x in nilai)) if nilai else frozenset()
    return frozenset()


def _terapkan(peraturan: Peraturan, cabang: Cabang, peran: frozenset[str], keadaan: Mapping[str, str]) -> Cabang:
    arti = {r: a for r in sorted(peran) if (a := arti_peran(peraturan, r, keadaan)) is not None}
    if not arti:
        return cabang
    lewat = tuple(
        f"{r} = {f' {a[1]} '.join(a[0])}" + (f" ({'; '.join(a[2])})" if a[2] else "") for r, a in arti.items()
    )
    bentuk = k.PERTANYAAN[peraturan.aturan[cabang.aturan].pertanyaan].bentuk
    return replace(cabang, nilai=_ganti(cabang.nilai, arti, k.kunci_hubungan(bentuk)), lewat=lewat)


def _ganti(nilai: Any, arti: Mapping[str, Arti], dihubungkan: tuple[str, ...]) -> Any:
    if isinstance(nilai, list):
        return [_ganti(x, arti, dihubungkan) for x in nilai]
    if not isinstance(nilai, dict):
        return nilai
    hasil: dict[str, Any] = {}
    for kunci, isi in nilai.items():
        if kunci in _KUNCI_PERAN and isinstance(isi, list):
            baru = (x for kode in isi for x in (arti[kode][0] if kode in arti else (kode,)))
            hasil[kunci] = list(dict.fromkeys(baru))
        else:
            hasil[kunci] = _ganti(isi, arti, dihubungkan) if isinstance(isi, (dict, list)) else isi
    _hubungkan(hasil, nilai, arti, dihubungkan)
    return hasil


def _hubungkan(hasil: dict[str, Any], asal: Mapping[str, Any], arti: Mapping[str, Arti], kunci_hubungan: tuple[str, ...]
               ) -> None:  # fmt: skip
    """Isi `hubungan` bila artinya beberapa jabatan; buang bila beberapa peran ternyata satu jabatan."""
    beberapa = next((q for q in kunci_hubungan if _panjang(hasil, q) > 1), None)
    if beberapa is not None and "hubungan" not in hasil:
        dari_arti = [arti[x][1] for x in asal[beberapa] if x in arti and len(arti[x][0]) > 1]
        hasil["hubungan"] = dari_arti[-1] if dari_arti else "atau"
    elif beberapa is None and any(_panjang(asal, q) > 1 for q in kunci_hubungan):
        hasil.pop("hubungan", None)


def _panjang(isi: Mapping[str, Any], kunci: str) -> int:
    return len(isi[kunci]) if isinstance(isi.get(kunci), list) else 0


def arti_peran(peraturan: Peraturan, peran: str, keadaan: Mapping[str, str]) -> Arti | None:
    """Jabatan yang dimaksud `peran` pada jenis unit dalam `keadaan`; None bila peraturan tidak memberi tahu.

    Dicari di `peran.yaml` dahulu, lalu lewat pertanyaan yang menjawab peran itu (pimpinan_unit, penilai, ...).
    """
    kunci = ("arti", peran, tuple(sorted(keadaan.items())))
    if kunci not in peraturan.simpanan:
        peraturan.simpanan[kunci] = None  # penjaga: peran yang diartikan lewat dirinya sendiri
        peraturan.simpanan[kunci] = _cari_arti(peraturan, peran, keadaan)
    ada: Arti | None = peraturan.simpanan[kunci]
    return ada


def _cari_arti(peraturan: Peraturan, peran: str, keadaan: Mapping[str, str]) -> Arti | None:
    penuh: list[ArtiPeran] = []
    sebagian: list[ArtiPeran] = []
    for a in peraturan.arti_peran:
        if a.peran == peran:
            sisa = sisa_syarat(peraturan, a.bila, keadaan)
            if sisa is not None:
                (sebagian if sisa else penuh).append(a)
    if penuh:
        paling = max(len(a.bila) for a in penuh)
        return _gabung([(a.oleh, a.hubungan, a.dasar) for a in penuh if len(a.bila) == paling])
    if sebagian:
        return _gabung([(a.oleh, a.hubungan, a.dasar) for a in sebagian])
    return _lewat_pertanyaan(peraturan, peran, keadaan)


def _lewat_pertanyaan(peraturan: Peraturan, peran: str, keadaan: Mapping[str, str]) -> Arti | None:
    from sistemkerja.aturan.tanya import cabang_mentah

    pertanyaan = _LEWAT_PERTANYAAN.get(peran)
    if pertanyaan is None:
        return None
    cabang = cabang_mentah(peraturan, pertanyaan, keadaan)
    if pertanyaan == "penilai":  # penilai bagi pejabat fungsional dan pelaksana, bukan bagi pemangku jabatan struktural
        cabang = [
            c for c in cabang if "jabatan" not in c.bila and not (c.bila.get("jenjang", frozenset()) & _STRUKTURAL)
        ]
    ada: list[Arti] = []
    for c in cabang:
        for satu in c.nilai:
            oleh: list[str] = []
            for kode in satu["oleh"]:
                lanjut = arti_peran(peraturan, kode, keadaan) if kode in _DAPAT_DIARTIKAN else None
                oleh.extend(lanjut[0] if lanjut else (kode,))
            # "Pimpinan unit: Kabag dan Kasubbag" mendaftar pimpinan tiap unit; bagi satu unit ia salah satunya.
            hubungan = satu.get("hubungan", "atau")
            ada.append((tuple(dict.fromkeys(oleh)), "atau" if hubungan == "dan" else hubungan, c.dasar))
    return _gabung(ada) if ada else None


_STRUKTURAL = frozenset(k.JENJANG_STRUKTURAL)


def _gabung(semua: list[Arti]) -> Arti:
    jabatan = tuple(dict.fromkeys(j for a in semua for j in a[0]))
    hubungan = semua[0][1] if len(semua) == 1 else "atau"
    return jabatan, hubungan, tuple(dict.fromkeys(d for a in semua for d in a[2]))

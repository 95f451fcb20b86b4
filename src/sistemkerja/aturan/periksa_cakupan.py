"""Pemeriksaan cakupan: penilai tiap jenjang, mekanisme tiap jenis unit, alur tanpa lingkaran, lingkup bernaskah."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.arti import peran_dalam
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Aturan, Temuan
from sistemkerja.aturan.keadaan import sisa_syarat
from sistemkerja.aturan.tanya import tanya


def cakupan(per: Peraturan) -> Iterator[Temuan]:
    """Temuan cakupan: yang tidak diatur harus didiamkan dengan tegas, tidak terlewat."""
    yield from _penilai(per)
    yield from _mekanisme(per)
    yield from _lingkup(per)
    yield from _peran_ada(per)
    yield from _peran_terurai(per)


def unit_yang_diatur(per: Peraturan) -> list[dict[str, str]]:
    """Keadaan dasar tiap jenis unit yang diatur; RSUD dan sejenisnya ditanya per PD bernama."""
    hasil: list[dict[str, str]] = []
    for jenis in dict.fromkeys(per.jenis_diatur):
        if jenis not in k.JENIS_INDUK:
            continue
        bernama = [p.kode for p in per.pd.values() if p.jenis_unit == jenis]
        if jenis == "rsud" and bernama:
            hasil.extend({"jenis_unit": jenis, "pd": kode} for kode in bernama)
        else:
            hasil.append({"jenis_unit": jenis})
    return hasil


def _didiamkan(per: Peraturan, pertanyaan: str, keadaan: dict[str, str]) -> bool:
    return any(d.pertanyaan == pertanyaan and sisa_syarat(per, d.bila, keadaan) == {} for d in per.diam)


def _penilai(per: Peraturan) -> Iterator[Temuan]:
    for unit in unit_yang_diatur(per):
        for jenjang in k.JENJANG_PEGAWAI:
            keadaan = {**unit, "jenjang": jenjang}
            cabang = tanya(per, "penilai", keadaan).cabang
            penuh = [c for c in cabang if not c.bila]
            nama = ", ".join(unit.values())
            if len(penuh) > 1:
                id_aturan = ", ".join(c.aturan for c in penuh)
                yield Temuan("penilaian.yaml", 0, f"{nama}: {jenjang} punya lebih dari satu penilai ({id_aturan})",
                             "penilai-ganda")  # fmt: skip
            if not cabang and not _didiamkan(per, "penilai", keadaan):
                yield Temuan("penilaian.yaml", 0, f"{nama}: {jenjang} tanpa penilai dan tanpa 'diam'", "penilai-kosong")


def _mekanisme(per: Peraturan) -> Iterator[Temuan]:
    for unit in unit_yang_diatur(per):
        for pertanyaan in k.MEKANISME_POKOK:
            if not tanya(per, pertanyaan, unit).diatur and not _didiamkan(per, pertanyaan, unit):
                nama = ", ".join(unit.values())
                yield Temuan("mekanisme.yaml", 0, f"{nama}: {pertanyaan} tidak dijawab dan tidak didiamkan",
                             "mekanisme-kosong")  # fmt: skip


def _lingkup(per: Peraturan) -> Iterator[Temuan]:
    for lingkup in k.KUNCI["lingkup"] or ():
        keadaan = {"lingkup": lingkup}
        boleh = tanya(per, "boleh", keadaan).cabang
        if not any(c.nilai is True for c in boleh):
            if not boleh and not _didiamkan(per, "boleh", keadaan):
                yield Temuan(
                    "penugasan.yaml",
                    0,
                    f"boleh lingkup={lingkup} tidak dijawab dan tidak didiamkan",
                    "lingkup",
                )
            continue
        for pertanyaan in ("penetap_tim", "instrumen"):
            if not tanya(per, pertanyaan, keadaan).diatur and not _didiamkan(per, pertanyaan, keadaan):
                pesan = f"lingkup {lingkup} boleh, tetapi {pertanyaan} tidak dijawab dan tidak didiamkan"
                yield Temuan("tim.yaml", 0, pesan, "lingkup")


def _peran_ada(per: Peraturan) -> Iterator[Temuan]:
    """Jabatan yang disebut mekanisme sebuah jenis unit ada dalam struktur jenis unit itu, bila strukturnya disebut."""
    for unit in unit_yang_diatur(per):
        struktur = tanya(per, "struktur", unit).cabang
        if not struktur or any(c.bila for c in struktur):
            continue
        ada = {s["jabatan"] for c in struktur for s in c.nilai["susunan"]}
        for pertanyaan in k.MEKANISME_POKOK:
            for c in tanya(per, pertanyaan, unit).cabang:
                for kode in _jabatan_dalam(c.nilai) - ada - _DI_LUAR_UNIT:
                    pesan = f"{', '.join(unit.values())}: {kode} disebut {c.aturan} tetapi tidak ada dalam strukturnya"
                    yield _t(per.aturan[c.aturan], pesan, "peran-tanpa-struktur")


def _peran_terurai(per: Peraturan) -> Iterator[Temuan]:
    """Jenjang dan peran yang disebut aturan bagi jenis unit tertentu dapat diartikan menjadi jabatan di sana."""
    for unit in unit_yang_diatur(per):
        for nama in k.PERTANYAAN:
            for c in tanya(per, nama, unit).cabang if nama != "berlaku" else ():
                aturan = per.aturan[c.aturan]
                if k.PERTANYAAN[nama].kelompok not in k.KELOMPOK_PER_UNIT or "jenis_unit" not in aturan.bila:
                    continue
                for kode in sorted(peran_dalam(c.nilai) & _HARUS_TERURAI):
                    pesan = f"{', '.join(unit.values())}: {kode} pada {aturan.id} tidak dapat diartikan; isi peran.yaml"
                    yield _t(aturan, pesan, "peran-tanpa-arti")


_HARUS_TERURAI = frozenset(k.JENJANG_STRUKTURAL) | {"pimpinan_unit", "penilai_kinerja"}
_DI_LUAR_UNIT = frozenset({"sekretaris_daerah", "asisten", "kepala_daerah", "kepala_pd"})


def _jabatan_dalam(nilai: Any) -> set[str]:
    if isinstance(nilai, dict):
        return (
            set().union(*(_jabatan_dalam(v) for q, v in nilai.items() if q in ("oleh", "langkah"))) if nilai else set()
        )
    if isinstance(nilai, list):
        return set().union(*(_jabatan_dalam(v) for v in nilai)) if nilai else set()
    return {nilai} if nilai in k.JABATAN else set()


def _t(a: Aturan, pesan: str, kode: str) -> Temuan:
    return Temuan(a.berkas, a.baris, pesan, kode)

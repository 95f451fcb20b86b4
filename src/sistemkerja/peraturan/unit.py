"""Mekanisme satu jenis unit atau satu PD bernama: orang-orangnya tahap demi tahap, dengan Pasal dan yang diam."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.istilah import istilah, rangkai
from sistemkerja.aturan.tanya import tanya
from sistemkerja.peraturan.rupa import besar, rupa_cabang, rupa_jawaban

# tahap -> pertanyaan yang digambar sebagai rangkaian orang
_TAHAP: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("Perencanaan"), ("penetap_perjanjian_kinerja", "pembagi_target", "perumus_strategi", "perencana_bersama")),
    (_("Penugasan"), ("pengusul_penugasan", "pemberi_penugasan", "penentu_ketua", "penetap_tim", "koordinator")),
    (_("Pelaksanaan"), ("perincian", "pembagi_peran", "pemantau", "eskalasi_kendala")),
    (_("Hasil"), ("penyerah_hasil", "rantai_tinjauan", "penyelesai", "tidak_sesuai_target")),
)
# pertanyaan di samping rangkaian orang
_RINCIAN = ("isi_rencana", "instrumen", "atasan_penilai", "pimpinan_unit", "struktur")


@dataclass(frozen=True, slots=True)
class Unit:
    """Jenis unit atau PD bernama yang diatur."""

    kode: str
    nama: str
    dasar: tuple[str, ...]
    keadaan: dict[str, str]


def unit_diatur(per: Peraturan) -> list[Unit]:
    """Jenis unit yang diatur; jenis yang aturannya berbeda tiap PD disusul PD-PD itu."""
    hasil: list[Unit] = []
    for jenis in per.jenis_unit:
        hasil.append(Unit(jenis.kode, jenis.nama, jenis.dasar, {"jenis_unit": jenis.kode}))
    bernama = {p for a in per.aturan.values() for p in a.bila.get("pd", ())}
    mekanisme = [a for a in per.aturan.values() if k.PERTANYAAN[a.pertanyaan].kelompok == "mekanisme"]
    berbeda = {p for a in mekanisme for p in a.bila.get("pd", ())} & bernama
    hasil.extend(Unit(p.kode, p.nama, p.dasar, {"pd": p.kode}) for p in per.pd.values() if p.kode in berbeda)
    return hasil


def halaman_unit(per: Peraturan, unit: Unit) -> dict[str, Any]:
    """Seluruh mekanisme unit ini: rangkaian orang per tahap, rincian lain, penilai per jenjang, dan yang diam."""
    diam: list[dict[str, Any]] = []
    tahap = [{"judul": judul, "garis": _garis(per, unit, pertanyaan, diam)} for judul, pertanyaan in _TAHAP]
    rincian = [rupa_jawaban(per, tanya(per, p, unit.keadaan)) for p in _RINCIAN]
    return {
        "tahap": [t for t in tahap if t["garis"]],
        "rincian": [r for r in rincian if r["diatur"]],
        "penilai": _penilai(per, unit),
        "diam": diam,
    }


def _garis(per: Peraturan, unit: Unit, pertanyaan: tuple[str, ...], diam: list[dict[str, Any]]) -> list[dict[str, Any]]:
    garis: list[dict[str, Any]] = []
    for nama in pertanyaan:
        jawaban = tanya(per, nama, unit.keadaan)
        if not jawaban.diatur:
            if nama in k.MEKANISME_POKOK:
                diam.append(rupa_jawaban(per, jawaban))
            continue
        for cabang in jawaban.cabang:
            rupa = rupa_cabang(per, cabang)
            if isinstance(cabang.nilai, dict) and "langkah" in cabang.nilai:
                garis.extend(_simpul(per, besar(istilah(s["kerja"], per)), s, rupa) for s in cabang.nilai["langkah"])
                continue
            for satu in cabang.nilai if isinstance(cabang.nilai, list) else ():
                if isinstance(satu, dict) and "oleh" in satu:
                    garis.append(_simpul(per, k.PERTANYAAN[nama].judul, satu, rupa))
    return garis


def _simpul(per: Peraturan, peran: str, satu: dict[str, Any], rupa: dict[str, Any]) -> dict[str, Any]:
    """Satu orang dalam rangkaian, dengan syarat, keterangan, dan Pasalnya."""
    tambahan = [
        f"{kata} {rangkai(satu[kunci], 'dan', per)}"
        for kunci, kata in (("kepada", "kepada"), ("tembusan", "tembusan"))
        if isinstance(satu.get(kunci), list)
    ]
    if satu.get("sifat"):
        tambahan.append(istilah(satu["sifat"], per))
    if satu.get("tahap"):
        tambahan.append(f"pada tahap {istilah(satu['tahap'], per)}")
    if satu.get("untuk"):
        tambahan.append(f"untuk {istilah(satu['untuk'], per) if ' ' not in satu['untuk'] else satu['untuk']}")
    return {
        "peran": peran,
        "siapa": besar(rangkai(satu["oleh"], satu.get("hubungan", "dan"), per)),
        "tambahan": "; ".join(tambahan),
        **{kunci: rupa[kunci] for kunci in ("bila", "kecuali", "sumber", "dasar", "catatan", "url", "lewat")},
    }


def _penilai(per: Peraturan, unit: Unit) -> list[dict[str, Any]]:
    """Penilai tiap jenjang pegawai di unit ini; jenjang dengan jawaban yang sama disatukan."""
    hasil: list[dict[str, Any]] = []
    for jenjang in k.JENJANG_PEGAWAI:
        rupa = rupa_jawaban(per, tanya(per, "penilai", {**unit.keadaan, "jenjang": jenjang}))
        nama = besar(istilah(jenjang, per))
        if hasil and hasil[-1]["isi"] == (rupa["cabang"], rupa["dicari_di"]):
            hasil[-1]["jenjang"].append(nama)
        else:
            hasil.append({"jenjang": [nama], "rupa": rupa, "isi": (rupa["cabang"], rupa["dicari_di"])})
    return hasil

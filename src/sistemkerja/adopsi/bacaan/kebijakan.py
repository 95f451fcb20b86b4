"""Kebijakan Pemda dalam kata, pertanyaan yang didiamkan peraturannya, dan bagi siapa sebuah kebijakan memutus."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from sistemkerja.adopsi.tindakan.kebijakan import IsianKebijakan
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.istilah import istilah
from sistemkerja.aturan.kalimat import nilai_kalimat, syarat_kalimat
from sistemkerja.aturan.kebijakan import BUKAN_PILIHAN, dengan_kebijakan, yang_sudah_diatur
from sistemkerja.aturan.kedudukan import tanya_jabatan, tanya_unit, unit_pokok
from sistemkerja.aturan.organisasi import OrganisasiMemori
from sistemkerja.aturan.tanya import tanya
from sistemkerja.organisasi.models import UnitOrganisasi
from sistemkerja.pemda.models import Pemda
from sistemkerja.pemda.versi import Kebijakan

_PER_JABATAN = ("penilai", "atasan_penilai")


def rupa_kebijakan(satu: Kebijakan, per: date, peraturan: Peraturan | None) -> dict[str, Any]:
    """Satu kebijakan dalam kata; `kedudukan` mengatakan apakah ia sedang memutus."""
    p = k.PERTANYAAN.get(satu.pertanyaan)
    bila = {q: frozenset(v) for q, v in satu.syarat.items()}
    gugur = yang_sudah_diatur(peraturan, satu.pertanyaan, bila) if p and peraturan else []
    return {
        "kebijakan": satu, "judul": p.judul if p else satu.pertanyaan, "bagi": syarat_kalimat(bila, peraturan),
        "baris": [b[:1].upper() + b[1:] for b in nilai_kalimat(satu.jawaban, peraturan)],
        "kedudukan": kedudukan(satu, per), "gugur": list(dict.fromkeys(d for b in gugur for d in b.dasar)),
    }  # fmt: skip


def kedudukan(satu: Kebijakan, per: date) -> str:
    """berlaku, menunggu, dicabut, atau berakhir."""
    if satu.dicabut is not None and satu.dicabut <= per:
        return "dicabut"
    if per < satu.masa.lower:
        return "menunggu"
    return "berlaku" if satu.berlaku(per) else "berakhir"


def daftar_kebijakan(pemda: Pemda) -> list[Kebijakan]:
    """Semua kebijakan Pemda ini."""
    return list(Kebijakan.objects.filter(pemda=pemda).order_by("pertanyaan", "-masa", "id"))


def jenis_di_pemda(pemda: Pemda, per: date, peraturan: Peraturan) -> list[tuple[str, str, int, bool]]:
    """Jenis unit yang ada di Pemda ini: (kode, kata, banyaknya, diatur); satu pertanyaan."""
    semua = UnitOrganisasi.objects.filter(pemda=pemda, masa__contains=per, jenis__in=k.JENIS_INDUK)
    hitung = Counter(semua.values_list("jenis", flat=True))
    return [(j, istilah(j, peraturan), hitung[j], j in peraturan.jenis_diatur) for j in k.JENIS_INDUK if hitung[j]]


def pertanyaan_bagi(peraturan: Peraturan, jenis: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Pertanyaan menurut jawabannya bagi jenis-jenis unit itu: didiamkan semuanya, atau sudah diatur (dengan Pasal)."""
    hasil: dict[str, list[dict[str, Any]]] = {"diam": [], "diatur": []}
    for p in k.PERTANYAAN.values():
        if p.nama in BUKAN_PILIHAN or ("jenis_unit" in p.kunci) != bool(jenis):
            continue
        semua = [tanya(peraturan.tertulis, p.nama, {"jenis_unit": j}) for j in jenis] or [
            tanya(peraturan.tertulis, p.nama)
        ]
        dasar = list(dict.fromkeys(d for a in semua for c in a.cabang for d in c.dasar))
        dicari = list(dict.fromkeys(d for a in semua for d in a.dicari_di))
        isi = {"nama": p.nama, "judul": p.judul, "kelompok": k.KELOMPOK[p.kelompok], "dasar": dasar[:6],
               "dicari_di": dicari[:6]}  # fmt: skip
        hasil["diatur" if any(a.diatur for a in semua) else "diam"].append(isi)
    return hasil


def yang_diputus(peraturan: Peraturan, org: OrganisasiMemori, isian: IsianKebijakan) -> dict[str, Any]:
    """Bagi siapa kebijakan ini memutus: banyaknya unit (atau jabatan) yang sekarang tidak diatur, dan beberapa namanya.

    Yang ditanyakan keadaan yang disebut syaratnya; kunci lain yang tidak dimiliki unit nyata dibiarkan.
    """
    baru = dengan_kebijakan(peraturan.tertulis, [isian.aturan()])
    nama: list[str] = []
    if isian.pertanyaan in _PER_JABATAN:
        for j in org.semua_jabatan():
            if org.pemangku(j.id) and _memutus(tanya_jabatan(baru, org, isian.pertanyaan, j)):
                nama.append(f"{j.nama}, {org.unit(j.unit).nama}")
        return {"banyak": len(nama), "nama": nama[:12], "jabatan": True}
    lain = {q: v[0] for q, v in isian.syarat.items() if q in _BUKAN_MILIK_UNIT}
    for u in org.semua_unit():
        if unit_pokok(org, u.id) is not None and _memutus(tanya_unit(baru, org, isian.pertanyaan, u.id, **lain)):
            nama.append(u.nama)
    return {"banyak": len(nama), "nama": nama[:12], "jabatan": False}


_BUKAN_MILIK_UNIT = ("lingkup", "cara", "bentuk", "peran", "tingkat", "jenjang", "jabatan")


def _memutus(jawaban: Any) -> bool:
    return any(c.sumber == "kebijakan" for c in jawaban.cabang)

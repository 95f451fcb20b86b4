"""Pemeriksa peraturan: apakah data lengkap, beralasan, dapat dijalankan, dan sama dengan contohnya."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan, baca_peraturan
from sistemkerja.aturan.bentuk import (
    ArtiPeran,
    Aturan,
    Diam,
    PeraturanKeliru,
    Syarat,
    Temuan,
)
from sistemkerja.aturan.periksa_alur import periksa_alur
from sistemkerja.aturan.periksa_cakupan import cakupan
from sistemkerja.aturan.periksa_contoh import periksa_contoh
from sistemkerja.aturan.periksa_teks import periksa_teks


def periksa(folder: Path | str) -> tuple[Peraturan | None, list[Temuan]]:
    """Semua temuan atas satu folder peraturan; daftar kosong berarti bersih."""
    try:
        peraturan = baca_peraturan(folder)
        contoh = peraturan.contoh
    except PeraturanKeliru as galat:
        return None, galat.temuan
    temuan = [
        *_ketentuan_terhitung(peraturan),
        *_rujukan_ada(peraturan),
        *_tumpang_tindih(peraturan),
        *_mengatasi_melingkar(peraturan),
        *periksa_teks(peraturan),
        *cakupan(peraturan),
        *periksa_alur(peraturan),
        *periksa_contoh(peraturan, contoh),
    ]
    return peraturan, temuan


def _t(benda: Any, pesan: str, kode: str) -> Temuan:
    return Temuan(benda.berkas, benda.baris, pesan, kode)


def _ketentuan_terhitung(per: Peraturan) -> Iterator[Temuan]:
    """Setiap ketentuan berjenis aturan menjadi dasar sesuatu, atau pembuka bagi anak yang menjadi dasar."""
    dipakai = per.dasar_ke_aturan
    berlaku = set(per.masa.dasar)
    for jenis in (*per.jenis_unit, *per.pd.values()):
        berlaku.update(jenis.dasar)
    for ketentuan in per.ketentuan.values():
        if ketentuan.jenis != "aturan" or ketentuan.alamat in dipakai or ketentuan.alamat in berlaku:
            continue
        if not any(anak != ketentuan.alamat and _anak_dari(anak, ketentuan.alamat) for anak in dipakai):
            yield _t(ketentuan, f"{ketentuan.alamat} berjenis aturan tetapi tidak ada aturan yang bersandar padanya",
                     "ketentuan-menganggur")  # fmt: skip


def _anak_dari(alamat: str, induk: str) -> bool:
    return alamat.startswith(induk) and alamat[len(induk)] in " .,)"


def _rujukan_ada(per: Peraturan) -> Iterator[Temuan]:
    for benda, alamat in _semua_rujukan(per):
        if alamat not in per.ketentuan:
            yield _t(benda, f"'{alamat}' tidak ada di indeks.yaml", "dasar-tidak-ada")
    for alamat in (*per.masa.dasar, *(d for j in (*per.jenis_unit, *per.pd.values()) for d in j.dasar)):
        if alamat not in per.ketentuan:
            yield Temuan("peraturan.yaml", 0, f"'{alamat}' tidak ada di indeks.yaml", "dasar-tidak-ada")


def _semua_rujukan(per: Peraturan) -> Iterator[tuple[Aturan | ArtiPeran | Diam, str]]:
    beralasan: tuple[Aturan | ArtiPeran, ...] = (*per.aturan.values(), *per.arti_peran)
    for a in beralasan:
        for alamat in a.dasar:
            yield a, alamat
    for d in per.diam:
        for alamat in d.dicari_di:
            yield d, alamat


def _tumpang_tindih(per: Peraturan) -> Iterator[Temuan]:
    """Dua aturan satu pertanyaan yang sama-sama penuh berlaku harus diurutkan dengan `mengatasi`."""
    for daftar in per.menurut_pertanyaan.values():
        for i, a in enumerate(daftar):
            for b in daftar[i + 1 :]:
                if b.id in a.mengatasi or a.id in b.mengatasi or not _beririsan(per, a, b):
                    continue
                yield _t(b, f"aturan {b.id} dan {a.id} sama-sama berlaku pada keadaan yang sama; "
                            "beri 'mengatasi' pada yang khusus atau bedakan 'bila'-nya", "tumpang-tindih")  # fmt: skip


def _mengatasi_melingkar(per: Peraturan) -> Iterator[Temuan]:
    """Aturan yang saling mengatasi, langsung atau lewat yang lain, tidak punya pemenang."""
    for a in per.aturan.values():
        antre, terlihat = list(a.mengatasi), set()
        while antre:
            kini = antre.pop()
            if kini == a.id:
                yield _t(
                    a, f"aturan {a.id} mengatasi dirinya sendiri lewat rangkaian 'mengatasi'", "mengatasi-lingkaran"
                )
                break
            if kini not in terlihat:
                terlihat.add(kini)
                antre.extend(per.aturan[kini].mengatasi)


def _beririsan(per: Peraturan, a: Aturan, b: Aturan) -> bool:
    for kunci in a.bila.keys() & b.bila.keys():
        if not a.bila[kunci] & b.bila[kunci]:
            return False
    gabung = _gabungan(a.bila, b.bila)
    if _terkecuali(a.kecuali, gabung) or _terkecuali(b.kecuali, gabung):
        return False
    if not set(gabung.get("jabatan", ())) <= set(k.JABATAN) or (
        "jabatan" in gabung and gabung.get("jenjang", frozenset()) and gabung["jenjang"] <= set(k.JENJANG_PEGAWAI)
        and ("jabatan" in a.bila) != ("jabatan" in b.bila)
    ):  # fmt: skip
        return False
    jenis = gabung.get("jenis_unit")
    if "pd" in gabung and jenis:
        return any(per.pd[x].jenis_unit in jenis or per.pd[x].jenis_unit in k.JENIS_BAGIAN for x in gabung["pd"])
    if "jabatan" in gabung and jenis:
        return any(set(k.JABATAN_HANYA_DI.get(j, jenis)) & jenis for j in gabung["jabatan"])
    # aturan tentang pemangku jabatan dan aturan tentang pegawai tidak pernah menjawab orang yang sama
    return not (a.pertanyaan == "penilai" and ("jabatan" in a.bila) != ("jabatan" in b.bila))


def _gabungan(a: Syarat, b: Syarat) -> dict[str, frozenset[str]]:
    return {kunci: a.get(kunci, frozenset()) & b[kunci] if kunci in a and kunci in b else (a.get(kunci) or b[kunci])
            for kunci in a.keys() | b.keys()}  # fmt: skip


def _terkecuali(kecuali: Syarat, gabung: Syarat) -> bool:
    return bool(kecuali) and all(q in gabung and gabung[q] <= v for q, v in kecuali.items())

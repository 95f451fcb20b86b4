"""Bagian-bagian pembaca: identitas, aturan, arti peran, diam, catatan, indeks, contoh."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.bentuk import (
    ArtiPeran,
    Aturan,
    Catatan,
    Contoh,
    Diam,
    Ketentuan,
    MasaBerlaku,
    NamaJenis,
)  # fmt: skip
from sistemkerja.aturan.nilai import periksa_nilai, periksa_oleh
from sistemkerja.aturan.yaml_baris import Peta

if TYPE_CHECKING:
    from sistemkerja.aturan.baca import Peraturan, _Pembaca

_KOSONG = type(None)


def identitas(p: _Pembaca, jalur: Path) -> dict[str, Any] | None:
    """Isi `peraturan.yaml`; None bila keliru (temuannya sudah dilaporkan)."""
    isi = p.isi(jalur)
    wajib: dict[str, Any] = {
        "id": str, "bentuk": str, "nomor": (int, str), "tahun": int, "tentang": str, "pemda": dict,
        "ditetapkan": date, "diundangkan": (date, _KOSONG), "berlaku": dict, "jenis_unit": list,
    }  # fmt: skip
    boleh: dict[str, Any] = {"sebutan": dict, "pd": list, "keterbatasan": list, "catatan": list}
    if p.temuan or not p.peta(isi, 1, "peraturan.yaml", wajib, boleh):
        return None
    if not p.peta(isi["pemda"], isi.baris_kunci["pemda"], "pemda",
                  {"kode": str, "nama": str, "kepala_daerah": str, "zona": str}, {}):  # fmt: skip
        return None
    masa = _masa(p, isi)
    jenis = _nama_jenis(p, isi, "jenis_unit")
    pd = _nama_jenis(p, isi, "pd")
    if masa is None or p.temuan:
        return None
    hasil: dict[str, Any] = {**isi, "masa": masa, "jenis_unit": jenis, "pd": pd}
    hasil["sebutan"] = dict(isi.get("sebutan") or {})
    hasil["keterbatasan"] = tuple(str(x) for x in isi.get("keterbatasan") or ())
    return hasil


def _masa(p: _Pembaca, isi: Peta) -> MasaBerlaku | None:
    b = isi["berlaku"]
    wajib: dict[str, Any] = {"sejak": (date, _KOSONG), "dasar": list, "sumber": str}
    if not p.peta(b, isi.baris_kunci["berlaku"], "berlaku", wajib, {"catatan": list}):
        return None
    if b["sumber"] not in k.SUMBER:
        p.lapor(b.baris, f"'sumber' {b['sumber']!r} tidak dikenal; yang mungkin: {', '.join(k.SUMBER)}")
    return MasaBerlaku(
        b["sejak"], isi["ditetapkan"], p.teks_daftar(b, "dasar"), b["sumber"], p.teks_daftar(b, "catatan")
    )


def _nama_jenis(p: _Pembaca, isi: Peta, kunci: str) -> tuple[NamaJenis, ...]:
    hasil: list[NamaJenis] = []
    boleh: dict[str, Any] = {"dasar": list, "jenis_unit": str, "catatan": list}
    for satu in isi.get(kunci) or []:
        if not p.peta(satu, isi.baris_kunci[kunci], kunci, {"kode": str, "nama": str}, boleh):
            continue
        jenis = satu.get("jenis_unit") or (satu["kode"] if kunci == "jenis_unit" else "")
        if jenis not in k.JENIS_UNIT:
            p.lapor(satu.baris, f"{kunci}: jenis '{jenis}' tidak dikenal; yang mungkin: {', '.join(k.JENIS_UNIT)}")
        if any(satu["kode"] == ada.kode for ada in hasil):
            p.lapor(satu.baris, f"{kunci}: kode '{satu['kode']}' dipakai dua kali")
        hasil.append(NamaJenis(satu["kode"], satu["nama"], jenis, p.teks_daftar(satu, "dasar")))
    return tuple(hasil)


def isi_berkas(p: _Pembaca, per: Peraturan, jalur: Path) -> None:
    """Baca satu berkas di folder peraturan ke dalam `per` menurut namanya."""
    isi = p.isi(jalur)
    if isi is None:
        return
    if jalur.name == "indeks.yaml":
        _indeks(p, per, isi)
    elif jalur.name == "catatan.yaml":
        _catatan(p, per, isi)
    elif not isinstance(isi, Peta):
        p.lapor(1, "berkas harus berupa peta: pertanyaan -> daftar aturan")
    else:
        for pertanyaan, daftar in isi.items():
            _kelompok(p, per, pertanyaan, daftar, isi.baris_kunci[pertanyaan])


def _kelompok(p: _Pembaca, per: Peraturan, nama: str, daftar: Any, baris: int) -> None:
    if not isinstance(daftar, list):
        if daftar is not None:
            p.lapor(baris, f"'{nama}' harus berisi daftar (diawali tanda -)")
        return
    if nama == "peran":
        for satu in daftar:
            _arti_peran(p, per, satu, baris)
    elif nama == "diam":
        for satu in daftar:
            _diam(p, per, satu, baris)
    elif nama not in k.PERTANYAAN or nama == "berlaku":
        if nama in k.KATA_BELUM_DITEGAKKAN:
            p.lapor(
                baris,
                f"'{nama}' dikenal tetapi belum dapat ditegakkan; hapus atau tunggu, ia tidak boleh diabaikan",
            )
        else:
            p.lapor(baris, f"pertanyaan '{nama}' tidak dikenal; yang mungkin: {', '.join(k.PERTANYAAN)}")
    else:
        for satu in daftar:
            _aturan(p, per, nama, satu, baris)


def _aturan(p: _Pembaca, per: Peraturan, nama: str, isi: Any, baris: int) -> None:
    wajib: dict[str, Any] = {"id": str, "nilai": object, "dasar": list, "sumber": str}
    boleh: dict[str, Any] = {"bila": dict, "kecuali": dict, "mengatasi": list, "catatan": list}
    if not p.peta(isi, baris, f"aturan {nama}", wajib, boleh):
        return
    aturan_id = isi["id"]
    periksa_nilai(k.PERTANYAAN[nama], isi["nilai"], lambda pesan: p.lapor(isi.baris, f"aturan {aturan_id}: {pesan}"))
    _sumber(p, isi, f"aturan {aturan_id}")
    if aturan_id in per.aturan:
        p.lapor(isi.baris, f"id aturan '{aturan_id}' dipakai dua kali")
        return
    a = Aturan(
        aturan_id, nama, isi["nilai"], p.teks_daftar(isi, "dasar"), isi["sumber"], p.syarat(isi, "bila", per.pd),
        p.syarat(isi, "kecuali", per.pd), p.teks_daftar(isi, "mengatasi"), p.teks_daftar(isi, "catatan"),
        p.berkas, isi.baris,
    )  # fmt: skip
    per.aturan[aturan_id] = a
    per.menurut_pertanyaan.setdefault(nama, []).append(a)


def _sumber(p: _Pembaca, isi: Peta, apa: str) -> None:
    if isi["sumber"] not in k.SUMBER:
        p.lapor(isi.baris, f"{apa}: 'sumber' {isi['sumber']!r} tidak dikenal; yang mungkin: {', '.join(k.SUMBER)}")
    if not isi["dasar"]:
        p.lapor(isi.baris, f"{apa}: 'dasar' kosong; setiap nilai membawa Pasalnya")
    if isi["sumber"] == "tafsir" and not isi.get("catatan"):
        p.lapor(isi.baris, f"{apa}: tafsir wajib menyebut 'catatan'")


def _arti_peran(p: _Pembaca, per: Peraturan, isi: Any, baris: int) -> None:
    wajib: dict[str, Any] = {"peran": str, "oleh": list, "dasar": list, "sumber": str}
    boleh: dict[str, Any] = {"bila": dict, "hubungan": str, "catatan": list}
    if not p.peta(isi, baris, "peran", wajib, boleh):
        return
    apa = f"peran {isi['peran']}"
    periksa_oleh([isi["peran"]], lambda pesan: p.lapor(isi.baris, pesan), "peran")
    periksa_oleh(isi["oleh"], lambda pesan: p.lapor(isi.baris, f"{apa}: {pesan}"))
    _sumber(p, isi, apa)
    if (isi.get("hubungan") or "atau") not in k.HUBUNGAN:
        p.lapor(isi.baris, f"{apa}: 'hubungan' {isi['hubungan']!r} tidak dikenal: {', '.join(k.HUBUNGAN)}")
    per.arti_peran.append(ArtiPeran(
        isi["peran"], tuple(isi["oleh"]), isi.get("hubungan") or "atau", p.teks_daftar(isi, "dasar"), isi["sumber"],
        p.syarat(isi, "bila", per.pd), p.teks_daftar(isi, "catatan"), p.berkas, isi.baris,
    ))  # fmt: skip


def _diam(p: _Pembaca, per: Peraturan, isi: Any, baris: int) -> None:
    if not p.peta(isi, baris, "diam", {"pertanyaan": str, "dicari_di": list}, {"bila": dict, "catatan": list}):
        return
    if isi["pertanyaan"] not in k.PERTANYAAN:
        p.lapor(isi.baris, f"diam: pertanyaan '{isi['pertanyaan']}' tidak dikenal")
        return
    per.diam.append(Diam(
        isi["pertanyaan"], p.teks_daftar(isi, "dicari_di"), p.syarat(isi, "bila", per.pd),
        p.teks_daftar(isi, "catatan"), p.berkas, isi.baris,
    ))  # fmt: skip


def _indeks(p: _Pembaca, per: Peraturan, isi: Any) -> None:
    wajib: dict[str, Any] = {"alamat": str, "ringkasan": str, "jenis": str}
    if not isinstance(isi, list):
        p.lapor(1, "indeks.yaml harus berupa daftar ketentuan")
        return
    for satu in isi:
        if not p.peta(satu, 1, "ketentuan", wajib, {"alasan": str, "catatan": list}):
            continue
        if satu["jenis"] not in k.JENIS_KETENTUAN:
            p.lapor(satu.baris, f"jenis ketentuan '{satu['jenis']}' tidak dikenal: {', '.join(k.JENIS_KETENTUAN)}")
        if satu["jenis"] == "di_luar_aplikasi" and not satu.get("alasan"):
            p.lapor(satu.baris, f"{satu['alamat']}: di_luar_aplikasi wajib menyebut 'alasan'")
        if satu["alamat"] in per.ketentuan:
            p.lapor(satu.baris, f"alamat '{satu['alamat']}' tertulis dua kali")
        per.ketentuan[satu["alamat"]] = Ketentuan(
            satu["alamat"], satu["ringkasan"], satu["jenis"], satu.get("alasan") or "", p.berkas, satu.baris
        )


def _catatan(p: _Pembaca, per: Peraturan, isi: Any) -> None:
    wajib: dict[str, Any] = {
        "kode": str, "jenis": str, "tempat": list, "kata": str, "pilihan": str, "alasan": str, "bila_sebaliknya": str,
    }  # fmt: skip
    if not isinstance(isi, list):
        p.lapor(1, "catatan.yaml harus berupa daftar catatan")
        return
    for satu in isi:
        if not p.peta(satu, 1, "catatan", wajib, {}):
            continue
        if satu["jenis"] not in k.JENIS_CATATAN:
            p.lapor(satu.baris, f"jenis catatan '{satu['jenis']}' tidak dikenal: {', '.join(k.JENIS_CATATAN)}")
        if satu["kode"] in per.catatan:
            p.lapor(satu.baris, f"kode catatan '{satu['kode']}' dipakai dua kali")
        per.catatan[satu["kode"]] = Catatan(
            satu["kode"], satu["jenis"], p.teks_daftar(satu, "tempat"), satu["kata"], satu["pilihan"],
            satu["alasan"], satu["bila_sebaliknya"], p.berkas, satu.baris,
        )  # fmt: skip


def periksa_rujukan(p: _Pembaca, per: Peraturan) -> None:
    """Setiap `mengatasi` dan `catatan` yang dirujuk harus ada."""
    for a in per.aturan.values():
        p.berkas = a.berkas
        for tujuan in a.mengatasi:
            if tujuan not in per.aturan:
                p.lapor(a.baris, f"aturan {a.id}: 'mengatasi' menyebut '{tujuan}' yang tidak ada")
            elif per.aturan[tujuan].pertanyaan != a.pertanyaan:
                p.lapor(a.baris, f"aturan {a.id}: 'mengatasi' menyebut '{tujuan}' dari pertanyaan lain")
    semua: tuple[Aturan | ArtiPeran | Diam, ...] = (*per.aturan.values(), *per.arti_peran, *per.diam)
    for benda in semua:
        p.berkas = benda.berkas
        for kode in benda.catatan:
            if kode not in per.catatan:
                p.lapor(benda.baris, f"catatan '{kode}' tidak ada di catatan.yaml")


def contoh(p: _Pembaca, jalur: Path) -> list[Contoh]:
    """Contoh dalam satu berkas `contoh/*.yaml`."""
    isi = p.isi(jalur)
    hasil: list[Contoh] = []
    if isi is None:
        return hasil
    if not isinstance(isi, list):
        p.lapor(1, "berkas contoh harus berupa daftar")
        return hasil
    wajib: dict[str, Any] = {"nama": str, "per": date, "tanya": dict, "jawab": (str, list)}
    for satu in isi:
        if not p.peta(satu, 1, "contoh", wajib, {}):
            continue
        if len(satu["tanya"]) != 1:
            p.lapor(satu.baris, "'tanya' harus memuat tepat satu pertanyaan")
            continue
        ((pertanyaan, keadaan),) = satu["tanya"].items()
        if isinstance(satu["jawab"], str) and satu["jawab"] != "tidak_diatur":
            p.lapor(satu.baris, "'jawab' harus tidak_diatur atau daftar cabang")
            continue
        if not isinstance(keadaan, dict | None):
            p.lapor(satu.baris, f"'tanya': keadaan {pertanyaan} harus peta, misalnya {{jenis_unit: dinas}}")
            continue
        rapi = {kunci: str(v) for kunci, v in (keadaan or {}).items()}
        hasil.append(Contoh(satu["nama"], satu["per"], pertanyaan, rapi, satu["jawab"], p.berkas, satu.baris))
    return hasil

"""`sistemkerja peraturan …`: membaca, menanyai, memeriksa, dan membandingkan peraturan di baris perintah."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from typing import Any

from sistemkerja.aturan import katalog
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import GalatAturan, PeraturanKeliru, PertanyaanKeliru
from sistemkerja.aturan.keluaran import bersih, jawaban_json
from sistemkerja.aturan.periksa import periksa
from sistemkerja.aturan.tanya import tanya
from sistemkerja.perintah.tulisan import tulis_jawaban

DIJAWAB, TEMUAN, KELIRU = 0, 1, 2


def tambah_perintah(sub: Any) -> None:
    """Daftarkan `peraturan` beserta anak perintahnya pada pengurai argumen utama."""
    induk = sub.add_parser("peraturan", help="membaca dan menanyai peraturan")
    anak = induk.add_subparsers(dest="anak", required=True, metavar="PERINTAH")
    bersama = argparse.ArgumentParser(add_help=False)
    bersama.add_argument("--format", choices=("teks", "json"), default="teks")
    p = anak.add_parser("daftar", parents=[bersama], help="peraturan yang ada")
    p.set_defaults(jalankan=_daftar)
    p = anak.add_parser("tanya", parents=[bersama], help="ajukan satu pertanyaan, atau sebuah berkas pertanyaan")
    p.add_argument("id", nargs="?")
    p.add_argument("pertanyaan", nargs="?")
    p.add_argument("keadaan", nargs="*", metavar="kunci=nilai")
    p.add_argument("--berkas", help="berkas JSONL: {id, peraturan, pertanyaan, keadaan} tiap baris")
    p.add_argument("--rinci", action="store_true", help="tambah id aturan dan cara peran diartikan")
    p.set_defaults(jalankan=_tanya)
    p = anak.add_parser("periksa", parents=[bersama], help="periksa kelengkapan dan jalankan contohnya")
    p.add_argument("id", nargs="*")
    p.set_defaults(jalankan=_periksa)


def _daftar(arg: argparse.Namespace) -> int:
    baris = []
    for satu in katalog.daftar_id():
        per = katalog.peraturan(satu)
        baris.append({
            "id": per.id, "judul": per.judul, "tentang": per.identitas["tentang"], "pemda": per.identitas["pemda"]["nama"],
            "berlaku_sejak": per.masa.sejak, "ketentuan": len(per.ketentuan), "aturan": len(per.aturan),
            "catatan": len(per.catatan), "sidik": per.sidik,
        })  # fmt: skip
    if arg.format == "json":
        _cetak_json(baris)
    else:
        for b in baris:
            sejak = b["berlaku_sejak"] or "sejak diundangkan (tanggal belum diketahui)"
            print(f"{b['id']:24} {b['judul']} — berlaku {sejak}; {b['ketentuan']} ketentuan, {b['aturan']} aturan")
    return DIJAWAB


def _tanya(arg: argparse.Namespace) -> int:
    if arg.berkas:
        return _tanya_berkas(arg.berkas, arg.rinci)
    if not arg.id or not arg.pertanyaan:
        return _salah("tulis: tanya ID PERTANYAAN [kunci=nilai …]", katalog.daftar_id())
    try:
        per = katalog.peraturan(arg.id)
        keadaan = _keadaan(arg.keadaan)
        jawaban = tanya(per, arg.pertanyaan, keadaan)
    except (PertanyaanKeliru, katalog.PeraturanTakDikenal) as galat:
        return _salah(str(galat), galat.yang_mungkin)
    except PeraturanKeliru as galat:
        return _salah(str(galat), ())
    if arg.format == "json":
        _cetak_json(jawaban_json(per, jawaban, rinci=arg.rinci))
    else:
        tulis_jawaban(per, jawaban)
    return DIJAWAB


def _keadaan(pasangan: Iterable[str]) -> dict[str, str]:
    hasil: dict[str, str] = {}
    for satu in pasangan:
        kunci, tanda, nilai = satu.partition("=")
        if not tanda:
            raise PertanyaanKeliru(f"'{satu}' bukan kunci=nilai", ("jenis_unit=dinas",))
        if kunci in hasil:
            raise PertanyaanKeliru(f"kunci '{kunci}' disebut dua kali", (satu,))
        hasil[kunci] = nilai
    return hasil


def _tanya_berkas(jalur: str, rinci: bool) -> int:
    try:
        with open(jalur, encoding="utf-8") as berkas:
            baris = [b for b in berkas if b.strip()]
    except (OSError, UnicodeDecodeError) as galat:
        return _salah(f"berkas '{jalur}' tidak dapat dibaca: {galat}", ())
    for satu in baris:
        print(json.dumps(_jawab_baris(satu, rinci), ensure_ascii=False))
    return DIJAWAB


def _jawab_baris(baris: str, rinci: bool) -> dict[str, Any]:
    """Jawaban satu baris; baris yang keliru menjadi galat dan tidak menghentikan yang lain."""
    nomor: Any = None
    try:
        isi = json.loads(baris)
        if not isinstance(isi, dict):
            raise PertanyaanKeliru("baris harus berupa objek JSON", ("id", "peraturan", "pertanyaan", "keadaan"))
        nomor = isi.get("id")
        asing = tuple(x for x in ("peraturan", "pertanyaan") if not isinstance(isi.get(x), str))
        if asing or not isinstance(isi.get("keadaan", {}) or {}, dict):
            raise PertanyaanKeliru(
                f"kurang {', '.join(asing) or 'keadaan'}", ("id", "peraturan", "pertanyaan", "keadaan")
            )
        per = katalog.peraturan(isi["peraturan"])
        keadaan = {str(q): str(v) for q, v in (isi.get("keadaan") or {}).items()}
        return {"id": nomor, **jawaban_json(per, tanya(per, isi["pertanyaan"], keadaan), rinci=rinci)}
    except json.JSONDecodeError as galat:
        return {"id": nomor, "galat": f"bukan JSON yang utuh: {galat}", "yang_mungkin": []}
    except (PertanyaanKeliru, katalog.PeraturanTakDikenal) as galat:
        return {"id": nomor, "galat": str(galat), "yang_mungkin": list(galat.yang_mungkin)}
    except GalatAturan as galat:
        return {"id": nomor, "galat": str(galat), "yang_mungkin": []}


def _periksa(arg: argparse.Namespace) -> int:
    semua: list[dict[str, Any]] = []
    for satu in arg.id or katalog.daftar_id():
        try:
            per, temuan = periksa(katalog.folder_dari(satu))
        except katalog.PeraturanTakDikenal as galat:
            return _salah(str(galat), galat.yang_mungkin)
        angka = None
        if per is not None:
            angka = {"ketentuan": len(per.ketentuan), "aturan": len(per.aturan), "diam": len(per.diam),
                     "contoh": len(per.contoh), "catatan": len(per.catatan)}  # fmt: skip
        semua.append({
            "peraturan": satu, "bersih": not temuan, "angka": angka,
            "temuan": [{"kode": t.kode, "berkas": t.berkas, "baris": t.baris, "pesan": t.pesan} for t in temuan],
        })  # fmt: skip
        if arg.format == "teks":
            for t in temuan:
                print(f"{t}  [{t.kode}]")
            isi = ", ".join(f"{v} {q}" for q, v in (angka or {}).items())
            print(f"{satu}: {'bersih' if not temuan else f'{len(temuan)} temuan'}" + (f" ({isi})" if isi else ""))
    if arg.format == "json":
        _cetak_json(semua)
    return TEMUAN if any(s["temuan"] for s in semua) else DIJAWAB


def _cetak_json(isi: Any) -> None:
    print(json.dumps(bersih(isi), ensure_ascii=False, indent=2))


def _salah(pesan: str, yang_mungkin: Iterable[str]) -> int:
    print(pesan, file=sys.stderr)
    mungkin = ", ".join(yang_mungkin)
    if mungkin:
        print(f"Yang mungkin: {mungkin}", file=sys.stderr)
    return KELIRU


def peraturan_atau_keluar(id_atau_folder: str) -> Peraturan:
    """Peraturan menurut id atau folder; dipakai anak perintah lain."""
    return katalog.peraturan(id_atau_folder)

"""`peraturan daftar`: peraturan yang ada; yang rusak tetap terdaftar beserta temuannya."""

from __future__ import annotations

import argparse
from typing import Any

from sistemkerja.aturan import katalog
from sistemkerja.aturan.bentuk import PeraturanKeliru
from sistemkerja.perintah.peraturan.keluar import DIJAWAB, TEMUAN, cetak_json, temuan_json
from sistemkerja.perintah.peraturan.tulisan import tulis_temuan


def tambah(anak: Any, bersama: argparse.ArgumentParser) -> None:
    """Daftarkan anak perintah."""
    p = anak.add_parser("daftar", parents=[bersama], help="peraturan yang ada")
    p.set_defaults(jalankan=_daftar)


def _daftar(arg: argparse.Namespace) -> int:
    baris = [_satu(x) for x in katalog.daftar_id()]
    if arg.format == "json":
        cetak_json([{q: v for q, v in b.items() if q != "asli"} for b in baris])
    else:
        for b in baris:
            _tulis(b)
    return TEMUAN if any(b["temuan"] for b in baris) else DIJAWAB


def _satu(peraturan_id: str) -> dict[str, Any]:
    try:
        per = katalog.peraturan(peraturan_id)
    except PeraturanKeliru as galat:
        return {"id": peraturan_id, "terbaca": False, "temuan": temuan_json(galat.temuan), "asli": galat.temuan}
    return {
        "id": per.id, "judul": per.judul, "tentang": per.identitas["tentang"],
        "pemda": per.identitas["pemda"]["nama"], "berlaku_sejak": per.masa.sejak, "ketentuan": len(per.ketentuan),
        "aturan": len(per.aturan), "catatan": len(per.catatan), "sidik": per.sidik, "terbaca": True, "temuan": [],
    }  # fmt: skip


def _tulis(b: dict[str, Any]) -> None:
    if not b["terbaca"]:
        print(f"{b['id']:24} tidak dapat dibaca:")
        tulis_temuan(b["asli"])
        return
    sejak = b["berlaku_sejak"] or "sejak diundangkan (tanggal belum diketahui)"
    print(f"{b['id']:24} {b['judul']} — berlaku {sejak}; {b['ketentuan']} ketentuan, {b['aturan']} aturan")

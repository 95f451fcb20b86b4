"""Melacak: dari ketentuan ke aturan, lalu ke contoh dan uji; beserta angka cakupannya."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Ketentuan
from sistemkerja.aturan.kalimat import nilai_kalimat, syarat_kalimat
from sistemkerja.aturan.keluaran import catatan_json
from sistemkerja.aturan.periksa_contoh import HasilContoh, jalankan_contoh

Uji = Mapping[str, Iterable[str]]  # alamat ketentuan -> nama uji


def lacak(per: Peraturan, uji: Uji | None = None) -> dict[str, Any]:
    """Setiap ketentuan dengan aturan, contoh, uji, dan catatannya, serta angka cakupan.

    `uji` memetakan alamat ketentuan ke uji lain yang menyebutnya.
    """
    hasil = [jalankan_contoh(per, c) for c in per.contoh]
    contoh_aturan = _contoh_menurut_aturan(per, hasil)
    catatan_di: dict[str, list[str]] = {}
    for c in per.catatan.values():
        for tempat in c.tempat:
            catatan_di.setdefault(tempat, []).append(c.kode)
    ketentuan = [_ketentuan(per, x, contoh_aturan, catatan_di, uji or {}) for x in per.ketentuan.values()]
    return {
        "peraturan": per.id, "judul": per.judul, "tentang": per.identitas["tentang"], "sidik": per.sidik,
        "angka": _angka(per, hasil, contoh_aturan, ketentuan), "ketentuan": ketentuan,
        "aturan": [_aturan(per, x, contoh_aturan) for x in per.aturan], "catatan": catatan_json(per, per.catatan),
    }  # fmt: skip


def _contoh_menurut_aturan(per: Peraturan, hasil: list[HasilContoh]) -> dict[str, list[dict[str, Any]]]:
    semua: dict[str, list[dict[str, Any]]] = {}
    for h in hasil:
        isi = {"nama": h.contoh.nama, "berkas": h.contoh.berkas, "baris": h.contoh.baris, "lulus": h.lulus}
        for kode in (*sorted(h.aturan), *(f"diam:{per.diam[n].pertanyaan}" for n in sorted(h.diam))):
            semua.setdefault(kode, []).append(isi)
    return semua


def _ketentuan(per: Peraturan, x: Ketentuan, contoh: Mapping[str, list[dict[str, Any]]],
               catatan_di: Mapping[str, list[str]], uji: Uji) -> dict[str, Any]:  # fmt: skip
    aturan = per.dasar_ke_aturan.get(x.alamat, ())
    nama = dict.fromkeys(c["nama"] for a in aturan for c in contoh.get(a, ()))
    return {
        "alamat": x.alamat, "ringkasan": x.ringkasan, "jenis": x.jenis, "alasan": x.alasan or None,
        "aturan": list(aturan), "contoh": list(nama), "uji": sorted(uji.get(x.alamat, ())),
        "catatan": catatan_di.get(x.alamat, []),
    }  # fmt: skip


def _aturan(per: Peraturan, aturan_id: str, contoh: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    a = per.aturan[aturan_id]
    return {
        "id": a.id, "pertanyaan": a.pertanyaan, "judul": k.PERTANYAAN[a.pertanyaan].judul,
        "kalimat": nilai_kalimat(a.nilai, per), "bila_kalimat": syarat_kalimat(a.bila, per), "sumber": a.sumber,
        "dasar": list(a.dasar), "berkas": a.berkas, "baris": a.baris, "contoh": contoh.get(a.id, []),
    }  # fmt: skip


def _angka(per: Peraturan, hasil: list[HasilContoh], contoh: Mapping[str, list[dict[str, Any]]],
           ketentuan: list[dict[str, Any]]) -> dict[str, Any]:  # fmt: skip
    diam_teruji = frozenset().union(*(h.diam for h in hasil))
    berjenis_aturan = [x for x in ketentuan if x["jenis"] == "aturan"]
    return {
        "ketentuan": len(ketentuan), "ketentuan_menurut_jenis": dict(Counter(x["jenis"] for x in ketentuan)),
        "ketentuan_aturan": len(berjenis_aturan),
        "ketentuan_aturan_langsung": sum(bool(x["aturan"]) for x in berjenis_aturan),
        "ketentuan_aturan_lewat_anak": sum(not x["aturan"] for x in berjenis_aturan),
        "aturan": len(per.aturan), "aturan_bercontoh": sum(a in contoh for a in per.aturan),
        "aturan_menurut_sumber": dict(Counter(a.sumber for a in per.aturan.values())),
        "diam": len(per.diam), "diam_bercontoh": len(diam_teruji),
        "contoh": len(hasil), "contoh_lulus": sum(h.lulus for h in hasil),
        "catatan": len(per.catatan), "catatan_menurut_jenis": dict(Counter(c.jenis for c in per.catatan.values())),
    }  # fmt: skip

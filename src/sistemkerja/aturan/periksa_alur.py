"""Pemeriksaan alur dan rantai: selalu berujung, tanpa lingkaran, tanpa menyetujui diri sendiri, selalu bisa dijawab."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sistemkerja.aturan.alur import LangkahKeliru, hasil_mungkin, semua_jalan
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Aturan, Temuan
from sistemkerja.aturan.periksa_cakupan import unit_yang_diatur
from sistemkerja.aturan.tanya import tanya

_KEPUTUSAN = ("menyetujui", "meninjau", "mengevaluasi")
_UJUNG = {"selesai", "ditolak", "kembali"}
_LANGKAH_TERBANYAK = 60


def periksa_alur(per: Peraturan) -> Iterator[Temuan]:
    """Temuan atas setiap alur penugasan dan rantai tinjauan."""
    for pertanyaan in ("alur_penugasan", "rantai_tinjauan"):
        for a in per.menurut_pertanyaan.get(pertanyaan, ()):
            yield from _berujung(a)
    for a in per.menurut_pertanyaan.get("alur_penugasan", ()):
        yield from _alur(a)
    yield from _rantai(per)


def _berujung(a: Aturan) -> Iterator[Temuan]:
    """Setiap riwayat yang mungkin berakhir, dan setiap langkah terjangkau oleh salah satunya."""
    langkah: list[dict[str, Any]] = a.nilai["langkah"]
    if len(langkah) > _LANGKAH_TERBANYAK:
        yield _t(a, f"alur {a.id}: lebih dari {_LANGKAH_TERBANYAK} langkah", "alur-panjang")
        return
    try:
        jalan = semua_jalan(langkah)
    except LangkahKeliru as galat:
        yield _t(a, f"alur {a.id}: {galat}", "alur-putus")
        return
    if not jalan or any(p.n is not None or p.akhir not in _UJUNG for _, p in jalan):
        yield _t(a, f"alur {a.id}: ada jalan yang tidak berujung", "alur-ujung")
    dijalani = {k.n for riwayat, _ in jalan for k in riwayat}
    for satu in langkah:
        if satu["n"] not in dijalani and satu.get("bila") != "tidak_tersedia":
            yield _t(a, f"alur {a.id}: langkah {satu['n']} ({satu['kerja']}) tidak pernah tercapai", "alur-mati")
    hasil = {h for s in langkah for h in hasil_mungkin(s)}
    if any(s.get("bila") == "ditolak" for s in langkah) and "ditolak" not in hasil:
        yield _t(a, f"alur {a.id}: ada langkah 'bila: ditolak' tanpa langkah yang memutus", "alur-cabang")


def _alur(a: Aturan) -> Iterator[Temuan]:
    langkah = a.nilai["langkah"]
    for urut, satu in enumerate(langkah):
        if satu["kerja"] == "menolak" and satu.get("bila") != "ditolak":
            yield _t(a, f"alur {a.id}: langkah {satu['n']} menolak tanpa 'bila: ditolak'", "alur-cabang")
        if satu["kerja"] in _KEPUTUSAN and not langkah[urut + 1 :]:
            pesan = f"alur {a.id}: berakhir pada keputusan langkah {satu['n']} tanpa tindak lanjut"
            yield _t(a, pesan, "alur-ujung")
        if satu["kerja"] == "menyetujui" and _pemohon_sebelum(langkah[:urut]) == satu["oleh"]:
            yield _t(a, f"alur {a.id}: langkah {satu['n']} menyetujui permohonannya sendiri", "alur-sendiri")


def _pemohon_sebelum(langkah: list[dict[str, Any]]) -> list[str] | None:
    return next((s["oleh"] for s in reversed(langkah) if s["kerja"] == "memohon"), None)


def _rantai(per: Peraturan) -> Iterator[Temuan]:
    for unit in unit_yang_diatur(per):
        for c in tanya(per, "rantai_tinjauan", unit).cabang:
            a, langkah = per.aturan[c.aturan], c.nilai["langkah"]
            for atas, bawah in zip(langkah, langkah[1:], strict=False):
                if atas["oleh"] == bawah["oleh"]:
                    pesan = f"rantai {a.id}: langkah {bawah['n']} kembali kepada {', '.join(bawah['oleh'])}"
                    yield _t(a, pesan, "rantai-ganda")
            sudah = [tuple(x["oleh"]) for x in langkah]
            if len(set(sudah)) != len(sudah):
                yield _t(a, f"rantai {a.id} melewati pejabat yang sama dua kali", "rantai-lingkaran")
            if not tanya(per, "penyelesai", unit).diatur:
                yield _t(a, f"rantai {a.id} tidak berujung: penyelesai tidak diatur", "rantai-tanpa-ujung")


def _t(a: Aturan, pesan: str, kode: str) -> Temuan:
    return Temuan(a.berkas, a.baris, pesan, kode)

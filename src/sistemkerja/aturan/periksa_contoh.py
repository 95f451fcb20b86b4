"""Menjalankan contoh: jawaban mesin dibandingkan dengan jawaban yang diturunkan dengan tangan dari teks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.bentuk import Cabang, Contoh, Jawaban, PertanyaanKeliru, Temuan
from sistemkerja.aturan.keadaan import rapikan, sisa_syarat
from sistemkerja.aturan.keluaran import baku
from sistemkerja.aturan.tanya import tanya


@dataclass(frozen=True, slots=True)
class HasilContoh:
    """Hasil satu contoh: temuannya, id aturan yang diuji, dan nomor urut diam yang diuji."""

    contoh: Contoh
    temuan: tuple[Temuan, ...]
    aturan: frozenset[str] = frozenset()
    diam: frozenset[int] = frozenset()

    @property
    def lulus(self) -> bool:
        return not self.temuan


def periksa_contoh(per: Peraturan, contoh: Iterable[Contoh]) -> Iterator[Temuan]:
    """Contoh yang jawabannya lain, dan aturan serta diam yang belum punya contoh."""
    hasil = [jalankan_contoh(per, c) for c in contoh]
    for satu in hasil:
        yield from satu.temuan
    teruji = frozenset().union(*(h.aturan for h in hasil))
    diam_teruji = frozenset().union(*(h.diam for h in hasil))
    for a in per.aturan.values():
        if a.id not in teruji:
            yield Temuan(a.berkas, a.baris, f"aturan {a.id} belum punya contoh", "tanpa-contoh")
    for urut, d in enumerate(per.diam):
        if urut not in diam_teruji:
            yield Temuan(d.berkas, d.baris, f"diam atas {d.pertanyaan} belum punya contoh", "tanpa-contoh")


def jalankan_contoh(per: Peraturan, c: Contoh) -> HasilContoh:
    """Ajukan pertanyaan contoh dan bandingkan jawabannya."""
    try:
        jawaban = tanya(per, c.pertanyaan, c.keadaan)
    except PertanyaanKeliru as galat:
        pesan = f"{galat}; yang mungkin: {', '.join(galat.yang_mungkin)}"
        return HasilContoh(c, (_t(c, pesan, "contoh-keliru"),))
    temuan = []
    if per.masa.sejak and c.per < per.masa.sejak and c.pertanyaan != "berlaku":
        temuan.append(_t(c, f"tanggal {c.per} sebelum berlaku ({per.masa.sejak})", "contoh-tanggal"))
    if (beda := _beda(c, jawaban)) is not None:
        temuan.append(_t(c, beda, "contoh-beda"))
    teruji = frozenset(x.aturan for x in jawaban.cabang)
    return HasilContoh(c, tuple(temuan), teruji, _diam_teruji(per, c, jawaban))


def _diam_teruji(per: Peraturan, c: Contoh, jawaban: Jawaban) -> frozenset[int]:
    if jawaban.diatur:
        return frozenset()
    rapi = rapikan(per, c.pertanyaan, c.keadaan)
    return frozenset(
        urut for urut, d in enumerate(per.diam) if d.pertanyaan == c.pertanyaan and sisa_syarat(per, d.bila, rapi) == {}
    )


def _beda(c: Contoh, jawaban: Jawaban) -> str | None:
    if c.jawab == "tidak_diatur":
        return f"diharapkan tidak diatur, dijawab {_ringkas(jawaban.cabang)}" if jawaban.diatur else None
    if not all(isinstance(x, dict) and "nilai" in x and isinstance(x.get("dasar"), list) for x in c.jawab):
        return "setiap cabang 'jawab' memuat 'nilai' dan 'dasar'"
    harap = sorted((baku(x["nilai"]), tuple(sorted(map(str, x["dasar"])))) for x in c.jawab)
    nyata = sorted((baku(x.nilai), tuple(sorted(x.dasar))) for x in jawaban.cabang)
    if harap != nyata:
        return f"diharapkan {_tulis(harap)}; dijawab {_tulis(nyata)}"
    return _beda_syarat(c, jawaban)


def _beda_syarat(c: Contoh, jawaban: Jawaban) -> str | None:
    """`bila` dan `sumber` dibandingkan bila contoh menyebutnya."""
    for x in c.jawab:
        sekelompok = [y for y in jawaban.cabang if baku(y.nilai) == baku(x["nilai"])
                      and sorted(y.dasar) == sorted(x["dasar"])]  # fmt: skip
        if "sumber" in x and all(y.sumber != x["sumber"] for y in sekelompok):
            return f"diharapkan sumber {x['sumber']}, dijawab {', '.join(y.sumber for y in sekelompok)}"
        if "bila" in x and all(_syarat(x["bila"]) != _syarat(y.bila) for y in sekelompok):
            nyata = "; ".join(baku(_syarat(y.bila)) for y in sekelompok)
            return f"diharapkan bila {baku(_syarat(x['bila']))}, dijawab bila {nyata}"
    return None


def _syarat(syarat: Any) -> dict[str, list[str]]:
    if not isinstance(syarat, dict):
        return {}
    return {q: sorted([v] if isinstance(v, str) else map(str, v)) for q, v in syarat.items()}


def _tulis(cabang: list[tuple[str, tuple[str, ...]]]) -> str:
    return " | ".join(f"{nilai} ({'; '.join(dasar)})" for nilai, dasar in cabang) or "tidak diatur"


def _ringkas(cabang: Iterable[Cabang]) -> str:
    return "; ".join(f"{c.aturan} {baku(c.nilai)}" for c in cabang)


def _t(c: Contoh, pesan: str, kode: str) -> Temuan:
    return Temuan(c.berkas, c.baris, f"contoh '{c.nama}': {pesan}", kode)

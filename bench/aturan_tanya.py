"""Jawaban tiap detik pada satu inti, dengan pertanyaan yang beragam.

    python bench/aturan_tanya.py [detik]
    python bench/aturan_tanya.py --berkas soal.jsonl     (20.000 baris untuk `sistemkerja peraturan tanya --berkas`)

Tiga ukuran: dingin (setiap pertanyaan dihitung dari awal), hangat (keadaan yang berulang, seperti dalam aplikasi), dan
JSON (hangat, termasuk bentuk JSON-nya). Pertanyaannya semua contoh kelima peraturan ditambah gabungan jenis unit dengan
jenjang, cara, dan lingkup yang disusun acak dengan benih tetap.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable

from sistemkerja.aturan import katalog
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import Peraturan
from sistemkerja.aturan.keluaran import jawaban_json
from sistemkerja.aturan.tanya import tanya

Soal = tuple[Peraturan, str, dict[str, str]]


def soal(acak: random.Random) -> list[Soal]:
    """Pertanyaan yang berbeda-beda, dalam urutan acak."""
    hasil: list[Soal] = []
    for per in (katalog.peraturan(x) for x in katalog.daftar_id()):
        hasil.extend((per, c.pertanyaan, dict(c.keadaan)) for c in per.contoh)
        for p in k.PERTANYAAN.values():
            for jenis in k.JENIS_INDUK:
                keadaan = {"jenis_unit": jenis}
                for kunci in p.kunci:
                    if kunci in ("jenjang", "cara", "lingkup", "bentuk", "peran"):
                        keadaan[kunci] = acak.choice(k.KUNCI[kunci] or ("",))
                hasil.append((per, p.nama, keadaan))
    acak.shuffle(hasil)
    return hasil


def laju(semua: list[Soal], detik: float, satu: Callable[[Soal], object], *, dingin: bool) -> float:
    """Banyak jawaban tiap detik selama `detik`."""
    banyak, mulai = 0, time.perf_counter()
    while time.perf_counter() - mulai < detik:
        if dingin:
            for per in {id(s[0]): s[0] for s in semua}.values():
                per.simpanan.clear()
        for s in semua:
            satu(s)
        banyak += len(semua)
    return banyak / (time.perf_counter() - mulai)


def tulis_berkas(jalur: str, banyak: int = 20_000) -> None:
    """Berkas pertanyaan untuk baris perintah."""
    acak = random.Random(2024)  # noqa: S311  benih tetap supaya terulang sama
    semua = soal(acak)
    with open(jalur, "w", encoding="utf-8") as berkas:
        for nomor in range(banyak):
            per, pertanyaan, keadaan = acak.choice(semua)
            baris = {"id": nomor, "peraturan": per.id, "pertanyaan": pertanyaan, "keadaan": keadaan}
            berkas.write(json.dumps(baris) + "\n")


def main() -> int:
    """Cetak ketiga laju; 1 bila yang dingin di bawah 20.000 jawaban tiap detik."""
    if sys.argv[1:2] == ["--berkas"] and len(sys.argv) > 2:
        tulis_berkas(sys.argv[2])
        return 0
    detik = float(sys.argv[1]) if len(sys.argv) > 1 else 3.0
    semua = soal(random.Random(2024))  # noqa: S311  benih tetap supaya terulang sama

    def tanyakan(s: Soal) -> object:
        return tanya(*s)

    def sebagai_json(s: Soal) -> object:
        return json.dumps(jawaban_json(s[0], tanya(*s)), ensure_ascii=False)

    print(f"{len(semua)} pertanyaan berbeda")
    dingin = laju(semua, detik, tanyakan, dingin=True)
    print(f"dingin {dingin:9,.0f} jawaban/s")
    print(f"hangat {laju(semua, detik, tanyakan, dingin=False):9,.0f} jawaban/s")
    print(f"JSON   {laju(semua, detik, sebagai_json, dingin=False):9,.0f} jawaban/s")
    return 0 if dingin >= 20_000 else 1


if __name__ == "__main__":
    sys.exit(main())

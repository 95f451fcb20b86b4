"""Membaca semua peraturan dari dingin: waktu di dalam proses dan memori puncak proses ini.

python bench/aturan_baca.py
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

mulai = time.perf_counter()

from sistemkerja.aturan import katalog  # noqa: E402  waktu impor ikut dihitung

diimpor = time.perf_counter()
semua = [katalog.peraturan(x) for x in katalog.daftar_id()]
selesai = time.perf_counter()
byte = sum(b.stat().st_size for p in semua for b in Path(p.folder).glob("*.yaml"))
memori = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

print(f"{len(semua)} peraturan, {byte / 1e6:.2f} MB YAML, {sum(len(p.aturan) for p in semua)} aturan")
print(f"impor {diimpor - mulai:.3f} s, baca {selesai - diimpor:.3f} s, memori puncak {memori:.0f} MB")
sys.exit(0 if selesai - mulai < 1 and memori < 80 else 1)

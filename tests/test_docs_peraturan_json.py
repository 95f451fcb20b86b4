"""`docs/rujukan/peraturan-json.md` menyebut setiap kunci yang keluar dari setiap perintah."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sistemkerja.perintah.utama import main

ISI = (Path(__file__).resolve().parents[1] / "docs" / "rujukan" / "peraturan-json.md").read_text("utf-8")
BAGIAN = {m[1]: m[2] for m in re.finditer(r"^## `(\w+)`\n(.*?)(?=^## |\Z)", ISI, re.M | re.S)}
UMUM = ISI.split("\n## ")[0]
BEBAS = {"nilai", "bila", "kecuali", "keadaan", "berlaku", "ketentuan_menurut_jenis", "aturan_menurut_sumber"}
BEBAS |= {"catatan_menurut_jenis", "jenis_unit", "pd", "a", "b"}
PERINTAH = [
    ("daftar",),
    ("tanya", "kediri-2023-45", "penilai", "--rinci"),
    ("tanya", "kediri-2023-45", "atasan_penilai"),
    ("periksa", "kediri-2023-45"),
    ("jelaskan", "kediri-2023-45"),
    ("lacak", "kediri-2023-45"),
    ("banding", "kediri-2023-45", "jambi-2025-13"),
    ("simulasi", "jambi-2025-13", "--pemda", "kediri", "--contoh", "--per", "2026-02-02"),
]

pytestmark = pytest.mark.docs


def _kunci(isi: Any) -> Iterator[str]:
    if isinstance(isi, dict):
        for kunci, nilai in isi.items():
            yield kunci
            if kunci not in BEBAS:
                yield from _kunci(nilai)
    elif isinstance(isi, list):
        for satu in isi:
            yield from _kunci(satu)


@pytest.mark.parametrize("perintah", PERINTAH, ids=lambda p: " ".join(p[:3]))
def test_setiap_kunci_disebut(capsys, perintah):
    main(["peraturan", *perintah, "--format", "json"])
    kata = set(re.findall(r"\w+", BAGIAN[perintah[0]] + UMUM))
    assert set(_kunci(json.loads(capsys.readouterr().out))) - kata == set()


def test_setiap_perintah_diterangkan():
    assert set(BAGIAN) == {"daftar", "tanya", "periksa", "jelaskan", "lacak", "banding", "simulasi", "skema"}

"""`docs/rujukan/` memuat setiap perintah, setelan, kunci peraturan, kolom impor, dan tabel ekspor."""

from __future__ import annotations

import argparse
import importlib
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from sistemkerja.aturan.katalog import akar
from sistemkerja.ekspor.isi import Kolom, kolom, tabel_ekspor
from sistemkerja.impor.kolom import isian
from sistemkerja.perintah.utama import PERINTAH

AKAR = Path(__file__).resolve().parents[1]
RUJUKAN = AKAR / "docs" / "rujukan"

pytestmark = pytest.mark.docs


def _isi(nama: str) -> str:
    return (RUJUKAN / f"{nama}.md").read_text("utf-8")


def _bagian(nama: str) -> dict[str, str]:
    """Judul berkode (`...`) sebuah halaman, dengan isinya sampai judul berikutnya."""
    return {m[1]: m[2] for m in re.finditer(r"^#{2,4} `([^`\n]+)`\n(.*?)(?=^#{2,4} |\Z)", _isi(nama), re.M | re.S)}


def _perintah(pengurai: argparse.ArgumentParser, nama: str) -> Iterator[tuple[str, set[str]]]:
    """Setiap perintah dan anaknya, dengan pilihan panjangnya."""
    pilihan: set[str] = set()
    for satu in pengurai._actions:
        if isinstance(satu, argparse._SubParsersAction):
            for anak, isi in satu.choices.items():
                yield from _perintah(isi, f"{nama} {anak}")
        else:
            pilihan |= {x for x in satu.option_strings if x.startswith("--") and x not in {"--help", "--format"}}
    yield nama, pilihan


def _semua_perintah() -> dict[str, set[str]]:
    pengurai = argparse.ArgumentParser(prog="sistemkerja")
    sub = pengurai.add_subparsers()
    for nama in PERINTAH:
        if nama != "kelola":  # Django's own, handed on as it is
            importlib.import_module(f"sistemkerja.perintah.{nama}").tambah_perintah(sub)
    semua = dict(_perintah(pengurai, "sistemkerja"))
    del semua["sistemkerja"]
    return semua | {"sistemkerja kelola": set()}


def test_setiap_perintah_berjudul_dengan_pilihannya() -> None:
    bagian, semua = _bagian("baris-perintah"), _semua_perintah()
    assert set(bagian) == set(semua)
    kurang = {nama: [x for x in sorted(pilihan) if f"`{x}" not in bagian[nama]] for nama, pilihan in semua.items()}
    assert {nama: x for nama, x in kurang.items() if x} == {}


def test_setiap_setelan_berjudul() -> None:
    dipakai: set[str] = set()
    for berkas in [AKAR / "start.py", *(AKAR / "src").rglob("*.py")]:
        if "tests" not in berkas.parts and berkas.name != "settings_uji.py":
            dipakai |= set(re.findall(r"SISTEMKERJA_[A-Z_]+|DATABASE_URL\w*", berkas.read_text("utf-8")))
    judul = {re.sub(r"<\w+>$", "", nama) for nama in _bagian("setelan")}
    assert len(dipakai) > 15
    assert judul == dipakai


def test_setiap_kolom_impor_disebut() -> None:
    isi = _isi("impor")
    for jenis in ("pegawai", "struktur"):
        baris = re.search(rf"^### Kolom {jenis}\n(.*?)(?=^##)", isi, re.M | re.S)
        assert baris
        tabel = dict(re.findall(r"^\| `(\w+)` \| (.*)$", baris[1], re.M))
        assert list(tabel) == list(isian(jenis))
        for kode, satu in isian(jenis).items():
            semua = [n.strip() for n in re.split(r"[|,]", tabel[kode]) if n.strip()]
            harap = [*satu.nama, *(["wajib"] * satu.wajib), *(["tanggal"] * satu.tanggal)]
            assert semua == harap, f"{jenis}.{kode}"


def test_setiap_tabel_ekspor_disebut() -> None:
    tabel = re.findall(r"^\| `(\w+\.\w+)` \| (.+) \|$", _isi("ekspor").split("## Tabel")[1], re.M)
    assert tabel == [(m._meta.label_lower, str(m._meta.verbose_name)) for m in tabel_ekspor()]


def test_kamus_data_diterangkan() -> None:
    isi = _isi("ekspor")
    kunci = {f.name for f in fields(Kolom)} - {"medan"} | {"tabel", "arti_tabel"}
    assert sorted(k for k in kunci if f"| `{k}` |" not in isi) == []
    jenis = {k.jenis for m in tabel_ekspor() for k in kolom(m)}
    tertulis = {x.strip() for baris in re.findall(r"^\| ([^`|]+) \|", isi, re.M) for x in baris.split(", ")}
    assert jenis <= tertulis


def test_setiap_kunci_ketentuan_nasional_berjudul() -> None:
    bagian = set(_bagian("ketentuan-nasional"))
    for berkas in sorted((akar() / "nasional").glob("*.yaml")):
        assert f"`{berkas.name}`" in _isi("ketentuan-nasional")
        assert set(_kunci(yaml.safe_load(berkas.read_text("utf-8")))) <= bagian, berkas.name


def test_setiap_kunci_berkas_peraturan_berjudul() -> None:
    skema = {p.stem: json.loads(p.read_text("utf-8")) for p in (akar() / "_skema").glob("*.json")}
    aturan = skema.pop("aturan")["properties"]
    kunci = {"diam", "peran"}
    for nama in ("penilai", "diam", "peran"):  # every question has the same keys; only its `nilai` differs
        kunci |= set(aturan[nama]["items"]["properties"])
    for nama, satu in skema.items():
        kunci |= set(_kunci_skema(satu if nama == "peraturan" else satu["items"], nama == "peraturan"))
    assert set(_bagian("berkas-peraturan")) == kunci


def _kunci_skema(skema: dict[str, Any], dalam: bool, awalan: str = "") -> Iterator[str]:
    for kunci, isi in skema.get("properties", {}).items():
        yield awalan + kunci
        if dalam and not awalan:
            for satu in (isi, isi.get("items"), *isi.get("anyOf", ())):
                if isinstance(satu, dict):
                    yield from _kunci_skema(satu, dalam, f"{kunci}.")


def _kunci(isi: Any) -> Iterator[str]:
    if isinstance(isi, dict):
        yield from isi
        for nilai in isi.values():
            yield from _kunci(nilai)
    elif isinstance(isi, list):
        for satu in isi:
            yield from _kunci(satu)

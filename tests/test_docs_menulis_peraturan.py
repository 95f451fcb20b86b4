"""`docs/menulis-peraturan.md` memuat setiap pertanyaan, kunci, dan temuan; contohnya dapat dijalankan."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from sistemkerja.adopsi.naskah import MENGHALANGI
from sistemkerja.aturan import katalog
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.baca import baca_peraturan
from sistemkerja.aturan.bentuk_nilai import BUKAN_BUTIR, isian
from sistemkerja.aturan.kebijakan import BUKAN_PILIHAN
from sistemkerja.aturan.nilai import periksa_nilai
from sistemkerja.aturan.skema import skema_untuk
from sistemkerja.aturan.yaml_baris import baca_yaml
from sistemkerja.perintah.utama import main

AKAR = Path(__file__).resolve().parents[1]
ISI = (AKAR / "docs" / "menulis-peraturan.md").read_text("utf-8")
BAGIAN = {m[1]: m[2] for m in re.finditer(r"^#### `(\w+)`\n(.*?)(?=^#{2,4} |\Z)", ISI, re.M | re.S)}

pytestmark = pytest.mark.docs


def test_setiap_pertanyaan_dan_kelompok_berjudul():
    assert list(BAGIAN) == [n for g in k.KELOMPOK for n, p in k.PERTANYAAN.items() if p.kelompok == g]
    judul = re.findall(r"^### (.+)$", ISI, re.M)
    assert [j for j in judul if not j.startswith("Kunci ")] == list(k.KELOMPOK.values())


def test_setiap_kunci_berjudul_dengan_nilainya():
    bagian = dict(re.findall(r"^### Kunci `(\w+)`\n(.*?)(?=^#{2,4} )", ISI, re.M | re.S))
    assert list(bagian) == list(k.KUNCI)
    for kunci, pilihan in k.KUNCI.items():
        assert not set(pilihan or ()) - set(re.findall(r"`([^`]+)`", bagian[kunci])), kunci


@pytest.mark.parametrize("nama", list(k.PERTANYAAN))
def test_bentuk_pertanyaan_ditulis(nama):
    p = k.PERTANYAAN[nama]
    disebut = set(re.findall(r"`(\w+)`", BAGIAN[nama]))
    assert set(isian(p)) <= disebut and set(p.kunci) <= disebut
    assert p.bentuk not in BUKAN_BUTIR or BUKAN_BUTIR[p.bentuk] in BAGIAN[nama]


@pytest.mark.parametrize("nama", [n for n, isi in BAGIAN.items() if "```yaml" in isi])
def test_contoh_nilai_sah(nama):
    for blok in re.findall(r"```yaml\n(.*?)```", BAGIAN[nama], re.S):
        temuan: list[str] = []
        periksa_nilai(k.PERTANYAAN[nama], baca_yaml(blok, "contoh")["nilai"], temuan.append)
        assert temuan == []


def test_setiap_blok_yaml_terbaca():
    for blok in re.findall(r"```yaml\n(.*?)```", ISI, re.S):
        baca_yaml(blok, "menulis-peraturan.md")


def test_setiap_kode_temuan_diterangkan():
    kode: set[str] = set()
    for berkas in (AKAR / "src" / "sistemkerja" / "aturan").glob("periksa*.py"):
        kode |= set(
            re.findall(r'"([a-z]+-[a-z-]+|alamat|lingkup|ringkasan)"(?:, "peringatan")?\)', berkas.read_text("utf-8"))
        )
    assert len(kode) > 15
    assert sorted(x for x in kode if f"`{x}`" not in ISI) == []


def test_temuan_yang_menghalangi_adopsi_disebut():
    bagian = ISI.split("## Versi dan adopsi")[1].split("\n## ")[0]
    assert sorted(x for x in MENGHALANGI if f"`{x}`" not in bagian) == []


def test_yang_bukan_pilihan_pemda_disebut():
    bagian = ISI.split("## Kebijakan sebuah Pemda")[1].split("\n## ")[0]
    assert [x for x in BUKAN_PILIHAN if f"`{x}`" not in bagian] == []


def test_contoh_tidak_ikut_sidik(tmp_path):
    shutil.copytree(AKAR / "docs/contoh-peraturan/kota-contoh-2026-1", tmp_path / "kota-contoh-2026-1")
    semula = baca_peraturan(tmp_path / "kota-contoh-2026-1").sidik
    shutil.rmtree(tmp_path / "kota-contoh-2026-1" / "contoh")
    assert baca_peraturan(tmp_path / "kota-contoh-2026-1").sidik == semula
    with (tmp_path / "kota-contoh-2026-1" / "indeks.yaml").open("a") as berkas:
        berkas.write("# komentar\n")
    assert baca_peraturan(tmp_path / "kota-contoh-2026-1").sidik != semula


def test_kata_yang_belum_ditegakkan_disebut():
    assert [x for x in k.KATA_BELUM_DITEGAKKAN if f"`{x}`" not in ISI] == []


def test_contoh_dari_awal_sampai_akhir_bersih(capsys, monkeypatch):
    monkeypatch.chdir(AKAR)
    perintah = re.findall(r"^    sistemkerja (peraturan .+)$", ISI, re.M)
    assert len(perintah) >= 5
    for satu in perintah:
        assert main(satu.split()) == 0, satu
    keluaran = capsys.readouterr().out
    bersih = re.search(r"^    (docs/contoh-peraturan/.*: bersih .*)$", ISI, re.M)
    assert bersih and bersih[1] in keluaran


def test_setelan_penyunting_menunjuk_skema_yang_ada():
    blok = re.search(r"```json\n(.*?)```", ISI, re.S)
    assert blok
    setelan = json.loads(blok[1])["yaml.schemas"]
    pola = {x: Path(s).name for s, isi in setelan.items() for x in ([isi] if isinstance(isi, str) else isi)}
    for folder in katalog.daftar_id():
        for jalur in (katalog.akar() / folder).rglob("*.yaml"):
            relatif = jalur.relative_to(katalog.akar().parent)
            cocok = {skema for x, skema in pola.items() if relatif.match(x)}
            assert cocok == {skema_untuk(str(jalur.relative_to(katalog.akar() / folder)))}, relatif
    assert {Path(s).name for s in setelan} == {p.name for p in (katalog.akar() / "_skema").glob("*.json")}

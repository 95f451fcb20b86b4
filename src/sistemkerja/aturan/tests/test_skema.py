"""Skema JSON: dibuat dari kode, tersimpan mutakhir, dan menerima kelima peraturan."""

from __future__ import annotations

import jsonschema
import pytest

from sistemkerja.aturan import katalog
from sistemkerja.aturan import kosakata as k
from sistemkerja.aturan.bentuk_nilai import BUKAN_BUTIR, BUTIR
from sistemkerja.aturan.keluaran import bersih
from sistemkerja.aturan.nilai import periksa_nilai
from sistemkerja.aturan.skema import semua_skema, skema_untuk
from sistemkerja.aturan.yaml_baris import baca_yaml
from sistemkerja.perintah.peraturan.skema import isi_berkas

from .conftest import KOTA_CONTOH

FOLDER = [katalog.akar() / x for x in katalog.daftar_id()] + [KOTA_CONTOH]


def test_skema_tersimpan_sama_dengan_yang_dibuat():
    folder = katalog.akar() / "_skema"
    tersimpan = {p.name: p.read_text("utf-8") for p in folder.glob("*.json")}
    assert tersimpan == isi_berkas(), "tulis lagi dengan: sistemkerja peraturan skema"


def test_skema_sah():
    for isi in semua_skema().values():
        jsonschema.Draft202012Validator.check_schema(isi)


def test_setiap_bentuk_punya_skema_dan_pemeriksa():
    assert {p.bentuk for p in k.PERTANYAAN.values()} == {*BUTIR, *BUKAN_BUTIR, "bebas"}


@pytest.mark.parametrize("folder", FOLDER, ids=lambda f: f.name)
def test_peraturan_cocok_dengan_skema(folder):
    skema = {nama: jsonschema.Draft202012Validator(isi) for nama, isi in semua_skema().items()}
    for jalur in sorted(folder.rglob("*.yaml")):
        nama = str(jalur.relative_to(folder))
        isi = bersih(baca_yaml(jalur.read_text("utf-8"), nama))
        galat = [f"{list(e.absolute_path)}: {e.message[:160]}" for e in skema[skema_untuk(nama)].iter_errors(isi)]
        assert galat == [], nama


@pytest.mark.parametrize(
    ("pertanyaan", "nilai"),
    [
        ("penilai", [{"oleh": ["entah"]}]),
        ("penilai", [{"oleh": []}]),
        ("penilai", []),
        ("penilai", [{"oleh": ["kepala_pd"], "plafon": 3}]),
        ("penilai", [{"hubungan": "atau"}]),
        ("boleh", "ya"),
        ("penggunaan_aplikasi", "mungkin"),
        ("asas", [""]),
        ("isi_rencana", {"kegiatan": True}),
        ("isi_rencana", {"kegiatan": True, "anggaran": "ya"}),
        ("penentu_ketua", [{"oleh": ["kepala_pd"], "sifat": "usul"}]),
        ("pemantau", [{"oleh": ["kepala_pd"], "tahap": "akhir", "waktu": ["berkala"]}]),
        ("pemantau", [{"oleh": ["kepala_pd"], "tahap": "evaluasi", "waktu": "berkala"}]),
        ("rantai_tinjauan", {"langkah": [{"n": 1, "oleh": ["kepala_pd"]}]}),
        ("rantai_tinjauan", [{"n": 1, "oleh": ["kepala_pd"], "kerja": "meninjau"}]),
        ("laporan", [{"kepada": ["kepala_pd"], "berkala": "ya"}]),
        ("tugas_tambahan", [{"tugas": "pptk", "untuk": "entah", "sifat": "dapat"}]),
        ("struktur", {"tingkat": "tiga", "susunan": [{"jabatan": "kepala_pd"}]}),
        ("struktur", {"susunan": [{"jabatan": "kepala_pd", "jenjang": "tinggi"}]}),
        ("jumlah_tim", [3]),
    ],
)
def test_skema_dan_pembaca_menolak_yang_sama(pertanyaan, nilai):
    temuan: list[str] = []
    periksa_nilai(k.PERTANYAAN[pertanyaan], nilai, temuan.append)
    aturan = {"id": "a", "nilai": nilai, "dasar": ["Pasal 1"], "sumber": "tertulis"}
    skema = jsonschema.Draft202012Validator(semua_skema()["aturan.json"])
    assert temuan and not skema.is_valid({pertanyaan: [aturan]})

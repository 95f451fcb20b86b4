"""`sistemkerja peraturan …`: bentuk keluaran dan kode keluar yang dijanjikan kepada program lain (KONTRAK bagian 2)."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sistemkerja.aturan import katalog
from sistemkerja.perintah.utama import main

KOTA_CONTOH = Path(__file__).resolve().parents[1] / "docs" / "contoh-peraturan" / "kota-contoh-2026-1"


@pytest.fixture
def jalankan(capsys):
    """Jalankan satu perintah; kembalikan kode keluar, keluaran, dan pesan."""

    def _jalankan(*isi: str) -> tuple[int, str, str]:
        capsys.readouterr()
        kode = main(["peraturan", *isi])
        hasil = capsys.readouterr()
        return kode, hasil.out, hasil.err

    return _jalankan


@pytest.mark.dasar("kediri-2023-45", "Pasal 12 ayat (2)")
def test_tanya_json_persis_seperti_janji(jalankan):
    kode, keluaran, _ = jalankan("tanya", "kediri-2023-45", "penetap_tim", "lingkup=lintas_pd", "--format", "json")
    isi = json.loads(keluaran)
    assert kode == 0
    assert list(isi) == ["pertanyaan", "keadaan", "diatur", "jawaban"]
    assert isi["keadaan"] == {"lingkup": "lintas_pd"} and isi["diatur"] is True
    (cabang,) = isi["jawaban"]
    assert cabang["nilai"] == [{"oleh": ["sekretaris_daerah"]}]
    assert (cabang["bila"], cabang["sumber"], cabang["dasar"]) == (None, "tertulis", ["Pasal 12 ayat (2)"])


@pytest.mark.dasar("kediri-2023-45", "Lampiran 1 tabel penilai no 1")
def test_tanya_untuk_orang(jalankan):
    kode, keluaran, _ = jalankan("tanya", "kediri-2023-45", "penilai", "jenis_unit=dinas", "jenjang=ahli_madya")
    assert kode == 0
    assert "Pejabat Penilai Kinerja — jenis unit Dinas, jenjang Ahli Madya" in keluaran
    assert "• Pimpinan Perangkat Daerah" in keluaran and "Lampiran 1 tabel penilai no 1" in keluaran


def test_diam_adalah_jawaban(jalankan):
    kode, keluaran, _ = jalankan("tanya", str(KOTA_CONTOH), "penentu_ketua", "--format", "json")
    isi = json.loads(keluaran)
    assert (kode, isi["diatur"], isi["jawaban"]) == (0, False, []) and isi["dicari_di"] == ["Pasal 4 ayat (1)"]
    kode, keluaran, _ = jalankan("tanya", str(KOTA_CONTOH), "penentu_ketua")
    assert kode == 0 and "Tidak diatur." in keluaran and "Dicari di: Pasal 4 ayat (1)" in keluaran


@pytest.mark.parametrize(
    ("isi", "kata", "mungkin"),
    [
        (("kediri-2023-45", "penilaii"), "pertanyaan 'penilaii' tidak dikenal", "Mungkin maksudnya: penilai"),
        (("kediri-2023-45", "penilai", "jenis=dinas"), "kunci 'jenis' tidak dikenal", "jenis_unit, pd, bagian"),
        (("kediri-2023-45", "penilai", "jenis_unit=dinass"), "jenis_unit 'dinass'", "Mungkin maksudnya: dinas"),
        (("kediri-2023-45", "penilai", "pd=rsud_entah"), "pd 'rsud_entah'", "rsud_gambiran"),
        (("kediri-2023-45", "penilai", "dinas"), "'dinas' bukan kunci=nilai", "jenis_unit=dinas"),
        (("kediri-2023-45", "penilai", "cara=sukarela", "cara=penunjukan"), "disebut dua kali", ""),
        (("kediri-2023", "penilai"), "peraturan 'kediri-2023' tidak dikenal", "kediri-2023-45"),
        (("kediri-2023-45", "penilai", "tanggal=2020-01-01"), "belum berlaku", "2023-09-07"),
        (("kediri-2023-45", "berlaku", "tanggal=2023-02-30"), "2023-02-30", ""),
        (("kediri-2023-45",), "tulis: tanya ID PERTANYAAN", ""),
        ((), "tulis: tanya ID PERTANYAAN", "bekasi-2024-18"),
        (("--berkas", "tidak-ada.jsonl"), "tidak dapat dibaca", ""),
    ],
)
def test_salah_tulis_keluar_dua_dan_menyebut_yang_mungkin(jalankan, isi, kata, mungkin):
    kode, keluaran, pesan = jalankan("tanya", *isi)
    assert kode == 2 and keluaran == "" and kata in pesan and mungkin in pesan and "Traceback" not in pesan


def test_salah_tulis_bagi_program_tetap_satu_dokumen(jalankan):
    kode, keluaran, _ = jalankan("tanya", "kediri-2023-45", "penilai", "jenis=dinas", "--format", "json")
    assert kode == 2 and json.loads(keluaran)["yang_mungkin"][0] == "jenis_unit"


def test_berkas_pertanyaan_baris_keliru_tidak_menghentikan(jalankan, tmp_path):
    baris = [
        {"id": 1, "peraturan": "kediri-2023-45", "pertanyaan": "penetap_tim", "keadaan": {"lingkup": "lintas_pd"}},
        {"id": "dua", "peraturan": "kediri-2023-45", "pertanyaan": "penilaii", "keadaan": {}},
        {"id": 3, "peraturan": "entah", "pertanyaan": "penilai", "keadaan": {}},
        {"id": 4, "peraturan": "kediri-2023-45", "pertanyaan": "penilai", "keadaan": {"jenis": "dinas"}},
        {"id": 5, "peraturan": "kediri-2023-45", "pertanyaan": "penilai", "keadaan": ["dinas"]},
        {"id": 6, "peraturan": "kediri-2023-45"},
        {"id": 7, "peraturan": str(KOTA_CONTOH), "pertanyaan": "koordinator", "keadaan": None},
        {"id": 8, "peraturan": 45, "pertanyaan": "penilai"},
        {"id": 9, "peraturan": "kediri-2023-45", "pertanyaan": "penetap_peta_proses", "keadaan": {"tingkat": 1}},
        {"id": 10, "peraturan": "kediri-2023-45", "pertanyaan": "penilai", "keadaan": {"tanggal": "1999-01-01"}},
    ]
    isi = [json.dumps(b).encode() for b in baris]
    isi[3:3] = [b"{terpotong", b"\xff\xfe", b"[]", b"[" * 50_000, b""]
    berkas = tmp_path / "tanya.jsonl"
    berkas.write_bytes(b"\n".join(isi) + b"\n")
    kode, keluaran, _ = jalankan("tanya", "--berkas", str(berkas))
    jawaban = [json.loads(x) for x in keluaran.splitlines()]
    assert kode == 0
    assert [j["id"] for j in jawaban] == [1, "dua", 3, None, None, None, None, 4, 5, 6, 7, 8, 9, 10]
    assert jawaban[0]["jawaban"][0]["nilai"] == [{"oleh": ["sekretaris_daerah"]}]
    galat = [j["id"] for j in jawaban if "galat" in j]
    assert galat == ["dua", 3, None, None, None, None, 4, 5, 6, 8, 10]
    assert all(isinstance(j["yang_mungkin"], list) for j in jawaban if "galat" in j)
    assert "penilai" in jawaban[1]["yang_mungkin"] and "kediri-2023-45" in jawaban[2]["yang_mungkin"]
    assert jawaban[10]["diatur"] is False


def test_daftar(jalankan):
    kode, keluaran, _ = jalankan("daftar", "--format", "json")
    isi = json.loads(keluaran)
    assert kode == 0 and [x["id"] for x in isi] == list(katalog.daftar_id()) and len(isi) >= 5
    assert all(len(x["sidik"]) == 64 and x["terbaca"] for x in isi)


def test_daftar_tetap_menyebut_yang_rusak(jalankan, tmp_path, monkeypatch):
    shutil.copytree(KOTA_CONTOH, tmp_path / "baik")
    shutil.copytree(KOTA_CONTOH, tmp_path / "rusak")
    (tmp_path / "rusak" / "tim.yaml").write_text("penetap_tim: [", encoding="utf-8")
    monkeypatch.setenv("SISTEMKERJA_PERATURAN", str(tmp_path))
    kode, keluaran, _ = jalankan("daftar", "--format", "json")
    baik, rusak = json.loads(keluaran)
    assert kode == 1 and baik["terbaca"] and not rusak["terbaca"]
    assert rusak["id"] == "rusak" and rusak["temuan"][0]["berkas"] == "tim.yaml"
    kode, keluaran, _ = jalankan("daftar")
    assert kode == 1 and "tidak dapat dibaca" in keluaran and "tim.yaml:" in keluaran


def test_periksa_bersih_dan_bertemuan(jalankan, tmp_path):
    kode, keluaran, _ = jalankan("periksa", str(KOTA_CONTOH))
    assert kode == 0 and "bersih" in keluaran
    rusak = tmp_path / "rusak"
    shutil.copytree(KOTA_CONTOH, rusak)
    for n in range(40):
        with (rusak / "indeks.yaml").open("a", encoding="utf-8") as f:
            f.write(f"- {{alamat: Pasal {n + 10}, ringkasan: Nomor {n}, jenis: aturan}}\n")
    kode, keluaran, _ = jalankan("periksa", str(rusak))
    assert kode == 1 and "[ketentuan-menganggur] 40 temuan" in keluaran and "… dan 25 lagi" in keluaran
    kode, keluaran, _ = jalankan("periksa", str(rusak), "--format", "json")
    (isi,) = json.loads(keluaran)
    assert kode == 1 and len(isi["temuan"]) == 40 and not isi["bersih"]
    assert set(isi["temuan"][0]) == {"kode", "tingkat", "berkas", "baris", "pesan"}
    assert jalankan("periksa", "entah")[0] == 2
    (rusak / "tim.yaml").write_text("a: [", encoding="utf-8")
    kode, keluaran, _ = jalankan("periksa", str(rusak), "--format", "json")
    assert kode == 1 and json.loads(keluaran)[0]["angka"] is None
    assert jalankan("tanya", str(rusak), "penilai")[0] == 2
    kosong = tmp_path / "kosong"
    kosong.mkdir()
    kode, keluaran, _ = jalankan("periksa", str(kosong))
    assert kode == 1 and "tidak ada di folder" in keluaran


@pytest.mark.parametrize("peraturan_id", katalog.daftar_id())
def test_jelaskan_lacak_periksa_tiap_peraturan(jalankan, peraturan_id, tmp_path):
    kode, keluaran, _ = jalankan("jelaskan", peraturan_id, "--jenis-unit", "dinas")
    assert kode == 0 and "PENILAIAN KINERJA" in keluaran and "Pasal" in keluaran
    kode, keluaran, _ = jalankan("jelaskan", peraturan_id, "--format", "json")
    assert kode == 0 and json.loads(keluaran)["kelompok"]
    kode, keluaran, _ = jalankan("lacak", peraturan_id, "--html", str(tmp_path / "l.html"))
    assert (
        kode == 0 and "CAKUPAN" in keluaran and (tmp_path / "l.html").read_text("utf-8").startswith("<!doctype html>")
    )
    kode, keluaran, _ = jalankan("lacak", peraturan_id, "--format", "json")
    assert kode == 0 and json.loads(keluaran)["angka"]["contoh_lulus"] > 0
    assert jalankan("lacak", peraturan_id, "--html", "/tidak/ada/l.html")[0] == 2
    kode, _, pesan = jalankan("jelaskan", peraturan_id, "--jenis-unit", "istana")
    assert kode == 2 and "dinas" in pesan


def test_banding(jalankan):
    kode, keluaran, _ = jalankan("banding", "kediri-2023-45", "jambi-2025-13", "--format", "json")
    isi = json.loads(keluaran)
    assert kode == 0 and isi["angka"]["beda"] and {"a", "b", "angka", "pertanyaan"} <= set(isi)
    kode, keluaran, _ = jalankan("banding", "kediri-2023-45", str(KOTA_CONTOH))
    assert kode == 0 and "A = Peraturan Walikota Kediri" in keluaran and "tidak diatur" in keluaran
    assert jalankan("banding", "kediri-2023-45", "entah")[0] == 2


def test_simulasi_pada_organisasi_contoh(jalankan):
    kode, keluaran, _ = jalankan(
        "simulasi", "jambi-2025-13", "--pemda", "kediri", "--contoh", "--per", "2026-02-02", "--format", "json"
    )
    isi = json.loads(keluaran)
    assert kode == 0 and isi["kini"] == "kediri-2023-45" and isi["angka"]["penilai_berubah"]
    kode, keluaran, _ = jalankan("simulasi", str(KOTA_CONTOH), "--pemda", "35.71", "--contoh", "--per", "2026-02-02")
    assert kode == 0 and "PENILAI" in keluaran and "→" in keluaran and "--format json" in keluaran
    for salah in (("--pemda", "atlantis"), ("--pemda", "kediri", "--per", "besok")):
        kode, _, pesan = jalankan("simulasi", "jambi-2025-13", "--contoh", *salah)
        assert kode == 2 and "Yang mungkin" in pesan
    kode, _, pesan = jalankan("simulasi", "jambi-2025-13", "--pemda", "kediri", "--contoh", "--per", "1900-01-01")
    assert kode == 2 and "kosong" in pesan


def test_skema(jalankan, tmp_path):
    assert jalankan("skema", "--periksa")[0] == 0
    assert jalankan("skema", "--periksa", "--ke", str(tmp_path))[0] == 1
    assert jalankan("skema", "--ke", str(tmp_path))[0] == 0
    assert jalankan("skema", "--periksa", "--ke", str(tmp_path))[0] == 0
    assert set(json.loads(jalankan("skema", "--format", "json")[1])) == {p.name for p in tmp_path.glob("*.json")}


def test_membaca_peraturan_tidak_memuat_django():
    kode = (
        "import sys; from sistemkerja.perintah.utama import main; main(['peraturan', 'daftar']); "
        "sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", kode], capture_output=True, check=False).returncode == 0


def test_sub_perintah_asing_keluar_dua():
    with pytest.raises(SystemExit) as keluar:
        main(["peraturan", "hapus"])
    assert keluar.value.code == 2

"""Dokumen sama dengan programnya: tautan ada, glosarium lengkap, akun di README dapat masuk."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from sistemkerja.aturan import kosakata as k
from sistemkerja.contoh.akun import akun_contoh

AKAR = Path(__file__).resolve().parents[1]
DOKUMEN = sorted(
    j for j in [*AKAR.glob("*.md"), *AKAR.glob("docs/**/*.md"), *AKAR.glob("bench/*.md"), *AKAR.glob("peraturan/*.md")]
)

pytestmark = pytest.mark.docs


@pytest.mark.parametrize("jalur", DOKUMEN, ids=lambda j: str(j.relative_to(AKAR)))
def test_setiap_tautan_ke_berkas_ada(jalur: Path) -> None:
    for tujuan in re.findall(r"\]\(([^)#\s]+)\)", jalur.read_text("utf-8")):
        if "://" not in tujuan and not tujuan.startswith("mailto:"):
            assert (jalur.parent / tujuan).exists(), f"{jalur.name} menunjuk {tujuan}"


def test_glosarium_memuat_setiap_kode() -> None:
    isi = (AKAR / "docs/glosarium.md").read_text("utf-8")
    semua = {*k.JENIS_UNIT, *k.BAGIAN, *k.PERAN, *k.INSTRUMEN, *k.KERJA, *k.SUMBER, *k.PERTANYAAN}
    assert sorted(kode for kode in semua if f"`{kode}`" not in isi) == []


@pytest.mark.parametrize("nama", ["README.md", "README.id.md"])
def test_akun_di_readme_adalah_akun_contoh(nama: str) -> None:
    isi = (AKAR / nama).read_text("utf-8")
    nip_readme = set(re.findall(r"`(\d{18})`", isi))
    assert nip_readme
    akun = {a.nip: a for a in akun_contoh()}
    assert nip_readme <= set(akun)
    assert all(f"`{akun[nip].kata_sandi}`" in isi for nip in nip_readme)


@pytest.mark.parametrize("nama", ["README.md", "README.id.md"])
def test_perintah_peraturan_di_readme_dapat_dijalankan(nama: str) -> None:
    for baris in re.findall(
        r"^    \.venv/bin/sistemkerja (peraturan (?:tanya|jelaskan) .+)$", (AKAR / nama).read_text(), re.M
    ):
        selesai = subprocess.run(
            [str(AKAR / ".venv/bin/sistemkerja"), *baris.split()], capture_output=True, text=True, check=False
        )
        assert selesai.returncode == 0, selesai.stderr


def test_setiap_keputusan_bernomor_urut() -> None:
    nomor = sorted(int(j.name[:4]) for j in (AKAR / "docs/keputusan").glob("*.md"))
    assert nomor == list(range(1, len(nomor) + 1))

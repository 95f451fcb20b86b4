"""Dokumen sama dengan programnya: tautan ada, glosarium lengkap, akun di README dapat masuk."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from sistemkerja.aturan import kosakata as k
from sistemkerja.contoh.akun import akun_contoh
from sistemkerja.organisasi.peran_sistem import PeranSistem

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


@pytest.mark.parametrize("jalur", DOKUMEN, ids=lambda j: str(j.relative_to(AKAR)))
def test_setiap_tautan_ke_judul_ada(jalur: Path) -> None:
    for berkas, jangkar in re.findall(r"\]\(([^)#\s:]*)#([^)\s]+)\)", jalur.read_text("utf-8")):
        tujuan = jalur.parent / berkas if berkas else jalur
        judul = re.findall(r"^#{1,6} (.+)$", tujuan.read_text("utf-8"), re.M)
        assert jangkar in {_jangkar(j) for j in judul}, f"{jalur.name} menunjuk {berkas}#{jangkar}"


def _jangkar(judul: str) -> str:
    """Nama jangkar sebuah judul sebagaimana dibuat GitHub."""
    return re.sub(r"[^\w\- ]", "", judul.lower()).replace(" ", "-")


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


def test_setiap_keputusan_bernomor_urut_dan_berdaftar() -> None:
    semua = sorted((AKAR / "docs/keputusan").glob("[0-9]*.md"))
    assert [int(j.name[:4]) for j in semua] == list(range(1, len(semua) + 1))
    judul = [re.sub(r"^# ", "", j.read_text("utf-8").split("\n", 1)[0]) for j in semua]
    assert [j for n, j in enumerate(judul, 1) if not j.startswith(f"{n}. ")] == []
    daftar = (AKAR / "docs/keputusan/README.md").read_text("utf-8")
    assert re.findall(r"^\| \d+ \| \[(.+)\]\((.+)\) \|$", daftar, re.M) == [
        (satu.split(". ", 1)[1], j.name) for satu, j in zip(judul, semua, strict=True)
    ]


@pytest.mark.parametrize("nama", ["README.md", "README.id.md"])
def test_setiap_peran_sistem_punya_akun_di_readme(nama: str) -> None:
    peran = {a.peran for a in akun_contoh("kediri") if f"`{a.nip}`" in (AKAR / nama).read_text("utf-8")}
    assert set(PeranSistem) <= peran


def test_versi_teratas_changelog_adalah_versi_aplikasi() -> None:
    versi = re.findall(r"^## (\S+) — \d+ \w+ \d{4}$", (AKAR / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert versi[0] == tomllib.loads((AKAR / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def test_perubahan_diberi_jenis() -> None:
    jenis = re.findall(r"^- \*\*(\w+)\*\*: ", (AKAR / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert set(jenis) <= {"hukum", "fitur", "perbaikan", "teknis"}
    assert len(jenis) == len(re.findall(r"^- ", (AKAR / "CHANGELOG.md").read_text("utf-8"), re.M))

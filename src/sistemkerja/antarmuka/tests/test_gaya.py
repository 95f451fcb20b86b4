"""The living page and the error pages, without a database: they must stand when everything else does not."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.test import Client

BERKAS = Path(__file__).resolve().parents[1]
STATIS = BERKAS / "static" / "antarmuka"
PENGGALAN = sorted((BERKAS / "templates" / "antarmuka").glob("_*.html"))
HALAMAN = ["/gaya/", "/gaya/contoh/meja/", "/gaya/contoh/kegiatan/", "/gaya/contoh/pk/"]


@pytest.mark.parametrize("alamat", HALAMAN)
def test_pages_have_no_inline_script_or_style(client: Client, alamat: str) -> None:
    isi = client.get(alamat).content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|hx-on", isi)
    assert isi.count("<h1") == 1


def test_unknown_example_is_404(client: Client) -> None:
    assert client.get("/gaya/contoh/lain/").status_code == 404


@pytest.mark.parametrize(("macam", "status"), [("403", 403), ("409", 409), ("422", 422), ("diam", 409)])
def test_refusals(client: Client, macam: str, status: int) -> None:
    assert client.get(f"/gaya/galat/{macam}/").status_code == status


@pytest.mark.parametrize("nama", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_error_pages_stand_without_a_request(nama: str) -> None:
    assert "<h1>" in get_template(nama).render()


def test_theme_is_kept_and_only_a_known_one(client: Client) -> None:
    assert client.post("/tema/", {"tema": "gelap"}).cookies["tema"].value == "gelap"
    assert client.post("/tema/", {"tema": "x"}).cookies["tema"].value == "sistem"
    client.cookies["tema"] = "gelap"
    assert b'data-tema="gelap"' in client.get("/gaya/").content


def test_english(client: Client) -> None:
    client.cookies["bahasa"] = "en"
    assert b"Whose move" in client.get("/gaya/").content


@pytest.mark.parametrize("berkas", PENGGALAN, ids=lambda p: p.name)
def test_a_fragment_names_its_variables_first(berkas: Path) -> None:
    baris = berkas.read_text().splitlines()[0]
    assert baris.startswith(f"{{# antarmuka/{berkas.name}")


@pytest.mark.parametrize("berkas", PENGGALAN, ids=lambda p: p.name)
def test_docs_name_every_fragment(berkas: Path) -> None:
    assert f"`{berkas.name}`" in (BERKAS.parents[2] / "docs" / "antarmuka.md").read_text()


def test_icons_in_templates_exist() -> None:
    ada = set(re.findall(r'symbol id="(\w+)"', (STATIS / "ikon.svg").read_text()))
    semua = "\n".join(p.read_text() for p in BERKAS.rglob("*.html"))
    assert set(re.findall(r'{% ikon "(\w+)"', semua)) <= ada


def test_script_of_an_ordinary_page_is_small() -> None:
    berat = sum(len(gzip.compress(p.read_bytes())) for p in STATIS.rglob("*.js"))
    assert berat < 60_000

"""WCAG 2.2 AA of the tokens: text at least 4.5:1, borders of controls at least 3:1, light and dark, every accent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKEN = (Path(__file__).resolve().parents[1] / "static" / "antarmuka" / "tokens.css").read_text()
KEADAAN = ("tunggu", "jalan", "selesai", "bahaya", "tafsir", "netral")


def _warna(blok: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blok))


def _blok(pemilih: str) -> dict[str, str]:
    awal = TOKEN.index(pemilih)
    return _warna(TOKEN[awal : TOKEN.index("\n}", awal)])


TEMA = {"terang": _blok(':root, [data-tema="terang"] {'), "gelap": _blok('\n[data-tema="gelap"] {')}
AKSEN = {nama: _warna(isi) for nama, isi in re.findall(r'\[data-aksen="(\w+)"\] \{([^}]+)\}', TOKEN)}


def _cahaya(warna: str) -> float:
    bagian = [int(warna[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in bagian)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def kontras(a: str, b: str) -> float:
    terang, gelap = sorted((_cahaya(a), _cahaya(b)), reverse=True)
    return (terang + 0.05) / (gelap + 0.05)


@pytest.mark.parametrize("tema", TEMA)
@pytest.mark.parametrize("teks", ["teks", "teks-2", "teks-3", "bahaya"])
@pytest.mark.parametrize("alas", ["latar", "permukaan", "permukaan-2"])
def test_text(tema: str, teks: str, alas: str) -> None:
    assert kontras(TEMA[tema][teks], TEMA[tema][alas]) >= 4.5


@pytest.mark.parametrize("tema", TEMA)
@pytest.mark.parametrize("keadaan", KEADAAN)
def test_states(tema: str, keadaan: str) -> None:
    token = TEMA[tema]
    assert kontras(token[keadaan], token[f"{keadaan}-muda"]) >= 4.5
    assert kontras(token["teks"], token[f"{keadaan}-muda"]) >= 4.5


@pytest.mark.parametrize("tema", TEMA)
@pytest.mark.parametrize("alas", ["latar", "permukaan"])
def test_borders_of_controls(tema: str, alas: str) -> None:
    assert kontras(TEMA[tema]["garis-kuat"], TEMA[tema][alas]) >= 3


@pytest.mark.parametrize("tema", TEMA)
@pytest.mark.parametrize("aksen", AKSEN)
def test_accents(tema: str, aksen: str) -> None:
    token, kuat, muda = TEMA[tema], AKSEN[aksen][f"a-{tema}"], AKSEN[aksen][f"a-{tema}-muda"]
    for alas in (token["latar"], token["permukaan"], token["permukaan-2"], muda, token["di-aksen"]):
        assert kontras(kuat, alas) >= 4.5
    assert kontras(token["teks-2"], muda) >= 4.5


def test_the_device_theme_has_the_same_values_as_the_chosen_one() -> None:
    assert _blok(":root:not([data-tema]) {") == TEMA["gelap"]


def test_eight_accents() -> None:
    assert len(AKSEN) == 8

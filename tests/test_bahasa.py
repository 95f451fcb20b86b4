"""Every sentence of a screen stands in both languages, with the same gaps to fill."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import polib
import pytest
from django.test import Client
from django.utils.translation import gettext, ngettext, override

from sistemkerja.perintah.bahasa import PAKET, aplikasi_berkalimat, belum_diterjemahkan, berkas_po
from sistemkerja.perintah.kalimat import kalimat_aplikasi

_LUBANG = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")


@pytest.mark.parametrize("aplikasi", aplikasi_berkalimat())
def test_setiap_kalimat_ada_terjemahannya(aplikasi):
    kurang = [satu for satu in belum_diterjemahkan() if satu.startswith(f"{aplikasi}: ")]
    jumlah, contoh = len(kurang), "\n".join(kurang[:5])
    assert jumlah == 0, f"jalankan `sistemkerja bahasa kumpulkan {aplikasi}`, lalu isi:\n{contoh}\n..."


@pytest.mark.parametrize("po", berkas_po(), ids=lambda po: po.relative_to(PAKET).parts[0])
def test_lubang_kalimat_sama_di_kedua_bahasa(po):
    for satu in polib.pofile(str(po)):
        bentuk = list(satu.msgstr_plural.values()) if satu.msgid_plural else [satu.msgstr]
        for teks in bentuk:
            assert not teks or Counter(_LUBANG.findall(teks)) == Counter(_LUBANG.findall(satu.msgid)), satu.msgid


def test_kalimat_dikumpulkan_dari_kode_dan_templat(tmp_path: Path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "views.py").write_text(
        'x = _("Satu")\ny = ngettext("%(n)s hari", "%(n)s hari-hari", n)\nz = pgettext("bulan", "Mei")\ngettext(x)\n'
        'from django.utils.translation import gettext as _g\nw = _g("Enam")\n'
    )
    (tmp_path / "templates" / "a.html").write_text(
        "{% translate 'Dua' %}{% translate \"Tiga\" as t %}{% translate 'Mei' context 'bulan' %}"
        '{{ x|default:_("Empat") }}{% include "b" with j=_("Lima") only %}'
        "{% blocktranslate trimmed count n=n %}\n  {{ n }} orang\n  {% plural %}{{ n }} orang-orang"
        "{% endblocktranslate %}"
        "{% blocktranslate with a=b.c %}Naik 5% untuk {{ a }}{% endblocktranslate %}{% translate tak_tetap %}"
    )
    hasil = kalimat_aplikasi(tmp_path)
    assert {kunci: jamak for kunci, (jamak, _) in hasil.items()} == {
        (None, "Satu"): None,
        (None, "Enam"): None,
        (None, "%(n)s hari"): "%(n)s hari-hari",
        ("bulan", "Mei"): None,
        (None, "Dua"): None,
        (None, "Tiga"): None,
        (None, "Empat"): None,
        (None, "Lima"): None,
        (None, "%(n)s orang"): "%(n)s orang-orang",
        (None, "Naik 5%% untuk %(a)s"): None,
    }


def test_terjemahan_tersusun_dan_dipakai():
    with override("en"):
        assert gettext("Kata sandi") == "Password"
        kalimat = "Terlalu banyak percobaan. Coba lagi dalam %(n)s menit."
        assert ngettext(kalimat, kalimat, 1).endswith("minute.")
        assert ngettext(kalimat, kalimat, 2).endswith("minutes.")
    with override("id"):
        assert gettext("Kata sandi") == "Kata sandi"


@pytest.mark.parametrize(("kepala", "bahasa"), [("id", "id"), ("en-GB,en;q=0.8", "en"), ("jv", "id"), ("", "id")])
def test_bahasa_dari_peramban(db, kepala, bahasa):
    assert Client().get("/masuk/", headers={"Accept-Language": kepala})["Content-Language"] == bahasa


def test_bahasa_dipilih_orangnya(db):
    klien = Client()
    klien.post("/bahasa/setlang/", {"language": "en", "next": "/masuk/"})
    assert klien.get("/masuk/", headers={"Accept-Language": "id"})["Content-Language"] == "en"


def test_satu_kalimat_satu_terjemahan():
    """Django menyatukan terjemahan semua aplikasi: kalimat yang sama harus sama juga bahasa Inggrisnya."""
    semua: dict[tuple[str | None, str], dict[str, str]] = {}
    for po in berkas_po():
        for satu in polib.pofile(str(po)):
            teks = satu.msgstr or "|".join(satu.msgstr_plural.values())
            semua.setdefault((satu.msgctxt, satu.msgid), {})[po.relative_to(PAKET).parts[0]] = teks
    beda = {kunci: tempat for kunci, tempat in semua.items() if len(set(tempat.values())) > 1}
    assert not beda

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from sistemkerja.antarmuka.middleware import asal, isian, jawab_galat
from sistemkerja.pemda.galat import GalatKerja, MasukanKeliru, SudahBerubah, TidakBerwenang, TidakDiaturApp

GALAT = [
    (TidakBerwenang("Tim ditetapkan Sekda.", "Sekretaris Daerah", ["Pasal 12 ayat (2)"]), 403, "Pasal 12 ayat (2)"),
    (SudahBerubah("Hendra", None, "Sudah ditetapkan."), 409, "Muat ulang"),
    (MasukanKeliru({"batas": ["Batas waktu terlalu jauh."]}), 422, "Batas waktu terlalu jauh."),
    (TidakDiaturApp("Tidak disebut.", "Ajukan kebijakan.", ["Pasal 5"]), 409, "Ajukan kebijakan."),
    (GalatKerja("Tidak bisa sekarang."), 409, "Tidak bisa sekarang."),
]


@pytest.mark.parametrize(("galat", "status", "teks"), GALAT)
def test_refusal_as_a_page_keeps_the_input(galat: GalatKerja, status: int, teks: str) -> None:
    request = RequestFactory().post("/", {"uraian": "Sudah saya ketik", "kata_sandi": "rahasia", "kunci": "k"})
    response = jawab_galat(request, galat)
    isi = response.content.decode()
    assert response.status_code == status
    assert response.batalkan is True  # type: ignore[attr-defined]
    assert teks in isi
    assert "Sudah saya ketik" in isi
    assert "rahasia" not in isi


@pytest.mark.parametrize(("galat", "status", "teks"), GALAT)
def test_refusal_as_a_fragment_stands_beside_the_form(galat: GalatKerja, status: int, teks: str) -> None:
    response: HttpResponse = jawab_galat(RequestFactory().post("/", headers={"HX-Request": "true"}), galat)
    isi = response.content.decode()
    assert response.status_code == status
    assert response["X-Galat"] == str(status)
    assert "<!doctype" not in isi
    assert teks in isi


def test_posted_text_is_escaped() -> None:
    isi = jawab_galat(RequestFactory().post("/", {"uraian": "<script>x</script>"}), GalatKerja("Tidak.")).content
    assert b"<script>x" not in isi
    assert isian(RequestFactory().post("/", {"a": " "})) == []


def test_only_our_own_page_is_offered_to_go_back_to() -> None:
    assert asal(RequestFactory().get("/", headers={"Referer": "https://lain.example/"})) == ""
    assert asal(RequestFactory().get("/", headers={"Referer": "http://testserver/kegiatan/"})) != ""


def test_bidang_pencari_kembali_sebagai_tulisannya() -> None:
    dikirim = {"pegawai_teks": "Siti", "pegawai_untuk": "Siti", "pegawai": "4503e1ad", "golongan": "IV/c"}
    assert isian(RequestFactory().post("/", dikirim)) == [("Pegawai", "Siti"), ("Golongan", "IV/c")]

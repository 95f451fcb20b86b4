"""Signing in, in a browser, on a phone and on a desk."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.layar


@pytest.mark.parametrize("pemda", ["kediri", "lubuk-linggau", "blitar", "jambi", "bekasi"])
def test_kepala_pd_masuk_dan_keluar(halaman, masuk_layar, tanpa_geser, pemda):
    halaman.goto("/masuk/")
    tanpa_geser(halaman)
    masuk_layar(halaman, pemda, "kepala_pd")
    halaman.goto("/organisasi/")
    tanpa_geser(halaman)
    halaman.locator("details.menu > summary").first.click()
    halaman.locator("form[action='/keluar/'] button").first.click()
    halaman.wait_for_url("**/masuk/")
    halaman.goto("/organisasi/")
    assert "/masuk/?next=" in halaman.url


def test_sandi_salah_dijelaskan_dan_isian_tinggal(halaman):
    halaman.goto("/masuk/?pemda=kediri")
    halaman.fill("[name=nip]", "198001012005011001")
    halaman.fill("[name=sandi]", "salah")
    halaman.keyboard.press("Enter")
    halaman.locator("text=tidak cocok").first.wait_for()
    assert halaman.input_value("[name=nip]") == "198001012005011001"
    assert halaman.input_value("[name=sandi]") == ""


def test_tanpa_javascript_dan_dalam_bahasa_inggris(peramban, alamat):
    konteks = peramban.new_context(base_url=alamat, java_script_enabled=False, locale="en-GB")
    satu = konteks.new_page()
    satu.goto("/masuk/")
    assert "Password" in satu.content()
    konteks.close()

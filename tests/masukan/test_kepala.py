"""Kepala permintaan, cara, kuki, dan panjang alamat yang tidak wajar: jawaban yang tenang, tanpa 500."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from tests.akses.pelengkap import Dunia, gambaran
from tests.akses.tabel import BARIS, TETAP

ALAMAT = sorted({(b.nama, b.objek) for b in BARIS if b.cara == "GET"})
KEPALA: dict[str, dict[str, str]] = {
    "bahasa omong kosong": {"Accept-Language": "xx-YY;q=abc, *;q=9, ;;;,,, \u00ff"},
    "bahasa panjang": {"Accept-Language": "en," * 5000},
    "asal rusak": {"Referer": "http://[::1"},
    "asal lain": {"Referer": "https://jahat.example/kegiatan/"},
    "alamat htmx rusak": {"HX-Request": "true", "HX-Current-URL": "http://[::1"},
    "htmx": {"HX-Request": "true", "HX-Target": "tugas-<script>", "HX-Trigger": "x" * 5000},
    "htmx boosted": {"HX-Request": "true", "HX-Boosted": "true"},
    "htmx riwayat": {"HX-Request": "true", "HX-History-Restore-Request": "true"},
    "terima": {"Accept": "application/x-omong-kosong", "Accept-Encoding": "xyz;q=-1", "Range": "bytes=9-1"},
    "bersyarat": {"If-Modified-Since": "kemarin", "If-None-Match": '"' * 99},
    "jalur": {"X-Forwarded-For": "1.2.3.4, " * 500, "X-Forwarded-Host": "jahat.example", "X-Original-URL": "/admin"},
    "cara ditimpa": {"X-HTTP-Method-Override": "DELETE"},
    "tuan rumah": {"Host": "jahat.example"},
    "jenis": {"Content-Type": "text/xml; charset=tidak-ada"},
}  # fmt: skip
HALAMAN = ("/", "/kegiatan/", "/organisasi/", "/peraturan/?semua", "/masuk/", "/cari/?q=dinas", "/tidak-ada/")


@pytest.mark.parametrize("macam", KEPALA)
@pytest.mark.parametrize("peran", ["anonim", "kabid"])
def test_kepala_yang_tidak_wajar(dunia: Dunia, macam: str, peran: str) -> None:
    for alamat in HALAMAN:
        jawaban = dunia.klien(peran).get(alamat, headers=KEPALA[macam])
        assert jawaban.status_code in (200, 302, 400, 401, 404), alamat
        assert "jahat.example" not in jawaban.headers.get("Location", "")
    jawaban = dunia.klien(peran).post("/tema/", {"tema": "x" * 9999}, headers=KEPALA[macam])
    assert jawaban.status_code in (302, 400)
    assert "jahat.example" not in jawaban.headers.get("Location", "")


@pytest.mark.parametrize("cara", ["put", "delete", "patch", "options", "trace", "head"])
def test_cara_lain_tidak_mengubah_apa_pun(dunia: Dunia, cara: str) -> None:
    semula, klien = gambaran(), dunia.klien("kabid")
    for nama, objek in ALAMAT:
        alamat = reverse(nama, kwargs=TETAP.get(nama) or dunia.objek(objek))
        with transaction.atomic():
            jawaban = getattr(klien, cara)(alamat)
            transaction.set_rollback(True)
        boleh = {200, 302, 403, 404, 405} if cara in ("head", "options") or nama == "set_language" else {405}
        assert jawaban.status_code in boleh, f"{cara} {nama}: {jawaban.status_code}"
    assert gambaran() == semula


@pytest.mark.parametrize("nilai", ["", "x", "x" * 8000, "../..", "'; --", "ÿ", "a" * 32, "\t"])
@pytest.mark.parametrize("kuki", [settings.SESSION_COOKIE_NAME, "bahasa", "tema", "pemda", "csrftoken", "messages"])
def test_kuki_yang_tidak_wajar(dunia: Dunia, kuki: str, nilai: str) -> None:
    for peran in ("anonim", "kabid"):
        klien = dunia.klien(peran)
        klien.cookies[kuki] = nilai
        for alamat in ("/", "/masuk/"):
            assert klien.get(alamat).status_code in (200, 302)


def test_sesi_yang_isinya_rusak(dunia: Dunia) -> None:
    """Sesi yang menunjuk Pemda yang tidak ada, atau kata yang bukan id, sama dengan belum masuk."""
    for isi in ("bukan-uuid", "00000000-0000-0000-0000-000000000000", "", 5, None, ["x"]):
        klien = dunia.klien("kabid")
        with transaction.atomic():
            sesi = klien.session
            sesi["pemda"] = isi
            sesi.save()
            assert klien.get("/").status_code == 302
            transaction.set_rollback(True)


@pytest.mark.parametrize("panjang", [2_000, 20_000, 200_000])
def test_alamat_yang_panjang(dunia: Dunia, panjang: int) -> None:
    klien = dunia.klien("kabid")
    for alamat in (f"/{'x' * panjang}/", f"/cari/?q={'x' * panjang}", f"/peraturan/{'a-' * (panjang // 2)}/",
                   f"/kegiatan/?{'q=1&' * min(panjang // 4, 900)}", f"/organisasi/?per={'9' * panjang}"):  # fmt: skip
        assert klien.get(alamat).status_code in (200, 302, 400, 404, 414, 422)
    assert dunia.klien("anonim").get(f"/kegiatan/?next={'x' * panjang}").status_code in (302, 400)


def test_terlalu_banyak_medan_tanya(dunia: Dunia) -> None:
    assert dunia.klien("kabid").get("/kegiatan/?" + "q=1&" * 50_000).status_code in (200, 400)


@pytest.mark.parametrize(
    "alamat", ["//jahat.example/", "/\\jahat.example", "/%2e%2e/%2e%2e/etc/passwd", "/%ff%fe/", "/;/"]
)
def test_alamat_aneh(dunia: Dunia, alamat: str) -> None:
    jawaban = dunia.klien("anonim").get(alamat)
    assert jawaban.status_code in (302, 400, 404)
    assert not jawaban.headers.get("Location", "").startswith("//")


def test_keamanan_di_setiap_jawaban(dunia: Dunia) -> None:
    for alamat in HALAMAN:
        for peran in ("anonim", "kabid"):
            kepala = dunia.klien(peran).get(alamat).headers
            assert "script-src 'self'" in kepala["Content-Security-Policy"]
            assert kepala["X-Frame-Options"] == "DENY"
            assert kepala["X-Content-Type-Options"] == "nosniff"

"""Setiap alamat × setiap peran × GET dan POST, menurut tabel; kiriman orang yang salah tidak mengubah apa pun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.akses.kiriman import KIRIMAN, MENURUT_NAMA, Kiriman
from tests.akses.pelengkap import Dunia, gambaran, sidik_tersentuh
from tests.akses.tabel import BARIS, SEMUA_PERAN, TETAP, Baris

# Terbuka sebelum masuk: kirimannya sah menurut isinya, bukan menurut siapa pengirimnya.
TERBUKA = ("set_language", "antarmuka:", "akun:aktivasi", "akun:sandi_baru", "akun:masuk_faktor")
PINTU_OPERATOR = {"platform:daftar", "platform:baru", "platform:keluar"}
KASUS = [(b, peran) for b in BARIS for peran in SEMUA_PERAN]
BERGANTI = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": *"[^"]*"|nonce-\S+')


def semua_alamat(resolver: URLResolver | None = None, awalan: str = "") -> Iterator[str]:
    """Nama setiap alamat yang terpasang."""
    for pola in (resolver or get_resolver()).url_patterns:
        if isinstance(pola, URLResolver):
            yield from semua_alamat(pola, f"{awalan}{pola.namespace}:" if pola.namespace else awalan)
        elif isinstance(pola, URLPattern):
            yield f"{awalan}{pola.name}"


def alamat(dunia: Dunia, baris: Baris) -> str:
    """Alamat satu baris tabel di panggung."""
    return reverse(baris.nama, kwargs=TETAP.get(baris.nama) or dunia.objek(baris.objek))


def buka(dunia: Dunia, baris: Baris, klien: Client) -> Any:
    """Minta satu baris tabel; kirimannya yang sah bila alamat itu menerima kiriman."""
    if baris.cara == "GET":
        return klien.get(alamat(dunia, baris))
    kiriman = MENURUT_NAMA.get(baris.nama)
    return klien.post(alamat(dunia, baris), kiriman.lengkap(dunia) if kiriman else {})


def test_setiap_alamat_punya_baris_di_tabel() -> None:
    terpasang = list(semua_alamat())
    assert len(set(terpasang)) == len(terpasang), "dua alamat bernama sama"
    tanpa_baris = {(n, c) for n in terpasang for c in ("GET", "POST")} - {(b.nama, b.cara) for b in BARIS}
    assert not tanpa_baris, f"tambahkan ke tests/akses/tabel.py: {sorted(tanpa_baris)}"
    assert {b.nama for b in BARIS} <= set(terpasang), "baris tabel tanpa alamat"


def test_setiap_alamat_yang_menerima_kiriman_punya_kiriman() -> None:
    menerima = {b.nama for b in BARIS if b.cara == "POST" and set(b.jawaban.values()) - {302} != {405}}
    assert menerima == set(MENURUT_NAMA)


@pytest.fixture(scope="module")
def semula(dunia_berkas: Dunia) -> dict[str, str]:
    """Isi basis data sebelum apa pun dikerjakan."""
    return gambaran()


@pytest.mark.parametrize(("baris", "peran"), KASUS, ids=[f"{b.nama}-{b.cara}-{b.objek}-{p}" for b, p in KASUS])
def test_jawaban_bagi_setiap_peran(dunia: Dunia, semula: dict[str, str], baris: Baris, peran: str) -> None:
    jawaban = buka(dunia, baris, dunia.klien(peran))
    assert jawaban.status_code == baris.jawaban[peran]
    if peran == "anonim" and jawaban.status_code == 302 and not baris.nama.startswith(TERBUKA):
        pintu = "/platform/masuk/" if baris.nama in PINTU_OPERATOR else "/masuk/"
        assert jawaban["Location"].startswith(pintu)
    ditolak = jawaban.status_code >= 400 or (peran == "anonim" and not baris.nama.startswith(TERBUKA))
    if ditolak or baris.cara == "GET":
        assert sidik_tersentuh("kediri", "blitar").items() <= semula.items(), "yang ditolak, dan GET, tidak mengubah"
    if jawaban.status_code == 403 and baris.nama not in (
        "antarmuka:galat_contoh",
        "akun:sso_mulai",
        "akun:sso_kembali",
    ):
        _menyebut_yang_boleh(jawaban)


def _menyebut_yang_boleh(jawaban: HttpResponse) -> None:
    teks = jawaban.content.decode()
    assert "data-galat-halaman" in teks or 'id="galat"' in teks
    assert re.search(r"(wewenang|bagian|menunggu|milik)\b", teks)


@pytest.mark.parametrize("peran", ["kadis", "tanpa_pegawai", "tanpa"])
def test_halaman_tanpa_objek_terbuka_bagi_akun_apa_pun(dunia: Dunia, peran: str) -> None:
    for baris in BARIS:
        if baris.cara == "GET" and baris.objek == "-":
            boleh = (404,) if baris.nama == "akun:surel" else (200, 302, 403, 405)  # tanpa peladen surel
            assert buka(dunia, baris, dunia.klien(peran)).status_code in boleh


# Alamat yang ditebak ------------------------------------------------------------------------------------------------

BERPINTU = [b for b in BARIS if b.objek not in ("-", "tautan_sandi") and set(b.jawaban.values()) - {302} != {405}]


@pytest.mark.parametrize("baris", BERPINTU, ids=[f"{b.nama}-{b.cara}" for b in BERPINTU])
def test_milik_pemda_lain_dijawab_sama_dengan_yang_tidak_ada(dunia: Dunia, baris: Baris) -> None:
    ada = _isi(buka(dunia, baris, dunia.klien("tetangga")), dunia, baris)
    asal, tetap = dict(dunia.objek(baris.objek)), dunia.isi["objek"]
    dunia.isi = dunia.isi | {"objek": tetap | {baris.objek: {k: _acak(v) for k, v in asal.items()}}}
    try:
        tidak_ada = _isi(buka(dunia, baris, dunia.klien("tetangga")), dunia, baris)
    finally:
        dunia.isi = dunia.isi | {"objek": tetap}
    assert ada == tidak_ada
    assert ada[0] == (403 if baris.jawaban["tetangga"] == 403 else 404)  # 403: perannya ditolak sebelum objeknya dicari


def _acak(nilai: str) -> str:
    return str(uuid4()) if "-" in nilai else nilai


def _isi(jawaban: Any, dunia: Dunia, baris: Baris) -> tuple[int, str]:
    teks = jawaban.content.decode().replace(alamat(dunia, baris), "ALAMAT")
    return jawaban.status_code, BERGANTI.sub("", teks)


@pytest.mark.parametrize("nama", ["kegiatan:kegiatan", "kegiatan:rencana", "kegiatan:hasil"])
def test_kegiatan_pemda_lain_tidak_terbuka_bagi_kepala_dinas(dunia: Dunia, nama: str) -> None:
    jawaban = dunia.klien("kadis").get(reverse(nama, args=[dunia.isi["tetangga"]["kegiatan"]]))
    assert jawaban.status_code == 404


def test_anak_kegiatan_lain_tidak_terbuka_lewat_kegiatan_sendiri(dunia: Dunia) -> None:
    """Berkas dan kendala hanya lewat kegiatan pemiliknya."""
    laksana, kendala = dunia.objek("berkas"), dunia.objek("kendala")
    klien = dunia.klien("kabid")
    assert klien.get(reverse("kegiatan:berkas", args=[kendala["pk"], laksana["berkas_pk"]])).status_code == 404
    salah = reverse("kegiatan:putusan_kendala", args=[laksana["pk"], kendala["kendala_pk"]])
    assert klien.post(salah, {"putusan": "x", "versi": "1"}).status_code == 404


@pytest.mark.parametrize("kata", ["pk", "1", "../../etc/passwd", "%00", "00000000-0000-0000-0000-000000000000", "😀"])
def test_alamat_rusak_tidak_ada(dunia: Dunia, kata: str) -> None:
    for pangkal in ("/kegiatan/", "/perencanaan/perjanjian/", "/penugasan/butir/", "/organisasi/unit/", "/peraturan/"):
        assert dunia.klien("sekda").get(f"{pangkal}{kata}/").status_code == 404


# Tanpa CSRF ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kiriman", KIRIMAN, ids=[k.nama for k in KIRIMAN])
def test_tanpa_token_csrf_ditolak(dunia: Dunia, semula: dict[str, str], kiriman: Kiriman) -> None:
    peran = kiriman.oleh or "kabid"
    jawaban = kiriman.kirim(dunia, dunia.klien(peran, enforce_csrf_checks=True))
    assert jawaban.status_code == 403
    assert gambaran("kediri").items() <= semula.items()

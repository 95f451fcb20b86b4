"""Mencari satu alamat contoh bagi setiap rute urlconf, dengan mengikuti tautan sebagai beberapa orang."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import APIRequestContext

TAUTAN = re.compile(r'(?:href|hx-get)="(/[^"#]*)')
TUGAS = re.compile(r'id="tugas-([0-9a-f-]{36})"')
MEDAN = re.compile(r"<(?:input (?!type=.hidden)|textarea|select)")
PENOLAKAN = 403  # contoh penolakan di pustaka tampilan
SAMA_BAGI_SEMUA = ("peraturan", "organisasi", "antarmuka")  # layarnya tidak bergantung pada pembacanya


@dataclass(frozen=True, slots=True)
class Contoh:
    """Satu alamat yang dibuka seseorang; `isi` menghitung medan isiannya."""

    peran: str
    alamat: str
    isi: int
    judul: str


def semua_rute(pola: list[URLPattern | URLResolver] | None = None, awalan: str = "") -> Iterator[tuple[str, str]]:
    """(nama, alamat) setiap rute; bagian alamat yang berubah diganti contoh yang tidak ada."""
    for satu in get_resolver().url_patterns if pola is None else pola:
        jalur = awalan + _jalur(str(satu.pattern))
        if isinstance(satu, URLResolver):
            yield from semua_rute(satu.url_patterns, jalur)
        else:
            yield resolve("/" + jalur).view_name, "/" + jalur


def _jalur(pola: str) -> str:
    pola = re.sub(r"<uuid:\w+>", str(UUID(int=1)), pola)
    pola = re.sub(r"<int:\w+>", "2030", pola)
    return re.sub(r"<(slug|str):\w+>", "tidak-ada", pola)


class Penjelajah:
    """Mengumpulkan contoh bagi setiap rute."""

    def __init__(self, beberapa: dict[str, int]) -> None:
        self.contoh: dict[str, list[Contoh]] = defaultdict(list)
        self.beberapa = beberapa  # rute yang isinya bergantung pada keadaan: berapa contoh yang diperlukan

    def sebagai(self, peran: str, klien: APIRequestContext, mulai: list[str]) -> None:
        """Ikuti tautan mulai dari beberapa alamat; tiap rute paling banyak beberapa kali."""
        antre, terlihat, banyak = [*mulai], set(mulai), defaultdict(int)
        while antre:
            alamat = antre.pop(0)
            nama = _nama(alamat)
            if nama is None or banyak[nama] >= 2 * self.beberapa.get(nama, 1) or self._cukup(nama):
                continue
            banyak[nama] += 1
            jawaban = klien.get(alamat, max_redirects=0)
            if jawaban.status == 302 and (ke := jawaban.headers["location"]) not in terlihat:
                terlihat.add(ke)
                antre.append(ke)
            if jawaban.status not in (200, PENOLAKAN) or "text/html" not in jawaban.headers.get("content-type", ""):
                continue
            isi = jawaban.text()
            judul = re.sub(r"<[^>]+>", "", "".join(re.findall(r'<span class="kepala__atas">.*?</span>', isi, re.S)[:1]))
            self.contoh[nama].append(Contoh(peran, alamat, len(MEDAN.findall(isi)), judul.strip()))
            baru = [*TAUTAN.findall(isi), *(f"/meja/tugas/{u}/" for u in TUGAS.findall(isi))]
            antre += [a for a in dict.fromkeys(b.replace("&amp;", "&") for b in baru) if a not in terlihat]
            terlihat.update(baru)

    def _cukup(self, nama: str) -> bool:
        return nama.partition(":")[0] in SAMA_BAGI_SEMUA and bool(self.contoh[nama])

    def terpilih(self, nama: str) -> list[Contoh]:
        """Contoh yang paling berisi: yang medannya terbanyak, lalu yang keadaannya lain."""
        paling_banyak = self.beberapa.get(nama, 1)
        hasil: dict[str, Contoh] = {}
        for satu in sorted(self.contoh[nama], key=lambda c: -c.isi):
            hasil.setdefault(satu.judul if paling_banyak > 1 else "", satu)
        return list(hasil.values())[:paling_banyak]


def _nama(alamat: str) -> str | None:
    try:
        return resolve(alamat.partition("?")[0]).view_name
    except Resolver404:
        return None

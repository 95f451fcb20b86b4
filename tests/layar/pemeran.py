"""Orang-orang di depan layar: tiap orang punya peramban sendiri, masuk sekali, dan halamannya diawasi.

Siapa yang mendapat giliran dibaca dari layar ("Menunggu ..."), bukan dari mesin aturan: begitulah orang mencarinya.
"""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Response, expect

expect.set_options(timeout=20_000)
PASAL = re.compile(r"^(Pasal|Lampiran|UU|PP|Perpres|Permen)")


class Pemeran:
    """Para pemeran satu Pemda pada satu ukuran layar."""

    def __init__(
        self,
        peramban: Browser,
        akun: list[dict[str, Any]],
        pemda: str,
        alamat: str,
        ukuran: dict[str, int],
        **pilihan: Any,
    ) -> None:
        self.akun = [a for a in akun if a["pemda"] == pemda]
        self.keluhan: list[str] = []
        self._peramban, self._halaman = peramban, dict[str, Page]()
        self._pilihan = {"base_url": alamat, "viewport": ukuran, "locale": "id-ID", "reduced_motion": "reduce"}
        self._pilihan |= {"has_touch": ukuran["width"] < 800} | pilihan

    def sebagai(self, peran: str) -> Page:
        """Halaman wakil pertama sebuah peran (`kepala_pd`, `kepala_bidang`, ...) atau pemangku sebuah jabatan."""
        return self._masuk(next(a for a in self.akun if peran in (a["peran"], a["jabatan"])))

    def yang_disebut(self, teks: str) -> Page:
        """Halaman orang yang disebut teks di layar: menurut namanya, lalu menurut jabatannya."""
        cocok = [a for a in self.akun if a["nama"] in teks]
        cocok = [a for a in cocok if a["jabatan"] in teks] or cocok
        if not cocok:
            cocok = sorted((a for a in self.akun if a["jabatan"] in teks), key=lambda a: -len(a["jabatan"]))
        assert cocok, f"tidak ada akun contoh bagi {teks!r}"
        return self._masuk(cocok[0])

    def yang_ditunggu(self, halaman: Page) -> Page:
        """Orang yang gilirannya menurut baris di bawah judul; halaman ini sendiri bila menunggu pembacanya."""
        isi = menunggu(halaman)
        return halaman if isi == "Menunggu Anda" else self.yang_disebut(isi)

    def tutup(self) -> None:
        """Tutup semua peramban."""
        for satu in self._halaman.values():
            satu.context.close()

    def _masuk(self, akun: dict[str, Any]) -> Page:
        if akun["nip"] in self._halaman:
            return self._halaman[akun["nip"]]
        satu = self._halaman[akun["nip"]] = self._peramban.new_context(**self._pilihan).new_page()
        satu.set_default_timeout(30_000)
        self._awasi(satu)
        satu.goto(f"/masuk/?pemda={akun['pemda']}")
        satu.get_by_label("NIP").fill(akun["nip"])
        satu.get_by_label("Kata sandi", exact=True).fill(akun["kata_sandi"])
        satu.get_by_role("main").get_by_role("button", name="Masuk").click()
        satu.wait_for_url(lambda url: "/masuk/" not in url)
        return satu

    def _awasi(self, halaman: Page) -> None:
        awasi(halaman, self.keluhan)


def awasi(halaman: Page, keluhan: list[str]) -> None:
    """Catat galat skrip, keluhan konsol (termasuk kebijakan keamanan isi), dan jawaban 5xx."""

    def konsol(pesan: ConsoleMessage) -> None:
        if pesan.type == "error" and "Failed to load resource" not in pesan.text:  # ini dari `jawaban`
            keluhan.append(f"konsol di {halaman.url}: {pesan.text}")

    def jawaban(r: Response) -> None:
        if r.status >= 500 or (r.status >= 400 and "/static/" in r.url):
            keluhan.append(f"{r.status} {r.url}")

    halaman.on("pageerror", lambda galat: keluhan.append(f"skrip di {halaman.url}: {galat}"))
    halaman.on("console", konsol)
    halaman.on("response", jawaban)


def giliran(halaman: Page) -> Locator:
    """Baris "giliran siapa" di bawah judul."""
    return halaman.get_by_role("group", name="Giliran siapa")


def menunggu(halaman: Page) -> str:
    """Kalimat pertama baris itu: "Menunggu Kepala Bidang ... (nama)", "Menunggu Anda", atau "Selesai ..."."""
    return next(baris.strip() for baris in giliran(halaman).inner_text().splitlines() if baris.strip())


def kenapa_mengutip(tempat: Page | Locator, tanya: str = "Kenapa") -> None:
    """Buka "Kenapa ...?" pertama: ada kalimatnya, dan ada Pasal yang dapat diketuk."""
    lipatan = tempat.locator("summary").filter(has_text=tanya).first.locator("..")
    if lipatan.get_attribute("open") is None:
        lipatan.locator("summary").first.click()
    expect(lipatan.locator("p").first).to_be_visible()
    expect(lipatan.get_by_role("link", name=PASAL).first).to_be_visible()


def pas_lebar(halaman: Page) -> None:
    """Halaman tidak lebih lebar dari layarnya."""
    isi, layar = halaman.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert isi <= layar, f"{halaman.url}: halaman {isi} px di layar {layar} px"


def kirim(halaman: Page, tombol: str | re.Pattern[str], ke: str = "**") -> None:
    """Tekan tombol sebuah formulir biasa dan tunggu halaman sesudahnya; halaman itu tidak melebar."""
    with halaman.expect_navigation(wait_until="load"):
        halaman.get_by_role("main").get_by_role("button", name=tombol).first.click()
    gagal = halaman.locator(".ringkasan-galat, [data-galat-halaman]")
    assert gagal.count() == 0, f"{halaman.url}: {gagal.first.inner_text()}"
    pas_lebar(halaman)

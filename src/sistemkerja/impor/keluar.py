"""Yang dibawa pulang: templat kosong dengan petunjuk, dan berkas yang sama dengan kolom Catatan.

Setiap sel ditulis sebagai teks atau nilai, tidak pernah sebagai rumus: tulisan yang mulai dengan = + - @ tetap tulisan.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from sistemkerja.aturan.kosakata import JENJANG
from sistemkerja.impor.bentuk import Sel
from sistemkerja.impor.kalimat import kalimat_temuan
from sistemkerja.impor.kolom import isian
from sistemkerja.impor.models import BarisImpor, Impor, JenisImpor
from sistemkerja.impor.pratinjau import buku_impor
from sistemkerja.impor.rencana_struktur import JENIS
from sistemkerja.impor.sebutan import nama_isian
from sistemkerja.organisasi.models import JenisAsn
from sistemkerja.organisasi.sebutan import jenis_unit, jenjang

_OPSI = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CONTOH = {
    JenisImpor.PEGAWAI: (
        "198001012005011901", "Budi Santoso", "Drs.", "M.Si.", "PNS", "Aktif", "III/d", "01-04-2023", "Struktural",
        "Kepala Bidang Pengembangan", "III.b", "03-01-2022", "DINAS.02", "Bidang Pengembangan", "Dinas Contoh",
        "800.1.3.3/12/2022", "03-01-2022", "",
    ),
    JenisImpor.STRUKTUR: (
        "DINAS.02", "Bidang Pengembangan", "DINAS", "Dinas Contoh", "Bidang", "tidak", "", "",
        "Kepala Bidang Pengembangan", "III.b", "", "", "11", "",
    ),
}  # fmt: skip


def templat(jenis: str) -> bytes:
    """Templat kosong: semua kolom berformat teks, satu lembar petunjuk, satu lembar daftar kode."""
    keluaran = io.BytesIO()
    buku = xlsxwriter.Workbook(keluaran, _OPSI)
    teks, kepala = buku.add_format({"num_format": "@"}), buku.add_format({"bold": True, "bg_color": "#DDE7F3"})
    wajib = buku.add_format({"bold": True, "bg_color": "#F6D9B5"})
    data = buku.add_worksheet(_("Data"))
    data.freeze_panes(1, 0)
    for k, satu in enumerate(isian(jenis).values()):
        data.set_column(k, k, 24, teks)
        data.write_string(0, k, satu.templat, wajib if satu.wajib else kepala)
    _lembar_petunjuk(buku, jenis)
    _lembar_kode(buku, kepala)
    buku.close()
    return keluaran.getvalue()


def berkas_catatan(impor: Impor, baris: Iterable[BarisImpor]) -> bytes:
    """Lembar yang diunggah, dengan sel bermasalah ditandai dan kolom Catatan di ujung kanannya."""
    buku_lama, kepala = buku_impor(impor)
    lembar = buku_lama.lembar[kepala.lembar]
    letak = impor.pemetaan
    catatan: dict[int, list[str]] = {}
    tanda: dict[tuple[int, int], bool] = {}
    for b in baris:
        kalimat = [f"{nama_isian(t['kolom'], impor.jenis)}: {kalimat_temuan(t)}" for t in b.temuan]
        catatan[b.nomor - 1] = kalimat
        for t in b.temuan:
            sel = (b.nomor - 1, letak.get(t["kolom"], 0))
            tanda[sel] = tanda.get(sel, False) or t["keliru"]
    keluaran = io.BytesIO()
    buku = xlsxwriter.Workbook(keluaran, _OPSI)
    rupa = _Rupa(buku)
    hasil = buku.add_worksheet(_("Data"))
    lebar = max(len(kepala.judul), *(len(b) for b in lembar.baris[:50]))
    for n, isi in enumerate(lembar.baris):
        for k, sel in enumerate(isi):
            rupa.tulis(hasil, n, k, sel, tanda.get((n, k)))
        if catatan.get(n):
            hasil.write_string(n, lebar, "\n".join(catatan[n])[:32_000], rupa.bungkus)
    for (n, k), keliru in tanda.items():
        if n < len(lembar.baris) and (k >= len(lembar.baris[n]) or lembar.baris[n][k] in (None, "")):
            hasil.write_blank(n, k, None, rupa.keliru if keliru else rupa.hati)
    hasil.write_string(kepala.baris, lebar, _("Catatan"), rupa.tebal)
    hasil.set_column(lebar, lebar, 80)
    hasil.freeze_panes(kepala.baris + 1, 0)
    buku.close()
    return keluaran.getvalue()


class _Rupa:
    """Format sel: biasa, bercatatan, keliru, dan tanggal dengan ketiga warnanya."""

    def __init__(self, buku: Any) -> None:
        warna: dict[bool | None, dict[str, str]] = {
            None: {},
            False: {"bg_color": "#FFF2CC"},
            True: {"bg_color": "#F8CECC"},
        }
        self.teks = {k: buku.add_format({"num_format": "@"} | w) for k, w in warna.items()}
        self.angka = {k: buku.add_format(w) for k, w in warna.items()}
        self.tanggal = {k: buku.add_format({"num_format": "dd-mm-yyyy"} | w) for k, w in warna.items()}
        self.hati, self.keliru = self.teks[False], self.teks[True]
        self.tebal = buku.add_format({"bold": True})
        self.bungkus = buku.add_format({"text_wrap": True, "valign": "top"})

    def tulis(self, lembar: Any, n: int, k: int, sel: Sel, keliru: bool | None) -> None:
        """Satu sel, dengan jenis isinya yang semula."""
        if sel is None or sel == "":
            return
        if isinstance(sel, bool):
            lembar.write_boolean(n, k, sel, self.angka[keliru])
        elif isinstance(sel, int | float):
            lembar.write_number(n, k, sel, self.angka[keliru])
        elif isinstance(sel, date | datetime):
            lembar.write_datetime(n, k, sel, self.tanggal[keliru])
        else:
            lembar.write_string(n, k, str(sel)[:32_000], self.teks[keliru])


def _lembar_petunjuk(buku: Any, jenis: str) -> None:
    lembar = buku.add_worksheet(_("Petunjuk"))
    lembar.set_column(0, 0, 26)
    lembar.set_column(1, 1, 12)
    lembar.set_column(2, 2, 40)
    tebal = buku.add_format({"bold": True})
    for k, judul in enumerate((_("Kolom"), _("Wajib"), _("Contoh"), _("Nama lain yang dikenal"))):
        lembar.write_string(0, k, judul, tebal)
    for n, satu in enumerate(isian(jenis).values(), start=1):
        contoh = _CONTOH[JenisImpor(jenis)]
        lembar.write_string(n, 0, satu.templat)
        lembar.write_string(n, 1, _("ya") if satu.wajib else "")
        lembar.write_string(n, 2, contoh[n - 1] if n <= len(contoh) else "")
        lembar.write_string(n, 3, ", ".join(satu.nama[1:]))
    saran = (
        _("Kolom NIP sudah berformat Teks. Tempel dengan “Tempel nilai saja” supaya formatnya tidak berubah."),
        _("Satu orang satu baris; jangan menggabungkan sel. Tanggal ditulis seperti 01-03-2024."),
        _("Baris pertama judul kolom; urutan kolom bebas dan kolom lain boleh ada."),
    )
    for n, kalimat in enumerate(saran, start=len(isian(jenis)) + 2):
        lembar.write_string(n, 0, kalimat)


def _lembar_kode(buku: Any, tebal: Any) -> None:
    lembar = buku.add_worksheet(_("Daftar kode"))
    lembar.set_column(0, 5, 30)
    daftar = (
        (_("Jenis unit"), [(k, jenis_unit(k)) for k in JENIS]),
        (_("Jenjang"), [(k, jenjang(k)) for k in JENJANG]),
        (_("Jenis ASN"), [(str(k), str(v)) for k, v in JenisAsn.choices]),
    )
    for k, (judul, isi) in enumerate(daftar):
        lembar.write_string(0, 2 * k, judul, tebal)
        for n, (kode, sebut) in enumerate(isi, start=1):
            lembar.write_string(n, 2 * k, kode)
            lembar.write_string(n, 2 * k + 1, sebut)

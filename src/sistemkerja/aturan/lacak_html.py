"""Halaman lacak: satu berkas HTML mandiri tanpa skrip, dapat dibaca pembaca layar dan dicetak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

_GAYA = """
:root{color-scheme:light dark;--garis:#8a8f98;--lunak:#59616e;--latar:#f4f5f7}
@media (prefers-color-scheme:dark){:root{--garis:#767d88;--lunak:#b4bac4;--latar:#23262c}}
body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:72rem;padding:1rem}
.lewati{position:absolute;left:-99rem}.lewati:focus{position:static}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dd{margin:0}
.gulir{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{border:1px solid var(--garis);padding:.4rem .6rem;text-align:start;vertical-align:top}
thead th{background:var(--latar)}tbody th{font-weight:600;min-width:9rem}
td ul{margin:0;padding-inline-start:1.1rem}.lunak{color:var(--lunak)}
caption{text-align:start;font-weight:600;padding-block:.5rem}
@media print{details{display:block}}
"""
_SEBUTAN_ANGKA = {
    "ketentuan": "Ketentuan dalam indeks", "ketentuan_aturan": "Ketentuan yang mengatur",
    "ketentuan_aturan_langsung": "… menjadi dasar aturan", "ketentuan_aturan_lewat_anak": "… lewat butir-butirnya",
    "aturan": "Aturan", "aturan_bercontoh": "Aturan yang punya contoh", "diam": "Diam yang tegas",
    "diam_bercontoh": "Diam yang punya contoh", "contoh": "Contoh", "contoh_lulus": "Contoh yang lulus",
    "catatan": "Catatan pembacaan",
}  # fmt: skip


def halaman(isi: Mapping[str, Any]) -> str:
    """Halaman HTML dari hasil `lacak`."""
    judul = f"Lacak {escape(isi['judul'])}"
    return (
        f'<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{judul}</title>\n'
        f'<style>{_GAYA}</style>\n</head>\n<body>\n<a class="lewati" href="#ketentuan">Ke daftar ketentuan</a>\n'
        f"<header>\n<h1>{judul}</h1>\n<p>{escape(isi['tentang'])}</p>\n</header>\n<main>\n"
        f"{_angka(isi['angka'])}{_tabel_ketentuan(isi['ketentuan'])}{_tabel_aturan(isi['aturan'])}"
        f"{_catatan(isi['catatan'])}</main>\n"
        f'<footer><p class="lunak">Sidik isi: {escape(isi["sidik"])}</p></footer>\n</body>\n</html>\n'
    )


def _angka(angka: Mapping[str, Any]) -> str:
    baris = "".join(f"<dt>{sebutan}</dt><dd>{angka[kode]}</dd>\n" for kode, sebutan in _SEBUTAN_ANGKA.items())
    for kode, sebutan in (("ketentuan_menurut_jenis", "Ketentuan menurut jenis"), ("aturan_menurut_sumber", "Sumber"),
                          ("catatan_menurut_jenis", "Catatan menurut jenis")):  # fmt: skip
        rinci = ", ".join(f"{escape(q.replace('_', ' '))} {v}" for q, v in angka[kode].items())
        baris += f"<dt>{sebutan}</dt><dd>{rinci or '—'}</dd>\n"
    return f'<section aria-labelledby="cakupan">\n<h2 id="cakupan">Cakupan</h2>\n<dl>\n{baris}</dl>\n</section>\n'


def _tabel_ketentuan(ketentuan: Iterable[Mapping[str, Any]]) -> str:
    baris = "".join(
        f'<tr id="{_id("k", x["alamat"])}"><th scope="row">{escape(x["alamat"])}</th>'
        f"<td>{escape(x['ringkasan'])}{_alasan(x)}</td><td>{escape(x['jenis'].replace('_', ' '))}</td>"
        f"<td>{_tautan(x['aturan'])}</td><td>{_daftar([*x['contoh'], *x['uji']])}</td>"
        f"<td>{_tautan(x['catatan'], 'c')}</td></tr>\n"
        for x in ketentuan
    )
    judul = ("Ketentuan", "Ringkasan", "Jenis", "Aturan", "Contoh dan uji", "Catatan")
    return _tabel("ketentuan", "Ketentuan", "Setiap ketentuan, aturannya, dan contohnya", judul, baris)


def _tabel_aturan(aturan: Iterable[Mapping[str, Any]]) -> str:
    baris = "".join(
        f'<tr id="{_id("a", x["id"])}"><th scope="row">{escape(x["id"])}</th>'
        f"<td>{escape(x['judul'])}{_bila(x)}</td><td>{_daftar(x['kalimat'])}</td><td>{escape(x['sumber'])}</td>"
        f"<td>{_tautan(x['dasar'], 'k')}</td><td>{_daftar(c['nama'] for c in x['contoh'])}</td></tr>\n"
        for x in aturan
    )
    judul = ("Aturan", "Pertanyaan", "Jawaban", "Sumber", "Dasar", "Contoh")
    return _tabel("aturan", "Aturan", "Setiap aturan, dasarnya, dan contohnya", judul, baris)


def _tabel(kode: str, judul: str, keterangan: str, kepala: Iterable[str], baris: str) -> str:
    sel = "".join(f'<th scope="col">{x}</th>' for x in kepala)
    return (
        f'<section aria-labelledby="{kode}">\n<h2 id="{kode}" tabindex="-1">{judul}</h2>\n'
        f'<div class="gulir" role="region" aria-labelledby="{kode}" tabindex="0">\n<table>\n'
        f"<caption>{keterangan}</caption>\n"
        f"<thead><tr>{sel}</tr></thead>\n<tbody>\n{baris}</tbody>\n</table>\n</div>\n</section>\n"
    )


def _catatan(catatan: Iterable[Mapping[str, Any]]) -> str:
    isi = "".join(
        f'<article id="{_id("c", c["kode"])}">\n<h3>{escape(c["kode"])} <span class="lunak">({escape(c["jenis"])})'
        f"</span></h3>\n<dl><dt>Tempat</dt><dd>{escape('; '.join(c['tempat']))}</dd>"
        f"<dt>Kata teks</dt><dd>{escape(c['kata'])}</dd><dt>Dipilih</dt><dd>{escape(c['pilihan'])}</dd>"
        f"<dt>Alasan</dt><dd>{escape(c['alasan'])}</dd><dt>Bila sebaliknya</dt>"
        f"<dd>{escape(c['bila_sebaliknya'])}</dd></dl>\n</article>\n"
        for c in catatan
    )
    return f'<section aria-labelledby="catatan">\n<h2 id="catatan">Catatan</h2>\n{isi}</section>\n'


def _daftar(isi: Iterable[str]) -> str:
    butir = "".join(f"<li>{escape(x)}</li>" for x in isi)
    return f"<ul>{butir}</ul>" if butir else "—"


def _tautan(isi: Iterable[str], awal: str = "a") -> str:
    def satu(x: str) -> str:
        if ":" in x:  # arti peran dan diam tidak punya baris sendiri
            return f"<li>{escape(x)}</li>"
        return f'<li><a href="#{_id(awal, x)}">{escape(x)}</a></li>'

    butir = "".join(satu(x) for x in isi)
    return f"<ul>{butir}</ul>" if butir else "—"


def _id(awal: str, kode: str) -> str:
    return escape(awal + "-" + "".join(c if c.isalnum() else "-" for c in kode))


def _alasan(x: Mapping[str, Any]) -> str:
    return f'<br><span class="lunak">{escape(x["alasan"])}</span>' if x["alasan"] else ""


def _bila(x: Mapping[str, Any]) -> str:
    return f'<br><span class="lunak">bila {escape(x["bila_kalimat"])}</span>' if x["bila_kalimat"] else ""

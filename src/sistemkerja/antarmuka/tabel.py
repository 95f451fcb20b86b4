"""A data table that sorts and filters by its columns, from the address alone: works without script, can be shared.

    KOLOM = (
        Kolom("nama", _("Nama"), urut="pegawai__nama", saring=True),
        Kolom("jenis", _("Jenis"), urut="jenis_asn", pilihan=JenisAsn.choices),
        Kolom("jumlah", _("Jumlah"), urut="jumlah", angka=True),
    )
    tabel = susun(request.GET, KOLOM, bawaan="nama")
    baris = baris.order_by(*tabel.order_by);  tabel.isi["nama"] is what was typed

Template: `_saring_tabel.html` before the table, `_kepala_tabel.html` in its head.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise

_TERPANJANG = 100


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its code in the address, its heading, the field to order by, and whether and how it is filtered."""

    kode: str
    label: str | Promise
    urut: str = ""
    angka: bool = False
    saring: bool = False
    pilihan: Sequence[tuple[str, Any]] = ()


@dataclass(slots=True)
class Tabel:
    """What the templates and the query need. `isi` holds the filters that are filled in, by code."""

    order_by: tuple[str, ...]
    isi: dict[str, str]
    kolom: list[dict[str, Any]] = field(default_factory=list)
    tersembunyi: list[tuple[str, str]] = field(default_factory=list)
    url_bersih: str = "?"
    id_formulir: str = "saring-tabel"

    @property
    def ada_saringan(self) -> bool:
        return any(k["nama"] for k in self.kolom)

    @property
    def tersaring(self) -> bool:
        return bool(self.isi)


def susun(data: QueryDict, kolom: Iterable[Kolom], *, bawaan: str, seri: str = "pk") -> Tabel:
    """The table as the address asks for it; what it does not know is ignored. `bawaan`: "nama" or "-nama"."""
    semua = list(kolom)
    boleh = {k.kode: k for k in semua if k.urut}
    diminta = data.get("urut", "")
    pakai = diminta if diminta.lstrip("-") in boleh else bawaan
    isi = {k.kode: teks for k in semua if (teks := _isi(data, k))}
    lain = [(n, v) for n in data if n not in {"urut", "page"} and not n.startswith("s_") for v in data.getlist(n)]
    saringan = [(f"s_{k}", v) for k, v in isi.items()]
    tanda = "-" if pakai.startswith("-") else ""
    tabel = Tabel((f"{tanda}{boleh[pakai.lstrip('-')].urut}", seri), isi)
    tabel.kolom = [_kepala(k, pakai, isi, [*lain, *saringan]) for k in semua]
    tabel.tersembunyi = [*lain, *([("urut", pakai)] if pakai != bawaan else [])]
    tabel.url_bersih = "?" + urlencode(tabel.tersembunyi)
    return tabel


def _isi(data: QueryDict, k: Kolom) -> str:
    teks = data.get(f"s_{k.kode}", "").replace("\0", "").strip()[:_TERPANJANG]
    if k.pilihan:
        return teks if teks in {str(kode) for kode, _ in k.pilihan} else ""
    return teks if k.saring else ""


def _kepala(k: Kolom, pakai: str, isi: dict[str, str], kueri: list[tuple[str, str]]) -> dict[str, Any]:
    arah = ""
    if pakai.lstrip("-") == k.kode:
        arah = "descending" if pakai.startswith("-") else "ascending"
    lanjut = f"-{k.kode}" if arah == "ascending" else k.kode
    return {
        "label": k.label,
        "angka": k.angka,
        "arah": arah,
        "url": "?" + urlencode([*kueri, ("urut", lanjut)]) if k.urut else "",
        "nama": f"s_{k.kode}" if k.saring or k.pilihan else "",
        "pilihan": k.pilihan,
        "isi": isi.get(k.kode, ""),
    }

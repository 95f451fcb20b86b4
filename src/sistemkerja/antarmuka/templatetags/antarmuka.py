"""Tags of the design system: `{% load antarmuka %}`."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import uuid4

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify

from sistemkerja.antarmuka import kata
from sistemkerja.antarmuka.bidang import siapkan
from sistemkerja.antarmuka.keadaan import lencana_untuk
from sistemkerja.antarmuka.middleware import isian
from sistemkerja.antarmuka.navigasi import kerangka as kerangka_dari

register = template.Library()

register.filter("tanggal", kata.tanggal)
register.filter("pukul", kata.pukul)
register.filter("sejak", kata.sejak)
register.filter("sisa", kata.sisa)
register.filter("lewat", kata.lewat)
register.filter("angka", kata.angka)
register.filter("rupiah", kata.rupiah)
register.filter("inisial", kata.inisial)


@register.filter
def tanggal_pendek(nilai: date | datetime | None) -> str:
    """27 Nov, with the year when it is another one."""
    return kata.tanggal(nilai, pendek=True)


@register.filter
def ayat(dasar: str) -> str:
    """The address of a provision in the reader: 'Pasal 12 ayat (2)' is pasal-12-ayat-2."""
    return slugify(dasar.replace(".", "-"))


@register.simple_tag
def ikon(nama: str, kelas: str = "", label: str = "") -> SafeString:
    """An icon of the sprite; silent for a screen reader unless it has a label."""
    alamat = f"{_lembar_ikon()}#{nama}"
    nada = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html(
        '<svg class="ikon {}" viewBox="0 0 24 24" {} focusable="false"><use href="{}"></use></svg>',
        kelas,
        nada,
        alamat,
    )


@cache
def _lembar_ikon() -> str:
    """Where the sprite is; a page asks for it a hundred times."""
    return static("antarmuka/ikon.svg")


@register.simple_tag
def lencana(kode: str, teks: str = "") -> SafeString:
    """The badge of a state: `{% lencana "menunggu" %}`, `{% lencana "menunggu" "Menunggu Sekda" %}`."""
    isi = lencana_untuk(kode)
    warna = f"lencana--{isi.warna}" if isi.warna else ""
    return format_html('<span class="lencana {}">{}{}</span>', warna, ikon(isi.ikon), teks or isi.kata)


@register.simple_tag
def pasal(dasar: str, peraturan: str = "") -> SafeString:
    """A chip with a provision; with the id of the regulation it leads to the reader (a decree does not)."""
    if not peraturan or not dasar.startswith(("Pasal", "Lampiran")):
        return format_html('<span class="pasal">{}{}</span>', ikon("pasal"), dasar)
    alamat = f"/peraturan/{peraturan}/{ayat(dasar)}/"
    return format_html('<a class="pasal" href="{}">{}{}</a>', alamat, ikon("pasal"), dasar)


@register.simple_tag
def waktu(pada: datetime, relatif: bool = False) -> SafeString:
    """A moment: `23 November 2026, 09.14`, or how long ago, kept fresh by the script."""
    tanda = SafeString("data-relatif") if relatif else ""
    teks = kata.sejak(pada) if relatif else kata.pukul(pada)
    return format_html('<time datetime="{}" title="{}" {}>{}</time>', pada.isoformat(), kata.pukul(pada), tanda, teks)


@register.simple_tag
def kunci_kirim() -> SafeString:
    """Idempotency key of a form: the second send of the same form changes nothing."""
    return format_html('<input type="hidden" name="kunci" value="{}">', uuid4())


@register.simple_tag(takes_context=True)
def isian_dikirim(context: Context) -> list[tuple[str, str]]:
    """What the reader has just posted, without tokens and passwords."""
    request = context.get("request")
    return isian(request) if request is not None and request.method == "POST" else []


@register.simple_tag(takes_context=True)
def kerangka(context: Context) -> dict[str, Any]:
    """Variables of the shell; a page may override some by the context variable `kerangka`."""
    isi = kerangka_dari(context.get("request"))
    return {**isi, **(context.get("kerangka") or {})}


@register.inclusion_tag("antarmuka/_orang.html")
def orang(nama: str = "", jabatan: str = "", sifat: str = "", kecil: bool = False) -> dict[str, Any]:
    """A chip of a person; without a name the post is vacant."""
    return {"nama": nama, "jabatan": jabatan, "sifat": sifat, "kecil": kecil}


@register.inclusion_tag("antarmuka/_bidang.html")
def bidang(medan: BoundField, label: str = "", bantuan: str = "") -> dict[str, Any]:
    """A field of a Django form with label, help, counter and errors."""
    return siapkan(medan, label=label, bantuan=bantuan)


@register.filter
def nomor_halaman(halaman: Page[Any]) -> Any:
    """Page numbers with the gaps left out."""
    return halaman.paginator.get_elided_page_range(halaman.number, on_each_side=1, on_ends=1)
